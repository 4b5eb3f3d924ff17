// The HTTP application: what every request passes through, in order. Routers are given; nothing here knows a noun.
import express, { type Express, type RequestHandler, type Router } from 'express'
import type { Log } from '../log.ts'
import { errorHandler, notFound } from './error-handler.ts'
import { requestId, requestLog } from './request-log.ts'
import { securityHeaders } from './security-headers.ts'
import { staticFiles } from './static.ts'

export interface HttpAppOptions {
  log: Log
  /** As Express takes it. */
  trustProxy: number | string
  /** Whether people reach us by https: browsers are then told to come back by it only. */
  secure: boolean
  /** Resolves when the database answers. */
  isReady: () => Promise<void>
  /** Counts each request, and shows the figures to who runs the process; null: neither. */
  metrics?: { count: RequestHandler; page: RequestHandler } | null
  /** Directory of the built client, or what serves the pages in its place (development), or null for no pages. */
  client: string | RequestHandler | null
  /** In order, after health and before the pages. Their paths begin with /api or /live. */
  routers: Router[]
}

export function createHttpApp(options: HttpAppOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag') // pages set their own; replies of the API must not be cached
  app.set('trust proxy', options.trustProxy)
  if (options.metrics) app.use(options.metrics.count)
  app.use(requestId, requestLog(options.log))
  if (typeof options.client === 'string') app.use(securityHeaders(options.secure)) // Vite's page has scripts in it
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }))
  app.get('/readyz', async (_request, response) => {
    await options.isReady()
    response.json({ status: 'ready' })
  })
  if (options.metrics) app.get('/metrics', options.metrics.page)
  for (const router of options.routers) app.use(router)
  app.use(['/api', '/live'], notFound)
  if (options.client !== null)
    app.use(typeof options.client === 'string' ? staticFiles(options.client) : options.client)
  app.use(notFound)
  app.use(errorHandler(options.log))
  return app
}
