// What a live socket is given when it joins: whether this person may, and how others will see them.
import type { DocumentState } from '../../shared/rules/document-states.ts'
import { initials, unattributed } from '../../shared/rules/identity-marks.ts'
import { mayOnDocument } from '../../shared/rules/permissions.ts'
import type { Principal } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import { Together } from '../db/together.ts'
import { arrivalOf, standingFacts, standingRows, type Facts } from './standing.ts'

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

type Row = Facts & {
  personId: string
  documentId: string
  demarcheId: string
  organisationId: string | null
  name: string
  hue: number | null
  organisation: string | null
  generation: number
  epoch: number
  /** They are shown nothing that is from before they came. */
  cameLater: boolean
}

/** What people may do in documents; those who ask in the same moment are answered by one statement. [L85] */
export class Accesses {
  readonly #rows: Together<Row>

  constructor(sql: Sql) {
    this.#rows = new Together((keys) => rowsOf(sql, keys))
  }

  /** Null when there is no such document for this person. [R2] */
  async of(principal: Principal, documentId: string): Promise<DocumentAccess | null> {
    const row = await this.#rows.of(keyOf(principal.personId, documentId))
    return row !== null && mayOnDocument('readDocument', row.role, row) ? accessFrom(principal, row) : null
  }
}

/** The same, asked alone. */
export const accessOf = (sql: Sql, principal: Principal, documentId: string): Promise<DocumentAccess | null> =>
  new Accesses(sql).of(principal, documentId)

const keyOf = (personId: string, documentId: string): string => `${personId} ${documentId}`

async function rowsOf(sql: Sql, keys: readonly string[]): Promise<Map<string, Row>> {
  const wishes = keys.map((key) => key.split(' '))
  const rows = await sql<Row[]>`
    select w.person_id, w.document_id, d.demarche_id, s.organisation_id, ${standingFacts(sql)}, d.generation, d.epoch,
      coalesce(d.created_at < ${arrivalOf(sql)}, false) as came_later,
      p.display_name as name, o.hue, g.name as organisation
    from unnest(
      ${wishes.map(([personId]) => personId ?? '')}::text[]::uuid[], ${wishes.map(([, documentId]) => documentId ?? '')}::text[]::uuid[]
    ) as w (person_id, document_id)
    ${standingRows(sql)}
    join person p on p.id = w.person_id
    left join organisation g on g.id = s.organisation_id
    left join demarche_organisation o on o.demarche_id = d.demarche_id and o.organisation_id = g.id`
  return new Map(rows.map((row) => [keyOf(row.personId, row.documentId), row]))
}

function accessFrom({ actorId, personId, sessionId }: Principal, row: Row): DocumentAccess {
  const { role, state, demarcheId, organisationId, name, organisation, generation, epoch } = row
  return {
    actorId,
    personId,
    sessionId,
    demarcheId,
    organisationId,
    generation,
    epoch,
    state,
    mayWrite: mayOnDocument('writeText', role, row),
    seesHistory: mayOnDocument('readHistory', role, row) && !row.cameLater, // [H42]
    showsPresence: true,
    stamp: { name, initials: initials(name), hue: row.hue ?? unattributed.hue, organisation },
  }
}
