// What each of those who have a document open is sent, and when: by hand, with peers that read or do not.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { RangeSet, type Range } from '../../../shared/history/ranges.ts'
import { messageType } from '../../../shared/protocol.ts'
import { collect } from '../../../server/history/collect.ts'
import { readDeletions } from '../../../server/history/deletions.ts'
import { genesis } from '../../../server/history/chain.ts'
import { audienceLimit } from '../../../server/realtime/audience.ts'
import { decodeContent, encodeContent, insertedBy } from '../../../server/realtime/frames.ts'
import { MalformedFrame } from '../../../server/realtime/update-reader.ts'
import { Ledger, type KnownRow } from '../../../server/realtime/ledger.ts'
import type { Room } from '../../../server/realtime/room.ts'
import { Turnstile } from '../../../server/realtime/turnstile.ts'
import { chanceFrom } from '../../support/chance.ts'
import { handRoom, HandPeer } from '../../support/hand-room.ts'

/** The log of one author who writes in a document. */
class Log {
  readonly doc = new Y.Doc()
  readonly rows: KnownRow[] = []
  readonly state = () => this.rows.map((row) => row.update)

  constructor() {
    this.doc.on('update', (update: Uint8Array) => {
      const { structs, deletes } = decodeContent(update)
      const pieces = [...structs.values()].flat().map((struct) => ({ struct, offset: 0 }))
      this.rows.push({
        position: this.rows.length + 1,
        actorId: 'ana',
        verified: true,
        update,
        ins: insertedBy(pieces),
        del: deletes,
        hash: genesis,
      })
    })
  }

  write(words: string): KnownRow {
    this.doc.getText('text').insert(this.doc.getText('text').length, words)
    return this.rows.at(-1) as KnownRow // just made
  }

  get text(): string {
    return this.doc.getText('text').toString()
  }
}

/** Two thousand letters, of which four hundred were taken back one by one. */
function wornLog(): Log {
  const log = new Log()
  log.write('a'.repeat(2_000))
  for (let i = 0; i < 400; i++) log.doc.getText('text').delete(i, 1)
  return log
}

/** Three who come into the room and may not see what was deleted before. */
function withoutHistory(room: Room): [HandPeer, HandPeer, HandPeer] {
  const peers: [HandPeer, HandPeer, HandPeer] = [
    new HandPeer('lea', false),
    new HandPeer('max', false),
    new HandPeer('zoe', false),
  ]
  for (const peer of peers) room.join(peer)
  return peers
}

const nothingKnown = new Map<number, number>()
const nothingKnownBound = new Map<number, string>()

test('[L42] long first syncs leave a few megabytes a round, short ones at once', () => {
  const rounds: (() => void)[] = []
  const turnstile = new Turnstile((work) => rounds.push(work))
  const passed: string[] = []
  const megabytes = 1024 * 1024
  for (const name of ['a', 'b', 'c', 'd']) turnstile.pass(3 * megabytes, () => passed.push(name))
  turnstile.pass(1_000, () => passed.push('short'))
  expect(passed).toEqual(['a', 'b', 'short'])
  rounds.shift()?.()
  expect(passed).toEqual(['a', 'b', 'short', 'c', 'd'])
  rounds.shift()?.()
  expect(rounds).toEqual([])
  turnstile.pass(9 * megabytes, () => passed.push('e'))
  expect(passed.at(-1)).toBe('e')
})

test('[L25, L42] who waits for its turn is then given what was written meanwhile, and nothing before', () => {
  const log = new Log()
  log.write('x'.repeat(100_000))
  const queue: (() => void)[] = []
  const room = handRoom(log.rows, { passing: (_bytes, work) => void queue.push(work) })
  const lea = new HandPeer('lea')
  room.join(lea)
  room.welcome(lea, nothingKnown, 0)
  room.caughtUp([log.write('suite')], nothingKnownBound, 0)
  expect(lea.heard).toEqual([])
  queue.shift()?.()
  expect(lea.isSynced).toBe(true)
  expect(lea.read() === log.text).toBe(true)
})

