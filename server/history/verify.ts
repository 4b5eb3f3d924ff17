// Whether the log of a document is what it claims to be. Pure: rows, head, snapshot and owners are given by whoever reads them.
import * as Y from 'yjs'
import { textDoc } from '../../shared/document/collectable.ts'
import type { Range } from '../../shared/history/ranges.ts'
import { chainHash, genesis, isSameHash, sha256, type LinkedRow } from './chain.ts'
import { renderingOf } from './rendering.ts'

export interface VerifiedHead {
  readonly position: number
  readonly hash: Uint8Array
}

export interface VerifiedSnapshot {
  readonly position: number
  readonly state: Uint8Array
  readonly clocks: ReadonlyMap<number, number>
  readonly deletes: readonly Range[]
}

/** What can be wrong with a document. Words are in text/fr/archive.ts. */
export type Problem =
  | 'gap' // a position is missing or repeated
  | 'update' // the bytes are not those that were hashed
  | 'content' // the bytes do not say what the row says they insert and delete
  | 'chain' // a row is not linked to the one before, or not what was hashed
  | 'head' // the head is not the last row
  | 'unreadable' // Yjs cannot read an update
  | 'incomplete' // an update leans on what is in no row
  | 'unbound' // a clientID wrote and is bound to nobody
  | 'otherAuthor' // a clientID wrote in the name of another actor than its own
  | 'image' // an image sent to it has not the bytes that were hashed
  | 'copy' // a copy does not say whose text it is as its source does
  | 'version' // a locked version does not say what was hashed, or the chain is not the one that was noted
  | 'snapshot' // the snapshot is not what the log rebuilds
  | 'checkpoint' // the checkpoint is not what the log rebuilds
  | 'redaction' // what was blanked is not said as it was hashed

export interface Finding {
  documentId: string
  problem: Problem
  /** Of the row concerned, or of the end. */
  position: number
}

export interface DocumentFacts {
  documentId: string
  head: VerifiedHead | null
  snapshot: VerifiedSnapshot | null
  /** Whose each clientID is. */
  bound: ReadonlyMap<number, string>
  /** Of a copy: whose each clientID is in its source; null when the source is not as the copy says. */
  source?: ReadonlyMap<number, string> | null
  /** Of what was blanked in it. */
  redactions?: { isTrue(position: number): boolean }
}

/** Follows the log of one document from its first row. Each kind of problem is told once, where it was first seen. */
export class DocumentVerifier {
  readonly #facts: DocumentFacts
  readonly #doc = textDoc()
  readonly #findings = new Map<Problem, Finding>()
  #position = 0
  #hash: Uint8Array = genesis

  constructor(facts: DocumentFacts) {
    this.#facts = facts
  }

  /** The next rows, in order of position. */
  add(rows: readonly LinkedRow[]): void {
    const end = this.#facts.snapshot?.position ?? 0
    const before = rows.filter(({ position }) => position <= end)
    const after = rows.slice(before.length)
    this.#read(before)
    if (before.length > 0 && before.at(-1)?.position === end) this.#compareSnapshot()
    this.#read(after)
  }

  /** After the last row. */
  end(): Finding[] {
    const { head, snapshot } = this.#facts
    if (!head || head.position !== this.#position || !isSameHash(head.hash, this.#hash)) this.#say('head')
    if (snapshot && snapshot.position > this.#position) this.#say('snapshot', snapshot.position)
    if (this.#doc.store.pendingStructs !== null || this.#doc.store.pendingDs !== null) this.#say('incomplete')
    this.#doc.destroy()
    return [...this.#findings.values()]
  }

  #say(problem: Problem, position = this.#position): void {
    if (this.#findings.has(problem)) return
    this.#findings.set(problem, { documentId: this.#facts.documentId, problem, position })
  }

  #read(rows: readonly LinkedRow[]): void {
    for (const row of rows) this.#link(row)
    // in one transaction: many times quicker than one an update
    this.#doc.transact(() => {
      for (const { update, position } of rows) {
        try {
          Y.applyUpdate(this.#doc, update)
        } catch (error) {
          if (!(error instanceof Error)) throw error
          this.#say('unreadable', position)
        }
      }
    })
  }

  #link(row: LinkedRow): void {
    const { position } = row
    if (position !== this.#position + 1) this.#say('gap', position)
    if (!isSameHash(sha256(row.update), row.bytesHash ?? row.updateHash)) this.#say('update', position)
    if (row.kind === 'redaction' && !this.#facts.redactions?.isTrue(position)) this.#say('redaction', position)
    if (!isSameHash(row.previousHash, this.#hash) || !isSameHash(row.hash, chainHash(row.previousHash, row))) {
      this.#say('chain', position)
    }
    this.#compareAuthors(row)
    this.#compareContent(row)
    this.#position = position
    this.#hash = row.hash
  }

  /** Whoever copies writes nothing: the text of a copy is of those whose it is in its source. */
  #compareAuthors({ ins, actorId, kind, position }: LinkedRow): void {
    const { bound, source = null } = this.#facts
    const isCopy = kind === 'copy' && position === 1
    if (isCopy && source === null) this.#say('copy', position)
    for (const [client] of ins) {
      const owner = bound.get(client)
      if (owner === undefined) this.#say('unbound', position)
      else if (isCopy ? source !== null && source.get(client) !== owner : owner !== actorId) {
        this.#say(isCopy ? 'copy' : 'otherAuthor', position)
      }
    }
  }

  #compareContent({ update, ins, del, position }: LinkedRow): void {
    try {
      const { structs, ds } = Y.decodeUpdate(update)
      const inserted = structs.flatMap((struct): Range[] =>
        struct instanceof Y.Skip ? [] : [[struct.id.client, struct.id.clock, struct.length]],
      )
      const deleted = [...ds.clients].flatMap(([client, items]) =>
        items.map(({ clock, len }): Range => [client, clock, len]),
      )
      if (wordsOf(inserted) !== wordsOf(ins) || wordsOf(deleted) !== wordsOf(del)) this.#say('content', position)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      this.#say('unreadable', position)
    }
  }

  #compareSnapshot(): void {
    const { snapshot } = this.#facts
    if (!snapshot) return
    const doc = textDoc()
    try {
      Y.applyUpdate(doc, snapshot.state)
      const clocks = Y.decodeStateVector(Y.encodeStateVector(this.#doc))
      const deletes = [...Y.createDeleteSetFromStructStore(this.#doc.store).clients].flatMap(([client, items]) =>
        items.map(({ clock, len }): Range => [client, clock, len]),
      )
      const isSame =
        sorted(clocks) === sorted(snapshot.clocks) &&
        wordsOf(deletes) === wordsOf(snapshot.deletes) &&
        renderingOf(doc) === renderingOf(this.#doc)
      if (!isSame) this.#say('snapshot', snapshot.position)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      this.#say('snapshot', snapshot.position)
    } finally {
      doc.destroy()
    }
  }
}

const sorted = (clocks: ReadonlyMap<number, number>): string => JSON.stringify([...clocks].sort((a, b) => a[0] - b[0]))

/** Ranges in one way of writing them: by client and clock, those that touch joined. */
function wordsOf(ranges: readonly Range[]): string {
  const joined: [client: number, clock: number, length: number][] = []
  for (const [client, clock, length] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = joined.at(-1)
    if (last && last[0] === client && last[1] + last[2] >= clock) last[2] = Math.max(last[2], clock + length - last[1])
    else joined.push([client, clock, length])
  }
  return JSON.stringify(joined)
}
