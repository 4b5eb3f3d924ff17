// Two moments of texts with what lies between: an edited report of 120,000 characters, and real editing histories cut into lines.
import * as Y from 'yjs'
import { documentFromJson } from '../../../shared/document/shape.ts'
import type { Past } from '../../../shared/history/changes/past.ts'
import { pageAt } from '../../../shared/history/moment.ts'
import { isText, type PageNode, type PageText } from '../../../shared/history/page.ts'
import { Replay } from '../../../shared/history/replay.ts'
import { chanceFrom } from '../../support/chance.ts'
import { pastOf } from '../../support/compared.ts'
import { Logged } from '../../support/logged.ts'
import { longDocument } from '../documents/long.ts'
import { Writing } from './writing.ts'
import { realHistory, type TraceName } from '../documents/traces.ts'

export interface TwoMoments {
  readonly name: string
  readonly past: Past
  readonly between: readonly [from: number, to: number]
  /** Reads both. */
  read(): { before: PageNode; after: PageNode }
}

/** A report of 43 pages with tables and lists; somebody writes, takes out, splits, joins, moves and makes titles all over it. */
export const edited = (edits: number, seed = 1): TwoMoments =>
  momentsOf(`${edits} edits of a report`, editedLog(edits, seed), 1)

/** Its first row is the report. */
export function editedLog(edits: number, seed = 1): Logged {
  const chance = chanceFrom(seed)
  const logged = new Logged()
  const start = documentFromJson(longDocument(43, 4), 1)
  logged.add('start', start)
  const doc = new Y.Doc()
  doc.clientID = 2
  Y.applyUpdate(doc, start, 'start')
  doc.on('update', (update: Uint8Array) => logged.add(`person ${chance(3)}`, update))
  const writing = new Writing(doc, chance)
  while (logged.rows.length <= edits) writing.act()
  doc.destroy()
  return logged
}

/** The last edits of a real history. */
export function real(name: TraceName, edits: number): TwoMoments | null {
  const made = realHistory(name)
  if (made === null) return null
  const logged = new Logged()
  for (const { client, update } of made.edits) logged.add(`person ${client}`, update)
  const last = Math.min(edits, logged.rows.length - 1)
  return momentsOf(`${last} edits of ${name}`, logged, logged.rows.length - last)
}

function momentsOf(name: string, logged: Logged, from: number): TwoMoments {
  const replay = new Replay()
  for (const row of logged.rows) replay.take(row)
  const to = replay.position
  return {
    name,
    past: pastOf(replay, logged),
    between: [from, to],
    read: () => ({ before: inLines(pageAt(replay, from)), after: inLines(pageAt(replay, to)) }),
  }
}

/** People write lines as paragraphs; these histories are of plain text. */
function inLines(page: PageNode): PageNode {
  return { ...page, parts: page.parts.flatMap((part) => (isText(part) || !hasLines(part) ? [part] : linesOf(part))) }
}

const hasLines = ({ parts }: PageNode): boolean => parts.some((part) => isText(part) && part.text.includes('\n'))

function linesOf(block: PageNode): PageNode[] {
  const lines: PageText[][] = [[]]
  for (const part of block.parts) {
    if (!isText(part)) continue
    for (const [client, clock, length, at] of placed(part)) {
      let from = 0
      for (let n = 0; n <= length; n++) {
        if (n < length && part.text[at + n] !== '\n') continue
        if (n > from) {
          const text = part.text.slice(at + from, at + n)
          lines.at(-1)?.push({ ...part, text, ids: [[client, clock + from, n - from]] })
        }
        if (n < length) lines.push([])
        from = n + 1
      }
    }
  }
  return lines.map((parts, n) => ({ ...block, self: [block.self[0], block.self[1] + n, 1], parts }))
}

function* placed({ ids }: PageText): Generator<[client: number, clock: number, length: number, at: number]> {
  let at = 0
  for (const [client, clock, length] of ids) {
    yield [client, clock, length, at]
    at += length
  }
}
