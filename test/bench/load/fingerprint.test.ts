// The check that ends every run: it must call equal what is equal, and nothing else.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bodyOf } from '../../../shared/document/shape.ts'
import { mishapsIn, problemsOf, problemsOfMovers } from '../verdict.ts'
import { fingerprintOf } from './fingerprint.ts'
import { Interned } from './interned.ts'
import type { Replicas } from './orders.ts'
import { afterwards } from './schedule.ts'

/** A text typed letter by letter, an update each. */
function typed(words: string, client = 7): { updates: Uint8Array[]; doc: Y.Doc; text: Y.XmlText } {
  const doc = new Y.Doc()
  doc.clientID = client
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = new Y.XmlText()
  bodyOf(doc).insert(0, [text])
  for (const letter of words) text.insert(text.length, letter)
  return { updates, doc, text }
}

describe('the fingerprint of a replica', () => {
  it('does not depend on the order of the updates, nor on how they were merged', () => {
    const { updates, doc } = typed('bonjour')
    const { hash, pending } = fingerprintOf(updates)
    expect(pending).toBe(false)
    expect(fingerprintOf(updates.toReversed()).hash).toBe(hash)
    expect(fingerprintOf([Y.mergeUpdates(updates.slice(0, 4)), ...updates.slice(3)]).hash).toBe(hash)
    expect(fingerprintOf([Y.encodeStateAsUpdate(doc)]).hash).toBe(hash)
  })

  it('is the same whether deleted text was kept or collected', () => {
    const { updates, doc, text } = typed('bonjour')
    text.delete(2, 3)
    expect(fingerprintOf([Y.encodeStateAsUpdate(doc)]).hash).toBe(fingerprintOf(updates).hash)
  })

  it('changes with a letter, and with a deletion that leaves no trace in the clocks', () => {
    const { updates, text } = typed('bonjour')
    const before = fingerprintOf(updates)
    text.delete(6, 1)
    const after = fingerprintOf(updates)
    expect(after.hash).not.toBe(before.hash)
    expect(after.clocks).toEqual(before.clocks)
    expect(after.deleted).toEqual([[7, 1]])
  })

  it('says when an update waits for another', () => {
    const { updates } = typed('bonjour')
    expect(fingerprintOf(updates.filter((_, n) => n !== 3)).pending).toBe(true)
  })
})

describe('the verdict', () => {
  const { clock, deleted } = afterwards(24)
  const good: Replicas = {
    room: 0,
    clients: 9,
    fingerprint: 'a',
    pending: false,
    clocks: [[7, clock]],
    deleted: [[7, deleted]],
  }
  const wrote = [{ room: 0, client: 7, keystrokes: 24 }]
  const verdict = (replicas: Replicas[], rebuilt = 'a') => problemsOf(replicas, wrote, new Map([[0, rebuilt]]))

  it('has nothing to say when all replicas are equal, whole and what the database holds', () => {
    expect(verdict([good, { ...good, clients: 1 }])).toEqual([])
  })

  it('says that replicas differ', () => {
    expect(verdict([good, { ...good, fingerprint: 'b', clients: 1 }])).toEqual([
      'room 0: 2 different texts among 10 clients',
    ])
  })

  it('says what is missing from all of them alike, insertions and deletions', () => {
    expect(verdict([{ ...good, clocks: [[7, clock - 2]] }])).toEqual([
      'room 0: 2 keystrokes are missing in at least one text',
    ])
    expect(verdict([{ ...good, deleted: [] }])).toEqual(['room 0: 2 keystrokes are missing in at least one text'])
  })

  it('says that a replica waits, that the database differs, and that nobody was there', () => {
    expect(verdict([{ ...good, pending: true }])).toEqual(['room 0: 9 clients wait for an edit that never came'])
    expect(verdict([good], 'c')).toEqual(['room 0: the database rebuilds another text'])
    expect(verdict([])).toEqual(['room 0: no replica'])
  })

  it('says which sockets ended by themselves, and what was refused', () => {
    expect(mishapsIn({ closed: [], refused: 0 })).toEqual([])
    expect(mishapsIn({ closed: [['close 1006', 2]], refused: 3 })).toEqual([
      '2 sockets ended: close 1006',
      '3 edits were refused',
    ])
  })

  it('says what people who came back lost, and whether they hold what the log holds', () => {
    const one = { typed: 9, saved: 9, returns: 1, awayMs: 100, lost: 0, fingerprint: 'a' }
    expect(problemsOfMovers([one, one], true, 'a')).toEqual([])
    expect(problemsOfMovers([one, { ...one, lost: 2, fingerprint: 'b' }], false, 'a')).toEqual([
      'not everything was saved within a minute',
      '1 replicas differ from what the log rebuilds',
      '2 letters were called saved and were gone',
    ])
  })
})

describe('interned payloads', () => {
  it('have one number however often they come, and keep what they were', () => {
    const interned = new Interned()
    const bytes = Buffer.from('abc')
    const first = interned.take(bytes)
    expect(interned.take(Buffer.from('abd'))).not.toBe(first)
    expect(interned.take(Buffer.from('abc'))).toBe(first)
    bytes.fill(0)
    expect(Buffer.from(interned.payload(first)).toString()).toBe('abc')
  })

  it('find the updates in a bundle of messages, presence left out', () => {
    const { updates } = typed('ab')
    const messages = [...updates.map((update) => [0, 2, update.length, ...update]), [1, 3, 9, 9, 9], [0, 0, 1, 0]]
    const interned = new Interned()
    const bundle = interned.take(Uint8Array.from(messages.flat()), true)
    expect(interned.updates(bundle)).toEqual(updates)
    expect(interned.contents(bundle).inserted).toEqual(
      updates.flatMap((update) => interned.contents(interned.take(update)).inserted),
    )
  })

  it('tell which characters an update brings', () => {
    const { updates, text, doc } = typed('ab')
    text.delete(0, 1)
    expect(doc.store.clients.size).toBe(1)
    const interned = new Interned()
    const contents = updates.map((update) => interned.contents(interned.take(update)))
    expect(contents.at(-2)?.inserted).toEqual([[7, 2, 1]])
    expect(contents.at(-1)?.deleted).toEqual([[7, 1, 1]])
  })
})
