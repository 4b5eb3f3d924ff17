// Which organisation a line is about, and what its sheet would be with what the line adds.
import type { Column, Problem } from '../../../shared/rules/directory-columns.ts'
import { LikenessIndex, type Described, type Likeness } from '../../../shared/rules/organisation-likeness.ts'
import type { ImportedLine } from '../../../shared/schemas/directory.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Draft } from './import-lines.ts'
import { completed, knownColumns, type Known } from './known.ts'
import type { SheetFactsGiven } from './sheets.ts'

/** `known` is null for one that nobody knows; `like` then for one that it may be, under another name. */
export type Match = { known: Known | null; like: (Likeness & { name: string }) | null }

type Found = Known & { hasSiret: boolean; hasRna: boolean; hasName: boolean }

/**
 * By SIRET, else by RNA number, else by name, those of what was merged into it included. A line whose numbers name two organisations,
 * or whose name is that of an organisation with another number, is refused: two establishments are not made one. [Y8] [Y13]
 */
export async function matched(
  tx: Tx,
  draft: Draft,
  chosen: ImportedLine['as'],
  likenesses: Likenesses,
): Promise<Match | { column: Column; code: Problem }> {
  const { siret, rna, name } = draft
  const found = await tx<Found[]>`
    select ${knownColumns(tx)}, coalesce(bool_or(g.siret = ${siret}), false) as has_siret,
      coalesce(bool_or(g.rna = ${rna}), false) as has_rna, bool_or(lower(g.name) = lower(${name})) as has_name
    from organisation g join organisation o on o.id = coalesce(g.merged_into, g.id)
    where g.siret = ${siret} or g.rna = ${rna} or lower(g.name) = lower(${name}) or g.id::text = ${chosen ?? null} group by o.id`
  const bySiret = found.find((one) => one.hasSiret)
  const byRna = found.find((one) => one.hasRna)
  if (bySiret && byRna && bySiret.id !== byRna.id) return { column: 'rna', code: 'twoOrganisations' }
  const known = bySiret ?? byRna ?? found.find((one) => one.hasName) ?? found[0] ?? null
  if (known === null) return { known, like: chosen === 'new' ? null : await likenesses(draft) }
  if (siret !== null && known.siret !== null && !known.hasSiret) return { column: 'siret', code: 'otherKey' }
  if (rna !== null && known.rna !== null && !known.hasRna) return { column: 'rna', code: 'otherKey' }
  return { known, like: null }
}

/** What a line may be under another name, the surest that no number tells apart from it; null when nothing is like it. */
export type Likenesses = (draft: Draft) => Promise<Match['like']>

/** Among all that the instance knows, which is read when first asked for: once for the lines of one request. */
export function likenessesIn(tx: Tx): Likenesses {
  const read = async () => {
    const rows = await tx<Described[]>`select id, name, siret, rna from organisation where merged_into is null`
    return { index: new LikenessIndex(rows), names: new Map(rows.map(({ id, name }) => [id, name])) }
  }
  let known: ReturnType<typeof read> | null = null
  return async ({ name, siret, rna }) => {
    known ??= read()
    const { index, names } = await known
    const [first] = index.like({ id: '', name, siret, rna }).filter(({ reason }) => reason !== 'sameSiren')
    return first ? { ...first, name: names.get(first.id) ?? '' } : null
  }
}

/** What the sheet would be with what the line says, which corrects what it said before; and in which columns that differs. */
export function merged({ family, ...draft }: Draft, known: Known): { facts: SheetFactsGiven; changed: Column[] } {
  const facts = completed(known, family === null ? draft : { ...draft, family }, true)
  const changed = (Object.keys(facts) as (keyof typeof facts)[]) // Object.keys forgets the type of its argument
    .filter((key) => JSON.stringify(facts[key]) !== JSON.stringify(known[key]))
    .map((key) => (key === 'territories' ? 'communes' : key))
  return { facts, changed }
}
