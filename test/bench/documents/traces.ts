// Real editing histories, replayed as edits of ours. They are read from the folder that EDITING_TRACES names and come
// from the collection josephg/editing-traces (CC BY 4.0). Without the folder, a history is made by chance instead.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'
import { z } from 'zod'
import { bodyOf } from '../../../shared/document/shape.ts'
import { wordsOf } from '../../support/words.ts'
import { madeOf, type Made, type MadeEdit } from './made.ts'

export const traceNames = ['automerge-paper', 'friendsforever'] as const
export type TraceName = (typeof traceNames)[number]

const patch = z.tuple([z.number(), z.number(), z.string()])
const trace = z.object({
  startContent: z.literal('').default(''),
  endContent: z.string(),
  numAgents: z.number().default(1),
  txns: z.array(
    z.object({
      /** Absent in a sequential history: each follows the one before. */
      parents: z.array(z.number()).optional(),
      agent: z.number().default(0),
      patches: z.array(patch),
    }),
  ),
})
type Trace = z.output<typeof trace>

/** Null, said aloud, when there is no such history at hand. */
export function realHistory(name: TraceName, folder = process.env.EDITING_TRACES): Made | null {
  const file = folder === undefined ? null : join(folder, `${name}.json.gz`)
  if (file === null || !existsSync(file)) {
    console.warn(`REAL HISTORY MISSING: EDITING_TRACES ${file ? `has no ${name}.json.gz` : 'is not set'}.`)
    console.warn('The figures of histories below are of made-up ones.')
    return null
  }
  return replayed(name, trace.parse(JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'))))
}

/** Throws when the replay does not end in the text that the history says. */
export function replayed(name: string, history: Trace): Made {
  const writers = Array.from({ length: history.numAgents }, (_, agent) => new Writer(agent))
  const edits: (MadeEdit & { seen: readonly number[] })[] = []
  const begin = beginning()
  for (const writer of writers) writer.take(begin.update)
  for (const [index, { parents, agent, patches }] of history.txns.entries()) {
    const writer = writers[agent]
    if (writer === undefined) throw new Error(`${name}: transaction ${index} is by agent ${agent}, who does not exist`)
    const seen = seenBy(parents ?? (index === 0 ? [] : [index - 1]), edits, writers.length)
    for (const other of missing(writer.seen, seen, writers)) writer.take(other)
    const update = writer.write(patches)
    const own = (seen[agent] ?? 0) + 1
    if (own !== writer.sent.length) throw new Error(`${name}: agent ${agent} forks from themselves at ${index}`)
    writer.seen = seen.with(agent, own)
    edits.push({ client: writer.doc.clientID, update, seen: writer.seen })
  }
  const made = madeOf(
    name,
    [begin, ...edits].filter(({ update }) => update.length > 2),
  )
  for (const { doc } of writers) doc.destroy()
  if (made.text !== history.endContent) throw new Error(`${name}: the replay does not end in its endContent`)
  return made
}

/** How many transactions of each agent are behind these parents. */
function seenBy(
  parents: readonly number[],
  edits: readonly { seen: readonly number[] }[],
  agents: number,
): readonly number[] {
  const none: readonly number[] = Array.from({ length: agents }, () => 0)
  return parents.reduce((seen, parent) => {
    const before = edits[parent]?.seen ?? none
    return seen.map((count, agent) => Math.max(count, before[agent] ?? 0))
  }, none)
}

function missing(has: readonly number[], needs: readonly number[], writers: readonly Writer[]): Uint8Array[] {
  return needs.flatMap((count, agent) => {
    const from = has[agent] ?? 0
    return count > from ? (writers[agent]?.sent.slice(from, count) ?? []) : []
  })
}

function beginning(): MadeEdit {
  const doc = new Y.Doc()
  doc.clientID = 1_000
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText()])
  bodyOf(doc).insert(0, [paragraph])
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return { client: 1_000, update }
}

class Writer {
  readonly doc = new Y.Doc()
  /** What it wrote, a transaction each. */
  readonly sent: Uint8Array[] = []
  /** How many transactions of each agent it has. */
  seen: readonly number[] = []
  #update: Uint8Array = new Uint8Array([0, 0])

  constructor(agent: number) {
    this.doc.clientID = 1_001 + agent
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) this.#update = update
    })
  }

  take(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update)
  }

  write(patches: readonly z.output<typeof patch>[]): Uint8Array {
    const [paragraph] = bodyOf(this.doc).toArray()
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
    if (!(text instanceof Y.XmlText)) throw new Error(`expected a paragraph with a text, found ${wordsOf(this.doc)}`)
    this.#update = new Uint8Array([0, 0])
    this.doc.transact(() => {
      for (const [at, deleted, inserted] of patches) {
        // Positions count code points, Yjs counts UTF-16 units: the same as long as nobody writes beyond the first plane.
        if (/[\u{10000}-\u{10FFFF}]/u.test(inserted)) throw new Error('a character beyond the basic plane')
        if (deleted > 0) text.delete(at, deleted)
        if (inserted !== '') text.insert(at, inserted)
      }
    }, this)
    this.sent.push(this.#update)
    return this.#update
  }
}