test('[L27, L42] what someone missed comes in pieces, each once the one before is taken, and nothing is left out', () => {
  const log = new Log()
  log.write('début ')
  const room = handRoom(log.rows)
  const lea = new HandPeer('lea')
  room.join(lea)
  room.welcome(lea, nothingKnown, 0)
  lea.waiting = audienceLimit.backlog + 1
  for (let i = 0; i < 20; i++) room.caughtUp([log.write(`${'y'.repeat(200_000)} `)], nothingKnownBound, i)
  const before = lea.heard.length
  room.tick(1_000)
  expect(lea.heard).toHaveLength(before)
  for (let now = 2_000; now < 20_000; now += 1_000) {
    const from = lea.heard.length
    lea.waiting = 0
    room.tick(now)
    const bytes = lea.heard.slice(from).reduce((sum, message) => sum + message.length, 0)
    expect(bytes).toBeLessThanOrEqual(audienceLimit.catchUpBytes + 1_000)
    lea.waiting = bytes
  }
  expect(lea.read() === log.text).toBe(true)
  lea.waiting = 0
  room.caughtUp([log.write('fin')], nothingKnownBound, 30_000)
  expect(lea.read() === log.text).toBe(true)
})

test('[L42] deletions that are known are left out while they are read, and all others are not', () => {
  const chance = chanceFrom(5)
  for (let round = 0; round < 300; round++) {
    const ranges = Array.from({ length: 1 + chance(30) }, (): Range => [chance(4), chance(60), 1 + chance(6)])
    const known = RangeSet.of(ranges.filter(() => chance(4) > 0))
    const theirs = RangeSet.of(ranges)
    const update = encodeContent([], theirs)
    const { deletes, bytes } = decodeContent(update, undefined, Infinity, known)
    const news = [...theirs].flatMap((range) => known.missing(range))
    expect(deletes.flatMap((range) => known.missing(range))).toEqual(news)
    expect(bytes).toBeLessThanOrEqual(update.length)
    if (news.length === 0) expect(deletes).toEqual([])
    for (const [client, clock, length] of theirs) {
      expect(known.covers(client, clock, length)).toBe(known.missing([client, clock, length]).length === 0)
    }
    const late = Buffer.concat([update, new Uint8Array([0])])
    expect(() => decodeContent(late, undefined, Infinity, known)).toThrow(MalformedFrame)
    expect(() => decodeContent(update.subarray(0, -1), undefined, Infinity, known)).toThrow(MalformedFrame)
  }
})

test('[L43] a state that is made serves all who asked before it was begun; who asked later waits for the next', () => {
  const log = new Log()
  log.write('avantSECRET')
  log.doc.getText('text').delete(5, 6)
  const room = handRoom(log.rows)
  const [lea, max, zoe] = withoutHistory(room)
  room.welcome(lea, nothingKnown, 0)
  room.welcome(max, nothingKnown, 0)
  const first = room.snapshotParts()
  room.caughtUp([log.write(' après')], nothingKnownBound, 1)
  room.welcome(zoe, nothingKnown, 1)
  room.adopt({ position: first.position, ...collect(first.updates) }, 2, false)
  expect([lea, max, zoe].map((peer) => peer.isSynced)).toEqual([true, true, false])
  expect(lea.read()).toBe('avant après')
  expect(room.wantsSnapshot).toBe(true)
  const second = room.snapshotParts()
  room.adopt({ position: second.position, ...collect(second.updates) }, 3, false)
  expect(zoe.read()).toBe('avant après')
  expect(room.wantsSnapshot).toBe(false)
})

test('[L26] who may not see the history is given a text that hides nothing at once, and waits for any other', () => {
  const log = new Log()
  log.write('avant')
  const room = handRoom(log.rows)
  const [lea, max, zoe] = withoutHistory(room)
  room.welcome(lea, nothingKnown, 0)
  expect(lea.read()).toBe('avant')
  log.doc.getText('text').delete(0, 2)
  room.caughtUp(log.rows.slice(1), nothingKnownBound, 1)
  room.welcome(max, nothingKnown, 1)
  expect(max.isSynced).toBe(false)
  const parts = room.snapshotParts()
  room.adopt({ position: parts.position, ...collect(parts.updates) }, 2, true)
  room.caughtUp([log.write(' après')], nothingKnownBound, 3)
  room.welcome(zoe, nothingKnown, 3)
  expect([max, zoe].map((peer) => peer.read())).toEqual(['ant après', 'ant après'])
  expect(Buffer.concat([...max.heard, ...zoe.heard]).includes('av')).toBe(false)
})

test('[L10, L26] a text is left with a new state if those who come next could not be given what there is', () => {
  const log = new Log()
  log.write('avant')
  const room = handRoom(log.rows)
  expect(room.callsForSnapshot).toBe(false)
  log.doc.getText('text').delete(0, 2)
  room.caughtUp(log.rows.slice(1), nothingKnownBound, 1)
  expect(room.callsForSnapshot).toBe(true)
  const parts = room.snapshotParts()
  const made = { position: parts.position, ...collect(parts.updates) }
  room.adopt(made, 2, false)
  expect(room.callsForSnapshot).toBe(true)
  room.adopt(made, 2, true)
  expect(room.callsForSnapshot).toBe(false)
})

