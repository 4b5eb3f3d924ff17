// A real editing history as people would write it in our editor: each line a block, a line break splits one and taking it away joins
// two, as the editor's library does it (deleting the end of the block and writing it again). Three people take turns.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'
import { bodyOf } from '../../../shared/document/shape.ts'
import type { NewRow } from '../../support/log-writer.ts'

type Patch = readonly [at: number, deleted: number, inserted: string]

/** Edits of a sitting, after which there is a pause of some hours; a person writes so many before the next one does. */
const sittingEdits = 400
const turnEdits = 40
const betweenEditsMs = 2_000

/** The patches of a sequential history, in order; null where the folder that EDITING_TRACES names has none. */
export function patchesOf(name: 'automerge-paper', folder = process.env.EDITING_TRACES): Patch[] | null {
  const file = folder === undefined ? null : join(folder, `${name}.json.gz`)
  if (file === null || !existsSync(file)) return null
  const { txns } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as { txns: { patches: Patch[] }[] } // as its README says
  return txns.flatMap(({ patches }) => patches)
}

/** So many rows over so many days, written by these actors in turn; each with a clientID of their own. */
export function linedRows(
  patches: readonly Patch[],
  rows: number,
  actorIds: readonly string[],
  days: number,
): NewRow[] {
  const writers = actorIds.map((actorId, n) => ({ actorId, doc: new Y.Doc(), client: 5_000 + n }))
  const made: NewRow[] = []
  const sittings = Math.ceil(rows / sittingEdits)
  const start = Date.parse('2026-01-05T08:00:00Z')
  const between = (days * 86_400_000) / sittings
  let now = start
  for (const writer of writers) {
    writer.doc.clientID = writer.client
    writer.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'others') return
      made.push({ actorId: writer.actorId, update, at: new Date(now) })
      for (const { doc } of writers) if (doc !== writer.doc) Y.applyUpdate(doc, update, 'others')
    })
  }
  const [first] = writers
  if (first === undefined) throw new Error('nobody writes')
  new Lines(first.doc).begin()
  const lines = new Map(writers.map(({ doc }) => [doc, new Lines(doc)]))
  for (const [n, patch] of patches.entries()) {
    if (made.length >= rows) break
    now = start + Math.floor(made.length / sittingEdits) * between + (made.length % sittingEdits) * betweenEditsMs
    const writer = writers[Math.floor(n / turnEdits) % writers.length] ?? first
    writer.doc.transact(() => lines.get(writer.doc)?.apply(patch))
  }
  return made.slice(0, rows)
}

let ids = 0

class Lines {
  readonly #body: Y.XmlFragment

  constructor(doc: Y.Doc) {
    this.#body = bodyOf(doc)
  }

  begin(): void {
    this.#body.doc?.transact(() => this.#insert(0, '', 'heading'))
  }

  apply([at, deleted, inserted]: Patch): void {
    for (let left = deleted; left > 0;) left -= this.#deleteAt(at, left)
    let from = at
    for (const [n, piece] of inserted.split('\n').entries()) {
      if (n > 0) this.#splitAt(from++)
      if (piece === '') continue
      const { text, offset } = this.#place(from)
      text.insert(offset, piece)
      from += piece.length
    }
  }

  #insert(index: number, letters: string, type = 'paragraph'): void {
    const block = new Y.XmlElement(type)
    block.setAttribute('id', `b${++ids}`)
    if (type === 'heading') block.setAttribute('level', 2 as unknown as string) // Yjs takes any value
    block.insert(0, [new Y.XmlText(letters)])
    this.#body.insert(index, [block])
  }

  #textOf(index: number): Y.XmlText {
    return (this.#body.get(index) as Y.XmlElement).get(0) as Y.XmlText // each block has one
  }

  /** Lines are looked for from the beginning: quick enough for a history that is made once. */
  #place(at: number): { index: number; text: Y.XmlText; offset: number } {
    let index = 0
    let offset = at
    for (let item = this.#body._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentType)) continue
      const text = item.content.type._start?.content
      const letters = text instanceof Y.ContentType ? (text.type as Y.XmlText) : null
      if (letters !== null && offset <= letters.length) return { index, text: letters, offset }
      offset -= (letters?.length ?? 0) + 1
      index += 1
    }
    throw new Error(`no place ${at} in the text`)
  }

  #splitAt(at: number): void {
    const { index, text, offset } = this.#place(at)
    const end = text.toString().slice(offset)
    if (end !== '') text.delete(offset, end.length)
    this.#insert(index + 1, end, index % 12 === 11 ? 'heading' : 'paragraph')
  }

  /** Some letters of the line, or the break after it; gives how many of them. */
  #deleteAt(at: number, most: number): number {
    const { index, text, offset } = this.#place(at)
    const letters = Math.min(most, text.length - offset)
    if (letters > 0) {
      text.delete(offset, letters)
      return letters
    }
    const next = this.#textOf(index + 1).toString()
    if (next !== '') text.insert(text.length, next)
    this.#body.delete(index + 1, 1)
    return 1
  }
}
