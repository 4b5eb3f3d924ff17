// How the client reaches the server: one function over fetch, typed by the contract, without its schemas. `call` is for pages that
// need no account; signed-in ones have theirs in signed-in-api.ts, with the whole table.
import type { Input, Reply } from '../shared/api.ts'
import type { ErrorCode, ErrorDetails } from '../shared/errors.ts'
import { openRoutes, type OpenEndpointName, type Route } from '../shared/open-routes.ts'
import type { EndpointName } from '../shared/routes.ts'

/** `offline`: no answer came, so nothing is known to have changed. `bug`: the server failed in a way it did not expect. */
export type FailureCode = ErrorCode | 'offline' | 'bug'

export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: FailureCode
  readonly details: ErrorDetails
  readonly requestId: string

  constructor(code: FailureCode, details: ErrorDetails = {}, requestId = '') {
    super(code)
    this.code = code
    this.details = details
    this.requestId = requestId
  }
}

export type Request = { method: string; path: string; body: string | undefined }

/** Where a call goes: path parameters are filled from the input, what remains is the query of a read or the body of a write. */
export function requestOf(route: Route, input: Readonly<Record<string, unknown>>): Request {
  const [method = '', pattern = ''] = route.split(' ')
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined))
  const path = pattern.replace(/:(\w+)/g, (_, key: string) => {
    const value = rest.get(key)
    const said = typeof value === 'number' ? String(value) : value
    if (typeof said !== 'string' || said === '') throw new Error(`${route} needs ${key}`)
    rest.delete(key)
    return encodeURIComponent(said)
  })
  if (method !== 'GET') return { method, path, body: JSON.stringify(Object.fromEntries(rest)) }
  const query = new URLSearchParams([...rest].map(([key, value]) => [key, String(value)])).toString()
  return { method, path: query === '' ? path : `${path}?${query}`, body: undefined }
}

type Call<Name extends EndpointName> = <N extends Name>(
  name: N,
  input: Input<N>,
  signal?: AbortSignal,
) => Promise<Reply<N>>

/** What calls an endpoint by its name in a table. Every failure is a `Failure`, but for the end that `signal` makes. */
export const callerOf =
  <Name extends EndpointName>(table: Readonly<Record<Name, Route>>): Call<Name> =>
  <N extends Name>(name: N, input: Input<N>, signal?: AbortSignal) =>
    answerTo<Reply<N>>(requestOf(table[name], input as Record<string, unknown>), signal)

export const call = callerOf<OpenEndpointName>(openRoutes)

async function answerTo<Answer>({ method, path, body }: Request, signal?: AbortSignal): Promise<Answer> {
  const headers = body === undefined ? undefined : { 'content-type': 'application/json' }
  let response: Response
  try {
    response = await fetch(path, { method, body, headers, credentials: 'same-origin', signal: signal ?? null })
  } catch (error) {
    if (error instanceof TypeError) throw new Failure('offline') // fetch rejects so when there is no answer
    throw error
  }
  if (!response.ok) throw await failureOf(response)
  try {
    return (await response.json()) as Answer // checked by the server against the same contract
  } catch (error) {
    // a page where JSON was expected (a proxy, a captive portal), or a reply cut on its way
    if (error instanceof SyntaxError || error instanceof TypeError) throw new Failure('unavailable')
    throw error
  }
}

/** What a refused request says. */
export async function failureOf(response: Response): Promise<Failure> {
  const said: unknown = await response.json().catch(() => null) // a proxy in between answers with a page
  if (typeof said !== 'object' || said === null || !('code' in said)) {
    return new Failure(response.status >= 502 ? 'unavailable' : 'bug')
  }
  const { code, details, requestId } = said as { code: FailureCode; details?: ErrorDetails; requestId?: string }
  return new Failure(code, details, requestId)
}
