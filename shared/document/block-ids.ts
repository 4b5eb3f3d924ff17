// Gives blocks their ids, inside the author's own transactions only: opening or receiving a document never writes.
import { combineTransactionSteps } from '@tiptap/core'
import type { Attrs, Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { AttributesStep } from './attributes-step.ts'
import { changedRanges } from './changed-ranges.ts'
import { isOwn } from './own-only.ts'

interface Block {
  node: Node
  pos: number
}

const hasId = (node: Node) => 'id' in node.attrs && node.isBlock

/**
 * What was split, pasted or made by the author gets an id; what moved keeps its own. When an id is found twice, the block
 * that had it before keeps it, except that an Enter at the start of a block leaves the id with the text, not with the
 * empty line above it.
 */
export const blockIds = (makeId: () => string): Plugin =>
  new Plugin({
    key: new PluginKey('blockIds'),
    appendTransaction(transactions, before, after) {
      if (!transactions.some((transaction) => transaction.docChanged) || !transactions.every(isOwn)) return null
      const changes = identify(transactions, before, after, makeId)
      return changes.length > 0 ? after.tr.step(new AttributesStep(changes)).setStoredMarks(after.storedMarks) : null
    },
  })

function identify(transactions: readonly Transaction[], before: EditorState, after: EditorState, makeId: () => string) {
  const ranges = changedRanges(transactions, before.doc, after.doc)
  const touched = new Map<number, Block>()
  for (const { from, to } of ranges) {
    // A split or a join shows at the edges of its range: the neighbours count as touched.
    after.doc.nodesBetween(Math.max(0, from - 1), Math.min(after.doc.content.size, to + 1), (node, pos) => {
      if (hasId(node)) touched.set(pos, { node, pos })
      return !node.isTextblock
    })
  }
  const owners = keepers(before.doc, after.doc, transactions, touched)
  const changes: [number, Attrs][] = []
  for (const { node, pos } of touched.values()) {
    const id: unknown = node.attrs['id']
    if (typeof id === 'string' && owners.get(id) === pos) continue
    const copy = typeof id === 'string' && owners.has(id)
    changes.push([pos, { ...node.attrs, ...(copy ? unique(node) : {}), id: makeId() }])
  }
  return changes
}

/** A copy of a block asks no question and needs no consent of its own. */
const unique = (node: Node) => ({
  ...('guide' in node.attrs ? { guide: null } : {}),
  ...('consent' in node.attrs ? { consent: null } : {}),
})

/** For every id of the touched blocks, the position of the block that keeps it. */
function keepers(
  before: Node,
  after: Node,
  transactions: readonly Transaction[],
  touched: Map<number, Block>,
): Map<string, number> {
  const wanted = new Set(
    [...touched.values()].map(({ node }) => node.attrs['id']).filter((id) => typeof id === 'string'),
  )
  const places = new Map<string, Block[]>()
  after.descendants((node, pos) => {
    const id: unknown = hasId(node) ? node.attrs['id'] : null
    if (typeof id === 'string' && wanted.has(id)) places.set(id, [...(places.get(id) ?? []), { node, pos }])
    return !node.isTextblock
  })
  const kept = new Map([...places].map(([id, blocks]) => [id, blocks[0]?.pos ?? 0]))
  const contested = new Set([...places].filter(([, blocks]) => blocks.length > 1).map(([id]) => id))
  if (contested.size === 0) return kept
  const { mapping } = combineTransactionSteps(before, [...transactions])
  before.descendants((node, pos) => {
    const id: unknown = hasId(node) ? node.attrs['id'] : null
    if (typeof id !== 'string' || !contested.has(id)) return !node.isTextblock
    const blocks = places.get(id) ?? []
    const there = blocks.findIndex((block) => block.pos === mapping.map(pos, 1))
    const old = blocks[there]
    const next = blocks[there + 1]
    const pushedDown = old && next && old.node.content.size === 0 && next.node.content.size > 0
    if (old) kept.set(id, pushedDown && next.pos === old.pos + old.node.nodeSize ? next.pos : old.pos)
    return !node.isTextblock
  })
  return kept
}
