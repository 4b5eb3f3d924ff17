// What a text says, piece by piece: for searching, links and mentions. Pure, and apart from how it is stored.
import { isUuid } from '../ids.ts'
import { namedPlace, type Named } from './named-places.ts'
import { insideLink } from './link-address.ts'
import type { DocumentJson } from './schema.ts'
import { textNaming } from './shape.ts'

/** A paragraph, a heading, a summary, a caption, a line of a table. */
export interface Passage {
  /** Null for what came without an id: it can be found, not pointed at. */
  blockId: string | null
  /** The title of the section in which it stands; empty before the first. */
  section: string
  isHeading: boolean
  /** Whoever it names stands in it by id: `withNames` shows it, and is what is searched. The same of the section. */
  text: string
}

export type ReferenceKind = 'document' | 'person' | 'organisation'

/** Something named or linked to. A link to a section of the same document is none. */
export interface Reference {
  kind: ReferenceKind
  targetId: string
  targetBlockId: string | null
  blockId: string | null
}

export interface Reading {
  passages: Passage[]
  references: Reference[]
}

/** Of a passage; the rest of it is not searched. */
const longestPassage = 20_000
/** Of the title that each passage bears. */
const longestSection = 300

/** A text may say anything where an id should be; nothing can be pointed at by that. */
const idOf = (node: DocumentJson): string | null => uuidIn(node.attrs?.['id'])

function uuidIn(said: unknown): string | null {
  const id = typeof said === 'string' ? said.toLowerCase() : ''
  return isUuid(id) ? id : null
}

/** Cut between letters, whatever stands at its end. */
const cut = (text: string, longest: number): string =>
  text.length <= longest ? text : text.slice(0, longest).replace(/\p{Surrogate}$/u, '')

/** Everything a text says, in reading order. Walks without calling itself: a hand-made text may be deep. */
export function readPassages(json: DocumentJson): Reading {
  const reading: Reading = { passages: [], references: [] }
  let section = ''
  const waiting = [...(json.content ?? [])].reverse()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type !== 'tableRow' && !isLine(node)) {
      waiting.push(...[...(node.content ?? [])].reverse())
      continue
    }
    const blockId = node.type === 'tableRow' ? (firstId(node) ?? idOf(node)) : idOf(node)
    const text = said(node)
    if (node.type === 'heading') section = cut(text, longestSection)
    if (text !== '')
      reading.passages.push({
        blockId,
        section,
        isHeading: node.type === 'heading',
        text: cut(text, longestPassage),
      })
    reading.references.push(...referencesIn(node, blockId))
  }
  return reading
}

const lines = new Set(['paragraph', 'heading', 'detailsSummary', 'figure'])
const isLine = (node: DocumentJson) => lines.has(node.type ?? '')

/** A line of a table as one piece; otherwise the text itself, its notes after it. */
function said(node: DocumentJson): string {
  const words =
    node.type === 'tableRow'
      ? (node.content ?? [])
          .map((cell) => textNaming(cell, mentionSign))
          .filter((cell) => cell.trim() !== '')
          .join(' \u00b7 ')
      : textNaming(node, mentionSign)
  const alt: unknown = node.attrs?.['alt']
  return `${words} ${typeof alt === 'string' ? alt : ''}`.replace(unkept, ' ').replace(/\s+/gu, ' ').trim()
}

/** What no table of words keeps: signs that nobody sees, halves of letters. */
export const unkept = /[\p{Cc}\p{Surrogate}]/gu

/** A mention that names nothing by an id is a mention all the same. */
function mentionSign(node: DocumentJson): string {
  const named = mentioned(node)
  return named ? namedPlace(named) : '@…'
}

function mentioned({ attrs }: DocumentJson): Named | null {
  const { id, kind } = attrs ?? {}
  const targetId = uuidIn(id)
  if (targetId === null || (kind !== 'person' && kind !== 'organisation')) return null
  return { kind, id: targetId }
}

function firstId(row: DocumentJson): string | null {
  for (const cell of row.content ?? []) {
    for (const block of cell.content ?? []) if (idOf(block) !== null) return idOf(block)
  }
  return null
}

function referencesIn(node: DocumentJson, blockId: string | null): Reference[] {
  const found: Reference[] = []
  const waiting: [DocumentJson, string | null][] = [[node, blockId]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [inner, block] = next
    const reference = referenceOf(inner)
    if (reference) found.push({ ...reference, blockId: block })
    const here = isLine(inner) ? (idOf(inner) ?? block) : block
    waiting.push(...[...(inner.content ?? [])].reverse().map((child): [DocumentJson, string | null] => [child, here]))
  }
  return found
}

function referenceOf(node: DocumentJson): Omit<Reference, 'blockId'> | null {
  if (node.type === 'mention') {
    const named = mentioned(node)
    return named && { kind: named.kind, targetId: named.id, targetBlockId: null }
  }
  const href: unknown = node.marks?.find(({ type }) => type === 'link')?.attrs?.['href']
  const place = typeof href === 'string' ? insideLink(href) : null
  if (!place?.documentId) return null
  return {
    kind: 'document',
    targetId: place.documentId.toLowerCase(),
    targetBlockId: place.blockId?.toLowerCase() ?? null,
  }
}

/** Words: runs of letters and figures, an apostrophe or a hyphen within counting as part of one. */
const word = /[\p{L}\p{N}]+(?:[\u2019'-][\p{L}\p{N}]+)*/gu

/** How many words a text has. */
export const countWords = (text: string): number => text.match(word)?.length ?? 0

/** Where each of them is, in UTF-16 units. */
export const wordsIn = (text: string): { at: number; length: number }[] =>
  Array.from(text.matchAll(word), ({ index, 0: found }) => ({ at: index, length: found.length }))
