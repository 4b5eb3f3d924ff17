// One update of a log with some of what it says blanked: the same characters, deletions and marks, as many units. Pure.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { blank } from '../../../shared/history/redaction.ts'
import { RangeSet } from '../../../shared/history/ranges.ts'
import { writeDeletions } from '../deletions.ts'

export interface Blanking {
  /** Of the text. */
  readonly letters: RangeSet
  /** What stands in the place of a text that is no letter: an address, a description, a caption. */
  readonly said: (text: string) => string
}

/** Null where nothing is to be blanked. Throws for what Yjs cannot read. */
export function blankedUpdate(update: Uint8Array, blanking: Blanking): Uint8Array | null {
  const { structs, ds } = Y.decodeUpdate(update)
  const changed = structs.filter((struct) => struct instanceof Y.Item && isBlanked(struct, blanking))
  if (changed.length === 0) return null
  const deletes = RangeSet.of(
    [...ds.clients].flatMap(([client, items]) => items.map(({ clock, len }) => [client, clock, len] as const)),
  )
  const clients = new Map<number, typeof structs>()
  for (const struct of structs) clients.set(struct.id.client, [...(clients.get(struct.id.client) ?? []), struct])
  const encoder = new Y.UpdateEncoderV1()
  const rest = encoder.restEncoder
  encoding.writeVarUint(rest, clients.size)
  for (const [client, list] of clients) {
    encoding.writeVarUint(rest, list.length)
    encoder.writeClient(client)
    encoding.writeVarUint(rest, list[0]?.id.clock ?? 0)
    for (const struct of list) struct.write(encoder, 0)
  }
  encoding.writeUint8Array(rest, writeDeletions(deletes).subarray(1)) // after « no struct of any client »
  return encoder.toUint8Array()
}

/** Blanks an item in place; whether there was anything to blank. */
function isBlanked({ id, content }: Y.Item, { letters, said }: Blanking): boolean {
  if (content instanceof Y.ContentString) return isTextBlanked(content, id, letters)
  const before = JSON.stringify(valuesOf(content))
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON)
    content.arr = content.arr.map((value: unknown) => withTexts(value, said))
  else if (content instanceof Y.ContentFormat) content.value = withTexts(content.value, said) as object // as it was
  else if (content instanceof Y.ContentEmbed) content.embed = withTexts(content.embed, said) as object // as it was
  return JSON.stringify(valuesOf(content)) !== before
}

function isTextBlanked(content: Y.ContentString, { client, clock }: Y.ID, letters: RangeSet): boolean {
  let text = ''
  for (const [, start, length] of letters.missing([client, clock, content.str.length]))
    text = text.padEnd(start - clock, blank) + content.str.slice(start - clock, start - clock + length)
  text = text.padEnd(content.str.length, blank)
  if (text === content.str) return false
  content.str = text
  return true
}

function valuesOf(content: Y.Item['content']): unknown {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return content.arr
  if (content instanceof Y.ContentFormat) return content.value
  return content instanceof Y.ContentEmbed ? content.embed : null
}

function withTexts(value: unknown, said: Blanking['said']): unknown {
  if (typeof value === 'string') return said(value)
  if (Array.isArray(value)) return value.map((one) => withTexts(one, said))
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withTexts(one, said)]))
}
