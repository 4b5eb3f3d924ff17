// Two people change the columns and rows of one table at once. A column that both move stands there twice: whoever made the later
// copy takes it away. A row that one moves, or sorts, is written anew with the columns that it had: whoever changed the
// columns meanwhile changes them there too. What nobody was left to put right is healed by the next edit in its row. [D23, D33]
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey, yUndoPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { isOwn } from '../../../shared/document/own-only.ts'
import { elementAt } from '../../../shared/document/tables/reorder.ts'
import { uuidv7 } from '../../../shared/ids.ts'
import { tableDepth } from './depth.ts'
import { arrange, dropTwins } from './row-cells.ts'

const makeId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/** Cells are told apart by the first line of writing in them. */
const keysOf = (row: Node): string[] =>
  row.content.content.map((cell, at) => String(cell.firstChild?.attrs['id'] ?? `without ${at}`))

const joined = (keys: readonly string[]): string => keys.join(' ')

/** What this editor did to the columns of one table. */
class Changed {
  /** From the cells of a row to those that it got. */
  readonly #next = new Map<string, readonly string[]>()
  /** Rows that need nothing, or of which nothing is known. */
  readonly #seen = new WeakSet<Node>()
  /** What this editor had heard when it last changed them. */
  #heard = new Map<number, number>()
  #step: unknown

  note(state: EditorState, before: Node, after: Node): void {
    for (const [at, row] of before.content.content.entries()) {
      const now = at < after.childCount ? keysOf(after.child(at)) : null
      if (now === null || joined(now) === joined(keysOf(row))) continue
      this.#next.delete(joined(now))
      this.#next.set(joined(keysOf(row)), now)
    }
    this.#heard = Y.decodeStateVector(Y.encodeStateVector(sharedIn(state).doc))
    this.#step = undoOf(state)?.undoStack.at(-1)
  }

  /** Puts right what others' rows and columns, written without knowing of ours, left in the table at `pos`. */
  mend(state: EditorState, pos: number, table: Node): void {
    const rows = [...table.content.content.entries()].filter(([, row]) => !this.#seen.has(row))
    const doubled = rows.filter(([, row]) => hasTwins(row))
    const stale = rows.filter(([, row]) => this.#next.has(joined(keysOf(row))))
    for (const [, row] of rows) this.#seen.add(row)
    if (doubled.length === 0 && stale.length === 0) return
    const { doc } = sharedIn(state)
    const shared = sharedTable(state, pos)
    const rowAt = (at: number) => shared.get(at) as Y.XmlElement // rows are elements
    if (doubled.length > 0)
      doc.transact(() => {
        for (const [at] of doubled) dropTwins(rowAt(at), doc.clientID, makeId)
      }, columnsMeet)
    // Rows that were there already, and are as before, were put back by somebody who knew.
    if (stale.length === 0 || stale.some(([at]) => !this.#isNew(rowAt(at)))) return
    const change = () => {
      for (const [at, row] of stale) arrange(rowAt(at), this.#wanted(keysOf(row)))
    }
    const undo = undoOf(state)
    if (!undo || undo.undoStack.at(-1) !== this.#step) return doc.transact(change, columnsMeet)
    undo.lastChange = Date.now() // one step with the change itself
    doc.transact(change, ySyncPluginKey)
    undo.stopCapturing()
    this.#step = undo.undoStack.at(-1)
  }

  #isNew(row: Y.XmlElement): boolean {
    const id = row._item?.id
    return id !== undefined && id.clock >= (this.#heard.get(id.client) ?? 0)
  }

  #wanted(keys: readonly string[]): readonly string[] {
    const next = this.#next.get(joined(keys))
    return next ? this.#wanted(next) : keys
  }
}

const hasTwins = (row: Node): boolean => new Set(keysOf(row)).size < row.childCount

const sharedIn = (state: EditorState) => (ySyncPluginKey.getState(state) as { binding: ProsemirrorBinding }).binding // the plugin's own state

const undoOf = (state: EditorState) =>
  (yUndoPluginKey.getState(state) as { undoManager: Y.UndoManager } | undefined)?.undoManager // the plugin's own state

function sharedTable(state: EditorState, pos: number): Y.XmlElement {
  const $inside = state.doc.resolve(pos + 1)
  const path = Array.from({ length: $inside.depth }, (_, depth) => $inside.index(depth))
  return elementAt(sharedIn(state).type as Y.XmlFragment, path) // documents are bound to a fragment
}

interface Ours {
  tables: Map<string, Changed>
  /** How often this person changed the document: views are not told by whom a change is. */
  own: number
}

/** Whose transactions these are, in the shared text. */
export const columnsMeet = new PluginKey<Ours>('columnsMeet')

/** Remembers what an act did to the columns of a table. */
export function noteColumns(state: EditorState, before: Node, after: Node | null): void {
  const id: unknown = before.attrs['id']
  const tables = columnsMeet.getState(state)?.tables
  if (typeof id !== 'string' || after?.type !== before.type || !tables) return
  const changed = tables.get(id) ?? new Changed()
  tables.set(id, changed)
  changed.note(state, before, after)
}

function tableWith(doc: Node, id: string): { pos: number; node: Node } | null {
  let found: { pos: number; node: Node } | null = null
  doc.descendants((node, pos) => {
    if (node.type.name === 'table' && node.attrs['id'] === id) found ??= { pos, node }
    return found === null && !node.isTextblock
  })
  return found
}

function mendOurs(view: EditorView): void {
  for (const [id, changed] of columnsMeet.getState(view.state)?.tables ?? []) {
    const table = tableWith(view.state.doc, id)
    if (table) changed.mend(view.state, table.pos, table.node)
  }
}

/** Whoever writes in a row that has cells twice heals its table, whoever made them. */
function healHere({ state }: EditorView): void {
  const { $head } = state.selection
  const depth = tableDepth($head)
  if (depth === null || $head.depth === depth || !hasTwins($head.node(depth + 1))) return
  const shared = sharedTable(state, $head.before(depth))
  sharedIn(state).doc.transact(() => {
    for (const row of shared.toArray()) if (row instanceof Y.XmlElement) dropTwins(row, null, makeId)
  }, columnsMeet)
}

export function columnsMeeting(): Plugin<Ours> {
  return new Plugin<Ours>({
    key: columnsMeet,
    state: {
      init: () => ({ tables: new Map(), own: 0 }),
      apply: (tr, before) => (tr.docChanged && isOwn(tr) ? { ...before, own: before.own + 1 } : before),
    },
    view: () => ({
      update(view, before) {
        if (view.state.doc === before.doc) return
        const isMine = columnsMeet.getState(view.state)?.own !== columnsMeet.getState(before)?.own
        // After the library has drawn what came, or written what was typed.
        queueMicrotask(() => {
          if (view.isDestroyed) return
          mendOurs(view)
          if (isMine) healHere(view)
        })
      },
    }),
  })
}

export const ColumnsMeet = Extension.create({ name: 'columnsMeet', addProseMirrorPlugins: () => [columnsMeeting()] })
