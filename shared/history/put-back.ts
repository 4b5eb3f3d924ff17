// Undoing puts letters back right where they were deleted: Yjs writes them anew, and says to the left of which deleted letters. So
// they are known however they were deleted, in one go or one by one, and however long ago.
import * as Y from 'yjs'
import { leastWhole, type Carry } from './carry.ts'
import type { Range } from './ranges.ts'

/** Of what a row wrote, what stands beside the same letters, deleted. Fewer than four in all may as well have been typed again. */
export function putBack(doc: Y.Doc, ranges: readonly Range[]): Carry[] {
  const carries = ranges.flatMap((range) =>
    [...itemsIn(doc, range)].flatMap((item): Carry[] => {
      const { id, rightOrigin, content } = item
      if (rightOrigin === null || item.deleted || !(content instanceof Y.ContentString)) return []
      const from: Range = [rightOrigin.client, rightOrigin.clock, item.length]
      const isSame = deletedLetters(doc, from) === content.str
      return isSame ? [{ to: [id.client, id.clock, item.length], from, kind: 'return' }] : []
    }),
  )
  return carries.reduce((sum, { to: [, , length] }) => sum + length, 0) < leastWhole ? [] : carries
}

/** The items that are wholly among these characters. */
function* itemsIn(doc: Y.Doc, [client, clock, length]: Range): Generator<Y.Item> {
  const structs = doc.store.clients.get(client) ?? []
  if (structs.length === 0 || length <= 0) return
  for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
    const struct = structs[i]
    if (struct === undefined || struct.id.clock + struct.length > clock + length) return
    if (struct instanceof Y.Item && struct.id.clock >= clock) yield struct
  }
}

/** What these characters say, if all of them are letters that were deleted. */
function deletedLetters(doc: Y.Doc, [client, clock, length]: Range): string | null {
  const structs = doc.store.clients.get(client) ?? []
  if (structs.length === 0 || clock + length > Y.getState(doc.store, client)) return null
  let said = ''
  for (let i = Y.findIndexSS(structs, clock); said.length < length; i++) {
    const struct = structs[i]
    if (!(struct instanceof Y.Item) || !struct.deleted || !(struct.content instanceof Y.ContentString)) return null
    const begin = Math.max(0, clock - struct.id.clock)
    said += struct.content.str.slice(begin, begin + length - said.length)
  }
  return said
}
