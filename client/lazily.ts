// Parts of a page that are loaded when they are needed. One that cannot be loaded now, because the network has just gone,
// must not take the page with it: it is tried again until it comes, and its place stays empty meanwhile.
import { lazy, type ComponentType } from 'react'

const firstPause = 1_000
const longestPause = 15_000

/** Like React's `lazy`, for what stands within a page that people are using. */
export const lazily = <P extends object>(load: () => Promise<{ default: ComponentType<P> }>) =>
  lazy(() => untilLoaded(load))

async function untilLoaded<T>(load: () => Promise<T>): Promise<T> {
  for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
    try {
      return await load()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause)) // no network, or a server that restarts
    }
  }
}
