// What a live socket is given when it joins: whether this person may, and how others will see them.
import type { DocumentState } from '../../shared/rules/document-states.ts'
import { initials, unattributed } from '../../shared/rules/identity-marks.ts'
import { mayOnDocument } from '../../shared/rules/permissions.ts'
import type { Principal } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import { standingBefore } from './standing.ts'

/** How presence shows a person. */
export type Stamp = { name: string; initials: string; hue: number; organisation: string | null }

export type DocumentAccess = {
  actorId: string
  personId: string
  sessionId: string
  demarcheId: string
  organisationId: string | null
  mayWrite: boolean
  seesHistory: boolean
  showsPresence: boolean
  generation: number
  epoch: number
  state: DocumentState
  stamp: Stamp
}

type Row = { name: string; hue: number | null; organisation: string | null; generation: number; epoch: number }

/** Null when there is no such document for this person. [R2] */
export async function accessOf(sql: Sql, principal: Principal, documentId: string): Promise<DocumentAccess | null> {
  const { actorId, personId, sessionId } = principal
  const standing = await standingBefore(sql, personId, documentId)
  if (!standing) return null
  const { role, state, demarcheId, organisationId } = standing
  const [row] = await sql<Row[]>`
    select p.display_name as name, o.hue, g.name as organisation, d.generation, d.epoch
    from document d
    join person p on p.id = ${personId}
    left join organisation g on g.id = ${organisationId}::uuid
    left join demarche_organisation o on o.demarche_id = ${demarcheId} and o.organisation_id = g.id
    where d.id = ${documentId}`
  if (!row) return null
  const { name, organisation, generation, epoch } = row
  return {
    actorId,
    personId,
    sessionId,
    demarcheId,
    organisationId,
    generation,
    epoch,
    state,
    mayWrite: mayOnDocument('writeText', role, standing),
    seesHistory: mayOnDocument('readHistory', role, standing),
    showsPresence: true,
    stamp: { name, initials: initials(name), hue: row.hue ?? unattributed.hue, organisation },
  }
}
