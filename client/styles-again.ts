// Styles that did not come (the network went, a server restarted) are asked for again: the part that they belong to is loaded
// anew by `lazily`, but Vite asks for each stylesheet once only, so that the part would stand there bare.

const firstPause = 1_000
const longestPause = 15_000

/** From here on, every stylesheet that cannot be loaded is tried again until it comes. */
export function insistOnStyles(page: Document): void {
  const pauses = new WeakMap<EventTarget, number>()
  const hear = ({ target }: Event) => {
    if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return
    const pause = pauses.get(target) ?? firstPause
    const fresh = target.cloneNode() as HTMLLinkElement // the clone of a link is a link
    pauses.set(fresh, Math.min(2 * pause, longestPause))
    setTimeout(() => target.replaceWith(fresh), pause)
  }
  page.addEventListener('error', hear, true) // such an error does not bubble
}
