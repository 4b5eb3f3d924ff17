// All that one actor ever typed in a text: what of it stands, and what was deleted since. Pure.
import * as Y from 'yjs'
import { bodyOf } from '../../../shared/document/shape.ts'
import { authorsOf, textIn, type Authored } from '../../../shared/history/authorship.ts'
import { pageAt } from '../../../shared/history/moment.ts'
import { isText, type PageNode } from '../../../shared/history/page.ts'
import { RangeSet, type Range } from '../../../shared/history/ranges.ts'
import { sectionsOf, type Section } from '../../../shared/history/sections.ts'
import type { SectionName } from '../../../shared/history/shown.ts'
import type { Past } from '../past.ts'
import type { ContributionTold } from '../port.ts'

/** Of one text: beyond, the earliest of what was deleted are left out. */
const mostPassages = 20_000
/** Shorter ones are slips of the fingers. */
const leastLetters = 3

/** Whether a row is of the one who asks. */
type IsMine = (row: number) => boolean

/** What stands in the order of reading, then what is gone, the earliest typed first. */
export function contributionsOf(past: Past, actorId: string): ContributionTold[] {
  const isMine: IsMine = (row) => past.facts.rowAt(row)?.hand.actorId === actorId
  const sections = sectionsOf(pageAt(past.replay, past.position))
  const stands = sections.flatMap((section) => standingIn(section, past, isMine))
  const gone = goneIn(past, isMine, lettersIn(sections, past)).sort((a, b) => a.at - b.at)
  return [...stands, ...gone.slice(-Math.max(1, mostPassages - stands.length))]
}

function standingIn({ name, blocks }: Section, past: Past, isMine: IsMine): ContributionTold[] {
  return blocks.flatMap((block) => {
    const text = textIn(block)
    const runs = authorsOf(block, past.played).filter(({ writtenIn }) => isMine(writtenIn))
    return joined(runs).map(({ at, length, writtenIn }) => ({
      section: name,
      text: text.slice(at, at + length),
      ...whenOf(past, writtenIn),
      gone: null,
    }))
  })
}

/** Runs that follow each other are one passage, of when it was begun. */
function joined(runs: readonly Authored[]): Authored[] {
  const passages: Authored[] = []
  for (const run of runs) {
    const last = passages.at(-1)
    if (last !== undefined && last.at + last.length === run.at)
      passages[passages.length - 1] = { ...last, length: last.length + run.length }
    else passages.push(run)
  }
  return passages
}

function whenOf({ facts }: Past, row: number): { position: number; at: number } {
  const { position, at } = facts.strokeOf(row)
  return { position, at }
}

/** The letters that stand, as they were typed first. */
function lettersIn(sections: readonly Section[], { replay }: Past): RangeSet {
  const letters = new RangeSet()
  const rangesOf = ({ parts }: PageNode) => parts.flatMap((part) => (isText(part) ? part.ids : []))
  for (const range of sections.flatMap(({ blocks }) => blocks.flatMap(rangesOf)))
    letters.addAll(replay.origins.of(range))
  return letters
}

/** A piece that was mine and is gone, or null where something else is between two of them. */
type Piece = { text: string; row: number; gone: number } | null

function goneIn(past: Past, isMine: IsMine, standing: RangeSet): ContributionTold[] {
  const told: ContributionTold[] = []
  for (const { section, text } of textsOf(bodyOf(past.replay.doc), null)) {
    const pieces: Piece[] = []
    for (let item = text._start; item !== null; item = item.right) {
      if (item.content instanceof Y.ContentString)
        pieces.push(...piecesOf(item, item.content.str, past, isMine, standing))
    }
    for (const { text: said, row, gone } of runsOf(pieces)) {
      if (said.trim().length < leastLetters) continue
      told.push({ section, text: said, ...whenOf(past, row), gone: whenOf(past, gone) })
    }
  }
  return told
}

/** What was carried elsewhere is told where it stands; what was carried and deleted then, once, where it was typed. */
function* piecesOf({ id }: Y.Item, text: string, past: Past, isMine: IsMine, standing: RangeSet): Generator<Piece> {
  const { origins, deleted } = past.replay
  for (const [typed, row] of past.typed.of([id.client, id.clock, text.length])) {
    if (row === undefined || !isMine(row)) yield null
    else {
      for (const [part, gone] of deleted.of(typed)) {
        const lost =
          gone === undefined ? [] : standing.missing(part).filter((range) => isTypedHere(range, origins.of(range)))
        if (gone === undefined || lost.length === 0) yield null
        else
          for (const [, clock, length] of lost)
            yield { text: text.slice(clock - id.clock, clock - id.clock + length), row, gone }
      }
    }
  }
}

const isTypedHere = ([client, clock]: Range, [first]: readonly Range[]): boolean =>
  first?.[0] === client && first[1] === clock

function runsOf(pieces: readonly Piece[]): NonNullable<Piece>[] {
  const runs: NonNullable<Piece>[] = []
  let before: Piece = null
  for (const piece of pieces) {
    const last = runs.at(-1)
    if (piece !== null && before !== null && last !== undefined)
      runs[runs.length - 1] = { ...last, text: last.text + piece.text, gone: piece.gone }
    else if (piece !== null) runs.push(piece)
    before = piece
  }
  return runs
}

/** Every text that ever was, below the title that stands last before it. */
function* textsOf(
  parent: Y.XmlFragment | Y.XmlElement,
  below: SectionName | null,
): Generator<{ text: Y.XmlText; section: SectionName | null }> {
  let section = below
  for (let item = parent._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentType)) continue
    const { type } = item.content
    if (type instanceof Y.XmlText) yield { text: type, section }
    else if (type instanceof Y.XmlElement) {
      if (parent.parent === null && type.nodeName === 'heading' && !item.deleted) section = nameOf(type)
      yield* textsOf(type, section)
    }
  }
}

function nameOf(heading: Y.XmlElement): SectionName {
  const id: unknown = heading.getAttribute('id')
  const title = heading.toArray().flatMap((part) => (part instanceof Y.XmlText ? plainOf(part) : []))
  return { blockId: typeof id === 'string' ? id : '', title: title.join('').trim() }
}

/** Without marks. */
const plainOf = (text: Y.XmlText): string =>
  (text.toDelta() as { insert?: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('') // typed any
