// What browsers are told to refuse on our behalf.
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** Everything from ourselves only. Of styles, attributes are let in: the editor gives carets and columns theirs. */
export function securityHeaders(secure: boolean): RequestHandler {
  const self = ["'self'"]
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: self,
        styleSrc: self,
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: self,
        fontSrc: self,
        // some browsers do not count our own sockets as 'self'
        connectSrc: ["'self'", ({ headers }) => ownSockets(headers.host)],
        workerSrc: self,
        manifestSrc: self,
        formAction: self,
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 365 * 24 * 3600, includeSubDomains: false } : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // addresses hold ids of documents, and links hold secrets
    referrerPolicy: { policy: 'no-referrer' },
    originAgentCluster: secure,
    xFrameOptions: { action: 'deny' },
  })
}

/** The Host header is the other side's word: only what can be a host is repeated. */
const ownSockets = (host = ''): string => (/^[\w.:[\]-]{1,255}$/.test(host) ? `ws://${host} wss://${host}` : "'self'")
