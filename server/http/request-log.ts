// Each request bears an id and leaves one line: method, route, status, time. Never its query, body, cookies or address. [O7]
import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { isUuid } from '../../shared/ids.ts'
import type { Log } from '../log.ts'

declare module 'express-serve-static-core' {
  interface Locals {
    requestId: string
    /** Of the refusal that was answered, if it was one. */
    code?: string
  }
}

/** Ids are ours: one sent by the other side could forge a line of the log. */
export const requestId: RequestHandler = (_request, response, next) => {
  response.locals.requestId = randomUUID()
  response.setHeader('X-Request-Id', response.locals.requestId)
  next()
}

export function requestLog(log: Log): RequestHandler {
  return (request, response, next) => {
    const began = performance.now()
    const { method } = request
    const path = pathOf(request.originalUrl)
    response.once('close', () => {
      const { statusCode: status, writableFinished: finished } = response
      const facts = {
        requestId: response.locals.requestId,
        method,
        path,
        status,
        milliseconds: Math.round(performance.now() - began),
      }
      // whoever is told to come again, since many ask at once, was answered: nothing failed that anybody should look into
      if (response.locals.code === 'busy') log.warn(facts, 'request put off')
      // a balancer asks /readyz each second, and its 503 is an answer
      else if (status >= 500 && path !== '/readyz') log.error(facts, 'request failed')
      else if (isFollowing(method, path) && status < 400 && facts.milliseconds < longestWait) return
      else if (!finished) log.info(facts, 'request abandoned')
      else log.info(facts, 'request')
    })
    next()
  }
}

/** A hall asks a thousand times a second what is new, and waits for it by design: told only if it failed or took longer than it may. [A33] */
const isFollowing = (method: string, path: string): boolean =>
  method === 'GET' && /^\/api\/(?:rooms|workshops|screens)\/(?:.*\/)?(?:view|console)$/.test(path)
const longestWait = 30_000

/** The path without its query. Only short words and ids are kept: people put anything in addresses, secrets too. */
function pathOf(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? ''
  const parts = path.split('/').map((part) => (/^[\w.-]{0,22}$/.test(part) || isUuid(part) ? part : '*'))
  return parts.slice(0, 12).join('/')
}
