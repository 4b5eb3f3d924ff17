// Puts the contract on HTTP: each endpoint's path, who reaches it, its input checked, its operation, its reply checked.
import express, { Router, type Request, type RequestHandler, type Response } from 'express'
import type { z } from 'zod'
import { api } from '../../shared/api.ts'
import type { Reach } from '../../shared/endpoint.ts'
import { AppError } from '../../shared/errors.ts'
import { routes, type EndpointName } from '../../shared/routes.ts'
import type { FeedMessage } from '../../shared/workshop/view.ts'
import type { Context, Principal, Services } from '../context.ts'
import { guards, notTooOften } from './guards.ts'
import { operations } from './operations.ts'
import { sendFeed } from './writing-feeds.ts'

export type BindOptions = {
  services: Services
  /** Largest body, in bytes. */
  bodyBytes: number
  /** Requests of one session a minute; far above what a person does. */
  perMinute?: number
}

/** The whole API as one router, its paths beginning with /api. */
export function apiRouter({ services, bodyBytes, perMinute }: BindOptions): Router {
  const router = Router()
  router.use('/api', ...guards(services, perMinute), express.json({ limit: bodyBytes }))
  // routes are tried one after the other: those that a hall asks all the time come first
  const names = (Object.keys(routes) as EndpointName[]).sort((a, b) => Number(busy.has(b)) - Number(busy.has(a))) // it forgets the type
  for (const name of names) {
    const { method, path } = routeOf(name)
    const most = costly[name]
    router[method](path, ...(most === undefined ? [] : [notTooOften(most)]), serve(services, name))
  }
  return router
}

/** Of one session a minute: each keeps the database or a thread at work for longer than a read does. Far above what a person does. [O44] */
const costly: Partial<Record<EndpointName, number>> = {
  search: 600,
  importDirectory: 120,
  exportDirectory: 20,
  saveTemplate: 20,
  readTemplate: 120,
  duplicateDocument: 30,
  createTag: 120,
  restoreText: 30, // each may write a whole text again
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

function routeOf(name: EndpointName): { method: Method; path: string } {
  const [method = '', path = ''] = routes[name].split(' ')
  return { method: method.toLowerCase() as Method, path } // the type of `routes` says which words stand first
}

/** An operation as the binder sees it: its input was just checked by its own schema. */
type Bound = (ctx: Context, input: unknown) => Promise<object>

function serve(services: Services, name: EndpointName): RequestHandler {
  const { reach, input, output } = api[name]
  const operation = operations[name] as Bound // the pair (schema, operation) is of one name, which the compiler cannot follow here
  return async (request, response) => {
    const ctx = contextOf(services, request, response)
    requireReach(reach, ctx.principal)
    const given = parsed(input, { ...request.query, ...bodyOf(request), ...request.params })
    const reply = await operation(ctx, given)
    const said = checked(name, output, reply)
    if (feeds.has(name)) sendFeed(request, response, said as FeedMessage) // checked by its schema
    else response.json(said)
  }
}

const feeds: ReadonlySet<EndpointName> = new Set(['readRoom', 'readConsole', 'readScreen'])

const busy: ReadonlySet<EndpointName> = new Set<EndpointName>([...feeds, 'takePart', 'findRoom', 'joinRoom'])

/** Services, for this request. */
export function contextOf(services: Services, request: Request, response: Response): Context {
  let left: AbortSignal | undefined
  const caller = {
    address: request.ip ?? '',
    device: request.get('user-agent') ?? '',
    cookies: request.headers.cookie ?? '',
    setCookie: (line: string) => void response.append('Set-Cookie', line),
    left: () => (left ??= leaving(response)),
  }
  const { principal } = response.locals
  const history = principal ? services.history.for(principal.personId, caller.left) : services.history
  return { ...services, history, principal, caller }
}

/** Aborted when whoever asked goes away before the answer. */
export function leaving(response: Response): AbortSignal {
  const left = new AbortController()
  const leave = () => {
    if (!response.writableFinished) left.abort()
  }
  if (response.closed) leave()
  else response.once('close', leave)
  return left.signal
}

/** To someone who is no administrator, what only administrators reach is not there. */
function requireReach(reach: Reach, principal: Principal | null): void {
  if (reach === 'public') return
  if (!principal) throw new AppError('signedOut')
  if (reach === 'admin' && !principal.isAdmin) throw new AppError('notFound')
}

const bodyOf = ({ body }: Request): object =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}

function parsed(schema: z.ZodType, input: object): unknown {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const fields = result.error.issues.map(({ path }) => path.join('.')).filter((path) => path !== '')
  throw new AppError('badInput', { fields: [...new Set(fields)].slice(0, 20) })
}

/** Nothing leaves but what the contract names, whatever an operation gives. */
function checked(name: EndpointName, schema: z.ZodType, reply: object): unknown {
  const result = schema.safeParse(reply)
  if (result.success) return result.data
  throw new Error(`${name} replied against its contract: ${result.error.message}`)
}
