// Several updates as one: the same text, the same deletions, and what was typed and deleted meanwhile.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { mergeInOrder } from '../../../server/realtime/merging.ts'

/** Two authors who write, erase and now and then read each other. */
function updatesOf(edits: readonly (readonly [who: number, at: number, isErasing: boolean])[]): Uint8Array[] {
  const docs = [new Y.Doc(), new Y.Doc()]
  const updates: Uint8Array[] = []
  for (const doc of docs) {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'other') return
      updates.push(update)
      for (const other of docs)
        if (other !== doc && updates.length % 3 === 0) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc), 'other')
    })
  }
  for (const [who, at, isErasing] of edits) {
    const text = docs[who]?.getText('text')
    if (text === undefined) continue
    if (isErasing && text.length > 1) text.delete(at % (text.length - 1), 1)
    else text.insert(at % (text.length + 1), `é${at}`)
  }
  return updates
}

const edits = fc.array(fc.tuple(fc.nat(1), fc.nat(50), fc.boolean()), { minLength: 1, maxLength: 40 })

test('[L5] what Yjs makes of the one is what it makes of the many, and no struct is lost', () => {
  fc.assert(
    fc.property(edits, (list) => {
      const updates = updatesOf(list)
      const merged = mergeInOrder(updates)
      const [one, many] = [new Y.Doc({ gc: false }), new Y.Doc({ gc: false })]
      Y.applyUpdate(one, merged)
      for (const update of updates) Y.applyUpdate(many, update)
      expect(Y.encodeStateAsUpdate(one)).toEqual(Y.encodeStateAsUpdate(many))
      const count = (list: Uint8Array[]) =>
        list.flatMap((update) => Y.decodeUpdate(update).structs).reduce((sum, struct) => sum + struct.length, 0)
      expect(count([merged])).toBe(count(updates))
    }),
  )
})

test('[L5] updates that repeat each other or leave a hole are still one', () => {
  const updates = updatesOf(Array.from({ length: 12 }, (_, i) => [0, i * 7, false] as const))
  for (const list of [[...updates, ...updates], updates.filter((_, i) => i !== 4)]) {
    const [one, many] = [new Y.Doc(), new Y.Doc()]
    Y.applyUpdate(one, mergeInOrder(list))
    for (const update of list) Y.applyUpdate(many, update)
    expect(Y.encodeStateAsUpdate(one)).toEqual(Y.encodeStateAsUpdate(many))
  }
})
