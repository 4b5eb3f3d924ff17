// The live document against a fake server that speaks the real protocol.
import * as decoding from 'lib0/decoding'
import { beforeEach, describe, expect, it } from 'vitest'
import { closeCode, messageType } from '../../../shared/protocol.ts'
import {
  ana,
  atelier,
  bodyOf,
  docOf,
  FakeDevice,
  FakeServer,
  pagesOfEachTest,
  settle,
  statusOf,
  textOf,
  write,
} from './fakes.ts'

let server: FakeServer
let device: FakeDevice
const openPage = pagesOfEachTest()
const open = (overrides?: Parameters<typeof openPage>[2]) => openPage(server, device, overrides)

beforeEach(() => {
  server = new FakeServer()
  device = new FakeDevice()
  write(server.doc, 'du serveur')
})

describe('saving', () => {
  it('[C1] says saved only once the server has answered for the edit', async () => {
    const live = open()
    await settle()
    expect(statusOf(live)).toBe('saved')
    server.holdsSaves = true
    write(docOf(live), 'bonjour')
    expect(statusOf(live)).toBe('saving')
    await settle()
    expect(statusOf(live)).toBe('saving')
    server.save()
    await settle()
    expect(statusOf(live)).toBe('saved')
    expect(textOf(server.doc)).toBe('du serveur bonjour')
  })

  it('[C2] says nothing of saving before the first sync', async () => {
    const live = open()
    const seen: string[] = []
    live.subscribe(() => seen.push(statusOf(live)))
    server.holdsSaves = true
    await settle()
    expect(live.get().text).not.toBeNull()
    expect(seen).not.toContain('saved')
    server.save()
    await settle()
    expect(statusOf(live)).toBe('saved')
  })

  it('[C1] counts again from 1 after a reconnection, and ignores a count of what has not left', async () => {
    const live = open()
    await settle()
    server.holdsSaves = true
    write(docOf(live), 'un')
    await settle()
    server.close(closeCode.accessChanged)
    await settle(1000)
    server.say(1)
    await settle()
    expect(statusOf(live)).toBe('saved')
    server.say(9)
    await settle()
    write(docOf(live), 'deux')
    await settle()
    expect(statusOf(live)).toBe('saving')
    server.say(2)
    await settle()
    expect(statusOf(live)).toBe('saved')
  })

  it('[C3] edits typed offline stay « hors ligne » until the reply that carries them is answered for', async () => {
    const live = open()
    await settle()
    server.cut()
    write(docOf(live), 'dans le train')
    write(docOf(live), 'et encore')
    await settle(3000)
    expect(live.get().status).toMatchObject({ is: 'offline', waiting: 2, kept: true })
    server.isDown = false
    server.holdsSaves = true
    await settle(10_000)
    expect(server.connections).toBe(1)
    expect(statusOf(live)).toBe('offline')
    server.save()
    await settle()
    expect(statusOf(live)).toBe('saved')
    expect(textOf(server.doc)).toBe('du serveur dans le train et encore')
  })

  it('[C3] edits left unsent by an earlier visit are offline, not saved, until answered for', async () => {
    const first = open()
    await settle()
    server.cut()
    write(docOf(first), 'jamais parti')
    await first.close()
    const second = open()
    await settle()
    expect(textOf(docOf(second))).toBe('du serveur jamais parti')
    expect(statusOf(second)).toBe('offline')
    server.isDown = false
    server.holdsSaves = true
    await settle(10_000)
    expect(statusOf(second)).toBe('offline')
    server.save()
    await settle()
    expect(statusOf(second)).toBe('saved')
  })

  it('says that nothing is kept when this browser keeps nothing', async () => {
    const live = open({
      tools: {
        openCopy: () => ({
          loaded: Promise.reject(new Error('private')),
          clear: async () => {},
          close: async () => {},
        }),
      },
    })
    await settle()
    server.cut()
    write(docOf(live), 'fragile')
    expect(live.get().status).toMatchObject({ is: 'offline', kept: false })
  })
})

