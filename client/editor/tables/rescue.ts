// Watches over what I write in tables: when somebody deletes it under my caret, I am told, and given my words back. [D34]
import { Extension } from '@tiptap/core'
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { ProsemirrorBinding } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { tableDepth } from './depth.ts'
import { announceRemoved } from './removed.ts'

/** What was written longer ago is the document's: whoever deletes it deletes what everybody has read. */
const mineForMs = 2 * 60 * 60_000

export interface Lost {
  /** The table that the block was in, by its id, and the block's own. */
  tableId: string | null
  blockId: string
  /** The block as it was before it was deleted. */
  block: Node
  kind: 'table' | 'gone' | 'part'
}

/** How often others changed the document: views are not told by whom a change is. */
type Counted = { others: number; at: number }

const key = new PluginKey<Counted>('rescue')

export const Rescue = Extension.create<{ awareness: Awareness | null }>({
  name: 'rescue',
  addOptions: () => ({ awareness: null }),
  addProseMirrorPlugins() {
    const { editor } = this
    const { awareness } = this.options
    return [
      new Plugin<Counted>({
        key,
        state: {
          init: () => ({ others: 0, at: 0 }),
          apply(tr, before) {
            const sync = tr.getMeta(ySyncPluginKey) as
              | { isChangeOrigin?: boolean; isUndoRedoOperation?: boolean }
              | undefined // the plugin's own
            const isOthers = tr.docChanged && sync?.isChangeOrigin === true && !sync.isUndoRedoOperation
            return { others: before.others + Number(isOthers), at: tr.time }
          },
        },
        view: () => {
          const written = new Written()
          return {
            update(view, before) {
              if (view.state.doc === before.doc) return
              if (key.getState(view.state)?.others === key.getState(before)?.others) {
                written.note(before.doc, view.state)
                if (awareness) announceRemoved(awareness, before.doc, view.state.doc)
                return
              }
              const lost = written.lost(before, view.state)
              if (lost.length > 0)
                void import('./give-back.ts').then(({ giveBack }) => giveBack(editor, awareness, lost, before))
            },
          }
        },
      }),
    ]
  },
})

/** The blocks of tables in which I wrote lately, by the elements of the shared text that hold them. */
class Written {
  readonly #blocks = new Map<Y.XmlElement, { id: string; at: number }>()

  note(before: Node, state: EditorState): void {
    const start = before.content.findDiffStart(state.doc.content)
    const ends = before.content.findDiffEnd(state.doc.content)
    if (start === null || !ends) return
    const old = linesIn(before, start, Math.max(start, ends.a))
    for (const [id, { text, pos }] of linesIn(state.doc, start, Math.max(start, ends.b))) {
      if (text === '' || old.get(id)?.text === text) continue
      const element = elementOf(state, state.doc.resolve(pos + 1))
      if (element) this.#blocks.set(element, { id, at: key.getState(state)?.at ?? 0 })
    }
  }

  /** What of it is deleted now, and not found whole elsewhere: a row that was moved took its words along. */
  lost(before: EditorState, after: EditorState): Lost[] {
    const now = key.getState(after)?.at ?? 0
    const gone: string[] = []
    for (const [element, { id, at }] of this.#blocks) {
      const isDeleted = element._item?.deleted ?? true
      if (isDeleted || now - at > mineForMs) this.#blocks.delete(element)
      if (isDeleted && now - at <= mineForMs) gone.push(id)
    }
    if (gone.length === 0) return []
    const old = blocksOf(before.doc, new Set(gone))
    const still = blocksOf(after.doc, new Set(gone))
    return [...old].flatMap(([blockId, { block, tableId }]) => {
      const found = still.get(blockId)
      if (block.textContent.trim() === '' || found?.block.textContent.includes(block.textContent)) return []
      const kind = found ? 'part' : hasBlock(after.doc, tableId) ? 'gone' : 'table'
      return [{ tableId, blockId, block, kind }] satisfies Lost[]
    })
  }
}

/** The lines of writing in tables that have a part between two places, by their ids. */
function linesIn(doc: Node, from: number, to: number): Map<string, { text: string; pos: number }> {
  const found = new Map<string, { text: string; pos: number }>()
  const end = Math.min(to, doc.content.size)
  if (tableDepth(doc.resolve(from)) === null && !hasTable(doc, from, end)) return found
  doc.nodesBetween(from, end, (node, pos) => {
    const id: unknown = node.attrs['id']
    if (node.isTextblock && typeof id === 'string' && tableDepth(doc.resolve(pos)) !== null)
      found.set(id, { text: node.textContent, pos })
    return !node.isTextblock
  })
  return found
}

function hasTable(doc: Node, from: number, to: number): boolean {
  let found = false
  doc.nodesBetween(from, to, (node) => {
    found ||= node.type.name === 'table'
    return !found && !node.isTextblock
  })
  return found
}

/** The element of the shared text that holds a position's block: blocks stand there at the same places. */
function elementOf(state: EditorState, $pos: ResolvedPos): Y.XmlElement | null {
  const { binding } = ySyncPluginKey.getState(state) as { binding: ProsemirrorBinding } // the plugin's own state
  let at: unknown = binding.type
  for (let depth = 0; depth < $pos.depth; depth++) at = at instanceof Y.XmlFragment ? at.get($pos.index(depth)) : null
  return at instanceof Y.XmlElement && at.getAttribute('id') === $pos.parent.attrs['id'] ? at : null
}

function blocksOf(doc: Node, ids: ReadonlySet<string>): Map<string, { block: Node; tableId: string | null }> {
  const found = new Map<string, { block: Node; tableId: string | null }>()
  doc.descendants((table) => {
    if (table.type.name !== 'table') return !table.isTextblock
    const id: unknown = table.attrs['id']
    table.descendants((block) => {
      const own: unknown = block.attrs['id']
      if (block.isTextblock && typeof own === 'string' && ids.has(own) && !found.has(own))
        found.set(own, { block, tableId: typeof id === 'string' ? id : null })
      return !block.isTextblock
    })
    return false
  })
  return found
}

function hasBlock(doc: Node, id: string | null): boolean {
  let found = false
  doc.descendants((node) => {
    found ||= id !== null && node.type.name === 'table' && node.attrs['id'] === id
    return !found && !node.isTextblock
  })
  return found
}
