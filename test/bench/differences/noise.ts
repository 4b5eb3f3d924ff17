// How much of two texts a comparison shows as written or taken out, in one unit for all: characters, each word whole.
import type { Node } from '@tiptap/pm/model'
import { wordsIn } from '../../../shared/document/passages.ts'
import type { Changes } from '../../../shared/history/change.ts'
import type { Origins } from '../../../shared/history/origins.ts'
import { isText, type PageNode } from '../../../shared/history/page.ts'
import { RangeSet } from '../../../shared/history/ranges.ts'
import { isShownText, type Form, type ShownPart } from '../../../shared/history/shown.ts'

export interface Noise {
  readonly added: number
  readonly removed: number
}

/** A line of text, and which of its characters are told. */
interface Line {
  text: string
  told: boolean[]
}

/** Of positions of two documents of ProseMirror. */
export const noiseOfRanges = (
  before: Node,
  after: Node,
  changes: readonly (readonly [fromA: number, toA: number, fromB: number, toB: number])[],
): Noise => ({
  removed: count(
    linesOf(
      before,
      changes.map(([from, to]) => [from, to] as const),
    ),
  ),
  added: count(
    linesOf(
      after,
      changes.map(([, , from, to]) => [from, to] as const),
    ),
  ),
})

/** Of ours: what moved, was split or changed its look is not told as written. */
export const noiseOf = ({ beside }: Pick<Changes, 'beside'>): Noise => ({
  removed: count(beside.flatMap(({ before }) => (before === null ? [] : shownLines(before, 'removed')))),
  added: count(beside.flatMap(({ after }) => (after === null || after === 'same' ? [] : shownLines(after, 'added')))),
})

/**
 * What was written and taken out, by who characters first were: those that stand on one side only. Whoever tells less of it knows
 * that words were taken out and typed again.
 */
export function noiseOfEdits(before: PageNode, after: PageNode, origins: Pick<Origins, 'of'>): Noise {
  const onlyOn = (page: PageNode, other: PageNode): Line[] => pageLines(page, origins, identitiesOf(other, origins))
  return { removed: count(onlyOn(before, after)), added: count(onlyOn(after, before)) }
}

function identitiesOf({ parts }: PageNode, origins: Pick<Origins, 'of'>): RangeSet {
  return RangeSet.of(
    parts.flatMap((part) => [
      ...(isText(part) ? part.ids.flatMap((range) => origins.of(range)) : identitiesOf(part, origins)),
    ]),
  )
}

function pageLines({ parts }: PageNode, origins: Pick<Origins, 'of'>, others: RangeSet): Line[] {
  const line: Line = { text: '', told: [] }
  const inner: Line[] = []
  for (const part of parts) {
    if (!isText(part)) {
      inner.push(...pageLines(part, origins, others))
      continue
    }
    line.text += part.text
    for (const [client, clock, length] of part.ids.flatMap((range) => origins.of(range)))
      for (let n = 0; n < length; n++) line.told.push(!others.has(client, clock + n))
  }
  return [line, ...inner]
}

function linesOf(doc: Node, ranges: readonly (readonly [from: number, to: number])[]): Line[] {
  const told = new Uint8Array(doc.content.size)
  for (const [from, to] of ranges) told.fill(1, from, to)
  const lines: Line[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock) lines.push({ text: '', told: [] })
    const line = lines.at(-1)
    if (!node.isText || line === undefined) return
    const text = node.text ?? ''
    line.text += text
    for (let n = 0; n < text.length; n++) line.told.push(told[pos + n] === 1)
  })
  return lines
}

function shownLines(part: ShownPart, form: Form): Line[] {
  if (isShownText(part)) return []
  const line: Line = { text: '', told: [] }
  const inner: Line[] = []
  for (const one of part.parts) {
    if (isShownText(one)) {
      line.text += one.text
      for (let n = 0; n < one.text.length; n++) line.told.push(one.form === form)
    } else inner.push(...shownLines(one, form))
  }
  return [line, ...inner]
}

/** Characters that are told, and the rest of the words in which they are. */
function count(lines: readonly Line[]): number {
  let sum = 0
  for (const { text, told } of lines) {
    for (const { at, length } of wordsIn(text)) {
      const isTold = told.slice(at, at + length).includes(true)
      for (let n = at; n < at + length; n++) told[n] = isTold
    }
    sum += told.filter(Boolean).length
  }
  return sum
}
