// Blanking a passage in all that is stored of a text and of its kin: one transaction, by the role that may, told by a row of each log.
import { withoutPhrases } from '../../../shared/history/redaction.ts'
import { topic } from '../../../shared/topics.ts'
import { logChannel } from '../../db/changes.ts'
import type { Sql } from '../../db/connect.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import { chainHash } from '../chain.ts'
import { headOf, rowsBetween } from '../log-rows.ts'
import { hexOf, manifestHash, nothing, redactionsOf, type Blanked, type Manifest } from '../redactions.ts'
import { verifyDocument } from '../verify-all.ts'
import { lockedVersions, saidNow } from '../verify-versions.ts'
import { heldKinOf, type Kin } from './kin.ts'
import { blankedState, soughtIn, type Sought } from './seeking.ts'

export interface RedactionOrder {
  readonly documentId: string
  readonly phrases: readonly string[]
  /** Told to whoever reads the history: never the passage itself. */
  readonly reason: string
  readonly actorId: string
  readonly at: Date
  readonly makeId: () => string
}

/** What was blanked in one text. */
export interface Redacted extends Kin {
  /** Of the row that says so. */
  readonly position: number
  readonly rows: number
  readonly letters: number
  /** Locked versions that say something else since. */
  readonly versions: number
}

/** Nothing was changed. `where`: the title of the text concerned and a position of its log. */
export class RedactionRefused extends Error {
  readonly why: 'broken' | 'left'
  readonly where: { readonly title: string; readonly position: number }

  constructor(why: RedactionRefused['why'], where: RedactionRefused['where']) {
    super(`${why} at ${where.position}`)
    this.why = why
    this.where = where
  }
}

/**
 * As `maillage_redact`. Every log must hold before, and holds after. Gives the texts in which something was blanked: none where the
 * passage never was. [H100]
 */
export const redact = (sql: Sql, order: RedactionOrder): Promise<Redacted[]> =>
  transaction(sql, async (tx) => {
    const family = await heldKinOf(tx, order.documentId)
    for (const kin of family) await mustHold(tx, kin)
    const done: Redacted[] = []
    for (const sought of await soughtIn(tx, family, order.phrases)) {
      const redacted = await blankText(tx, sought, order)
      if (redacted !== null) done.push(redacted)
    }
    if (done.length > 0) await mustBeGone(tx, family, order.phrases)
    return done
  })

async function mustHold(tx: Tx, { id, title }: Kin): Promise<void> {
  const { findings } = await verifyDocument(tx, id)
  const [first] = findings.filter(({ problem }) => problem !== 'checkpoint') // a cache, which goes anyway
  if (first !== undefined) throw new RedactionRefused('broken', { title, position: first.position })
}

/** Looked for again, and as bytes: what is neither a letter nor an attribute is in no text that an editor wrote. */
async function mustBeGone(tx: Tx, family: readonly Kin[], phrases: readonly string[]): Promise<void> {
  for (const kin of family) await mustHold(tx, kin)
  for (const { id, title, rows } of await soughtIn(tx, family, phrases)) {
    const [left] = rows
    if (left !== undefined) throw new RedactionRefused('left', { title, position: left.position })
    const head = await headOf(tx, id)
    for await (const { position, update } of rowsBetween(tx, id, 0, head?.position ?? 0))
      if (phrases.some((phrase) => Buffer.from(update).includes(phrase.trim())))
        throw new RedactionRefused('left', { title, position })
  }
}

async function blankText(tx: Tx, sought: Sought, order: RedactionOrder): Promise<Redacted | null> {
  const { id, title, group, rows, letters } = sought
  const before = await versionsNow(tx, id)
  const names = await blankNames(tx, id, order.phrases)
  if (rows.length === 0 && names === 0) return null
  for (const { position, update } of rows)
    await tx`update document_update set update = ${update} where document_id = ${id} and position = ${position}`
  const versions = await changedVersions(tx, id, before)
  const position = await tell(tx, order, id, { reason: order.reason, rows: rows.map(({ said }) => said), versions })
  await forget(tx, id)
  await announceTo(tx, id, position)
  return { id, title, group, position, rows: rows.length, letters, versions: versions.length }
}

/** What locked versions say, by id. */
async function versionsNow(tx: Tx, documentId: string): Promise<Map<string, string>> {
  const redactions = await redactionsOf(tx, documentId)
  const locked = await lockedVersions(tx, documentId)
  return new Map(locked.map(({ id, hash }) => [id, hexOf(redactions.versionHash(id, hash))]))
}

async function changedVersions(tx: Tx, documentId: string, before: ReadonlyMap<string, string>) {
  const changed: Blanked<string>[] = []
  for (const version of await lockedVersions(tx, documentId)) {
    const [was, is] = [before.get(version.id), await saidNow(tx, version)]
    if (was !== undefined && is !== null && hexOf(is) !== was) changed.push([version.id, was, hexOf(is)])
  }
  return changed
}

