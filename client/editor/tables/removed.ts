// Whoever deletes a table, or rows of one, says so in their presence, by ids: those who wrote there learn from whom it was.
// The server's stamp says who it is; nothing else is taken from it. [D34]
import type { Node } from '@tiptap/pm/model'
import type { Awareness } from 'y-protocols/awareness'
import { personOf } from '../people.ts'

const field = 'removed'
/** Presence is small: of a whole chapter deleted at once the first are enough. */
const mostIds = 40

/** Says which blocks of tables stand in `before` and no more in `after`; nothing when none is gone. */
export function announceRemoved(awareness: Awareness, before: Node, after: Node): void {
  if (before.content.size <= after.content.size) return
  const start = before.content.findDiffStart(after.content)
  const ends = before.content.findDiffEnd(after.content)
  if (start === null || !ends) return
  const left = idsBetween(after, start, Math.max(start, ends.b))
  const gone = [...idsBetween(before, start, Math.max(start, ends.a))].filter((id) => !left.has(id))
  if (gone.length > 0) awareness.setLocalStateField(field, gone.slice(0, mostIds))
}

/** Tables, and lines of writing in them. */
function idsBetween(doc: Node, from: number, to: number): Set<string> {
  const ids = new Set<string>()
  const collect = (node: Node, isInTable: boolean): void => {
    const id: unknown = node.attrs['id']
    if (isInTable && typeof id === 'string' && (node.isTextblock || node.type.name === 'table')) ids.add(id)
  }
  doc.nodesBetween(from, Math.min(to, doc.content.size), (node, pos) => {
    const inside = node.type.name === 'table' || isBelowTable(doc, pos)
    collect(node, inside)
    return !node.isTextblock
  })
  return ids
}

function isBelowTable(doc: Node, pos: number): boolean {
  const $pos = doc.resolve(pos)
  return Array.from({ length: $pos.depth }, (_, depth) => $pos.node(depth + 1).type.name).includes('table')
}

/** The name of whoever says that they removed one of these; null when nobody does. */
export function whoRemoved(awareness: Awareness, ids: ReadonlySet<string>): string | null {
  for (const [clientId, state] of awareness.getStates()) {
    const said: unknown = state[field]
    if (clientId === awareness.clientID || !Array.isArray(said) || !said.some((id) => ids.has(String(id)))) continue
    const person = personOf(state['user'])
    if (person) return person.name
  }
  return null
}