test('[L42] of a reply that says all deletions, only those that nobody knew are kept', () => {
  const log = wornLog()
  const { length } = log.rows
  const bound = new Map<number, string>()
  const loaded = { generation: 1, position: length, hash: genesis, snapshot: null, tail: log.rows, relayed: [], bound }
  const ledger = new Ledger(loaded)
  const reply = encodeContent(
    [],
    [...readDeletions(collect(log.state()).deletes), [log.doc.clientID, 1_990, 20], [7, 0, 3]],
  )
  const { deletes, bytes } = ledger.withoutCommitted(decodeContent(reply))
  expect(RangeSet.of(deletes)).toEqual(RangeSet.of([[log.doc.clientID, 1_990, 20], [7, 0, 3]])) // oxfmt-ignore
  expect(bytes).toBeLessThan(reply.length / 2)
})

test('[L6, L19, L66] who comes back with everything is told so at once, and one deletion more is looked at', () => {
  const log = wornLog()
  const room = handRoom(log.rows)
  const deleted = readDeletions(collect(log.state()).deletes)
  const [lea, max] = [new HandPeer('lea'), new HandPeer('max')]
  for (const peer of [lea, max]) {
    room.join(peer)
    room.welcome(peer, Y.decodeStateVector(Y.encodeStateVector(log.doc)), 0)
  }
  room.receive(lea, 'step2', encodeContent([], deleted), 0)
  expect(room.takeTurn(new Date(0))?.batch.rows).toEqual([])
  room.committed(1)
  expect(lea.heard.at(-1)).toEqual(new Uint8Array([messageType.saved, 1]))
  const onlyLetters = [...deleted, [log.doc.clientID, 1_999, 1]] as const
  room.receive(max, 'step2', encodeContent([], onlyLetters), 1)
  expect(room.wantsSnapshot).toBe(false)
  expect(room.takeTurn(new Date(1))?.batch.rows.map(({ del }) => del)).toEqual([[[log.doc.clientID, 1_999, 1]]])
  room.committed(2)
  // Whoever takes out something that others are in leaves it in doubt what else went with it.
  log.rows.length = room.position
  log.doc.getArray('blocs').push([new Y.Map()])
  log.doc.getArray('blocs').delete(0)
  room.caughtUp(log.rows.slice(-2), nothingKnownBound, 3)
  room.receive(max, 'step2', encodeContent([], [...onlyLetters, [log.doc.clientID, 1_998, 1]]), 4)
  expect(room.wantsSnapshot).toBe(true)
})

test('[L6, L25] who comes back with something of their own says all deletions again: only what is new is read', () => {
  const log = wornLog()
  const room = handRoom(log.rows)
  const lea = new HandPeer('lea')
  room.join(lea)
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(log.doc))
  const before = Y.encodeStateVector(theirs)
  room.welcome(lea, Y.decodeStateVector(before), 0)
  theirs.getText('text').insert(3, 'ajouté')
  room.receive(lea, 'step2', Y.encodeStateAsUpdate(theirs, before), 0)
  expect(room.wantsSnapshot).toBe(false)
  const [row] = room.takeTurn(new Date(0))?.batch.rows ?? []
  room.committed(1)
  expect(row?.del).toEqual([])
  Y.applyUpdate(log.doc, row?.update ?? new Uint8Array())
  expect(log.text === theirs.getText('text').toString()).toBe(true)
})

test('[L25] who comes back after a snapshot was made is sent what they lack, not everything', () => {
  const log = new Log()
  log.write('b'.repeat(50_000))
  const before = Y.decodeStateVector(Y.encodeStateVector(log.doc))
  const room = handRoom(log.rows)
  room.caughtUp([log.write(' suite')], nothingKnownBound, 0)
  const parts = room.snapshotParts()
  room.adopt({ position: parts.position, ...collect(parts.updates) }, 1, true)
  room.caughtUp([log.write(' et fin')], nothingKnownBound, 2)
  const lea = new HandPeer('lea')
  room.join(lea)
  room.welcome(lea, before, 3)
  expect(lea.isSynced).toBe(true)
  expect(lea.heard.reduce((sum, message) => sum + message.length, 0)).toBeLessThan(500)
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, log.rows[0]?.update ?? new Uint8Array())
  expect(lea.read(theirs) === log.text).toBe(true)
})
