// Figures of HTTP: requests by route and status. A route is a pattern of the contract, never an address: ids are in those.
import type { RequestHandler } from 'express'
import { exchangeRoutes, fileRoutes, routes } from '../../shared/routes.ts'
import { Histogram, type Registry } from './registry.ts'
import type { Labels, Sample } from './text.ts'

const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

const apiPatterns: ReadonlySet<string> = new Set(
  Object.values({ ...routes, ...fileRoutes, ...exchangeRoutes }).map((route) => route.slice(route.indexOf(' ') + 1)),
)
/** Answered when there is something to say. */
const waiting: ReadonlySet<string> = new Set(
  [routes.readRoom, routes.readConsole, routes.readScreen].map((route) => route.slice(route.indexOf(' ') + 1)),
)
const own = new Set(['/healthz', '/readyz', '/metrics'])
const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Which of a closed list of names a request is counted under. `pattern` is the route that took it, if one did. */
function routeName(pattern: string | undefined, path: string): string {
  if (pattern !== undefined && (apiPatterns.has(pattern) || own.has(pattern) || pattern.startsWith('/live/')))
    return pattern
  if (path.startsWith('/api/')) return 'api, unknown'
  if (path.startsWith('/live/')) return 'live, unknown'
  return path.startsWith('/assets/') ? 'asset' : 'page'
}

/** Counts what passes. The down stream of the fallback lasts as long as a page is open, a feed waits: their time says nothing. */
export function countRequests(registry: Registry): RequestHandler {
  const requests = new Map<string, { labels: Labels; value: number }>()
  const times = new Map<string, Histogram>()
  registry.family('counter', 'maillage_http_requests_total', 'Requests answered, by route, method and status.', () => [
    ...requests.values(),
  ])
  registry.family('histogram', 'maillage_http_request_seconds', 'How long requests took, by route.', () =>
    [...times].flatMap(([route, histogram]): Sample[] => histogram.samples({ route })),
  )
  return (request, response, next) => {
    const began = performance.now()
    response.once('close', () => {
      const route = routeName(patternOf(request.route), request.originalUrl)
      const method = knownMethods.has(request.method) ? request.method : 'other'
      const status = response.writableFinished ? String(response.statusCode) : 'abandoned'
      const key = `${method} ${route} ${status}`
      const entry = requests.get(key) ?? { labels: { route, method, status }, value: 0 }
      entry.value++
      requests.set(key, entry)
      if (route.endsWith('/fallback') || waiting.has(route)) return
      const time = times.get(route) ?? new Histogram(bounds)
      time.observe((performance.now() - began) / 1000)
      times.set(route, time)
    })
    next()
  }
}

/** Express leaves the route that matched on the request; a pattern that is no text is none of ours. */
function patternOf(route: unknown): string | undefined {
  if (typeof route !== 'object' || route === null || !('path' in route)) return undefined
  return typeof route.path === 'string' ? route.path : undefined
}
