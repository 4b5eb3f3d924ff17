// What a text names and links to, and which of its links lead nowhere. Reads a text, changes nothing.
import type { Node } from '@tiptap/pm/model'
import { hrefOf, insideLink } from '../../shared/document/link-address.ts'

/** A block of another document. */
export interface FarSection {
  documentId: string
  blockId: string
}

export interface Unknown {
  documents: string[]
  sections: FarSection[]
  people: string[]
  organisations: string[]
}

/** What is known of the places that links lead to. */
export interface Told {
  /** Names by id; null: asked for, and nobody told. */
  known: ReadonlyMap<string, string | null>
  /** Links to sections that are no more, as they are written: of this text, of others. */
  lostHere: ReadonlySet<string>
  lostFar: ReadonlySet<string>
}

/** A link that leads nowhere: from where to where, and where the last piece of its words begins. */
export interface LostLink {
  from: number
  last: number
  to: number
  href: string
  /** The document is there; its section is not. */
  isSection: boolean
}

const mostAtOnce = 400

export function namedIn(doc: Node, here: string | null, isNew: (id: string) => boolean): Unknown {
  const found = { documents: new Set<string>(), people: new Set<string>(), organisations: new Set<string>() }
  const sections = new Map<string, FarSection>()
  const add = (set: Set<string>, id: unknown) => {
    if (typeof id === 'string' && isNew(id) && set.size < mostAtOnce) set.add(id)
  }
  doc.descendants((node) => {
    if (node.type.name === 'mention')
      add(node.attrs['kind'] === 'organisation' ? found.organisations : found.people, node.attrs['id'])
    const { documentId = null, blockId = null } = placeLinked(node) ?? {}
    if (documentId === null || documentId === here) return
    add(found.documents, documentId)
    const href = hrefOf(documentId, blockId)
    if (blockId !== null && isNew(href) && sections.size < mostAtOnce) sections.set(href, { documentId, blockId })
  })
  const { documents, people, organisations } = found
  return {
    documents: [...documents],
    sections: [...sections.values()],
    people: [...people],
    organisations: [...organisations],
  }
}

function hrefIn(node: Node): string | null {
  const href: unknown = node.isText ? node.marks.find(({ type }) => type.name === 'link')?.attrs['href'] : null
  return typeof href === 'string' ? href : null
}

function placeLinked(node: Node) {
  const href = hrefIn(node)
  return href === null ? null : insideLink(href)
}

/** The links to sections of this text that it does not have (any more), as they are written. */
export function lostSectionsOf(doc: Node, here: string | null): ReadonlySet<string> {
  const linked = new Map<string, string>()
  const blocks = new Set<unknown>()
  doc.descendants((node) => {
    if (node.isBlock) blocks.add(node.attrs['id'])
    const { documentId = null, blockId = null } = placeLinked(node) ?? {}
    const href = hrefIn(node)
    if (href !== null && blockId !== null && (documentId === null || documentId === here)) linked.set(href, blockId)
  })
  return new Set([...linked].filter(([, blockId]) => !blocks.has(blockId)).map(([href]) => href))
}

export function lostLinks(doc: Node, { known, lostHere, lostFar }: Told): LostLink[] {
  const lost: LostLink[] = []
  doc.descendants((node, pos) => {
    const href = hrefIn(node)
    const place = href === null ? null : insideLink(href)
    if (href === null || place === null) return
    const isLost = place.documentId !== null && known.get(place.documentId) === null
    const isLostSection = lostHere.has(href) || lostFar.has(href)
    if (!isLost && !isLostSection) return
    const before = lost.at(-1)
    const to = pos + node.nodeSize
    if (before?.to === pos && before.href === href) Object.assign(before, { last: pos, to })
    else lost.push({ from: pos, last: pos, to, href, isSection: !isLost })
  })
  return lost
}
