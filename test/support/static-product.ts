// The built client before a server that answers as it is told: no process, no database. For what a page makes of answers, and of none.
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { BrowserContext, Route } from 'playwright-core'
import { routes, type EndpointName } from '../../shared/routes.ts'
import { root } from './paths.ts'

export const staticBase = 'http://maillage.example'
const built = join(root, 'dist', 'client')
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }

/** What the server does with a call: replies in JSON, fails with a status, is not there, or lets one wait. */
export type Told = { json: unknown } | { status: number } | 'unreachable' | 'silent'

/** Every request of this context is answered from the built files, and every call by `tell`. Sockets do not open. */
export async function answerAs(
  context: BrowserContext,
  tell: (name: EndpointName | null) => Promise<Told>,
): Promise<void> {
  await context.routeWebSocket(/./, (socket) => void socket.close())
  await context.route(`${staticBase}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname.startsWith('/api/')) return answer(route, await tell(endpointAt(route.request().method(), pathname)))
    const file = join(built, pathname)
    const isFile = extname(pathname) !== '' && existsSync(file)
    return route.fulfill({
      contentType: isFile ? (types[extname(pathname)] ?? 'application/octet-stream') : 'text/html',
      body: readFileSync(isFile ? file : join(built, 'index.html')),
    })
  })
}

async function answer(route: Route, told: Told): Promise<void> {
  if (told === 'silent') return
  if (told === 'unreachable') return route.abort('internetdisconnected')
  if ('json' in told) return route.fulfill({ json: told.json })
  return route.fulfill({ status: told.status, json: { code: 'bug', requestId: 'r1' } })
}

const patterns = Object.entries(routes).map(([name, route]) => {
  const [method = '', path = ''] = route.split(' ')
  return { name: name as EndpointName, method, pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) }
})

/** Which endpoint answers there: of two, the one whose path has more words of its own. */
function endpointAt(method: string, pathname: string): EndpointName | null {
  const fitting = patterns.filter((one) => one.method === method && one.pattern.test(pathname))
  const words = ({ pattern }: (typeof patterns)[number]) => -pattern.source.split('[^/]+').length
  return fitting.sort((a, b) => words(b) - words(a))[0]?.name ?? null
}
