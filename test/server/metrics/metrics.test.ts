// /metrics of the whole product under a little load: who may read it, that all of it is there, and nothing of anyone.
import { readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closeCode } from '../../../shared/protocol.ts'
import { routes } from '../../../shared/routes.ts'
import { root } from '../../support/paths.ts'
import { readMetrics, type ReadFamily } from '../../support/prometheus.ts'
import { aWholeProduct, type WholeProduct } from '../../support/whole-product.ts'

/** A request with exactly these headers: fetch would not let a test choose its Host. */
function ask(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; type: string; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(new URL('/metrics', url), { headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (more: string) => (text += more))
      const type = String(response.headers['content-type'])
      response.on('end', () => resolve({ status: response.statusCode ?? 0, type, text }))
    })
    sent.on('error', reject).end()
  })
}

async function metricsOf({ url }: WholeProduct): Promise<Map<string, ReadFamily>> {
  return readMetrics((await ask(url)).text)
}

function valueOf(families: Map<string, ReadFamily>, name: string, labels: Record<string, string> = {}): number {
  const family = families.get(name) ?? families.get(name.replace(/_(?:sum|count)$/, ''))
  const found = family?.samples.filter(
    (sample) => sample.name === name && Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
  )
  if (found?.length !== 1) throw new Error(`${name} ${JSON.stringify(labels)} is there ${found?.length ?? 0} times`)
  return found[0]!.value // one, as was just seen
}

test('people write, read, are refused and leave: every figure is there and plausible [O9]', async () => {
  const product = await aWholeProduct()
  const before = await metricsOf(product)
  const writer = await product.join('writer')
  const reader = await product.join('member')
  const nadia = product.open(product.pilot)
  const ben = product.open(writer)
  const eve = product.open(reader)
  await Promise.all([nadia.whenSynced(), ben.whenSynced(), eve.whenSynced()])
  for (let n = 0; n < 20; n++) {
    nadia.type(`a${n} `)
    ben.type(`b${n} `)
  }
  await Promise.all([nadia.whenSaved(), ben.whenSaved()])
  eve.type('je ne peux pas')
  await eve.until(() => eve.refused.length > 0)
  await expect.poll(async () => valueOf(await metricsOf(product), 'maillage_unsaved_seconds')).toBe(0)
  const during = await metricsOf(product)
  expect(valueOf(during, 'maillage_rooms', { state: 'open' })).toBe(1)
  expect(valueOf(during, 'maillage_rooms', { state: 'loading' })).toBe(0)
  expect(valueOf(during, 'maillage_connections', { transport: 'websocket', kind: 'document' })).toBe(3)
  expect(valueOf(during, 'maillage_connections', { transport: 'fallback', kind: 'document' })).toBe(0)
  expect(valueOf(during, 'maillage_connections', { kind: 'notices' })).toBe(0)
  expect(valueOf(during, 'maillage_people')).toBe(3)
  expect(valueOf(during, 'maillage_stalled_connections')).toBe(0)
  expect(valueOf(during, 'maillage_unsaved_bytes')).toBe(0)
  expect(valueOf(during, 'maillage_unsaved_seconds')).toBe(0)
  const frames = valueOf(during, 'maillage_turn_frames_sum')
  expect(frames).toBeGreaterThanOrEqual(nadia.sent + ben.sent)
  expect(valueOf(during, 'maillage_acknowledgement_seconds_count')).toBe(frames)
  const turns = valueOf(during, 'maillage_turn_seconds_count')
  expect(turns).toBeGreaterThan(0)
  expect(turns).toBeLessThanOrEqual(frames)
  expect(valueOf(during, 'maillage_turn_rooms_count')).toBe(turns)
  const rows = await product.database.owner`select 1 from document_update where kind = 'edit'`
  expect(valueOf(during, 'maillage_turn_rows_sum')).toBe(rows.length)
  expect(valueOf(during, 'maillage_refusals_total', { reason: 'readOnly' })).toBe(1)
  expect(valueOf(during, 'maillage_refusals_total', { reason: 'overloaded' })).toBe(0)
  expect(valueOf(during, 'maillage_gaps_total')).toBe(0)
  for (const [name, least] of [
    ['process_cpu_seconds_total', 0.01],
    ['process_resident_memory_bytes', 2 ** 24],
    ['process_start_time_seconds', 1.7e9],
    ['maillage_database_up', 1],
    ['maillage_database_answer_seconds', 1e-6],
    ['maillage_listen_reconnections_total', 0],
  ] as const)
    expect(valueOf(during, name), name).toBeGreaterThanOrEqual(least)
  expect(valueOf(during, 'maillage_build_info', { node: process.versions.node })).toBe(1)
  expect(valueOf(during, 'maillage_memory_bytes', { kind: 'heapUsed' })).toBeGreaterThan(2 ** 20)
  const worked = (families: Map<string, ReadFamily>) =>
    valueOf(families, 'maillage_event_loop_seconds_total', { state: 'active' })
  expect(worked(during)).toBeGreaterThan(worked(before))
  expect(valueOf(during, 'maillage_event_loop_delay_seconds', { quantile: '1' })).toBeGreaterThanOrEqual(0)
  if (process.platform === 'linux') {
    const open = valueOf(during, 'process_open_fds')
    expect(open).toBeGreaterThan(3) // the lines of those who are here; what others of this process open and close is not ours
    expect(open).toBeLessThan(valueOf(during, 'process_max_fds'))
  }
  ben.ws.close()
  await ben.whenClosed()
  product.live.recheck(`access:person:${product.pilot.me.id}`)
  await nadia.whenClosed()
  const after = await metricsOf(product)
  expect(valueOf(after, 'maillage_connections_closed_total', { code: 'left' })).toBe(1)
  const sentAway = { code: String(closeCode.accessChanged) }
  expect(valueOf(after, 'maillage_connections_closed_total', sentAway)).toBe(1)
  expect(valueOf(after, 'maillage_people')).toBe(1)
})

