// Asking to be let in, and answering.
import type { Given, Reply } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import { topic } from '../../shared/topics.ts'
import type { SignedIn } from '../context.ts'
import { announce, transaction, type Tx } from '../db/transaction.ts'
import { recordAct } from './audit.ts'
import { addMember } from './memberships.ts'
import { membershipOf, requireInDemarche, standingBefore } from './standing.ts'

/** The same reply whether the thing exists or not, and whether one already has access. [R6] */
export async function requestAccess(ctx: SignedIn, given: Given<'requestAccess'>): Promise<Reply<'requestAccess'>> {
  const { personId } = ctx.principal
  await transaction(ctx.sql, async (tx) => {
    const target = await targetOf(tx, given)
    if (!target || (await isIn(tx, personId, target))) return
    const { demarcheId, documentId } = target
    const made = await tx`
      insert into access_request (id, demarche_id, document_id, person_id, message, asked_at)
      values (${ctx.id()}, ${demarcheId}, ${documentId}, ${personId}, ${given.message}, ${ctx.now()})
      on conflict do nothing returning id`
    if (made.length === 0) return
    await recordAct(tx, ctx, 'requestAccess', { kind: 'demarche', id: demarcheId, demarcheId }, { documentId })
    await announce(tx, topic.demarche(demarcheId))
  })
  return {}
}

type Target = { demarcheId: string; documentId: string | null }

async function targetOf(tx: Tx, given: Given<'requestAccess'>): Promise<Target | undefined> {
  if (given.documentId !== undefined) {
    const [document] = await tx<Target[]>`
      select demarche_id, id as document_id from document where id = ${given.documentId}`
    return document
  }
  const [demarche] = await tx<Target[]>`
    select id as demarche_id, null as document_id from demarche where id = ${given.demarcheId ?? null}::uuid`
  return demarche
}

const isIn = async (tx: Tx, personId: string, { demarcheId, documentId }: Target): Promise<boolean> =>
  (documentId === null
    ? await membershipOf(tx, demarcheId, personId)
    : await standingBefore(tx, personId, documentId)) !== null

type Row = {
  id: string
  personId: string
  displayName: string
  documentId: string | null
  documentTitle: string | null
  message: string
  askedAt: Date
}

export async function listAccessRequests(
  ctx: SignedIn,
  { demarcheId }: Given<'listAccessRequests'>,
): Promise<Reply<'listAccessRequests'>> {
  const rows = await transaction(ctx.sql, async (tx) => {
    await requireInDemarche(tx, ctx.principal.personId, demarcheId, 'answerRequests')
    return tx<Row[]>`
      select r.id, r.person_id, p.display_name, r.document_id, d.title as document_title, r.message, r.asked_at
      from access_request r
      join person p on p.id = r.person_id
      left join document d on d.id = r.document_id
      where r.demarche_id = ${demarcheId} and r.answer is null order by r.asked_at, r.id`
  })
  return { requests: rows.map((row) => ({ ...row, askedAt: row.askedAt.toISOString() })) }
}

/** Granting lets a stranger into the démarche in the given role, and opens the document by name if it is restricted. */
export async function answerAccessRequest(
  ctx: SignedIn,
  given: Given<'answerAccessRequest'>,
): Promise<Reply<'answerAccessRequest'>> {
  const { demarcheId, requestId, answer, role } = given
  await transaction(ctx.sql, async (tx) => {
    await requireInDemarche(tx, ctx.principal.personId, demarcheId, 'answerRequests')
    const now = ctx.now()
    const [request] = await tx<{ personId: string; documentId: string | null }[]>`
      update access_request set answer = ${answer}, answered_by = ${ctx.principal.actorId}, answered_at = ${now}
      where id = ${requestId} and demarche_id = ${demarcheId} and answer is null
      returning person_id, document_id`
    if (!request) throw new AppError('notFound')
    const { personId, documentId } = request
    if (answer === 'granted') {
      await addMember(tx, now, { demarcheId, personId, role, organisationId: null })
      if (documentId !== null) {
        await tx`
          insert into document_access (document_id, person_id, granted_at)
          select id, ${personId}, ${now} from document where id = ${documentId} and restricted on conflict do nothing`
        await announce(tx, topic.document(documentId))
      }
    }
    const details = { personId, documentId, answer, role: answer === 'granted' ? role : null }
    await recordAct(tx, ctx, 'answerAccessRequest', { kind: 'demarche', id: demarcheId, demarcheId }, details)
    await announce(tx, topic.demarche(demarcheId))
    await announce(tx, topic.person(personId))
  })
  return {}
}
