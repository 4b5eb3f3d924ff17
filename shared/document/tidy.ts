// Since the schema demands no children, this gives an author's own emptied blocks what a caret needs, or takes them away.
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { AllSelection, Plugin, PluginKey, Selection } from '@tiptap/pm/state'
import { changedRanges } from './changed-ranges.ts'
import { isOwn } from './own-only.ts'

/** Shown with an empty line rather than without any. */
const homes = new Set(['doc', 'tableCell', 'tableHeader', 'listItem', 'taskItem', 'blockquote', 'callout'])

/** Nothing without their parts. */
const wrappers = new Set(['bulletList', 'orderedList', 'taskList', 'table', 'tableRow', 'details'])

/** Works within the author's own transactions, where they changed something: never on what others made or left. */
export const tidy = (): Plugin =>
  new Plugin({
    key: new PluginKey('tidy'),
    appendTransaction(transactions, before, after) {
      if (!transactions.some((transaction) => transaction.docChanged) || !transactions.every(isOwn)) return null
      const tr = mend(transactions, before, after)
      return tr.docChanged ? tr : null
    },
  })

function mend(transactions: readonly Transaction[], before: EditorState, after: EditorState): Transaction {
  const empty = new Map<number, Node>()
  const note = (node: Node, pos: number) => {
    if (node.childCount === 0 && (homes.has(node.type.name) || wrappers.has(node.type.name))) empty.set(pos, node)
    return !node.isTextblock
  }
  note(after.doc, -1)
  for (const range of changedRanges(transactions, before.doc, after.doc)) {
    const from = Math.max(0, range.from - 1)
    after.doc.nodesBetween(from, Math.min(after.doc.content.size, range.to + 1), note)
  }
  const tr = after.tr
  const paragraph = after.schema.nodes['paragraph']
  for (const [pos, node] of [...empty].sort(([a], [b]) => b - a)) {
    if (wrappers.has(node.type.name)) tr.delete(pos, pos + node.nodeSize)
    else if (paragraph) tr.insert(pos + 1, paragraph.create())
  }
  // A selection of everything is what is left when a change found no line to put the caret in.
  const lost = tr.docChanged && after.selection instanceof AllSelection && !(before.selection instanceof AllSelection)
  return lost || after.doc.childCount === 0 ? tr.setSelection(Selection.atStart(tr.doc)) : tr
}