test('requests are counted by the patterns of the contract, however they are written [O9]', async () => {
  const product = await aWholeProduct()
  const { visitor } = product.pilot
  await visitor.call('readDocument', { documentId: product.documentId })
  await visitor.call('readDocument', { documentId: product.documentId })
  const odd = [
    '/api/nothing',
    `/live/${product.documentId}`,
    '/demarches/x',
    '/api/documents/x%0A"y',
    '/%zz',
    '/assets/a.js',
  ]
  for (const path of odd) await fetch(`${product.url}${path}`)
  await fetch(`${product.url}/api/instance`, { method: 'PURGE' })
  const families = await metricsOf(product)
  const route = '/api/documents/:documentId'
  expect(valueOf(families, 'maillage_http_requests_total', { route, method: 'GET', status: '200' })).toBe(2)
  expect(valueOf(families, 'maillage_http_request_seconds_count', { route })).toBe(3)
  const samples = families.get('maillage_http_requests_total')?.samples ?? []
  const patterns = Object.values(routes).map((entry) => entry.slice(entry.indexOf(' ') + 1))
  const names = [...patterns, '/metrics', 'api, unknown', 'live, unknown', 'page', 'asset']
  for (const { labels } of samples) {
    expect(names).toContain(labels['route'])
    expect(['GET', 'POST', 'other']).toContain(labels['method'])
  }
})

test('no id, no name, no address of anyone is in the text [O9]', async () => {
  const product = await aWholeProduct()
  const nadia = product.open(product.pilot)
  await nadia.whenSynced()
  nadia.type('un secret')
  await nadia.whenSaved()
  await fetch(`${product.url}/api/documents/${product.documentId}?q=secret`)
  const { text } = await ask(product.url)
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
  expect(text).not.toMatch(/\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/)
  for (const word of ['secret', 'Nadia', 'nadia', 'Vaucombe', '@', 'Val']) expect(text).not.toContain(word)
})

test('it is read from this machine; what a proxy passes on comes from elsewhere [O10]', async () => {
  const { url } = await aWholeProduct()
  const { port } = new URL(url)
  const direct = await ask(url)
  expect([direct.status, direct.type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
  expect((await ask(url, { host: `127.0.0.1:${port}` })).status).toBe(200)
  const forwarded: Record<string, string>[] = [
    { 'x-forwarded-for': '127.0.0.1' },
    { forwarded: 'for=127.0.0.1' },
    { 'x-real-ip': '127.0.0.1' },
    { 'x-forwarded-proto': 'https' },
    { via: '1.1 proxy' },
    { host: 'maillage.example.fr' },
    { host: '127.0.0.1.example.fr' },
    { authorization: 'Bearer undefined', via: '1.1 proxy' },
  ]
  for (const headers of forwarded) {
    const { status, text } = await ask(url, headers)
    expect(status, JSON.stringify(headers)).toBe(404)
    expect(text).not.toContain('maillage_')
  }
})

test('with a token it is read from anywhere, and without it nothing is there [O10]', async () => {
  const token = 'une suite de lettres'
  const { url } = await aWholeProduct({ env: { METRICS_TOKEN: token } })
  const far = { 'x-forwarded-for': '203.0.113.9' }
  expect((await ask(url, { ...far, authorization: `Bearer ${token}` })).status).toBe(200)
  for (const authorization of ['', 'Bearer ', `Bearer ${token}s`, `Bearer ${token.slice(1)}`, `Basic ${token}`, token])
    expect((await ask(url, { ...far, authorization })).status, authorization).toBe(404)
  expect((await ask(url)).status).toBe(200)
})

test('what the documentation tells to watch is there, and what is there is in the documentation [O9]', async () => {
  const product = await aWholeProduct()
  const told = (file: string) => {
    const words = readFileSync(join(root, file), 'utf8').match(/\b(?:maillage|process)_[a-z_]*[a-z]\b/g) ?? []
    return new Set(
      words.map((word) => word.replace(/_(?:bucket|count|sum)$/, '')).filter((word) => word !== 'maillage_process'),
    )
  }
  const there = [...(await metricsOf(product)).keys()]
  const guide = told('docs/OPERATIONS.md')
  expect([...told('docs/operations/alerts.yml'), ...guide].filter((name) => !there.includes(name))).toEqual([])
  const shortened = ['maillage_turn_rows', 'maillage_turn_rooms', 'process_start_time_seconds']
  expect(there.filter((name) => !guide.has(name) && !shortened.includes(name))).toEqual([])
})