describe('opening', () => {
  it('opens offline what was opened before', async () => {
    const first = open()
    await settle()
    await first.close()
    server.cut()
    const second = open()
    await settle()
    expect(textOf(docOf(second))).toBe('du serveur')
    expect(second.get().mayEdit).toBe(true)
    expect(statusOf(second)).toBe('offline')
  })

  it('shows no text at all rather than an empty one when it was never opened here', async () => {
    server.isDown = true
    const live = open()
    await settle(1000)
    expect(live.get().text).toBeNull()
    expect(statusOf(live)).toBe('offline')
  })

  it('[C4] asks for its epoch and generation, and for our own frames', async () => {
    open({ epoch: 3, generation: 2 })
    await settle()
    expect(server.urls).toEqual([`ws://localhost/live/document/${atelier}?epoch=3&generation=2&ours=1`])
  })

  it('[C10] another person of the same computer neither sees nor sends the first one’s edits', async () => {
    const first = open()
    await settle()
    server.cut()
    write(docOf(first), 'secret')
    await first.close()
    server.isDown = false
    const second = open({ personId: 'ben' })
    await settle(10_000)
    expect(textOf(docOf(second))).toBe('du serveur')
    expect(textOf(server.doc)).toBe('du serveur')
  })
})

describe('presence', () => {
  it('[C6] sends this tab’s own state and never echoes another’s', async () => {
    const one = open()
    const two = open()
    await settle()
    const [a, b] = [one.get().text?.awareness, two.get().text?.awareness]
    server.arrived.length = 0
    a?.setLocalState({ cursor: 1 })
    a?.states.set(b?.clientID ?? 0, { cursor: 2 })
    a?.emit('update', [{ added: [b?.clientID], updated: [], removed: [] }, 'remote'])
    await settle()
    const clients = server.arrived.map((frame) => {
      const decoder = decoding.createDecoder(frame)
      expect(decoding.readVarUint(decoder)).toBe(messageType.awareness)
      const entries = decoding.createDecoder(decoding.readVarUint8Array(decoder))
      expect(decoding.readVarUint(entries)).toBe(1)
      return decoding.readVarUint(entries)
    })
    expect(clients).toEqual([a?.clientID])
  })
})

