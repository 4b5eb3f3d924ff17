// The notices socket, with a real websocket on port 0.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Principal } from '../../../server/context.ts'
import { Notices } from '../../../server/realtime/notices.ts'
import { topicLimit, watchLimit } from '../../../server/realtime/watch-message.ts'
import { closeCode } from '../../../shared/protocol.ts'
import { everything, topic } from '../../../shared/topics.ts'

const person = (name: string): Principal => ({
  kind: 'person',
  personId: name,
  actorId: name,
  sessionId: `session-of-${name}`,
  isAdmin: false,
})

let server: Server
let notices: Notices
let announce: (topic: string) => void
let allowed: Set<string>
let signedIn: Set<string>
const asked: string[] = []

beforeEach(async () => {
  allowed = new Set(['ana document:1', 'ben document:1', 'ana demarche:1'])
  signedIn = new Set(['ana', 'ben'])
  asked.length = 0
  notices = new Notices({
    principalOf: async (request) => {
      const name = request.headers.cookie ?? ''
      if (name === 'broken') throw new Error('the store is away')
      return signedIn.has(name) ? person(name) : null
    },
    mayWatch: async (principal, about) => {
      asked.push(`${principal.personId} ${about}`)
      return allowed.has(`${principal.personId} ${about}`)
    },
    isOwnOrigin: (request) => request.headers.origin !== 'https://elsewhere.example',
    changes: {
      listen: (_prefix, heard) => {
        announce = heard
        return () => undefined
      },
    },
    onError: () => undefined,
    perPerson: 3,
    sockets: 5,
  })
  server = createServer()
  server.on('upgrade', (request, socket, head) => {
    if (!notices.upgrade(request, socket, head)) socket.destroy()
  })
  server.listen(0)
  await once(server, 'listening')
})

afterEach(async () => {
  await notices.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

/** A page of this person that watches these topics; ready once the server has read them. */
async function page(name: string, watch: string[] | null, origin = '') {
  const socket = new WebSocket(`ws://localhost:${(server.address() as AddressInfo).port}/live/notices`, {
    headers: { cookie: name, ...(origin ? { origin } : {}) },
  })
  const heard: string[] = []
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)))
  socket.on('message', (data) => heard.push((JSON.parse(String(data)) as { topic: string }).topic))
  await once(socket, 'open')
  if (watch) socket.send(JSON.stringify({ watch }))
  /** Resolves once everything sent before has been read and answered: the pong comes after it. */
  const settle = async () => {
    for (let turn = 0; turn < 2; turn++) {
      if (socket.readyState !== WebSocket.OPEN) return
      socket.ping()
      await Promise.race([once(socket, 'pong'), closed])
    }
  }
  await settle()
  return { socket, heard, closed, settle }
}

describe('notices', () => {
  it('[N1] tells those who watch and may, and nobody else', async () => {
    const ana = await page('ana', ['document:1', 'demarche:1'])
    const ben = await page('ben', ['document:1', 'demarche:1'])
    announce('document:1')
    announce('demarche:1')
    announce('document:2')
    await Promise.all([ana.settle(), ben.settle()])
    expect(ana.heard).toEqual(['document:1', 'demarche:1'])
    expect(ben.heard).toEqual(['document:1'])
  })

  it('[N1] a watch replaces the one before', async () => {
    const ana = await page('ana', ['document:1'])
    ana.socket.send(JSON.stringify({ watch: ['demarche:1'] }))
    await ana.settle()
    announce('document:1')
    announce('demarche:1')
    await ana.settle()
    expect(ana.heard).toEqual(['demarche:1'])
  })

  it('[N1] what moved for a person is told to their own pages, and only there', async () => {
    const ana = await page('ana', [topic.me])
    const ben = await page('ben', [topic.me, topic.person('ana')])
    announce(topic.person('ana'))
    await Promise.all([ana.settle(), ben.settle()])
    expect(ana.heard).toEqual([topic.me])
    expect(ben.heard).toEqual([])
  })

  it('[N2] everything may have moved: everybody is told', async () => {
    const ana = await page('ana', [])
    announce(everything)
    await ana.settle()
    expect(ana.heard).toEqual([everything])
  })

  it('[N3] a right removed is noticed at the next notice, and rights are not asked again without a reason', async () => {
    const ana = await page('ana', ['document:1'])
    announce('document:1')
    await ana.settle()
    announce('document:1')
    await ana.settle()
    expect(asked).toEqual(['ana document:1'])
    allowed.delete('ana document:1')
    announce(topic.access.demarche('1'))
    announce('document:1')
    await ana.settle()
    expect(ana.heard).toEqual(['document:1', 'document:1'])
    expect(asked).toEqual(['ana document:1', 'ana document:1'])
  })

  it('[N3] a revoked session is closed at once, the others are not', async () => {
    const [ana, ben] = [await page('ana', []), await page('ben', [])]
    announce(topic.access.session('session-of-ana'))
    expect(await ana.closed).toBe(closeCode.signedOut)
    await ben.settle()
    expect(notices.size).toBe(1)
  })

  it('[N3] who is not signed in is told so', async () => {
    expect(await (await page('nobody', null)).closed).toBe(closeCode.signedOut)
    expect(await (await page('broken', null)).closed).toBe(closeCode.overloaded)
  })

  it('[N5] more sockets than a person may have are closed', async () => {
    for (let n = 0; n < 3; n++) await page('ana', [])
    expect(await (await page('ana', [])).closed).toBe(closeCode.tooMany)
    await page('ben', [])
    expect(notices.size).toBe(4)
  })

  it('[N5] a full process turns away with a code that comes back', async () => {
    for (const name of ['ana', 'ben']) for (let n = 0; n < 2; n++) await page(name, [])
    const last = await page('ana', [])
    expect(await (await page('ben', [])).closed).toBe(closeCode.overloaded)
    last.socket.close()
    await last.closed
    await page('ben', [])
    expect(notices.size).toBe(5)
  })

  const malformed = ['', '{', '[]', 'null', '{"watch":1}', '{"watch":[1]}', `{"watch":["${'x'.repeat(201)}"]}`]
  it.each(malformed)('[N5] %s closes its sender and nobody else', async (message) => {
    const [ana, ben] = [await page('ana', []), await page('ben', ['document:1'])]
    ana.socket.send(message)
    expect(await ana.closed).toBe(closeCode.malformed)
    announce('document:1')
    await ben.settle()
    expect(ben.heard).toEqual(['document:1'])
  })

  it('[N5] too many topics or too large a message close the socket', async () => {
    const many = Array.from({ length: topicLimit + 1 }, (_, n) => `document:${n}`)
    expect(await (await page('ana', many)).closed).toBe(closeCode.malformed)
    const large = await page('ana', ['x'.repeat(watchLimit)])
    expect(await large.closed).toBe(closeCode.malformed)
  })

  it('[N5] a page of another site is refused at the handshake', async () => {
    await expect(page('ana', [], 'https://elsewhere.example')).rejects.toThrow('403')
  })
})
