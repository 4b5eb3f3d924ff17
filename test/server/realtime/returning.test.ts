// What those who come back are given: what was written since, and all that is deleted, made once for many of them.
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { RangeSet, type Range } from '../../../shared/history/ranges.ts'
import * as decoding from 'lib0/decoding'
import { Deletions } from '../../../server/realtime/deletions.ts'
import { decodeContent, encodeContent, insertedBy } from '../../../server/realtime/frames.ts'
import { genesis } from '../../../server/history/chain.ts'
import { Ledger } from '../../../server/realtime/ledger.ts'
import { Recent } from '../../../server/realtime/recent.ts'
import { chanceFrom } from '../../support/chance.ts'

/** What is in a sync message. */
function payloadOf(message: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(message)
  decoding.readVarUint(decoder)
  decoding.readVarUint(decoder)
  return decoding.readVarUint8Array(decoder)
}

/** Three who write in turn; what each has typed, and where all stood after each turn. */
function turnsOf(count: number) {
  const turns: { update: Uint8Array; ins: Range[]; after: Map<number, number> }[] = []
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => {
    const pieces = [...decodeContent(update).structs.values()].flat().map((struct) => ({ struct, offset: 0 }))
    turns.push({ update, ins: insertedBy(pieces), after: Y.decodeStateVector(Y.encodeStateVector(doc)) })
  })
  const chance = chanceFrom(7)
  while (turns.length < count) {
    doc.clientID = 1 + chance(3)
    doc.getText('text').insert(chance(doc.getText('text').length + 1), 'mot ')
  }
  return { turns, text: doc.getText('text').toString() }
}

test('[L25] who comes is given all turns in few messages, merged when the first of them comes, or when many have gathered', () => {
  const { turns } = turnsOf(1_000)
  const ledger = new Ledger({
    generation: 1,
    position: 0,
    hash: genesis,
    snapshot: null,
    tail: [],
    relayed: [],
    bound: new Map(),
  })
  const written = new Y.Doc()
  for (const [index, { update, ins }] of turns.entries()) {
    const row = { position: index + 1, actorId: 'ana', verified: true, update, ins, del: [], hash: genesis }
    ledger.appendTurn([row], update)
    Y.applyUpdate(written, update)
    if (![0, 31, 32, 500, 640, 641, 999].includes(index)) continue
    const { messages } = ledger.welcome(new Map())
    expect(messages.length).toBeLessThanOrEqual((index + 1) / 32 + 33)
    const theirs = new Y.Doc()
    for (const message of messages.slice(0, -1)) Y.applyUpdate(theirs, payloadOf(message))
    expect(theirs.getText('text').toString() === written.getText('text').toString()).toBe(true)
  }
})

test('[L25, L65] wherever someone was cut off, they are given all that was written since', () => {
  const { turns, text } = turnsOf(300)
  const recent = new Recent(new Map())
  for (const { update, ins } of turns) recent.add(update, ins)
  for (const at of [0, 1, 63, 64, 65, 200, 298, 299]) {
    const theirs = new Y.Doc()
    for (const { update } of turns.slice(0, at)) Y.applyUpdate(theirs, update)
    const messages = recent.since(at === 0 ? new Map() : turns[at - 1]!.after) ?? [] // within the list
    expect(messages.length).toBeLessThanOrEqual(Math.ceil((300 - at) / 64) + 1)
    for (const message of messages) Y.applyUpdate(theirs, payloadOf(message))
    expect(theirs.getText('text').toString() === text).toBe(true)
  }
  expect(recent.since(turns.at(-1)!.after)).toEqual([])
})

test('[L65] all who were cut off at one time are given the same messages, also those who have text of their own', () => {
  const { turns } = turnsOf(200)
  const recent = new Recent(new Map())
  for (const { update, ins } of turns) recent.add(update, ins)
  const cut = turns[100]!.after
  const first = recent.since(cut) ?? []
  const others = recent.since(new Map([...cut, [9, 12]])) ?? []
  expect(first.length).toBeGreaterThan(1)
  expect(others.every((message, index) => message === first[index])).toBe(true)
  // What is complete stays as it was made when more is written.
  const { update, ins } = turnsOf(201).turns[200]!
  recent.add(update, ins)
  expect(recent.since(cut)?.[0]).toBe(first[0])
})

test('[L65] turns that were let go are not given, and who lacks them is told so', () => {
  const { turns } = turnsOf(12_000)
  const recent = new Recent(new Map())
  for (const { update, ins } of turns) recent.add(update, ins)
  expect(recent.since(turns[10]!.after)).toBe(null)
  const theirs = new Y.Doc()
  for (const { update } of turns.slice(0, 11_500)) Y.applyUpdate(theirs, update)
  for (const message of recent.since(turns[11_499]!.after) ?? []) Y.applyUpdate(theirs, payloadOf(message))
  expect(Y.decodeStateVector(Y.encodeStateVector(theirs))).toEqual(turns.at(-1)!.after)
})