/** The row of the log, and what it hashes in the place of its update. Gives its position. */
async function tell(tx: Tx, order: RedactionOrder, documentId: string, manifest: Manifest): Promise<number> {
  const head = await headOf(tx, documentId)
  if (head === null) throw new Error(`${documentId} has no log`)
  const row = {
    documentId,
    position: head.position + 1,
    actorId: order.actorId,
    organisationId: null,
    connectionId: order.makeId(),
    relayedBy: null,
    verified: true,
    at: order.at,
    kind: 'redaction',
    updateHash: manifestHash(manifest),
    ins: [],
    del: [],
  } as const
  const hash = chainHash(head.hash, row)
  await tx`
    insert into document_update (document_id, position, actor_id, organisation_id, connection_id, relayed_by, verified,
      at, kind, update, ins, del, update_hash, prev_hash, hash)
    values (${documentId}, ${row.position}, ${row.actorId}, null, ${row.connectionId}, null, true, ${row.at}, ${row.kind},
      ${nothing}, '[]', '[]', ${row.updateHash}, ${head.hash}, ${hash})`
  await tx`update document_head set position = ${row.position}, hash = ${hash} where document_id = ${documentId}`
  const { reason, rows, versions } = manifest
  await tx`
    insert into document_redaction (document_id, position, reason, rows, versions)
    values (${documentId}, ${row.position}, ${reason}, ${JSON.stringify(rows)}::text::jsonb,
      ${JSON.stringify(versions)}::text::jsonb)`
  const act = { position: row.position, rows: rows.length }
  await tx`
    insert into audit_log (id, at, actor_id, verb, object_kind, object_id, demarche_id, details)
    select ${order.makeId()}, ${order.at}, ${order.actorId}, 'redactPassage', 'document', id, demarche_id, ${tx.json(act)}
    from document where id = ${documentId}`
  return row.position
}

/** Titles that it had, names and descriptions of versions that are not locked, templates made of it, sections put to rooms. Gives how many said the passage. */
async function blankNames(tx: Tx, documentId: string, phrases: readonly string[]): Promise<number> {
  const plain = (text: string): string => withoutPhrases(text, phrases)
  let changed = 0
  const [document] = await tx<{ title: string }[]>`select title from document where id = ${documentId}`
  if (document !== undefined && plain(document.title) !== document.title) {
    changed++
    await tx`update document set title = ${plain(document.title)} where id = ${documentId}`
  }
  const renames = await tx<{ id: string; fromTitle: string; toTitle: string }[]>`
    select id, from_title, to_title from document_rename where document_id = ${documentId}`
  for (const { id, fromTitle: from, toTitle: to } of renames) {
    if (plain(from + to) === from + to) continue
    changed++
    await tx`update document_rename set from_title = ${plain(from)}, to_title = ${plain(to)} where id = ${id}`
  }
  const versions = await tx<{ id: string; name: string; description: string }[]>`
    select id, name, description from document_version where document_id = ${documentId} and locked_at is null`
  for (const { id, name, description } of versions) {
    if (plain(name) === name && plain(description) === description) continue
    changed++
    await tx`update document_version set name = ${plain(name)}, description = ${plain(description)} where id = ${id}`
  }
  return changed + (await blankTemplates(tx, documentId, phrases)) + (await blankSections(tx, documentId, phrases))
}

/** The words of its sections that workshops were asked to consent to; nobody can erase them there. */
async function blankSections(tx: Tx, documentId: string, phrases: readonly string[]): Promise<number> {
  const sections = await tx<{ workshopId: string; key: string; text: string }[]>`
    select t.workshop_id, t.key, t.text from consent_round r
    join workshop_text t on t.workshop_id = r.workshop_id and t.key = 'section:' || r.round_id
    where r.document_id = ${documentId}`
  const said = sections.filter(({ text }) => withoutPhrases(text, phrases) !== text)
  for (const { workshopId, key, text } of said) {
    await tx`
      update workshop_text set text = ${withoutPhrases(text, phrases)} where workshop_id = ${workshopId} and key = ${key}`
    await announce(tx, topic.blanked(workshopId))
  }
  return said.length
}

async function blankTemplates(tx: Tx, documentId: string, phrases: readonly string[]): Promise<number> {
  const plain = (text: string): string => withoutPhrases(text, phrases)
  const templates = await tx<{ id: string; name: string; description: string; state: Uint8Array }[]>`
    select id, name, description, state from document_template where source_document_id = ${documentId}`
  let changed = 0
  for (const { id, name, description, state } of templates) {
    const blanked = blankedState(state, phrases)
    if (blanked === null && plain(name) === name && plain(description) === description) continue
    changed++
    await tx`
      update document_template set name = ${plain(name)}, description = ${plain(description)}, state = ${blanked ?? state}
      where id = ${id}`
  }
  return changed
}

/** All that was made of the log, and is made again; rooms and devices let go of what they hold. */
async function forget(tx: Tx, documentId: string): Promise<void> {
  await tx`delete from document_snapshot where document_id = ${documentId}`
  await tx`delete from document_checkpoint where document_id = ${documentId}`
  await tx`delete from document_passage where document_id = ${documentId}`
  await tx`delete from document_index where document_id = ${documentId}`
  await tx`update document set generation = generation + 1 where id = ${documentId}`
}

/** The name by which the announcement of a log's end is nobody's own. */
const announcer = 'redaction'

/** Sockets are closed at once, also where one process serves and hears of no other's log; rejoining finds another generation. [H103] */
async function announceTo(tx: Tx, documentId: string, position: number): Promise<void> {
  const [document] = await tx<{ demarcheId: string }[]>`select demarche_id from document where id = ${documentId}`
  await tx`select pg_notify(${logChannel}, ${`${announcer} ${documentId}:${position}`})`
  await announce(tx, topic.access.document(documentId))
  await announce(tx, topic.document(documentId))
  if (document !== undefined) await announce(tx, topic.demarche(document.demarcheId))
}
