// Which network address a request comes from, seen through as many proxies as TRUST_PROXY lets us believe.
import type { IncomingMessage } from 'node:http'
import express from 'express'

type Trusts = (address: string, hops: number) => boolean

/** As `request.ip` of Express, for requests that never pass it: upgrades. */
export function addressReader(trustProxy: number | string): (request: IncomingMessage) => string {
  const app = express()
  app.set('trust proxy', trustProxy)
  const trusts = app.get('trust proxy fn') as Trusts // what Express compiles the setting to
  return ({ socket, headers }) => {
    const forwarded = String(headers['x-forwarded-for'] ?? '').split(',')
    const path = [socket.remoteAddress ?? '', ...forwarded.map((address) => address.trim()).reverse()].filter(Boolean)
    return path.find((address, hops) => !trusts(address, hops)) ?? path.at(-1) ?? ''
  }
}