test('[L25, L65] who comes is told all that is deleted, and what was deleted before is written once', () => {
  const deletions = new Deletions()
  const chance = chanceFrom(3)
  const some = (count: number) => Array.from({ length: count }, (): Range => [chance(5), chance(9_000), 1 + chance(3)])
  const expected = new RangeSet()
  const add = (ranges: Range[]) => {
    deletions.add(ranges)
    expected.addAll(ranges)
  }
  const said = () =>
    RangeSet.of(deletions.messages.flatMap((message) => [...decodeContent(payloadOf(message)).deletes]))
  expect([...said()]).toEqual([])
  add(some(3_000))
  expect(said()).toEqual(expected)
  const [early] = deletions.messages
  for (let n = 0; n < 20; n++) {
    add(some(10))
    expect(said()).toEqual(expected)
    expect(deletions.messages[0]).toBe(early)
  }
  const long = deletions.messages.reduce((sum, message) => sum + message.length, 0)
  for (let n = 0; n < 20; n++) add(some(100))
  expect(said()).toEqual(expected)
  expect(deletions.messages[0]).not.toBe(early)
  expect(deletions.messages.at(-1)!.length).toBeLessThan(long / 2)
})

test('[L42] a reply that repeats what was sent is known by its bytes, and one that says more is not', () => {
  const deletions = new Deletions()
  const ranges = Array.from({ length: 400 }, (_, n): Range => [1, n * 3, 1])
  deletions.add(ranges)
  const reply = encodeContent([], ranges)
  expect(deletions.withoutKnown(reply)).toBe(null)
  expect(deletions.messages.length).toBe(2)
  expect(deletions.withoutKnown(reply)).toEqual(new Uint8Array([0, 0]))
  expect(deletions.withoutKnown(encodeContent([], [...ranges, [2, 0, 5]]))).toBe(null)
})

test('[L86] what a reply repeats after more was deleted is read once, and known by its bytes from the next on', () => {
  const { ledger, known } = aLedgerThatDeletesOn()
  const reply = encodeContent([], known)
  const lookedAt = vi.spyOn(RangeSet.prototype, 'covers')
  onTestFinished(() => lookedAt.mockRestore())
  const contents = [1, 2, 3].map(() => ledger.read('step2', reply.slice(), undefined))
  expect(lookedAt).toHaveBeenCalledTimes(known.length)
  for (const { structs, deletes } of contents) expect([structs.size, deletes.length]).toEqual([0, 0])
  const more = ledger.read('step2', encodeContent([], [...known, [1, 5_000, 2]]), undefined)
  expect(more.deletes).toContainEqual([1, 5_000, 2])
})

test('[L86] after known deletions a reply that brings text too is read as it is', () => {
  const { ledger, known } = aLedgerThatDeletesOn()
  const reply = encodeContent([], known)
  ledger.read('step2', reply, undefined)
  const doc = new Y.Doc()
  doc.clientID = 9
  doc.getText('text').insert(0, 'neuf')
  const brought = Y.encodeStateAsUpdate(doc)
  const both = new Uint8Array([...brought.subarray(0, -1), ...reply.subarray(1)]) // whose last byte says: no deletions
  const content = ledger.read('step2', both, undefined)
  expect(content.structs.get(9)?.length).toBe(1)
  expect(content.deletes).toEqual([])
  expect(content.bytes).toBe(brought.length)
})

test('[L86] who says the same deletion over and over has nothing kept', () => {
  const deletions = new Deletions(encodeContent([], [[1, 0, 500]]))
  const times = 1_000
  const reply = new Uint8Array([0, 1, 1, (times & 127) | 128, times >> 7, ...Array(times).fill([0, 1]).flat()])
  expect(decodeContent(reply).deletes.length).toBe(times)
  deletions.remember(reply)
  expect(deletions.withoutKnown(reply)).toBe(null)
})

const nothing = encodeContent([], [])

/** A snapshot that says what is deleted, and a row that deletes some more since. */
function aLedgerThatDeletesOn() {
  const early = Array.from({ length: 400 }, (_, n): Range => [1, n * 3, 1])
  const late = Array.from({ length: 5 }, (_, n): Range => [1, 3_000 + n * 3, 1])
  const clocks = new Map([[1, 10_000]])
  const row = {
    position: 2,
    actorId: 'ana',
    verified: true,
    update: encodeContent([], late),
    ins: [],
    del: late,
    hash: nothing,
  }
  const ledger = new Ledger({
    generation: 1,
    position: 2,
    hash: nothing,
    snapshot: { position: 1, state: nothing, clocks, deletes: encodeContent([], early) },
    tail: [row],
    relayed: [],
    bound: new Map(),
  })
  return { ledger, known: [...early, ...late] }
}
