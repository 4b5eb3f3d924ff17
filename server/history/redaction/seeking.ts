// Where a passage is in what is stored of a text and of its kin: which letters, which rows, and what these become. Changes nothing.
import * as Y from 'yjs'
import { lettersOf } from '../../../shared/history/phrases.ts'
import { leastPartOfGesture } from '../../../shared/history/carry.ts'
import { RangeSet, type Range } from '../../../shared/history/ranges.ts'
import { passageIn, withoutPhrases } from '../../../shared/history/redaction.ts'
import { Replay } from '../../../shared/history/replay.ts'
import type { Tx } from '../../db/transaction.ts'
import { sha256 } from '../chain.ts'
import { headOf, rowsBetween } from '../log-rows.ts'
import { Past } from '../past.ts'
import { readOn } from '../reading.ts'
import { hexOf, type Blanked } from '../redactions.ts'
import type { Kin } from './kin.ts'
import { blankedUpdate } from './rewriting.ts'

export interface BlankedRow {
  readonly position: number
  readonly update: Uint8Array
  /** What the redaction says of it. */
  readonly said: Blanked<number>
}

export interface Sought extends Kin {
  readonly past: Past
  readonly rows: readonly BlankedRow[]
  /** How many letters, in this text. */
  readonly letters: number
}

/** Of each text of a family. Throws `brokenLog` where one cannot be played. */
export async function soughtIn(tx: Tx, family: readonly Kin[], phrases: readonly string[]): Promise<Sought[]> {
  const pasts = new Map<string, Past>()
  const replays = new Map<string, Replay>()
  for (const { id } of family) {
    const past = new Past()
    await readOn(tx, id, past)
    pasts.set(id, past)
    replays.set(id, await looseReplayOf(tx, id, past.position))
  }
  const groups = new Map<string, RangeSet>()
  for (const { group } of family)
    if (!groups.has(group)) {
      const copies = family.filter((one) => one.group === group).flatMap(({ id }) => replays.get(id) ?? [])
      groups.set(group, lettersIn(copies, phrases))
    }
  const sought: Sought[] = []
  for (const kin of family) {
    const [past, letters] = [pasts.get(kin.id), groups.get(kin.group)]
    if (past === undefined || letters === undefined) continue
    const rows = await blankedRows(tx, kin.id, letters, phrases)
    sought.push({ ...kin, past, rows, letters: lengthOf(ownOf(past, letters)) })
  }
  return sought
}

/** Takes also short pieces for what a gesture deleted and wrote again: « Dupont » at the beginning of the next line. */
async function looseReplayOf(tx: Tx, documentId: string, position: number): Promise<Replay> {
  const replay = new Replay(undefined, leastPartOfGesture)
  for await (const row of rowsBetween(tx, documentId, 0, position)) replay.take({ ...row, at: row.at.getTime() })
  return replay
}

/** What is found in one copy is so in all, and what was carried from there. */
function lettersIn(copies: readonly Replay[], phrases: readonly string[]): RangeSet {
  let letters = new RangeSet()
  for (let known = -1; lengthOf(letters) > known;) {
    known = lengthOf(letters)
    for (const replay of copies) letters = passageIn(replay, phrases, letters)
  }
  return letters
}

const lengthOf = (ranges: Iterable<Range>): number => [...ranges].reduce((sum, [, , length]) => sum + length, 0)

/** Those that this log wrote. */
const ownOf = ({ replay }: Past, letters: RangeSet): Range[] =>
  [...letters].flatMap((range) => replay.written.of(range).flatMap(([part, row]) => (row === undefined ? [] : [part])))

async function blankedRows(tx: Tx, documentId: string, letters: RangeSet, phrases: readonly string[]) {
  const head = await headOf(tx, documentId)
  const said = (text: string): string => withoutPhrases(text, phrases)
  const rows: BlankedRow[] = []
  for await (const { position, update } of rowsBetween(tx, documentId, 0, head?.position ?? 0)) {
    const blanked = blankedUpdate(update, { letters, said })
    if (blanked === null) continue
    rows.push({ position, update: blanked, said: [position, hexOf(sha256(update)), hexOf(sha256(blanked))] })
  }
  return rows
}

/** The state of a template; null where the passage is not in it. */
export function blankedState(state: Uint8Array, phrases: readonly string[]): Uint8Array | null {
  const ins = Y.decodeUpdate(state).structs.map(({ id, length }): Range => [id.client, id.clock, length])
  const replay = new Replay()
  replay.take({ position: 1, actorId: '', at: 0, kind: 'template', update: state, ins, del: [] })
  const letters = RangeSet.of(phrases.flatMap((phrase) => [...lettersOf(replay, phrase)]))
  return blankedUpdate(state, { letters, said: (text) => withoutPhrases(text, phrases) })
}
