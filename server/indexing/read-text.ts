// What a stored text says, for the index: passages, links, mentions and who wrote these. Runs in a thread, inline in tests.
import * as Y from 'yjs'
import { textDoc } from '../../shared/document/collectable.ts'
import { withNames } from '../../shared/document/named-places.ts'
import { countWords, readPassages, type Reading } from '../../shared/document/passages.ts'
import { jsonSpoiling } from '../../shared/document/reading.ts'
import { sectionWords } from '../../shared/document/section-words.ts'
import { bodyOf } from '../../shared/document/shape.ts'

export interface ReadText extends Reading {
  words: number
  /** The clientID that put each mention where it is, by the block and the person named; without it, nobody knows. */
  mentionedBy: [blockId: string, targetId: string, client: number][]
  wordsOf(blockId: string): string | null
}

export function readText(updates: readonly Uint8Array[]): ReadText {
  const doc = textDoc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const mentionedBy = mentionsIn(bodyOf(doc))
  const json = jsonSpoiling(doc)
  const reading = readPassages(json)
  doc.destroy()
  return {
    ...reading,
    mentionedBy,
    wordsOf: (blockId) => sectionWords(json, blockId),
    words: reading.passages.reduce((sum, { text }) => sum + countWords(withNames(text)), 0),
  }
}

type Walked = Y.XmlFragment | Y.XmlElement

function mentionsIn(body: Y.XmlFragment): ReadText['mentionedBy'] {
  const found: ReadText['mentionedBy'] = []
  const waiting: [Walked, string | null][] = [[body, null]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, block] = next
    for (let item = node._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentType)) continue
      const { type } = item.content
      if (!(type instanceof Y.XmlElement)) continue
      const id: unknown = type.getAttribute('id')
      const isMention = type.nodeName === 'mention'
      if (isMention && block !== null && typeof id === 'string') found.push([block, id.toLowerCase(), item.id.client])
      if (!isMention) waiting.push([type, typeof id === 'string' ? id.toLowerCase() : block])
    }
  }
  return found
}
