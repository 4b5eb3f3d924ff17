// Puts the service worker in charge, and hands it what this page had loaded before.

/** Does nothing in development, nor where the browser has no service worker (no secure context). */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const workers = navigator.serviceWorker
  const handOver = () => workers.controller?.postMessage({ keep: loadedFiles() })
  // a new build's worker starts with an empty cache
  workers.addEventListener('controllerchange', handOver)
  handOver()
  // without it the page works, online
  workers.register('/sw.js', { updateViaCache: 'none' }).catch((error: unknown) => console.warn(error))
}

const loadedFiles = (): string[] => [
  ...new Set(performance.getEntriesByType('resource').map(({ name }) => name.split('#')[0] ?? '')),
]
