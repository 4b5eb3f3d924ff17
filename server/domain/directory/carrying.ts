// Carrying the rows of one organisation over to another, and back as far as they still are what they were then.
import type { Tx } from '../../db/transaction.ts'

/** Where the organisation is part of the key, with the other part: of two rows one is left. */
const keyOf = {
  affiliation: 'person_id',
  demarche_organisation: 'demarche_id',
  directory_entry: 'demarche_id',
  organisation_tag: 'tag_id',
} as const
type Keyed = keyof typeof keyOf
const keyed = Object.keys(keyOf) as Keyed[] // Object.keys forgets the type of its argument

/** What was carried: enough to bring it back. Ids and dates, of nobody more than was in the rows. */
export type Carried = {
  /** Rows as they were, as JSON text of PostgreSQL; and the keys that the kept one did not have before. */
  rows: Record<Keyed, { gone: string; fresh: string[] }>
  members: { demarcheId: string; personId: string }[]
  contacts: string[]
  links: string[]
  /** Démarches that the kept one carries since then. */
  owned: string[]
  /** What had been merged into the one that went. */
  followers: string[]
}

type Pair = { keptId: string; goneId: string }

/** Both rows are held by the caller, and the one that goes says already into which. [Y12] */
export async function carry(tx: Tx, pair: Pair): Promise<Carried> {
  const { keptId, goneId } = pair
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  const rows = {} as Carried['rows'] // each of its keys is set below
  for (const table of keyed) rows[table] = await carryKeyed(tx, table, pair)
  const members = await tx<Carried['members']>`
    update membership set organisation_id = ${keptId} where organisation_id = ${goneId} returning demarche_id, person_id`
  const contacts = await tx<{ id: string }[]>`
    update organisation_contact set organisation_id = ${keptId} where organisation_id = ${goneId} returning id`
  const links = await tx<{ id: string }[]>`
    update access_link set organisation_id = ${keptId} where organisation_id = ${goneId} returning id`
  const owned = await tx<{ id: string }[]>`
    update demarche_organisation d set is_owner = true
    from jsonb_to_recordset(${rows.demarche_organisation.gone}::text::jsonb) r (demarche_id uuid, is_owner boolean)
    where r.is_owner and not d.is_owner and d.organisation_id = ${keptId} and d.demarche_id = r.demarche_id
    returning d.demarche_id as id`
  const followers = await tx<{ id: string }[]>`
    update organisation set merged_into = ${keptId} where merged_into = ${goneId} returning id`
  return {
    rows,
    members: [...members],
    contacts: ids(contacts),
    links: ids(links),
    owned: ids(owned),
    followers: ids(followers),
  }
}

async function carryKeyed(tx: Tx, table: Keyed, { keptId, goneId }: Pair): Promise<{ gone: string; fresh: string[] }> {
  const [{ gone } = { gone: '[]' }] = await tx<{ gone: string }[]>`
    with gone as (delete from ${tx(table)} where organisation_id = ${goneId} returning *)
    select coalesce(jsonb_agg(to_jsonb(gone)), '[]')::text as gone from gone`
  const fresh = await tx<{ key: string }[]>`
    insert into ${tx(table)}
    select (jsonb_populate_record(null::${tx(table)}, r || jsonb_build_object('organisation_id', ${keptId}::text))).*
    from jsonb_array_elements(${gone}::text::jsonb) r
    on conflict do nothing returning ${tx(keyOf[table])} as key`
  return { gone, fresh: fresh.map(({ key }) => key) }
}

/** The one that went stands by itself again; what came to the kept one since then stays there. [Y13] */
export async function bringBack(tx: Tx, { keptId, goneId }: Pair, carried: Carried): Promise<void> {
  const { rows, members, contacts, links, owned, followers } = carried
  await tx`update organisation set merged_into = ${goneId} where id = any(${followers}::uuid[])`
  await tx`
    select 1 from demarche where id in (
      select r.demarche_id from jsonb_to_recordset(${rows.demarche_organisation.gone}::text::jsonb) r (demarche_id uuid))
    order by id for no key update`
  await tx`
    update membership m set organisation_id = ${goneId}
    from unnest(${members.map((one) => one.demarcheId)}::text[]::uuid[], ${members.map((one) => one.personId)}::text[]::uuid[]) c (demarche_id, person_id)
    where m.demarche_id = c.demarche_id and m.person_id = c.person_id and m.organisation_id = ${keptId}`
  // Whoever belonged to the kept one by the merge alone, and chose it elsewhere since then, writes there in their own name.
  await tx`
    update membership set organisation_id = null
    where organisation_id = ${keptId} and person_id = any(${rows.affiliation.fresh}::uuid[])`
  await tx`
    update demarche_organisation set is_owner = false where organisation_id = ${keptId} and demarche_id = any(${owned}::uuid[])`
  for (const table of keyed) await bringBackKeyed(tx, table, { keptId, goneId }, rows[table])
  await tx`
    update organisation_contact set organisation_id = ${goneId} where id = any(${contacts}::uuid[]) and organisation_id = ${keptId}`
  await tx`
    update access_link set organisation_id = ${goneId} where id = any(${links}::uuid[]) and organisation_id = ${keptId}`
}

/**
 * A tag may be gone by now, and the place in an order of arrival taken: it then arrives last, under its own mark. Where somebody
 * writes for the kept one by now, that one stays too.
 */
async function bringBackKeyed(
  tx: Tx,
  table: Keyed,
  { keptId }: Pair,
  { gone, fresh }: Carried['rows'][Keyed],
): Promise<void> {
  const isNeeded =
    table === 'demarche_organisation'
      ? tx`exists (select 1 from membership m where m.demarche_id = x.demarche_id and m.organisation_id = ${keptId})`
      : tx`false`
  await tx`
    delete from ${tx(table)} x
    where organisation_id = ${keptId} and ${tx(keyOf[table])} = any(${fresh}::uuid[]) and not ${isNeeded}`
  const stands =
    table === 'organisation_tag' ? tx`exists (select 1 from tag t where t.id = (r ->> 'tag_id')::uuid)` : tx`true`
  const placed = table === 'demarche_organisation' ? arrivingAgain(tx) : tx`r`
  await tx`
    insert into ${tx(table)}
    select (jsonb_populate_record(null::${tx(table)}, ${placed})).*
    from jsonb_array_elements(${gone}::text::jsonb) r where ${stands}
    on conflict do nothing`
}

const arrivingAgain = (tx: Tx) => tx`
  case when exists (
    select 1 from demarche_organisation d
    where d.demarche_id = (r ->> 'demarche_id')::uuid and d.arrival = (r ->> 'arrival')::int)
  then r || jsonb_build_object('arrival', (
    select max(d.arrival) + 1 from demarche_organisation d where d.demarche_id = (r ->> 'demarche_id')::uuid))
  else r end`
