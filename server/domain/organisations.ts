// Organisations: making and listing them.
import type { Given, Reply } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import { bareKey, isRna, isSiret } from '../../shared/rules/organisation-keys.ts'
import type { Family } from '../../shared/rules/organisation-families.ts'
import { topic } from '../../shared/topics.ts'
import type { Services, SignedIn } from '../context.ts'
import { sqlState, type Sql } from '../db/connect.ts'
import { announce, transaction, type Tx } from '../db/transaction.ts'
import { recordAct } from './audit.ts'

type NewOrganisation = Given<'createOrganisation'>
type Row = { id: string; name: string; family: Family; form: string | null; siret: string | null; rna: string | null }

/** A name, a SIRET or a RNA number that another organisation has, or had before it was merged into one, is alreadyExists. [P2] [Y13] */
export async function makeOrganisation(
  tx: Tx,
  ctx: Pick<Services, 'now' | 'id'>,
  actorId: string,
  given: NewOrganisation,
): Promise<Row> {
  const { name, family } = given
  const row: Row = { id: ctx.id(), name, family, form: given.form ?? null, ...keysOf(given) }
  const [merged] = await tx<{ field: string }[]>`
    select case when lower(name) = lower(${row.name}) then 'name' when siret = ${row.siret} then 'siret' else 'rna' end as field
    from organisation
    where merged_into is not null and (lower(name) = lower(${row.name}) or siret = ${row.siret} or rna = ${row.rna})`
  if (merged) throw new AppError('alreadyExists', merged)
  await refusedTwice(() =>
    tx.savepoint(
      (inner) => inner`
        insert into organisation (id, name, family, form, siret, rna, created_by, created_at)
        values (${row.id}, ${row.name}, ${row.family}, ${row.form}, ${row.siret}, ${row.rna}, ${actorId}, ${ctx.now()})`,
    ),
  )
  return row
}

/** Of an organisation that was merged into another, that one: pages, addresses and scripts hold the id for long. [Y13] */
export async function keptId(sql: Sql | Tx, organisationId: string): Promise<string> {
  const [row] = await sql<{ mergedInto: string | null }[]>`
    select merged_into from organisation where id = ${organisationId}`
  return row?.mergedInto ?? organisationId
}

/** Both numbers, bare and checked. [P2] */
export function keysOf(given: Pick<NewOrganisation, 'siret' | 'rna'>): Pick<Row, 'siret' | 'rna'> {
  const siret = given.siret?.trim() ? bareKey(given.siret) : null
  const rna = given.rna?.trim() ? bareKey(given.rna) : null
  if (siret !== null && !isSiret(siret)) throw new AppError('invalidSiret')
  if (rna !== null && !isRna(rna)) throw new AppError('invalidRna')
  return { siret, rna }
}

/** Says in our words that another organisation has the name or a number. */
export async function refusedTwice(write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (sqlState(error) === '23505') throw new AppError('alreadyExists', { field: fieldOf(error) })
    throw error
  }
}

function fieldOf(error: unknown): string {
  const constraint = error instanceof Error && 'constraint_name' in error ? String(error.constraint_name) : ''
  return constraint.includes('siret') ? 'siret' : constraint.includes('rna') ? 'rna' : 'name'
}

export async function createOrganisation(ctx: SignedIn, given: NewOrganisation): Promise<Reply<'createOrganisation'>> {
  return transaction(ctx.sql, async (tx) => {
    const organisation = await makeOrganisation(tx, ctx, ctx.principal.actorId, given)
    await recordAct(tx, ctx, 'createOrganisation', { kind: 'organisation', id: organisation.id }, { name: given.name })
    await announce(tx, topic.instance)
    return organisation
  })
}

const listLength = 500

/** By name; a search looks anywhere in the name, or in one that it had, whatever the case. */
export async function listOrganisations(
  ctx: SignedIn,
  { search }: Given<'listOrganisations'>,
): Promise<Reply<'listOrganisations'>> {
  const sought = search?.trim().toLowerCase() ?? ''
  const organisations = await ctx.sql<Row[]>`
    select o.id, o.name, o.family, o.form, o.siret, o.rna from organisation o
    where o.merged_into is null and (${sought} = '' or exists (
      select 1 from organisation g where coalesce(g.merged_into, g.id) = o.id and strpos(lower(g.name), ${sought}) > 0))
    order by lower(o.name), o.id limit ${listLength}`
  return { organisations: [...organisations] }
}
