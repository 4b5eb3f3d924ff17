// Somebody's text open in somebody else's editor, without a page: what they do to it, and whose the letters are then.
import { TextSelection, type Command } from '@tiptap/pm/state'
import { yUndoPlugin } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { DocumentJson } from '../../shared/document/schema.ts'
import { bodyOf } from '../../shared/document/shape.ts'
import type { Carry } from '../../shared/history/carry.ts'
import { RangeSet, type Range } from '../../shared/history/ranges.ts'
import { Replay, type LoggedEdit } from '../../shared/history/replay.ts'
import { copiesOf, type Copy, type HeadlessEditor } from './headless-editor.ts'
import { Logged } from './logged.ts'

export const text = (content: string, ...marks: string[]): DocumentJson => ({
  type: 'text',
  text: content,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
})
export const paragraph = (id: string, ...content: DocumentJson[]): DocumentJson => ({
  type: 'paragraph',
  attrs: { id },
  content,
})
export const cell = (id: string, content: string): DocumentJson => ({
  type: 'tableCell',
  content: [paragraph(id, text(content))],
})
export const row = (...cells: DocumentJson[]): DocumentJson => ({ type: 'tableRow', content: cells })
export const listItem = (...content: DocumentJson[]): DocumentJson => ({ type: 'listItem', content })

/** Written by Alice; Bertrand, who is somebody else, has it open. */
export class Desk {
  readonly logged = new Logged()
  readonly copy: Copy
  /** Bertrand's. */
  readonly letters = { added: 0, removed: 0 }
  readonly #replay = new Replay()
  #taken = 0

  constructor(...content: DocumentJson[]) {
    const [copy] = copiesOf({ type: 'doc', content }, 1, () => [yUndoPlugin()])
    if (!copy) throw new Error('one copy was asked for')
    this.copy = copy
    this.logged.add('alice', Y.encodeStateAsUpdate(copy.editor.doc), 0)
  }

  get editor(): HeadlessEditor {
    return this.copy.editor
  }

  /** The caret before the given words, or after all of them. */
  caret(before: string, after = false): void {
    let at = -1
    this.editor.state.doc.descendants((node, pos) => {
      if (node.isText && at < 0 && (node.text ?? '').includes(before)) at = pos + (node.text ?? '').indexOf(before)
      return at < 0
    })
    const { state } = this.editor
    this.editor.dispatch(state.tr.setSelection(TextSelection.create(state.doc, after ? at + before.length : at)))
  }

  select(from: string, length: number): void {
    this.caret(from)
    const { state } = this.editor
    const { from: at } = state.selection
    this.editor.dispatch(state.tr.setSelection(TextSelection.create(state.doc, at, at + length)))
  }

  run(command: Command): void {
    if (!command(this.editor.state, (tr) => this.editor.dispatch(tr))) throw new Error('the command does nothing here')
  }

  /** What was done since goes to the log, in Bertrand's name. */
  sent(seconds = 1): void {
    for (const update of this.copy.waiting.splice(0)) {
      this.logged.add('bertrand', update, (this.logged.rows.at(-1)?.at ?? 0) + seconds * 1000)
    }
  }

  /** How much of the standing text is Alice's, by clientIDs and by what was carried, in percent. */
  shares(): { raw: number; kept: number } {
    const runs = this.#standing()
    const lettersOf = (isHers: (run: Run) => boolean) =>
      runs.reduce((sum, run) => sum + (isHers(run) ? run.length : 0), 0)
    const percent = (letters: number) => Math.round((100 * letters) / lettersOf(() => true))
    return {
      raw: percent(lettersOf(({ client }) => client === 1)),
      kept: percent(lettersOf(({ first }) => first === 1)),
    }
  }

  /** Whose the letters are, in the order of reading, by what was carried: the client that wrote them first, and how many. */
  owners(): [client: number, letters: number][] {
    const owners: [number, number][] = []
    for (const { first, length } of this.#standing()) {
      const last = owners.at(-1)
      if (last?.[0] === first) last[1] += length
      else owners.push([first, length])
    }
    return owners
  }

  /** What was typed and left standing, and what was deleted; what a gesture carried is neither. */
  #count({ ins, del }: LoggedEdit, carries: readonly Carry[]): void {
    const { doc } = this.#replay
    const moved = carries.flatMap(({ from, kind }) => (kind === 'gesture' ? [from] : []))
    this.letters.added += lettersIn(doc, apart(ins, [...del, ...carries.map(({ to }) => to)]))
    this.letters.removed += lettersIn(doc, apart(del, [...ins, ...moved]))
  }

  #standing(): Run[] {
    this.sent()
    for (const logged of this.logged.rows.slice(this.#taken)) {
      const carries = this.#replay.take(logged)
      if (logged.actorId !== 'alice') this.#count(logged, carries)
    }
    this.#taken = this.logged.rows.length
    return standing(this.#replay.doc).flatMap(([client, clock, all]) =>
      this.#replay.origins.of([client, clock, all]).map(([first, , length]) => ({ client, first, length })),
    )
  }
}

/** Letters by who wrote them here, and by who wrote them first. */
interface Run {
  readonly client: number
  readonly first: number
  readonly length: number
}

/** The characters that stand in a text. */
function standing(doc: Y.Doc): [number, number, number][] {
  const found: [number, number, number][] = []
  const walk = (type: Pick<Y.AbstractType<unknown>, '_start'>): void => {
    for (let item = type._start; item !== null; item = item.right) {
      if (item.deleted) continue
      if (item.content instanceof Y.ContentString) found.push([item.id.client, item.id.clock, item.length])
      if (item.content instanceof Y.ContentType) walk(item.content.type)
    }
  }
  walk(bodyOf(doc))
  return found
}

/** What is left of some ranges without others. */
const apart = (ranges: readonly Range[], others: readonly Range[]): readonly Range[] => {
  const taken = RangeSet.of(others)
  return ranges.flatMap((range) => taken.missing(range))
}

/** How many of these characters are of a text, and no blocks, attributes or marks; whether they stand or not. */
function lettersIn(doc: Y.Doc, ranges: readonly Range[]): number {
  const wanted = RangeSet.of(ranges)
  const pieces = [...doc.store.clients.values()].flat().filter((struct) => struct instanceof Y.Item)
  const letters = pieces.filter(({ content, parentSub }) => content instanceof Y.ContentString && parentSub === null)
  return letters.reduce((sum, { id, length }) => {
    const others = wanted.missing([id.client, id.clock, length])
    return sum + length - others.reduce((left, [, , part]) => left + part, 0)
  }, 0)
}
