// The built client as it is served: compressed for whoever takes it, the same bytes for all, nothing outside of it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { staticFiles } from '../../../server/http/static.ts'

const program = 'export const words = "un atelier"\n'.repeat(200)
let directory = ''
let server: Server

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'maillage-client-'))
  mkdirSync(join(directory, 'assets'))
  writeFileSync(join(directory, 'assets', 'main-Ab_1-x.js'), program)
  writeFileSync(join(directory, 'index.html'), '<!doctype html>')
  server = createServer(express().use(staticFiles(directory)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(() => {
  server.close()
  rmSync(directory, { recursive: true })
})

async function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = server.address() as AddressInfo // it listens on a port, never on a path
  const response = await new Promise<IncomingMessage>((resolve, reject) =>
    request({ port, path, headers, method }, resolve).once('error', reject).end(),
  )
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part as Buffer) // without an encoding they are bytes
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }
}

describe('a program of the page', () => {
  it('comes compressed to whoever takes it, and is the same', async () => {
    const asked = Array.from({ length: 3 }, () => get('/assets/main-Ab_1-x.js', { 'accept-encoding': 'gzip, br' }))
    for (const { status, headers, body } of await Promise.all(asked)) {
      expect(status).toBe(200)
      expect(headers).toMatchObject({
        'content-encoding': 'gzip',
        vary: 'Accept-Encoding',
        'cache-control': 'public, max-age=31536000, immutable',
        'content-type': 'text/javascript; charset=utf-8',
      })
      expect(body.length).toBeLessThan(program.length / 3)
      expect(gunzipSync(body).toString()).toBe(program)
    }
  })

  it('comes as it is to whoever does not', async () => {
    const { headers, body } = await get('/assets/main-Ab_1-x.js')
    expect(headers['content-encoding']).toBeUndefined()
    expect(headers.vary).toBe('Accept-Encoding')
    expect(body.toString()).toBe(program)
  })

  it('that is not there is not found, however it is asked for', async () => {
    for (const path of ['/assets/none.js', '/assets/..%2findex.js', '/assets/../secret.js'])
      expect((await get(path, { 'accept-encoding': 'gzip' })).status).toBe(404)
  })

  it('under a name that no file can have, or that could not be read a moment ago, is no failure that stays', async () => {
    const gzip = { 'accept-encoding': 'gzip' }
    expect((await get(`/assets/${'a'.repeat(5_000)}.js`, gzip)).status).toBe(404)
    const late = join(directory, 'assets', 'late-1.js')
    mkdirSync(late)
    expect((await get('/assets/late-1.js', gzip)).status).toBe(404)
    rmSync(late, { recursive: true })
    writeFileSync(late, program)
    expect((await get('/assets/late-1.js', gzip)).headers['content-encoding']).toBe('gzip')
  })

  it('answers for its head, and in parts only as it is: a part of what was compressed would be of other bytes', async () => {
    const gzip = { 'accept-encoding': 'gzip' }
    const head = await get('/assets/main-Ab_1-x.js', gzip, 'HEAD')
    const whole = await get('/assets/main-Ab_1-x.js', gzip)
    expect([head.status, head.body.length]).toEqual([200, 0])
    expect(head.headers['content-length']).toBe(String(whole.body.length))
    const part = await get('/assets/main-Ab_1-x.js', { ...gzip, range: 'bytes=7-11' })
    expect([part.status, part.headers['content-encoding'], part.body.toString()]).toEqual([206, undefined, 'const'])
    expect(part.headers.vary).toBe('Accept-Encoding')
    const refused = await get('/assets/main-Ab_1-x.js', { 'accept-encoding': 'gzip;q=0' })
    expect(refused.headers['content-encoding']).toBeUndefined()
    // a tag of one form is never that of the other
    expect(whole.headers.etag).toBeUndefined()
  })
})
