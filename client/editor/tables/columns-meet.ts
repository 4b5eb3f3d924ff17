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
import { hasMerged } from '../../../shared/document/tables/grid.ts'
import { elementAt } from '../../../shared/document/tables/reorder.ts'
import { newBlockId } from '../new-ids.ts'
import { tableDepth } from './depth.ts'
import { arrange, dropTwins } from './row-cells.ts'

/** Cells are told apart by the first line of writing in them. */
const keysOf = (row: Node): string[] =>
  row.content.content.map((cell, at) => String(cell.firstChild?.attrs['id'] ?? `without ${at}`))

/** A row of the shared text: written by this editor, or by others and known of when this editor last changed columns, or not. */
type Kind = 'mine' | 'theirs' | 'new'

const placeOf = (row: Node, column: number | undefined): string => `${String(row.attrs['id'])} ${column}`

/** How long a change may meet others that were made without knowing of it: as long as letters may be under way. */
const meets = 30_000

/** What this editor did to the columns of one table. */
class Changed {
  /** The column of each cell, by a number of our own; it stays when the cell is written anew elsewhere. */
  readonly #columns = new Map<string, number>()
  /** The cells that this editor put in, by the id of their row and their column. */
  readonly #added = new Map<string, string>()
  /** Rows that need nothing, or of which nothing is known. */
  readonly #seen = new WeakSet<Node>()
  /** The rows of the shared text that were there, or were looked at once: each is put in order once at most, so that nobody fights. */
  readonly #known = new WeakSet<Y.XmlElement>()
  /** The columns that this editor took away. */
  readonly #removed = new Set<number | undefined>()
  /** Orders that its columns had before this editor changed them. */
  readonly #before = new Set<string>()
  #at = 0
  #mends = 0
  #step: unknown

