// An editor without a page: the shared text bound to ProseMirror by the library itself, our plugins, and a view that only keeps a state.
import { EditorState, type Plugin, type PluginView, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPlugin } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import '../../client/editor/binding-guard.ts'
import { blockIds } from '../../shared/document/block-ids.ts'
import type { DocumentJson } from '../../shared/document/schema.ts'
import { documentSchema } from '../../shared/document/schema.ts'
import { bodyOf, documentFromJson } from '../../shared/document/shape.ts'
import { tidy } from '../../shared/document/tidy.ts'

export class HeadlessEditor {
  readonly doc: Y.Doc
  isDestroyed = false
  state: EditorState
  #views: PluginView[] = []

  constructor(doc: Y.Doc, plugins: readonly Plugin[] = []) {
    let made = 0
    this.doc = doc
    const ids = blockIds(() => `${doc.clientID}-${(made += 1)}`)
    this.state = EditorState.create({
      schema: documentSchema(),
      plugins: [ySyncPlugin(bodyOf(doc)), tidy(), ids, ...plugins],
    })
    const view = this as unknown as EditorView // what the plugins use of one: its state, and dispatch
    this.#views = this.state.plugins.flatMap(({ spec }) => spec.view?.(view) ?? [])
  }

  hasFocus = (): boolean => false

  /** As a view does: the state changes, then the plugins look at it. */
  dispatch(tr: Transaction): void {
    const before = this.state
    this.state = this.state.apply(tr)
    for (const { update } of this.#views) update?.(this as unknown as EditorView, before) // as above
  }

  /** The text as a screen would show it: a line per block. */
  lines(): string[] {
    const found: string[] = []
    this.state.doc.descendants((node) => {
      if (node.isTextblock) found.push(node.textContent)
      return !node.isTextblock
    })
    return found
  }

  ids(): unknown[] {
    const found: unknown[] = []
    this.state.doc.forEach((node) => found.push(node.attrs['id']))
    return found
  }
}

export interface Copy {
  editor: HeadlessEditor
  /** What it wrote and others have not seen. */
  waiting: Uint8Array[]
}

/** Editors of one text, each with its own copy; nothing passes between them until `exchange`. */
export function copiesOf(json: DocumentJson, count: number, plugins: () => Plugin[] = () => []): Copy[] {
  const start = documentFromJson(json, 1)
  return Array.from({ length: count }, (_, place): Copy => {
    const doc = new Y.Doc()
    doc.clientID = 100 + place
    Y.applyUpdate(doc, start, 'server')
    const waiting: Uint8Array[] = []
    doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'server' && waiting.push(update))
    return { editor: new HeadlessEditor(doc, plugins()), waiting }
  })
}

/** Everybody gets what the others wrote, until nobody has anything more to say. */
export async function exchange(copies: readonly Copy[]): Promise<void> {
  for (let round = 0; round < 10; round++) {
    await Promise.resolve() // what plugins put off
    const sent = copies.map(({ waiting }) => waiting.splice(0))
    if (sent.every((updates) => updates.length === 0)) return
    for (const [from, updates] of sent.entries())
      for (const [to, { editor }] of copies.entries())
        if (to !== from) for (const update of updates) Y.applyUpdate(editor.doc, update, 'server')
  }
  throw new Error('editors go on answering each other')
}
