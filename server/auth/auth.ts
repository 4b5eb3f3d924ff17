// Who sends a request: asked by HTTP for each request and by the live upgrade.
import type { IncomingMessage } from 'node:http'
import type { Principal } from '../context.ts'
import type { Recognised, Sessions } from './sessions.ts'

/** Never throws on what the request holds: a malformed cookie is nobody's. [P8] */
export const recognise = (sessions: Sessions, request: IncomingMessage): Promise<Recognised | null> =>
  sessions.recognise(request.headers.cookie)

/** For those who cannot set a cookie again: an upgrade. */
export async function principalOf(sessions: Sessions, request: IncomingMessage): Promise<Principal | null> {
  return (await recognise(sessions, request))?.principal ?? null
}