  note(state: EditorState, before: Node, after: Node, pos: number): void {
    this.#learn(before.content.content)
    const known = new Set(this.#columns.keys())
    this.#learn(after.content.content)
    const left = this.#orderOf(after.firstChild)
    for (const column of this.#orderOf(before.firstChild)) if (!left.includes(column)) this.#removed.add(column)
    this.#before.add(this.#orderOf(before.firstChild).join())
    this.#before.delete(left.join())
    this.#at = Date.now()
    this.#mends = 0
    for (const row of after.content.content)
      for (const key of keysOf(row)) if (!known.has(key)) this.#added.set(placeOf(row, this.#columns.get(key)), key)
    for (const row of sharedTable(state, pos).toArray()) if (row instanceof Y.XmlElement) this.#known.add(row)
    this.#step = undoOf(state)?.undoStack.at(-1)
  }

  #learn(rows: readonly Node[]): void {
    const lines = rows.map(keysOf)
    for (let at = 0; at < (lines[0]?.length ?? 0); at++) {
      const keys = lines.flatMap((line) => line[at] ?? [])
      const found = keys.map((key) => this.#columns.get(key)).find((column) => column !== undefined)
      const column = found ?? this.#columns.size
      for (const key of keys) if (!this.#columns.has(key)) this.#columns.set(key, column)
    }
  }

  /** Puts right what others' rows and columns, written without knowing of ours, left in the table at `pos`. */
  mend(state: EditorState, pos: number, table: Node): void {
    const rows = table.content.content
    const fresh = rows.flatMap((row, at) => (this.#seen.has(row) ? [] : [at]))
    if (fresh.length === 0) return
    const { doc } = sharedIn(state)
    const shared = sharedTable(state, pos)
    const rowAt = (at: number) => shared.get(at) as Y.XmlElement // rows are elements
    const doubled = fresh.filter((at) => hasTwins(table.child(at)))
    if (doubled.length > 0)
      return doc.transact(() => {
        for (const at of doubled) dropTwins(rowAt(at), doc.clientID, newBlockId)
      }, columnsMeet)
    for (const at of fresh) this.#seen.add(table.child(at))
    const kinds = rows.map((_, at) => this.#kindOf(rowAt(at)))
    for (const at of fresh) this.#known.add(rowAt(at))
    const wanted = hasMerged(table) ? [] : this.#wanted(rows, kinds)
    if (wanted.length === 0 || this.#mends >= patienceIn(shared, doc.clientID)) return
    this.#mends += 1
    const change = () => {
      for (const { at, keys } of wanted) arrange(rowAt(at), keys)
    }
    const undo = undoOf(state)
    if (!undo || undo.undoStack.at(-1) !== this.#step) return doc.transact(change, columnsMeet)
    undo.lastChange = Date.now() // one step with the change itself
    doc.transact(change, ySyncPluginKey)
    undo.stopCapturing()
    this.#step = undo.undoStack.at(-1)
  }

  /** Rows that others changed with all the rest say how columns stand now. Those that do not follow: their cells, in that order. */
  #wanted(rows: readonly Node[], kinds: readonly Kind[]): { at: number; keys: string[] }[] {
    const isRecent = Date.now() - this.#at < meets
    const told = kinds.includes('theirs') ? 'theirs' : 'mine'
    const order = this.#agreed(rows.filter((_, at) => kinds[at] === told))
    if (!order) return []
    return rows.flatMap((row, at) => {
      const now = this.#orderOf(row)
      if (now.includes(undefined) || now.join() === order.join()) return []
      // Later only what is surely from before: somebody who was offline. Whoever changed columns since puts their own right.
      const isLeft = kinds[at] === 'new' && told === 'theirs' && this.#before.has(now.join())
      if (!isLeft && !(isRecent && kinds[at] !== told)) return []
      if (now.some((column) => !order.includes(column) && !this.#removed.has(column))) return [] // nobody's words are at risk
      const cells = new Map(keysOf(row).map((key) => [this.#columns.get(key), key]))
      const keys = order.flatMap((column) => cells.get(column) ?? this.#added.get(placeOf(row, column)) ?? [])
      return keys.length === order.length ? [{ at, keys }] : [] // a column that another made is for them to add
    })
  }

  /** The one order of these rows; null when they have several. */
  #agreed(rows: readonly Node[]): (number | undefined)[] | null {
    const orders = rows.map((row) => this.#orderOf(row))
    const known = orders[0]?.map((_, at) => orders.map((order) => order[at]).find((column) => column !== undefined))
    const isOne = orders.every(
      (order) =>
        order.length === known?.length && order.every((column, at) => column === undefined || column === known[at]),
    )
    if (rows.length === 0 || !isOne) return null
    this.#learn(rows)
    return this.#orderOf(rows[0] ?? null)
  }

  #orderOf(row: Node | null): (number | undefined)[] {
    return (row ? keysOf(row) : []).map((key) => this.#columns.get(key))
  }

  #kindOf(row: Y.XmlElement): Kind {
    if (row._item?.id.client === row.doc?.clientID) return 'mine'
    return this.#known.has(row) ? 'theirs' : 'new'
  }
}

/**
 * How often this editor puts rows in order after a change of its own. Two that each follow the other would do so for as long as
 * changes may meet: whoever has the highest number of those who wrote the rows gives up first, and the others follow it.
 */
function patienceIn(table: Y.XmlElement, me: number): number {
  const makers = new Set(table.toArray().map((row) => (row instanceof Y.XmlElement ? row._item?.id.client : undefined)))
  return 3 + 3 * [...makers].filter((maker) => maker !== undefined && maker > me).length
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

/** Remembers what an act did to the columns of the table at `pos`. */
export function noteColumns(state: EditorState, before: Node, pos: number): void {
  const id: unknown = before.attrs['id']
  const after = state.doc.nodeAt(pos)
  const tables = columnsMeet.getState(state)?.tables
  if (typeof id !== 'string' || after?.type !== before.type || !tables) return
  const changed = tables.get(id) ?? new Changed()
  tables.set(id, changed)
  changed.note(state, before, after, pos)
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
    for (const row of shared.toArray()) if (row instanceof Y.XmlElement) dropTwins(row, null, newBlockId)
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
