// Whether a request comes from our own pages: asked of unsafe requests and of the upgrade. [P13]
import type { IncomingMessage } from 'node:http'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** How a request names where it comes from and where it goes. */
export type Provenance = { origin: string | undefined; fetchSite: string | undefined; host: string | undefined }

export const provenanceOf = ({ headers }: IncomingMessage): Provenance => ({
  origin: headers.origin,
  fetchSite: typeof headers['sec-fetch-site'] === 'string' ? headers['sec-fetch-site'] : undefined,
  host: headers.host,
})

/**
 * Whether this is from our own pages, at PUBLIC_URL or at the host the browser actually used. What names no origin
 * (a program, not a page) passes: a page cannot hide where it comes from.
 */
export function isSameOrigin({ origin, fetchSite, host }: Provenance, publicUrl: string): boolean {
  if (origin === undefined) return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none'
  if (!URL.canParse(origin)) return false // « null » too: sandboxed frames and files
  const from = new URL(origin)
  if (URL.canParse(publicUrl) && from.origin === new URL(publicUrl).origin) return true
  return host !== undefined && from.host === hostAs(from.protocol, host)
}

/** The host in the form that URL gives it: without a default port. */
function hostAs(protocol: string, host: string): string | null {
  const url = `${protocol}//${host}`
  return URL.canParse(url) ? new URL(url).host : null
}

export const isUnsafe = (method: string | undefined): boolean => !safeMethods.has(method ?? 'GET')
