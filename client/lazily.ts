// Parts of a page that are loaded when they are needed. One that cannot be loaded now, because the network has just gone,
// must not take the page with it: it is tried again until it comes, and its place stays empty meanwhile. [C14]
import { lazy, type ComponentType } from 'react'

const firstPause = 1_000
const longestPause = 15_000

type Part<P, N extends string> = Record<N, ComponentType<P>>

/** The component that a module exports under this name, like React's `lazy`: for what stands within a page that people are using. */
export const lazily = <P extends object, N extends string>(load: () => Promise<Part<P, N>>, name: N) =>
  lazy(async () => ({ default: (await untilLoaded(load, name))[name] }))

async function untilLoaded<P, N extends string>(load: () => Promise<Part<P, N>>, name: N): Promise<Part<P, N>> {
  let again = load
  for (let tries = 1, pause = firstPause; ; tries++, pause = Math.min(2 * pause, longestPause)) {
    try {
      return await again()
    } catch (error) {
      const address = addressIn(error)
      // A browser may remember that a module could not be had, and never ask for that address again: then it is asked for by another.
      if (address !== null) again = () => fetched<P, N>(`${address}?again=${tries}`, name)
      await new Promise((resolve) => setTimeout(resolve, pause)) // no network, or a server that restarts
    }
  }
}

/** The module that has the part: the file itself, or one of those that were built into it. Throws if none has. */
async function fetched<P, N extends string>(address: string, name: N): Promise<Part<P, N>> {
  const file = (await import(/* @vite-ignore */ address)) as object
  const isIt = (one: unknown): one is Part<P, N> => typeof one === 'object' && one !== null && name in one
  const found = [file, ...(Object.values(file) as unknown[])].find(isIt)
  if (!found) throw new Error(`no ${name} in what was loaded again`)
  return found
}

/** Chromium and Firefox name the address of a module that could not be had, of ours only if the page may run it. */
function addressIn(error: unknown): string | null {
  const named = error instanceof Error ? /https?:\/\/\S+?\.js(?=[\s?"']|$)/.exec(error.message) : null
  return named && new URL(named[0]).origin === location.origin ? named[0] : null
}
