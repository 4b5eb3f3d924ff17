// The secret of a single-use link: read from the fragment once, taken out of the address bar, kept for a reload of this tab.

/** The token this page was opened with, or an empty string. */
export function takeToken(page: string): string {
  const key = `maillage:token:${page}`
  const fresh = location.hash.slice(1)
  if (fresh !== '') {
    history.replaceState(history.state, '', location.pathname)
    sessionStorage.setItem(key, fresh)
    return fresh
  }
  return sessionStorage.getItem(key) ?? ''
}

export const dropToken = (page: string): void => sessionStorage.removeItem(`maillage:token:${page}`)
