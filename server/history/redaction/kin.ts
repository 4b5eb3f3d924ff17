// The texts that carry what another one says: copies of it and what it was copied from, documents begun with a template that was made
// of it. SQL only.
import type { Tx } from '../../db/transaction.ts'

export interface Kin {
  readonly id: string
  readonly title: string
  /** Texts of one group are copies of one another: a character has the same id in all of them. */
  readonly group: string
}

/** The document itself among them; none where there is no such document. */
export async function kinOf(tx: Tx, documentId: string): Promise<Kin[]> {
  const rows = await tx<{ id: string; title: string; sourceId: string | null }[]>`
    with recursive link (one, other) as (
      select document_id, source_id from document_copy
      union select b.document_id, t.source_document_id from document_beginning b join document_template t on t.id = b.template_id
    ), kin (id) as (
      select ${documentId}::uuid
      union select case when l.one = k.id then l.other else l.one end from kin k join link l on k.id in (l.one, l.other)
    )
    select d.id, d.title, c.source_id from kin k join document d on d.id = k.id
    left join document_copy c on c.document_id = d.id order by d.id`
  const groups = new Map(rows.map(({ id }) => [id, id]))
  for (const { id, sourceId } of rows) {
    const [from, to] = [groups.get(id), groups.get(sourceId ?? id)]
    for (const [key, group] of groups) if (group === from) groups.set(key, to ?? key)
  }
  return rows.map(({ id, title }) => ({ id, title, group: groups.get(id) ?? id }))
}

/** Until the transaction ends nobody writes in them, copies them or makes a template of them. */
export async function heldKinOf(tx: Tx, documentId: string): Promise<Kin[]> {
  for (let held = 0; ;) {
    const kin = await kinOf(tx, documentId)
    if (kin.length === held) return kin
    await tx`select from document where id = any(${kin.map(({ id }) => id)}) order by id for no key update`
    held = kin.length
  }
}
