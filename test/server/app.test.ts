// The application on the ground alone: it starts, answers, logs nothing personal, and ends in order.
import { mkdtempSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { connect as connectTcp } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json, Router } from 'express'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp, type Overrides, type Part } from '../../server/app.ts'
import { parseConfig } from '../../server/config.ts'
import { AppError } from '../../shared/errors.ts'
import { aDatabase } from '../support/database.ts'
import { aLog } from '../support/log-lines.ts'

function aClient(): string {
  const directory = mkdtempSync(join(tmpdir(), 'maillage-client-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  mkdirSync(join(directory, 'assets'))
  writeFileSync(join(directory, 'index.html'), '<!doctype html><p>page</p>')
  writeFileSync(join(directory, 'assets', 'main-a1b2.js'), '1')
  writeFileSync(join(directory, 'sw.js'), '1')
  return directory
}

async function anApp(parts: Part[] = [], overrides: Partial<Overrides> = {}, env: Record<string, string> = {}) {
  const { access } = await aDatabase()
  const readable = aLog()
  const app = await createApp(parseConfig({ PORT: '0', ...env }), {
    access,
    log: readable.log,
    parts: () => parts,
    client: aClient(),
    ...overrides,
  })
  let closed: Promise<number> | undefined
  const close = () => (closed ??= app.close())
  onTestFinished(async () => void (await close()))
  return { ...app, ...readable, close }
}

describe('health', () => {
  it('is told, and whether the database answers', async () => {
    const { url, ground } = await anApp()
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' })
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' })
    await ground.sql.end()
    expect((await fetch(`${url}/readyz`)).status).not.toBe(200)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })
})

describe('a failure', () => {
  const router = Router()
  router.get('/api/expected', () => {
    throw new AppError('frozen', { state: 'adopted' })
  })
  router.get('/api/bug', async () => {
    throw new Error('the secret of nadia@example.fr')
  })
  router.post('/api/body', json({ limit: 10 }), (_request, response) => void response.json({}))

  it('that is expected is answered by its code, its facts and the id of the request', async () => {
    const { url } = await anApp([{ routers: [router] }])
    const response = await fetch(`${url}/api/expected`)
    expect(response.status).toBe(409)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({
      code: 'frozen',
      details: { state: 'adopted' },
      requestId: response.headers.get('x-request-id'),
    })
  })

  it('that is a bug is answered by an id only, under which it is logged', async () => {
    const { url, lines } = await anApp([{ routers: [router] }])
    const response = await fetch(`${url}/api/bug`)
    const reply = (await response.json()) as { requestId: string }
    expect(reply).toEqual({ code: 'bug', details: {}, requestId: reply.requestId })
    expect(response.status).toBe(500)
    expect(lines().find(({ msg }) => msg === 'a bug')).toMatchObject({ requestId: reply.requestId })
  })

  it('of what was sent is the sender’s: too large, not JSON, no such address', async () => {
    const { url } = await anApp([{ routers: [router] }])
    const post = (body: string) =>
      fetch(`${url}/api/body`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    expect(await (await post('"0123456789"')).json()).toMatchObject({ code: 'tooLarge' })
    expect(await (await post('{')).json()).toMatchObject({ code: 'badInput' })
    const missing = await fetch(`${url}/api/nothing`)
    expect([missing.status, await missing.json()]).toMatchObject([404, { code: 'notFound' }])
    expect((await fetch(`${url}/%zz`)).status).toBeLessThan(500)
  })
})

describe('the log', () => {
  it('holds no query, body, cookie, address or odd path [O7]', async () => {
    const { url, text, lines } = await anApp()
    await fetch(`${url}/api/x?token=SECRET1`, {
      headers: { cookie: 'session=SECRET2', authorization: 'Bearer SECRET3' },
    })
    await fetch(`${url}/api/SECRET4@example.fr/y`, { method: 'POST', body: 'SECRET5' })
    expect(
      lines()
        .filter(({ msg }) => msg === 'request')
        .map(({ path }) => path),
    ).toEqual(['/api/x', '/api/*/y'])
    expect(text()).not.toMatch(/SECRET|127\.0\.0\.1/)
  })

  it('tells who is to come again, as many ask at once, as no failure [O7]', async () => {
    const router = Router()
    router.get('/api/:code', ({ params: { code } }) => {
      throw new AppError(code === 'busy' ? 'busy' : 'unavailable')
    })
    const { url, lines } = await anApp([{ routers: [router] }])
    for (const code of ['busy', 'unavailable']) await (await fetch(`${url}/api/${code}`)).text()
    const told = lines().filter(({ status }) => status === 503)
    expect(told.map(({ level, path, msg }) => [level, path, msg])).toEqual([
      [40, '/api/busy', 'request put off'],
      [50, '/api/unavailable', 'request failed'],
    ])
  })

  it('leaves out those who wait for news, unless they fail [A33]', async () => {
    const router = Router()
    router.get('/api/rooms/:id/guests/:guest/view', ({ params: { guest } }, response) => {
      if (guest === 'unknown') throw new AppError('notFound')
      response.json({})
    })
    const { url, lines } = await anApp([{ routers: [router] }])
    for (const path of ['rooms/1/guests/2/view', 'rooms/1/guests/unknown/view', 'workshops/1/console', 'x/view'])
      await (await fetch(`${url}/api/${path}`)).text()
    await fetch(`${url}/api/rooms/1/guests/2/view`, { method: 'POST' })
    const told = lines().filter(({ msg }) => msg === 'request')
    expect(told.map(({ method, path, status }) => `${String(method)} ${String(path)} ${String(status)}`)).toEqual([
      'GET /api/rooms/1/guests/unknown/view 404',
      'GET /api/workshops/1/console 404',
      'GET /api/x/view 404',
      'POST /api/rooms/1/guests/2/view 404',
    ])
  })

  it('does not repeat the row that a failed statement was about [O7]', async () => {
    const { ground, log, text } = await anApp()
    const failure = await ground.sql`select ${'SECRET'}::text::int`.catch((error: unknown) => error)
    log.error({ error: failure }, 'failed')
    expect(text()).toContain('22P02')
    expect(text()).not.toContain('SECRET')
  })
})

describe('the pages', () => {
  it('are never cached, their hashed files for ever', async () => {
    const { url } = await anApp()
    const cacheOf = async (path: string) =>
      (await fetch(url + path, { headers: { accept: 'text/html' } })).headers.get('cache-control')
    expect(await cacheOf('/')).toBe('no-store')
    expect(await cacheOf('/demarches/1')).toBe('no-store')
    expect(await cacheOf('/assets/main-a1b2.js')).toBe('public, max-age=31536000, immutable')
    expect(await cacheOf('/sw.js')).toBe('no-cache')
  })

  it('answer every address of the interface, and no missing file', async () => {
    const { url } = await anApp()
    const page = await fetch(`${url}/demarches/1`, { headers: { accept: 'text/html' } })
    expect(await page.text()).toContain('page')
    expect((await fetch(`${url}/assets/gone.js`, { headers: { accept: '*/*' } })).status).toBe(404)
    expect((await fetch(`${url}/..%2f..%2fpackage.json`)).status).toBe(404)
  })

  it('may load from us and run what we wrote, nothing else', async () => {
    const { url } = await anApp()
    const { headers } = await fetch(url, { headers: { accept: 'text/html' } })
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain(`connect-src 'self' ws://${new URL(url).host}`)
    expect(policy).not.toContain('unsafe-eval')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it('are asked for by https only, once people reach us so', async () => {
    const app = await anApp([], {}, { PUBLIC_URL: 'https://maillage.example.fr' })
    expect(app.url).toBe('https://maillage.example.fr')
  })
})

describe('an upgrade', () => {
  const request = (url: string, path: string) => {
    const { port } = new URL(url)
    const socket = connectTcp(Number(port), '127.0.0.1')
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
    return socket
  }

  it('goes to the part that takes it, or is refused', async () => {
    const { url } = await anApp([
      { upgrade: ({ url: path }, socket) => path === '/live/1' && Boolean(socket.end('taken')) },
    ])
    expect(String((await once(request(url, '/live/1'), 'data'))[0])).toBe('taken')
    expect(String((await once(request(url, '/other'), 'data'))[0])).toMatch(/^HTTP\/1\.1 404/)
  })

  it('that is cut in its middle ends nothing else', async () => {
    const { url } = await anApp([{ upgrade: () => true }])
    const socket = request(url, '/live/1')
    await once(socket, 'connect')
    socket.resetAndDestroy()
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })
})

describe('the end', () => {
  it('refuses new requests, writes down, closes, and says how many edits were not saved [O3]', async () => {
    const order: string[] = []
    const { url, close } = await anApp([
      { flush: async () => (order.push('flush 1'), 2), close: async () => void order.push('close 1') },
      { flush: async () => (order.push('flush 2'), 1), upgrade: () => true },
    ])
    const { port } = new URL(url)
    const open = connectTcp(Number(port), '127.0.0.1')
    open.write('GET /live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
    open.on('error', () => undefined)
    await once(open, 'connect')
    await fetch(`${url}/healthz`)
    expect(await close()).toBe(3)
    expect(order).toEqual(['flush 1', 'flush 2', 'close 1'])
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  })

  it('of a start that fails gives back what it had taken', async () => {
    const first = await anApp()
    const { port } = new URL(first.url)
    const { access } = await aDatabase()
    const second = createApp(parseConfig({ PORT: port }), { access, log: aLog().log, parts: () => [], client: '/' })
    await expect(second).rejects.toThrow(`Le port ${port} de 127.0.0.1 est déjà pris`)
  })

  it('on a port that is taken comes before anything is made or asked [O34]', async () => {
    const first = await anApp()
    const { port } = new URL(first.url)
    const folder = mkdtempSync(join(tmpdir(), 'maillage-port-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const readable = aLog()
    const overrides = { log: readable.log, parts: () => [], client: '/' }
    const other = Number(port) < 65_535 ? Number(port) + 1 : 3000
    await expect(createApp(parseConfig({ PORT: port, DATA_DIR: join(folder, 'data') }), overrides)).rejects.toThrow(
      `Le port ${port} de 127.0.0.1 est déjà pris, peut-être par Maillage lui-même. Arrêtez ce qui l’occupe, ou choisissez-en un autre, par exemple PORT=${other}.`,
    )
    // nobody answers there: if the database were asked first, that would be told
    const nowhere = parseConfig({ PORT: port, DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x' })
    await expect(createApp(nowhere, overrides)).rejects.toThrow(`Le port ${port} de 127.0.0.1 est déjà pris`)
    expect(readdirSync(folder)).toEqual([])
    expect(readable.text()).toBe('')
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200)
  })

  it('at an address that this machine has not is refused in words', async () => {
    const { access } = await aDatabase()
    const config = parseConfig({ PORT: '0', HOST: '192.0.2.1' }) // an address kept for documentation
    const app = createApp(config, { access, log: aLog().log, parts: () => [], client: '/' })
    await expect(app).rejects.toThrow('Cette machine n’a pas l’adresse 192.0.2.1. Corrigez HOST.')
  })

  it('comes after greetings: what to print for whoever started it', async () => {
    const { greetings } = await anApp([{ greet: async () => ['a'] }, {}, { greet: async () => ['b', 'c'] }])
    expect(greetings).toEqual(['a', 'b', 'c'])
  })
})