describe('refused edits', () => {
  it('[C8] frozen while offline: the edits are set aside and the document reloads clean, read-only', async () => {
    const live = open()
    await settle()
    server.cut()
    write(docOf(live), 'trop tard')
    server.isDown = false
    server.refuses = 'frozen'
    await settle(10_000)
    await live.idle()
    await settle()
    expect(statusOf(live)).toBe('frozen')
    expect(live.get().mayEdit).toBe(false)
    expect(textOf(docOf(live))).toBe('du serveur')
    expect(live.get().setAside).toMatchObject([
      {
        personId: ana,
        documentId: atelier,
        reason: 'frozen',
        paragraphs: ['du serveur', 'trop tard'],
        differing: ['trop tard'],
      },
    ])
    expect(live.get().text?.edition).toBe(2)
  })

  it('[C9] refused edits are never sent again, and their clientID is not used again', async () => {
    const live = open()
    await settle()
    const before = docOf(live).clientID
    server.refuses = 'frozen'
    write(docOf(live), 'refusé')
    await settle(1000)
    server.refuses = null
    expect(docOf(live).clientID).not.toBe(before)
    expect(device.notes.names('').filter((note) => note.includes(String(before)))).toEqual([])
    await live.close()
    const again = open()
    await settle(1000)
    expect(docOf(again).clientID).not.toBe(before)
    expect(textOf(server.doc)).toBe('du serveur')
    expect(again.get().setAside).toHaveLength(1)
    await again.discardSetAside(again.get().setAside[0]?.id ?? '')
    expect(again.get().setAside).toEqual([])
  })

  it('[C8] a right lost with unsent edits sets them aside and empties the local copy', async () => {
    const live = open()
    await settle()
    server.cut()
    write(docOf(live), 'sans droit')
    server.isDown = false
    server.closesWith = closeCode.noRight
    await settle(10_000)
    expect(statusOf(live)).toBe('noRight')
    expect(live.get().text).toBeNull()
    expect(live.get().setAside).toMatchObject([{ reason: 'noRight', paragraphs: ['du serveur', 'sans droit'] }])
    expect([...device.databases.values()].flat()).toEqual([])
  })

  it('[C8] a right lost with nothing unsent sets nothing aside', async () => {
    const live = open()
    await settle()
    write(docOf(live), 'bien arrivé')
    await settle()
    server.close(closeCode.noRight)
    await settle(1000)
    expect(live.get().setAside).toEqual([])
  })

  it('[C10] another epoch sets aside what the older copy had not sent, and only that', async () => {
    const first = open()
    await settle()
    write(docOf(first), 'arrivé')
    await settle()
    server.cut()
    write(docOf(first), 'pas parti')
    await first.close()
    server.isDown = false
    const second = open({ epoch: 2 })
    await settle(1000)
    expect(second.get().setAside).toMatchObject([{ reason: 'newEpoch' }])
    expect(textOf(docOf(second))).toBe('du serveur arrivé')
    await second.close()
    const third = open({ epoch: 2, generation: 1 })
    await settle(1000)
    expect(third.get().setAside).toHaveLength(1)
  })

  it('overloaded: the edit is kept, and leaves again after a pause', async () => {
    const live = open()
    await settle()
    server.refuses = 'overloaded'
    write(docOf(live), 'patience')
    await settle(100)
    expect(live.get()).toMatchObject({ status: { is: 'busy' }, unsent: 'onDevice', mayEdit: true })
    server.refuses = null
    await settle(20_000)
    expect(live.get()).toMatchObject({ status: { is: 'saved' }, unsent: 'nothing' })
    expect(textOf(server.doc)).toBe('du serveur patience')
    expect(live.get().setAside).toEqual([])
  })
})

describe('an overloaded server', () => {
  it('[C5] refuses again and again: the page says one thing from the first refusal until the edit is taken', async () => {
    const live = open()
    await settle()
    server.refuses = 'overloaded'
    write(docOf(live), 'patience')
    await settle(100)
    const said = new Set<string>()
    live.subscribe(() => said.add(statusOf(live)))
    await settle(60_000)
    expect(server.urls.length).toBeGreaterThan(3)
    expect(said).toEqual(new Set(['busy']))
    server.refuses = null
    await settle(20_000)
    expect(statusOf(live)).toBe('saved')
  })

  it('[C5] refuses, and then the network goes too: the page is offline', async () => {
    const live = open()
    await settle()
    server.refuses = 'overloaded'
    write(docOf(live), 'patience')
    await settle(100)
    server.isDown = true
    await settle(20_000)
    expect(statusOf(live)).toBe('offline')
  })
})

describe('clientIDs', () => {
  it('[C7] a device writes again under its own clientID', async () => {
    const first = open()
    await settle()
    write(docOf(first), 'un')
    await settle()
    const client = docOf(first).clientID
    await first.close()
    const second = open()
    await settle()
    expect(docOf(second).clientID).toBe(client)
    expect(bodyOf(docOf(second)).length).toBe(2)
  })

  it('[C7] two tabs never share one', async () => {
    const first = open()
    await settle()
    write(docOf(first), 'un')
    await settle()
    const second = open()
    await settle()
    expect(docOf(second).clientID).not.toBe(docOf(first).clientID)
  })

  it('[C7] a crash before the local write gives up the clientID', async () => {
    const first = open()
    await settle()
    device.forgets = true
    write(docOf(first), 'perdu du disque')
    await settle()
    const client = docOf(first).clientID
    await first.close()
    server.cut() // with the server's answer yjs itself would notice, too late
    const second = open()
    await settle()
    expect(docOf(second).clientID).not.toBe(client)
  })
})
