// Two people in one text without a browser: ProseMirror states bound to Y.Docs as the editor binds them, letters apart.
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { EditorState } from '@tiptap/pm/state'
import { tableEditing } from '@tiptap/pm/tables'
import { initProseMirrorDoc, updateYFragment, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { blockIds } from '../../shared/document/block-ids.ts'
import { ownOnly } from '../../shared/document/own-only.ts'
import type { DocumentJson } from '../../shared/document/schema.ts'
import { documentSchema } from '../../shared/document/schema.ts'
import { bodyOf, documentFromJson } from '../../shared/document/shape.ts'
import { tidy } from '../../shared/document/tidy.ts'

export class Writer {
  readonly doc = new Y.Doc()
  state: EditorState
  #meta: ReturnType<typeof initProseMirrorDoc>['meta']

  constructor(first: Uint8Array, clientId: number) {
    this.doc.clientID = clientId
    Y.applyUpdate(this.doc, first)
    const { doc, meta } = this.#read()
    this.#meta = meta
    let made = 0
    const plugins = [tidy(), blockIds(() => `${clientId}-${(made += 1)}`), ownOnly(tableEditing())]
    this.state = EditorState.create({ doc, plugins })
  }

  #read() {
    return initProseMirrorDoc(bodyOf(this.doc), documentSchema())
  }

  /** One edit of this person, with what the plugins add to it. */
  edit(change: (tr: Transaction) => Transaction): void {
    this.state = this.state.apply(change(this.state.tr))
    this.doc.transact(() => updateYFragment(this.doc, bodyOf(this.doc), this.state.doc, this.#meta), ySyncPluginKey)
  }

  /** One change of the shared text itself, as the editor makes it for rows and columns that move. */
  share(change: (body: Y.XmlFragment) => void): void {
    this.doc.transact(() => change(bodyOf(this.doc)), ySyncPluginKey)
    this.#show()
  }

  hear(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'server')
    this.#show()
  }

  #show(): void {
    const { doc, meta } = this.#read()
    this.#meta = meta
    const { tr } = this.state
    tr.replaceWith(0, tr.doc.content.size, doc.content)
    this.state = this.state.apply(tr.setMeta(ySyncPluginKey, { isChangeOrigin: true }))
  }
}

/** Everyone hears what the others did since they last met. */
export function meet(...people: Writer[]): void {
  const states = people.map(({ doc }) => Y.encodeStateAsUpdate(doc))
  for (const [at, person] of people.entries())
    for (const [other, state] of states.entries()) if (other !== at) person.hear(state)
}

const firstState = (content: DocumentJson[]) => documentFromJson({ type: 'doc', content }, 1)

export function twoWriters(content: DocumentJson[]): [Writer, Writer] {
  const state = firstState(content)
  return [new Writer(state, 2), new Writer(state, 3)]
}

/** A table whose cells say the given words; each line of writing and each row has an id. */
export function tableOf(rows: readonly (readonly string[])[], heads = 0): DocumentJson {
  return {
    type: 'table',
    attrs: { id: 't' },
    content: rows.map((cells, row) => ({
      type: 'tableRow',
      attrs: { id: `r${row}` },
      content: cells.map((words, column) => ({
        type: row < heads ? 'tableHeader' : 'tableCell',
        content: [
          {
            type: 'paragraph',
            attrs: { id: `p${row}-${column}` },
            content: words === '' ? [] : [{ type: 'text', text: words }],
          },
        ],
      })),
    })),
  }
}

/** The place before the first letter of the block with this id; null when it is not there. */
export function inside(doc: Node, id: string): number | null {
  let place: number | null = null
  doc.descendants((node, pos) => {
    if (node.attrs['id'] === id) place = pos + 1
    return place === null
  })
  return place
}

export const wordsOf = (doc: Node): string[][] => {
  const rows: string[][] = []
  doc.descendants((node) => {
    if (node.type.name !== 'tableRow') return true
    rows.push(Array.from({ length: node.childCount }, (_, at) => node.child(at).textContent))
    return false
  })
  return rows
}
