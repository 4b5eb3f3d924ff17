// The service worker: lets a document opened before open without a network. Keeps the shell and the assets of one build, and no words.
import { assetsAmong, cacheOf, planOf, staleCaches } from './sw-rules.ts'

/** The hash of the build, written in by vite.config.ts. */
declare const __BUILD__: string

const worker = self as unknown as ServiceWorkerGlobalScope // the types of a page and of a worker are loaded together
const shell = '/'
/** How long the network may be silent before the kept shell is shown. */
const patience = 4_000

const cache = () => caches.open(cacheOf(__BUILD__))

worker.addEventListener('install', (event) => {
  event.waitUntil(
    cache()
      .then((kept) => kept.add(new Request(shell, { cache: 'reload' })))
      .then(() => worker.skipWaiting()),
  )
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOldCaches().then(() => worker.clients.claim()))
})

// what the page loaded before this worker was in charge
worker.addEventListener('message', (event) => {
  const { keep } = event.data as { keep?: unknown } // sent by register-worker.ts; its content is checked below
  if (Array.isArray(keep)) event.waitUntil(keepAll(assetsAmong(keep, worker.location.origin)))
})

worker.addEventListener('fetch', (event) => {
  const plan = planOf(event.request, worker.location.origin)
  if (plan === 'shell') event.respondWith(openShell(event.request))
  if (plan === 'asset') event.respondWith(openAsset(event.request))
})

async function openShell(request: Request): Promise<Response> {
  const kept = await (await cache()).match(shell)
  try {
    const silence = kept ? AbortSignal.timeout(patience) : undefined
    return await fetch(request, { signal: silence })
  } catch (error) {
    if (kept) return kept
    throw error
  }
}

async function openAsset(request: Request): Promise<Response> {
  const all = await cache()
  const kept = await all.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  // not kept (a full disk, a cache that another build drops): the page has it all the same
  if (answer.status === 200) await all.put(request, answer.clone()).catch((error: unknown) => console.warn(error))
  return answer
}

async function keepAll(urls: readonly string[]): Promise<void> {
  const all = await cache()
  await Promise.all(
    urls.map(async (url) => {
      if (!(await all.match(url))) await all.add(url)
    }),
  )
}

async function dropOldCaches(): Promise<void> {
  const stale = staleCaches(await caches.keys(), __BUILD__)
  await Promise.all(stale.map((name) => caches.delete(name)))
}
