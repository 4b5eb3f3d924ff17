// The nginx configuration of docs/operations, in a real nginx: both transports pass, unbuffered, and nothing else does.
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { Author } from '../../support/author.ts'
import { anNginx, hasNginx } from '../../support/nginx.ts'
import { aWholeProduct } from '../../support/whole-product.ts'
import { fallbackSocket } from '../../support/wire-socket.ts'
import { EPOCH } from '../../../shared/protocol.ts'

test.skipIf(!hasNginx)('through nginx: one by websocket and one by the fallback write together [O14]', async () => {
  const product = await aWholeProduct({ env: { TRUST_PROXY: '1' } })
  const url = await anNginx([product.url])
  const address = `${url.replace('http', 'ws')}/live/document/${product.documentId}?epoch=${EPOCH}&ours=1`
  const writer = await product.join('writer')
  const headers = { cookie: product.pilot.visitor.cookie, origin: url }
  const nadia = new Author(new WebSocket(address, { headers }))
  const ben = new Author(fallbackSocket(address, { cookie: writer.visitor.cookie, origin: url }))
  await Promise.all([nadia.whenSynced(), ben.whenSynced()])
  nadia.type('par le websocket ')
  await nadia.whenSaved()
  await ben.until(() => ben.text.includes('par le websocket'))
  ben.type('et par le flux, sans attendre')
  await ben.whenSaved()
  await nadia.until(() => nadia.text.includes('sans attendre'))
  nadia.type('x'.repeat(3 * 1024 * 1024))
  await nadia.whenSaved()
  ben.type('y'.repeat(3 * 1024 * 1024))
  await ben.whenSaved()
  await Promise.all([nadia, ben].map((one) => one.until(() => one.text.length > 6 * 1024 * 1024)))
  const carried = await (await fetch(`${product.url}/metrics`)).text()
  expect(carried).toContain('maillage_connections{transport="websocket",kind="document"} 1')
  expect(carried).toContain('maillage_connections{transport="fallback",kind="document"} 1')
})

test.skipIf(!hasNginx)('through nginx: a foreign origin is refused, the figures are not there [O14, O10]', async () => {
  const product = await aWholeProduct({ env: { TRUST_PROXY: '1' } })
  const url = await anNginx([product.url])
  expect((await fetch(`${url}/metrics`)).status).toBe(404)
  expect((await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '127.0.0.1' } })).status).toBe(404)
  const status = await new Promise((resolve) => {
    const ws = new WebSocket(`${url.replace('http', 'ws')}/live/document/${product.documentId}?epoch=${EPOCH}`, {
      headers: { cookie: product.pilot.visitor.cookie, origin: 'https://ailleurs.example' },
    })
    ws.on('unexpected-response', (_request, response) => resolve(response.statusCode))
    ws.on('open', () => resolve('open'))
    ws.on('error', () => undefined)
  })
  expect(status).toBe(403)
})
