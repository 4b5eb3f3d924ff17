// What every request of the API passes before anything is read of it: never cached, from our own pages, by whom, not too often.
import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { AppError } from '../../shared/errors.ts'
import { recognise } from '../auth/auth.ts'
import { isSameOrigin, isUnsafe, provenanceOf } from '../auth/same-origin.ts'
import type { Principal, Services } from '../context.ts'

declare module 'express-serve-static-core' {
  interface Locals {
    principal: Principal | null
    /** The hash of the cookie of a device in a room, if it has one. */
    device: string | null
  }
}

/** In order. `perMinute`: requests of one session; far above what a person does. */
export const guards = (services: Services, perMinute = 900): RequestHandler[] => [
  noStore,
  sameOrigin(services),
  whoAsks(services),
  notTooOften(perMinute),
]

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store')
  next()
}

/** What changes something must come from our own pages. [P13] */
const sameOrigin =
  (services: Services): RequestHandler =>
  (request, _response, next) => {
    if (isUnsafe(request.method) && !isSameOrigin(provenanceOf(request), services.publicUrl())) {
      throw new AppError('badOrigin')
    }
    next()
  }

const whoAsks =
  (services: Services): RequestHandler =>
  async (request, response, next) => {
    const found = await recognise(services.sessions, request)
    response.locals.principal = found?.principal ?? null
    response.locals.device = services.deviceCookie.hashIn(request.headers.cookie)
    if (found?.renewal) response.append('Set-Cookie', found.renewal)
    next()
  }

/** By session, or by device in a room: a hall shares one address, so addresses count failures only (auth/throttle.ts). */
export const notTooOften = (perMinute: number): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    legacyHeaders: false,
    skip: (_request, { locals }) => locals.principal === null && locals.device === null,
    keyGenerator: (_request, { locals }) => locals.principal?.sessionId ?? `device ${locals.device}`,
    handler: () => {
      throw new AppError('tooManyTries', { seconds: 60 })
    },
  })
