// npm run dev: the server from its sources and the client with hot reload, on one port, with the story and signed-in links.
import { Server, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Router, type RequestHandler } from 'express'
import { createServer } from 'vite'
import { createApp, type Part } from '../app.ts'
import { CannotStart } from '../cannot-start.ts'
import { readConfig, warnings } from '../config.ts'
import { makeProduct, partsOf } from '../parts.ts'
import { projectRoot } from '../project-root.ts'
import { signInLinks } from './sign-in-links.ts'

/** Vite serves the pages, and takes its own sockets. */
async function hotClient(): Promise<{ client: RequestHandler; part: Part }> {
  // Vite insists on a server to listen to; ours gives it only the upgrades that are its own
  const upgrades = new Server()
  const vite = await createServer({
    configFile: join(projectRoot, 'vite.config.ts'),
    root: join(projectRoot, 'client'),
    server: { middlewareMode: true, hmr: { server: upgrades } },
    appType: 'spa',
  })
  const upgrade: Part['upgrade'] = (request, socket, head) =>
    isHot(request) && upgrades.emit('upgrade', request, socket, head)
  // the sources of client/live bear addresses below /live, where what no part knows is refused
  const sources = Router()
  sources.get(/^\/live\/[\w-]+\.tsx?$/, vite.middlewares)
  return { client: vite.middlewares, part: { routers: [sources], upgrade, close: () => vite.close() } }
}

const isHot = ({ headers }: IncomingMessage): boolean =>
  /vite-(?:hmr|ping)/.test(headers['sec-websocket-protocol'] ?? '')

async function run(): Promise<void> {
  // its own directory: that of `npm start` is running, or holds no story
  const config = readConfig({ DATA_DIR: '.dev', MAILLAGE_SEED: 'story' })
  for (const line of warnings(config)) process.stdout.write(`${line}\n`)
  const { client, part } = await hotClient()
  const app = await createApp(config, {
    client,
    parts: (ground) => {
      const product = makeProduct(ground)
      return [...partsOf(product, config.limits.bodyBytes, config.seed), signInLinks(product.services), part]
    },
  })
  for (const line of [app.url, ...app.greetings]) process.stdout.write(`${line}\n`)
  const end = (): void => void app.close().then((unsaved) => process.exit(unsaved === 0 ? 0 : 1))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end)
}

await run().catch((error: unknown) => {
  if (!(error instanceof CannotStart)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
