// Who has a document open now, with the names and hues that lists show.
import { unattributed } from '../../shared/rules/identity-marks.ts'
import type { DocumentRow } from '../../shared/schemas/documents.ts'
import type { SignedIn } from '../context.ts'

type Marked = { actorId: string; demarcheId: string; displayName: string; hue: number | null }

/** Documents that nobody has open are not in it. */
export async function peoplePresent(
  ctx: SignedIn,
  documents: readonly { id: string; demarcheId: string }[],
): Promise<Map<string, DocumentRow['present']>> {
  const present = ctx.live.present(documents.map(({ id }) => id))
  const actorIds = [...new Set([...present.values()].flat())]
  if (actorIds.length === 0) return new Map()
  const marked = await ctx.sql<Marked[]>`
    select a.id as actor_id, m.demarche_id, p.display_name, o.hue
    from actor a
    join person p on p.id = a.person_id
    join membership m on m.person_id = p.id and m.demarche_id = any(${[...new Set(documents.map(({ demarcheId }) => demarcheId))]}::uuid[])
    left join demarche_organisation o on o.demarche_id = m.demarche_id and o.organisation_id = m.organisation_id
    where a.id = any(${actorIds}::uuid[])`
  const found = new Map<string, DocumentRow['present']>()
  for (const { id, demarcheId } of documents) {
    const here = new Set(present.get(id))
    if (here.size === 0) continue
    const people = marked.filter((one) => one.demarcheId === demarcheId && here.has(one.actorId))
    found.set(
      id,
      people.map(({ actorId, displayName, hue }) => ({ actorId, displayName, hue: hue ?? unattributed.hue })),
    )
  }
  return found
}
