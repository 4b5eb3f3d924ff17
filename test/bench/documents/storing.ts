// A made document in our log: the rows that its edits would have left, chained, with authors and snapshot, by our own code.
import * as Y from 'yjs'
import type { Sql } from '../../../server/db/connect.ts'
import { collect } from '../../../server/history/collect.ts'
import { decodeContent, newsIn } from '../../../server/realtime/frames.ts'
import { Ledger, type LogRow } from '../../../server/realtime/ledger.ts'
import { makeTurn, type Binding, type Sender } from '../../../server/realtime/turn.ts'
import { PostgresUpdateLog } from '../../../server/realtime/update-log.ts'
import { uuidv7 } from '../../../shared/ids.ts'
import { updatesIn } from '../../support/rebuilt.ts'
import { wordsOf } from '../../support/words.ts'
import type { Made } from './made.ts'

/** Rows that go in one statement. */
const rowsPerStatement = 1_000
/** From the first edit to the last. */
const yearMs = 365 * 86_400_000

export interface StoredDocument {
  readonly rows: number
  /** Of the last row. */
  readonly position: number
}

export interface Storing {
  readonly sql: Sql
  /** A document that exists and holds little or nothing. */
  readonly documentId: string
  /** Whose the tabs were, in turn. */
  readonly actorIds: readonly string[]
  /** Where the stored snapshot stands: at the end, or that many rows before it; 'none': no snapshot. */
  readonly snapshot: 'none' | { readonly rowsBehind: number }
  /** When the last edit was made. */
  readonly until: Date
}

/** Appends one row an edit after what the document holds already. */
export async function storeDocument(made: Made, storing: Storing): Promise<StoredDocument> {
  const { sql, documentId, until } = storing
  const log = new PostgresUpdateLog(sql)
  const loaded = await log.load(documentId)
  if (loaded === null) throw new Error(`there is no document ${documentId} to write into`)
  const ledger = new Ledger(loaded)
  const senderOf = senders(storing.actorIds)
  const first = until.getTime() - yearMs
  const snapshotAt = storing.snapshot === 'none' ? -1 : made.edits.length - storing.snapshot.rowsBehind
  const known: Uint8Array[] = [...(loaded.snapshot ? [loaded.snapshot.state] : []), ...loaded.tail.map((r) => r.update)]
  let waiting: { position: number; rows: LogRow[]; bindings: Binding[] } = emptyAt(ledger.position)
  for (const [index, { client, update }] of made.edits.entries()) {
    const at = new Date(first + Math.floor((index / made.edits.length) * yearMs))
    const { batch } = makeTurn(documentId, [frameOf(update, senderOf(client), ledger)], ledger, at)
    for (const row of batch.rows) {
      ledger.append(row)
      known.push(row.update)
    }
    for (const binding of batch.bindings) ledger.bound.set(binding.client, binding.actorId)
    waiting.rows.push(...batch.rows)
    waiting.bindings.push(...batch.bindings)
    if (index + 1 === snapshotAt || waiting.rows.length >= rowsPerStatement || index + 1 === made.edits.length) {
      await append(log, documentId, ledger.generation, waiting)
      waiting = emptyAt(ledger.position)
    }
    if (index + 1 === snapshotAt)
      await log.saveSnapshot(documentId, { position: ledger.position, ...collect(known) }, 1)
  }
  return { rows: ledger.position - loaded.position, position: ledger.position }
}

const emptyAt = (position: number) => ({ position, rows: [] as LogRow[], bindings: [] as Binding[] })

function frameOf(update: Uint8Array, sender: Sender, ledger: Ledger) {
  const content = decodeContent(update)
  const known = {
    clock: (client: number) => ledger.clock(client),
    undeleted: (range: Parameters<typeof ledger.deleted.missing>[0]) => ledger.deleted.missing(range),
  }
  const news = newsIn(content, known)
  if (!news.complete) throw new Error('an edit leans on one that does not come before it')
  return { sender, number: 1, at: 0, kind: 'update' as const, content, news }
}

/** One connection for each tab; its actor for ever the same. */
function senders(actorIds: readonly string[]): (client: number) => Sender {
  const known = new Map<number, Sender>()
  return (client) => {
    let sender = known.get(client)
    if (sender === undefined) {
      const actorId = actorIds[known.size % actorIds.length]
      if (actorId === undefined) throw new Error('a document needs an author')
      const connectionId = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
      sender = { connectionId, actorId, organisationId: null }
      known.set(client, sender)
    }
    return sender
  }
}

async function append(
  log: PostgresUpdateLog,
  documentId: string,
  generation: number,
  { position, rows, bindings }: { position: number; rows: LogRow[]; bindings: Binding[] },
): Promise<void> {
  const [outcome] = await log.append([{ documentId, generation, position, rows, bindings }])
  if (outcome !== 'committed') throw new Error(`rows after ${position} of ${documentId} were ${outcome}`)
}

export interface Rebuilt {
  readonly rows: number
  readonly readMs: number
  readonly applyMs: number
  readonly text: string
}

/** The text that the log alone gives, every row in order, and how long that took. */
export async function rebuildFromLog(sql: Sql, documentId: string): Promise<Rebuilt> {
  const began = performance.now()
  const updates = await updatesIn(sql, documentId)
  const read = performance.now()
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const applyMs = performance.now() - read
  const text = wordsOf(doc)
  doc.destroy()
  return { rows: updates.length, readMs: read - began, applyMs, text }
}
