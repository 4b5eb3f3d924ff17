// What the service worker may answer itself: the shell and the hashed assets, nothing that anybody wrote. Pure; imported by sw.ts alone.

export type Plan =
  /** The page of the application: the network first, the kept shell when it does not answer. */
  | 'shell'
  /** A file whose name holds the hash of its content: kept for as long as its build. */
  | 'asset'
  /** Not ours to answer. */
  | 'network'

export type Asked = { method: string; mode: string; url: string }

/** API replies, live sockets and anything of another origin always go to the network. [C12] */
export function planOf({ method, mode, url }: Asked, origin: string): Plan {
  const { origin: asked, pathname } = new URL(url)
  if (method !== 'GET' || asked !== origin) return 'network'
  if (pathname.startsWith('/assets/') || pathname === '/mark.svg') return 'asset'
  if (mode !== 'navigate' || /^\/(api|live)(\/|$)/.test(pathname)) return 'network'
  return /\.[a-z0-9]+$/i.test(pathname) || /^\/(healthz|readyz)$/.test(pathname) ? 'network' : 'shell'
}

const cacheStem = 'maillage.shell.'

/** One cache per build: another build is another epoch, perhaps. */
export const cacheOf = (build: string): string => cacheStem + build

/** The caches of other builds. */
export const staleCaches = (names: readonly string[], build: string): string[] =>
  names.filter((name) => name.startsWith(cacheStem) && name !== cacheOf(build))

/** Of the files that a page has loaded before we were there, those worth keeping. */
export const assetsAmong = (urls: readonly unknown[], origin: string): string[] =>
  urls.filter(
    (url): url is string =>
      typeof url === 'string' &&
      URL.canParse(url) &&
      planOf({ method: 'GET', mode: 'no-cors', url }, origin) === 'asset' &&
      !url.endsWith('.map'),
  )
