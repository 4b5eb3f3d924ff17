// A real editing history as people would write it in our editor: each line a block, a line break splits one and taking it away joins
// two, as the editor's library does it (deleting the end of the block and writing it again). Three people take turns.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'
import { bodyOf } from '../../../shared/document/shape.ts'
import { dice } from '../../support/chance.ts'
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
export function linedRows(rows: number, actorIds: readonly string[], days: number): NewRow[] {
  const patches = patchesOf('automerge-paper') ?? madePatches(rows)
  const made: NewRow[] = []
  const between = (days * 86_400_000) / Math.ceil(rows / sittingEdits)
  const start = Date.parse('2026-01-05T08:00:00Z')
  const doc = new Y.Doc()
  let actorId = actorIds[0] ?? ''
  doc.on('update', (update: Uint8Array) => {
    const n = made.length
    const at = start + Math.floor(n / sittingEdits) * between + (n % sittingEdits) * betweenEditsMs
    made.push({ actorId, update, at: new Date(at) })
  })
  doc.clientID = firstClient
  const lines = new Lines(doc)
  for (let n = 0; made.length < rows; n++) {
    const patch = patches[n]
    if (patch === undefined) break
    const turn = Math.floor(n / turnEdits) % actorIds.length
    actorId = actorIds[turn] ?? actorId
    doc.clientID = firstClient + turn
    doc.transact(() => lines.apply(patch))
  }
  return made.slice(0, rows)
}

const firstClient = 5_000

/** Typing at the ends of lines and within them, where no real history is at hand. */
function madePatches(count: number): Patch[] {
  const next = dice(1)
  const patches: Patch[] = []
  let [length, at] = [0, 0]
  while (patches.length < count * 2) {
    if (next() < 0.02) at = Math.floor(next() * length)
    const isBack = at > 0 && next() < 0.15
    const letter = next() < 0.01 ? '\n' : 'abcdefghijklmnopqrst uvwxyz '[Math.floor(next() * 28)]
    patches.push(isBack ? [at - 1, 1, ''] : [at, 0, letter ?? ' '])
    at += isBack ? -1 : 1
    length += isBack ? -1 : 1
  }
  return patches
}

class Lines {
  readonly #body: Y.XmlFragment
  readonly #texts: Y.XmlText[] = []
  readonly #lengths: number[] = []
  #ids = 0

  constructor(doc: Y.Doc) {
    this.#body = bodyOf(doc)
    doc.transact(() => this.#insert(0, '', 'heading'))
  }

  apply([at, deleted, inserted]: Patch): void {
    for (let left = deleted; left > 0;) left -= this.#deleteAt(at, left)
    let from = at
    for (const [n, piece] of inserted.split('\n').entries()) {
      if (n > 0) this.#splitAt(from++)
      if (piece === '') continue
      const { index, offset } = this.#place(from)
      this.#texts[index]?.insert(offset, piece)
      this.#lengths[index] = (this.#lengths[index] ?? 0) + piece.length
      from += piece.length
    }
  }

  #insert(index: number, letters: string, type = 'paragraph'): void {
    const block = new Y.XmlElement(type)
    const text = new Y.XmlText(letters)
    block.setAttribute('id', `b${++this.#ids}`)
    if (type === 'heading') block.setAttribute('level', 2 as unknown as string) // Yjs takes any value
    block.insert(0, [text])
    this.#body.insert(index, [block])
    this.#texts.splice(index, 0, text)
    this.#lengths.splice(index, 0, letters.length)
  }

  #place(at: number): { index: number; offset: number } {
    let offset = at
    for (const [index, length] of this.#lengths.entries()) {
      if (offset <= length) return { index, offset }
      offset -= length + 1
    }
    throw new Error(`no place ${at} in the text`)
  }

  #splitAt(at: number): void {
    const { index, offset } = this.#place(at)
    const text = this.#texts[index]
    const end = text?.toString().slice(offset) ?? ''
    if (end !== '') text?.delete(offset, end.length)
    this.#lengths[index] = offset
    this.#insert(index + 1, end, index % 12 === 11 ? 'heading' : 'paragraph')
  }

  /** Some letters of the line, or the break after it; gives how many of them. */
  #deleteAt(at: number, most: number): number {
    const { index, offset } = this.#place(at)
    const length = this.#lengths[index] ?? 0
    const letters = Math.min(most, length - offset)
    if (letters > 0) {
      this.#texts[index]?.delete(offset, letters)
      this.#lengths[index] = length - letters
      return letters
    }
    const next = this.#texts[index + 1]?.toString() ?? ''
    if (next !== '') this.#texts[index]?.insert(length, next)
    this.#lengths[index] = length + next.length
    this.#body.delete(index + 1, 1)
    this.#texts.splice(index + 1, 1)
    this.#lengths.splice(index + 1, 1)
    return 1
  }
}
