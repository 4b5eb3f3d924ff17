// What blanking a passage would do, told before it is done, and where else it stands that the command does not reach. Changes nothing.
import { folded } from '../../../shared/history/phrases.ts'
import { withoutPhrases } from '../../../shared/history/redaction.ts'
import type { Stroke } from '../../../shared/history/shown.ts'
import type { Sql } from '../../db/connect.ts'
import type { Tx } from '../../db/transaction.ts'
import { foundIn } from '../answers/found.ts'
import { looking } from '../log-rows.ts'
import type { Past } from '../past.ts'
import { kinOf, type Kin } from './kin.ts'
import { blankedState, soughtIn } from './seeking.ts'

/** A place where the passage stood, as people know it. */
export interface Stood {
  readonly section: string | null
  readonly passage: string
  readonly appeared: Did
  /** Null while it stands. */
  readonly gone: Did | null
}

/** Null: the system, or an account that is gone. */
type Did = { readonly who: string | null; readonly at: number; readonly position: number }

export interface Preview extends Kin {
  readonly stood: readonly Stood[]
  /** Positions of the rows that would be blanked. */
  readonly rows: readonly number[]
  readonly letters: number
  /** Titles that it had, names of versions, templates made of it. */
  readonly names: readonly string[]
}

/** What the command leaves as it is. */
export interface Elsewhere {
  readonly kind: 'document' | 'workshop' | 'lockedVersion' | 'stateReason'
  readonly id: string
  readonly name: string
}

/** Null where there is no such document. */
export const previewOf = (
  sql: Sql,
  documentId: string,
  phrases: readonly string[],
): Promise<{ texts: Preview[]; elsewhere: Elsewhere[] } | null> =>
  looking(sql, async (tx) => {
    await tx`set local statement_timeout = 0`
    const family = await kinOf(tx, documentId)
    if (family.length === 0) return null
    const texts: Preview[] = []
    for (const { id, title, group, past, rows, letters } of await soughtIn(tx, family, phrases)) {
      const names = await namesIn(tx, id, phrases)
      if (rows.length === 0 && names.length === 0) continue
      const stood = await stoodIn(tx, past, phrases)
      texts.push({ id, title, group, stood, rows: rows.map(({ position }) => position), letters, names })
    }
    const ids = family.map(({ id }) => id)
    return { texts, elsewhere: await elsewhereIn(tx, ids, phrases) }
  })

async function stoodIn(tx: Tx, past: Past, phrases: readonly string[]): Promise<Stood[]> {
  const all: Stood[] = []
  for (const phrase of phrases) {
    const { hands, found } = foundIn(past, phrase)
    const actors = await tx<{ id: string; name: string }[]>`
      select a.id, p.display_name as name from actor a join person p on p.id = a.person_id
      where a.id = any(${hands.map(({ actorId }) => actorId)}) and p.erased_at is null`
    const names = new Map(actors.map(({ id, name }) => [id, name]))
    const did = ({ hand, at, position }: Stroke): Did => {
      return { who: names.get(hands[hand]?.actorId ?? '') ?? null, at, position }
    }
    for (const { section, passage, appeared, gone } of found)
      all.push({ section: section?.title ?? null, passage, appeared: did(appeared), gone: gone && did(gone) })
  }
  return all
}

async function namesIn(tx: Tx, documentId: string, phrases: readonly string[]): Promise<string[]> {
  const says = (text: string): boolean => withoutPhrases(text, phrases) !== text
  const names = await tx<{ name: string }[]>`
    select title as name from document where id = ${documentId}
    union select unnest(array[from_title, to_title]) from document_rename where document_id = ${documentId}
    union select unnest(array[name, description]) from document_version where document_id = ${documentId} and locked_at is null
    union select unnest(array[name, description]) from document_template where source_document_id = ${documentId}
    order by 1`
  const templates = await tx<{ name: string; state: Uint8Array }[]>`
    select name, state from document_template where source_document_id = ${documentId} order by name`
  const said = templates.filter(({ state }) => blankedState(state, phrases) !== null)
  return [...new Set([...names.filter(({ name }) => says(name)), ...said].map(({ name }) => name))]
}

/** As texts stand now, and without playing their logs: what was deleted in another text is found by its own command. */
async function elsewhereIn(tx: Tx, family: readonly string[], phrases: readonly string[]): Promise<Elsewhere[]> {
  const wanted = phrases.map((phrase) => folded(phrase.trim()))
  return tx<Elsewhere[]>`
    with wanted as (select folded(w) as phrase from unnest(${wanted}::text[]) as t (w))
    select distinct kind, id, name from (
      select 'document' as kind, d.id, d.title as name, p.text
      from document_passage p join document d on d.id = p.document_id where d.id <> all(${family})
      union all select 'workshop', w.id, w.title, x.text from workshop_text x join workshop w on w.id = x.workshop_id
      union all select 'lockedVersion', v.id, v.name, concat_ws(' ', v.name, v.description, v.title)
      from document_version v where v.document_id = any(${family}) and v.locked_at is not null
      union all select 'stateReason', c.document_id, c.reason, c.reason
      from document_state_change c where c.document_id = any(${family})
    ) said
    where exists (select from wanted where position(phrase in folded(said.text)) > 0)
    order by kind, name`
}
