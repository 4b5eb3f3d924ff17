// GET /metrics: the figures of this process, for who runs it and nobody else. To others it is not there. [O9]
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { AppError } from '../../shared/errors.ts'

/** What a proxy adds: the request came from elsewhere, however near its last leg. */
const signsOfAProxy = /^(?:forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|x-cluster-client-ip|.*-connecting-ip)$/

export interface MetricsPageOptions {
  /** Lets in from anywhere; unset: this machine only. */
  token: string | undefined
  contentType: string
  text(): Promise<string>
}

export function metricsPage({ token, contentType, text }: MetricsPageOptions): RequestHandler {
  return async (request, response) => {
    if (!(token !== undefined && bears(request, token)) && !isOfThisMachine(request)) throw new AppError('notFound')
    response.set({ 'Content-Type': contentType, 'Cache-Control': 'no-store' }).end(await text())
  }
}

/** Compared by hash, so that neither its beginning nor its length shows in the time taken. */
function bears({ headers }: IncomingMessage, token: string): boolean {
  const given = /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1]
  return given !== undefined && timingSafeEqual(sha256(given), sha256(token))
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * From this machine, and asked by its own name. Behind a proxy on the same machine everybody comes from it: such
 * requests bear a proxy's headers, or the name that people use. [O9]
 */
function isOfThisMachine({ socket, headers, httpVersion }: IncomingMessage): boolean {
  if (!isLoopback(socket.remoteAddress ?? '') || httpVersion === '1.0') return false
  if (Object.keys(headers).some((name) => signsOfAProxy.test(name))) return false
  const host = headers.host ?? ''
  return URL.canParse(`http://${host}`) && isLoopback(new URL(`http://${host}`).hostname)
}

const isLoopback = (name: string): boolean =>
  /^(?:localhost|\[?::1\]?|(?:::ffff:)?127(?:\.\d{1,3}){3})$/.test(name.toLowerCase())
