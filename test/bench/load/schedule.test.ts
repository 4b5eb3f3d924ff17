// The schedule and the bytes of the typists: both directions agree, and the server takes what they write.
import { describe, expect, it } from 'vitest'
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { decodeContent } from '../../../server/realtime/frames.ts'
import { admits } from '../../../shared/document/admission.ts'
import { bodyOf } from '../../../shared/document/shape.ts'
import { seedFor } from '../seed.ts'
import { Bytes } from './bytes.ts'
import { firstTypist, typistOf, writeCursor, writeKeystroke } from './keystrokes.ts'
import type { Desk } from './orders.ts'
import { afterwards, cycle, deletedAt, dueAt, insertedAt, keystroke, period, phaseOf } from './schedule.ts'

const many = Array.from({ length: 10 * cycle }, (_, index) => index)

describe('the schedule', () => {
  it('finds the keystroke of every character that was inserted or deleted', () => {
    for (const index of many) {
      const { kind, clock } = keystroke(index)
      expect(kind === 'insert' ? insertedAt(clock) : deletedAt(clock)).toBe(index)
    }
  })

  it('deletes one time in twelve, and only what is there and was not deleted', () => {
    const there = new Set<number>()
    for (const index of many) {
      const { kind, clock } = keystroke(index)
      if (kind === 'insert') there.add(clock)
      else expect(there.delete(clock)).toBe(true)
      const { clock: inserted, deleted } = afterwards(index + 1)
      expect(there.size).toBe(inserted - deleted)
    }
    expect(afterwards(many.length).deleted).toBe(many.length / cycle)
  })

  it('spreads typists over the period and never asks when the last keystroke was answered', () => {
    const phases = Array.from({ length: 100 }, (_, typist) => phaseOf(typist)).sort((a, b) => a - b)
    const gaps = phases.slice(1).map((phase, n) => phase - (phases[n] ?? 0))
    expect(Math.max(...gaps)).toBeLessThan((period / 100) * 3)
    expect(dueAt(7, 12) - dueAt(7, 10)).toBe(2 * period)
  })
})

/** What the first keystrokes of a desk look like on the wire. */
function typed(desk: Desk, keystrokes: number): Uint8Array[] {
  const into = new Bytes()
  return Array.from({ length: keystrokes }, (_, index) => {
    writeKeystroke(into.clear(), desk, index)
    return new Uint8Array(into.written)
  })
}

describe('the typists', () => {
  const { update, desks } = seedFor(3)
  const all = desks.map((desk) => typed(desk, 2 * cycle))

  it('write what the server admits', () => {
    for (const bytes of [update, ...all.flat()]) expect(() => decodeContent(bytes, admits)).not.toThrow()
  })

  it('write each at the end of a paragraph of their own', () => {
    const doc = new Y.Doc()
    for (const bytes of [update, ...all.flat()]) Y.applyUpdate(doc, bytes)
    expect(doc.store.pendingStructs).toBeNull()
    const lengths = bodyOf(doc)
      .toArray()
      .map((paragraph) => String(paragraph instanceof Y.XmlElement ? paragraph.get(0) : '').length)
    const { clock, deleted } = afterwards(2 * cycle)
    expect(lengths).toEqual(desks.map((_, n) => `Contribution ${n + 1} : `.length + clock - deleted))
  })

  it('have clientIDs that tell who they are', () => {
    expect(desks.map(({ client }) => typistOf(client))).toEqual([0, 1, 2])
    expect(desks[2]?.client).toBe(firstTypist + 2)
  })

  it('announce a caret that y-protocols reads, of about the size of a real one', () => {
    const [desk] = desks
    if (!desk) throw new Error('three desks were asked for')
    const into = new Bytes()
    writeCursor(into, desk, 1, 40)
    const awareness = new Awareness(new Y.Doc())
    applyAwarenessUpdate(awareness, new Uint8Array(into.written), 'test')
    const state = awareness.getStates().get(desk.client)
    awareness.destroy()
    expect(state).toMatchObject({ cursor: { head: { item: { client: desk.client, clock: 40 } } } })
    expect(Math.abs(into.written.length - 312)).toBeLessThan(16)
  })
})

it('two hundred rooms of three do not type at the same instants', () => {
  const phases = Array.from({ length: 600 }, (_, n) => phaseOf(n % 3, Math.floor(n / 3))).sort((a, b) => a - b)
  const slices = Array.from({ length: 25 }, (_, n) => phases.filter((phase) => Math.floor(phase / 10) === n).length)
  expect(Math.max(...slices)).toBeLessThan(32)
  expect(Math.min(...slices)).toBeGreaterThan(16)
})
