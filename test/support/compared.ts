// A history of three people, played: two moments of it, and what changed between them.
import * as Y from 'yjs'
import { changesOf } from '../../shared/history/changes/changes.ts'
import type { Past } from '../../shared/history/changes/past.ts'
import type { Changes } from '../../shared/history/change.ts'
import type { DocumentJson } from '../../shared/document/schema.ts'
import { pageAt } from '../../shared/history/moment.ts'
import type { PageNode } from '../../shared/history/page.ts'
import { Replay } from '../../shared/history/replay.ts'
import type { Act } from './acts-of-writing.ts'
import { copiesOf, exchange } from './headless-editor.ts'
import { Logged } from './logged.ts'

export interface Drawn {
  readonly who: number
  readonly act: Act
  /** Anywhere: taken within the text. */
  readonly at: number
  readonly to: number
}

export interface Compared {
  readonly before: PageNode
  readonly after: PageNode
  readonly past: Past
  readonly replay: Replay
  readonly between: readonly [number, number]
  readonly changes: Changes
}

/** The first `split` acts are before the first moment. What an act cannot do where it is drawn is not done. */
export async function compared(start: DocumentJson, drawn: readonly Drawn[], split = 0): Promise<Compared> {
  const copies = copiesOf(start, 3)
  const logged = new Logged()
  if (!copies[0]) throw new Error('three copies were asked for')
  logged.add('start', Y.encodeStateAsUpdate(copies[0].editor.doc))
  let from = 1
  for (const [n, { who, act, at, to }] of drawn.entries()) {
    const copy = copies[who % copies.length]
    if (!copy) continue
    const { size } = copy.editor.state.doc.content
    try {
      if (size > 2) act(copy.editor, 1 + (at % (size - 1)), 1 + (to % (size - 1)))
    } catch (error) {
      if (!(error instanceof RangeError)) throw error // ProseMirror: not there
    }
    for (const update of copy.waiting) logged.add(personOf(who % copies.length), update)
    await exchange(copies)
    if (n < split) from = logged.rows.length
  }
  return comparedIn(logged, from)
}

export const personOf = (who: number): string => `person ${who}`

export function comparedIn(logged: Logged, from: number, to = logged.rows.length): Compared {
  const replay = new Replay()
  for (const row of logged.rows) replay.take(row)
  const past = pastOf(replay, logged)
  const [before, after] = [pageAt(replay, from), pageAt(replay, to)]
  const between = [from, to] as const
  return { before, after, past, replay, between, changes: changesOf(before, after, past, between) }
}

/** Each row is of its actor, who writes for nobody, and was written a second after the one before. */
export const pastOf = (replay: Replay, { rows }: Logged): Past => ({
  origins: replay.origins,
  written: replay.written,
  deleted: replay.deleted,
  rowAt: (position) => {
    const row = rows[position - 1]
    return row && { hand: { actorId: row.actorId, organisationId: null, relayedBy: null }, at: row.at }
  },
})
