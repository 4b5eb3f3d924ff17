// One turn of one room: which waiting frames go together, and the log rows that they become. Pure.
import type { Range } from '../../shared/history/ranges.ts'
import { RangeSet } from '../../shared/history/ranges.ts'
import { chainHash, sha256 } from '../history/chain.ts'
import type { Content, News, Piece } from './frames.ts'
import { encodeContent, insertedBy } from './frames.ts'
import type { Ledger, LogRow, RowKind } from './ledger.ts'

/** Whose frame it is. */
export interface Sender {
  readonly connectionId: string
  readonly actorId: string
  readonly organisationId: string | null
  /** What its own rows are; `edit` unless it is told. */
  readonly rowKind?: RowKind | undefined
}

/** An accepted frame with what was new in it when it came. */
export interface Waiting<S extends Sender> {
  readonly sender: S
  /** Number of the frame in its connection, from 1. */
  readonly number: number
  /** When it came. */
  readonly at: number
  readonly kind: 'step2' | 'update'
  readonly content: Content
  readonly news: News
}

/** What the store is asked to append for one document: all of it or nothing. */
export interface Batch {
  readonly documentId: string
  readonly generation: number
  /** Where the log is believed to end. If it does not, nothing is written. */
  readonly position: number
  readonly rows: readonly LogRow[]
  readonly bindings: readonly Binding[]
}

export interface Binding {
  readonly client: number
  readonly actorId: string
  readonly connectionId: string
}

export interface Turn<S extends Sender> {
  readonly frames: readonly Waiting<S>[]
  readonly batch: Batch
  /** All rows as one update, for everyone in the room; null when there is nothing new. */
  readonly merged: Uint8Array | null
}

/** A statement longer than this makes everybody wait. */
const turnLimit = 4 * 1024 * 1024

interface Draft {
  readonly sender: Sender
  readonly authorId: string
  readonly pieces: readonly Piece[]
  /** In order. */
  readonly deletes: RangeSet | readonly Range[]
}

/** One that more is added to. */
interface OpenDraft extends Draft {
  readonly pieces: Piece[]
  readonly deletes: RangeSet
}

/**
 * The longest beginning of the queue whose rows can be written in an order in which each finds what it leans on. There
 * is one row per connection, so a frame that leans on what another connection has in this turn waits for the next.
 */
export function countThatFit<S extends Sender>(queue: readonly Waiting<S>[], ledger: Ledger): number {
  let owners: Map<number, string> | null = null
  let bytes = 0
  let count = 0
  for (const { sender, content, news } of queue) {
    for (const [client, clock] of news.leansOn) {
      if (clock >= ledger.clock(client) && owners?.get(client) !== sender.connectionId) return count
    }
    bytes += content.bytes
    if (count > 0 && bytes > turnLimit) return count
    if (++count === queue.length) return count
    owners ??= new Map()
    for (const { struct } of news.pieces) owners.set(struct.id.client, sender.connectionId)
  }
  return count
}

export function makeTurn<S extends Sender>(
  documentId: string,
  frames: readonly Waiting<S>[],
  ledger: Ledger,
  at: Date,
): Turn<S> {
  const { drafts, bindings } = draftOfOne(frames, ledger.bound) ?? draftRows(frames, ledger.bound)
  const rows: LogRow[] = []
  let previousHash = ledger.hash
  for (const draft of drafts) {
    const row = finishRow(documentId, draft, ledger.position + rows.length + 1, previousHash, at)
    previousHash = row.hash
    rows.push(row)
  }
  const batch = { documentId, generation: ledger.generation, position: ledger.position, rows, bindings }
  return { frames, batch, merged: mergeDrafts(drafts, rows) }
}

/** Nearly every turn of a small room: one frame, in which a known author says something of their own. */
function draftOfOne<S extends Sender>(
  frames: readonly Waiting<S>[],
  bound: ReadonlyMap<number, string>,
): { drafts: readonly Draft[]; bindings: readonly Binding[] } | null {
  const [frame] = frames
  if (frame === undefined || frames.length > 1) return null
  const { sender, news } = frame
  for (const { struct } of news.pieces) if (bound.get(struct.id.client) !== sender.actorId) return null
  if (news.pieces.length === 0 && news.deletes.length === 0) return { drafts: [], bindings: [] }
  return { drafts: [{ sender, authorId: sender.actorId, pieces: news.pieces, deletes: news.deletes }], bindings: [] }
}

/** The connection's own rows, and one more each time that a relayed author's structs stand in between. */
function draftRows<S extends Sender>(frames: readonly Waiting<S>[], bound: ReadonlyMap<number, string>) {
  const drafts: OpenDraft[] = []
  const open = new Map<string, OpenDraft>()
  const newlyBound = new Map<number, Binding>()
  const rowOf = (sender: Sender, authorId: string): OpenDraft => {
    const current = open.get(sender.connectionId)
    if (current?.authorId === authorId) return current
    const draft: OpenDraft = { sender, authorId, pieces: [], deletes: new RangeSet() }
    open.set(sender.connectionId, draft)
    drafts.push(draft)
    return draft
  }
  for (const { sender, news } of frames) {
    for (const piece of news.pieces) {
      const { client } = piece.struct.id
      const authorId = bound.get(client) ?? newlyBound.get(client)?.actorId ?? sender.actorId
      if (!bound.has(client) && !newlyBound.has(client)) {
        newlyBound.set(client, { client, actorId: authorId, connectionId: sender.connectionId })
      }
      rowOf(sender, authorId).pieces.push(piece)
    }
    // A deletion bears no author of its own: it is the sender's.
    if (news.deletes.length > 0) rowOf(sender, sender.actorId).deletes.addAll(news.deletes)
  }
  return { drafts, bindings: [...newlyBound.values()] }
}

function finishRow(documentId: string, draft: Draft, position: number, previousHash: Uint8Array, at: Date): LogRow {
  const { sender, authorId } = draft
  const isOwn = authorId === sender.actorId
  const update = encodeContent(draft.pieces, draft.deletes)
  const ins: readonly Range[] = insertedBy(draft.pieces)
  const row: LogRow & { hash: Uint8Array } = {
    documentId,
    position,
    actorId: authorId,
    // For whom an author wrote is known only of what they sent themselves.
    organisationId: isOwn ? sender.organisationId : null,
    connectionId: sender.connectionId,
    relayedBy: isOwn ? null : sender.actorId,
    verified: isOwn,
    at,
    kind: (isOwn ? sender.rowKind : undefined) ?? 'edit',
    update,
    updateHash: sha256(update),
    ins,
    del: [...draft.deletes],
    previousHash,
    hash: previousHash,
  }
  row.hash = chainHash(previousHash, row)
  return row
}

function mergeDrafts(drafts: readonly Draft[], rows: readonly LogRow[]): Uint8Array | null {
  const [only] = rows
  if (only === undefined) return null
  if (rows.length === 1) return only.update
  const deletes = new RangeSet()
  for (const draft of drafts) deletes.addAll(draft.deletes)
  return encodeContent(
    drafts.flatMap((draft) => draft.pieces),
    deletes,
  )
}
