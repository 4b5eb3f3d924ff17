// The letters of one run of text, made again what they were: kept ones stay the characters they are. Pure but for the Y.XmlText.
import * as Y from 'yjs'
import { bodyOf, documentFromJson } from '../../document/shape.ts'
import { jsonOf, type Attributes, type PageText } from '../page.ts'
import { markName } from '../walk.ts'
import { keptPlaces } from './kept.ts'
import type { Origins } from '../origins.ts'

/** A UTF-16 unit, with the name of the character that it first was and its marks as Yjs holds them. */
interface Letter {
  readonly key: string
  readonly text: string
  readonly marks: Attributes
}

export function lettersOf(text: Y.XmlText, origins: Pick<Origins, 'of'>): Letter[] {
  const letters: Letter[] = []
  const marks = marksAlong(text)
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    const { str } = item.content
    let at = 0
    for (const [client, clock, length] of origins.of([item.id.client, item.id.clock, item.length])) {
      for (let n = 0; n < length; n++, at++) {
        letters.push({ key: `${client} ${clock + n}`, text: str[at] ?? '', marks: marks(letters.length) })
      }
    }
  }
  return letters
}

/** The marks at a place, asked in order. */
function marksAlong(text: Y.XmlText): (at: number) => Attributes {
  const runs = (text.toDelta() as { insert: unknown; attributes?: Attributes }[]).filter(
    (run): run is { insert: string; attributes?: Attributes } => typeof run.insert === 'string',
  )
  let [run, end] = [0, runs[0]?.insert.length ?? 0]
  return (at) => {
    while (at >= end && run < runs.length - 1) end += runs[++run]?.insert.length ?? 0
    return runs[run]?.attributes ?? none
  }
}

const none: Attributes = {}

type Step =
  | { insert: string; attributes: Attributes }
  | { retain: number; attributes?: Attributes }
  | { delete: number }

export function patchText(text: Y.XmlText, target: readonly PageText[], origins: Pick<Origins, 'of'>): void {
  const letters = lettersOf(text, origins)
  const wanted = wantedOf(target, origins)
  const places = new Map<string, number>()
  for (const [at, { key }] of letters.entries()) if (!places.has(key)) places.set(key, at)
  const found = wanted.map(({ key, text: letter }) => {
    const at = places.get(key) ?? -1
    if (letters[at]?.text !== letter) return -1
    places.delete(key)
    return at
  })
  const kept = keptPlaces(found, () => 1)
  const steps: Step[] = []
  let next = 0
  for (const [place, { text: letter, marks }] of wanted.entries()) {
    if (!kept.has(place)) {
      add(steps, { insert: letter, attributes: marks })
      continue
    }
    const source = found[place] ?? 0
    if (source > next) add(steps, { delete: source - next })
    next = source + 1
    add(steps, { retain: 1, ...changeOf(letters[source]?.marks ?? none, marks) })
  }
  if (letters.length > next) add(steps, { delete: letters.length - next })
  if (steps.some((step) => !('retain' in step) || step.attributes !== undefined)) {
    text.applyDelta(steps, { sanitize: false })
  }
}

export function writeText(target: readonly PageText[]): Y.XmlText {
  const text = new Y.XmlText()
  const steps = target.map((run) => ({ insert: run.text, attributes: marksInYjs(run.marks) }))
  text.applyDelta(steps, { sanitize: false })
  return text
}

const wantedOf = (target: readonly PageText[], origins: Pick<Origins, 'of'>): Letter[] =>
  target.flatMap((run) => {
    const marks = marksInYjs(run.marks)
    const keys = run.ids.flatMap((range) =>
      origins
        .of(range)
        .flatMap(([client, clock, length]) => Array.from({ length }, (_, n) => `${client} ${clock + n}`)),
    )
    return keys.map((key, at) => ({ key, text: run.text[at] ?? '', marks }))
  })

function add(steps: Step[], step: Step): void {
  const last = steps.at(-1)
  const isSame =
    last !== undefined && JSON.stringify(attributesOf(last) ?? null) === JSON.stringify(attributesOf(step) ?? null)
  if (isSame && 'insert' in last && 'insert' in step) last.insert += step.insert
  else if (isSame && 'retain' in last && 'retain' in step) last.retain += step.retain
  else if (isSame && 'delete' in last && 'delete' in step) last.delete += step.delete
  else steps.push({ ...step })
}

const attributesOf = (step: Step): Attributes | undefined => ('delete' in step ? undefined : step.attributes)

/** What takes letters from some marks to others; a mark that says the same stays, whatever hash its name bears. */
function changeOf(from: Attributes, to: Attributes): { attributes?: Attributes } {
  if (from === to) return {}
  const saying = (name: string, value: unknown): string => `${markName(name)} ${JSON.stringify(value)}`
  const had = new Set(Object.entries(from).map(([name, value]) => saying(name, value)))
  const wants = new Set(Object.entries(to).map(([name, value]) => saying(name, value)))
  const change: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(from)) if (!wants.has(saying(name, value))) change[name] = null
  for (const [name, value] of Object.entries(to)) if (!had.has(saying(name, value))) change[name] = value
  return Object.keys(change).length === 0 ? {} : { attributes: change }
}

const known = new Map<string, Attributes>()

/** The binding alone knows how it names marks in Yjs: a word with them is written, and read. */
function marksInYjs(marks: Attributes): Attributes {
  const said = JSON.stringify(marks)
  let written = known.get(said)
  if (written === undefined) {
    const paragraph = { type: 'paragraph', attrs: {}, self: nobody, parts: [{ text: 'x', marks, ids: [] }] }
    const json = jsonOf({ type: 'doc', attrs: {}, self: nobody, parts: [paragraph] })
    const doc = new Y.Doc()
    Y.applyUpdate(doc, documentFromJson(json, 1))
    const text = (bodyOf(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText // a paragraph of one word
    written = (text.toDelta() as { attributes?: Attributes }[])[0]?.attributes ?? {}
    doc.destroy()
    if (known.size > 500) known.clear()
    known.set(said, written)
  }
  return written
}

const nobody = [0, 0, 0] as const
