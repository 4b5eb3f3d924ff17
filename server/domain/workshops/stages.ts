// What the audit log and the lists hear of a workshop that passes to another stage.
import type { ActVerb } from '../../../shared/rules/acts.ts'
import { topic } from '../../../shared/topics.ts'
import type { Stage } from '../../../shared/workshop/events.ts'
import type { Services } from '../../context.ts'
import { announce, type Tx } from '../../db/transaction.ts'
import type { StageMove } from '../../workshop/port.ts'
import { recordAct } from '../audit.ts'
import { followStage } from './restitution/publishing.ts'

/** In the transaction of the passage. [P12] Of a rehearsal nobody hears. [A84] */
export async function recordStage(
  tx: Tx,
  maker: Pick<Services, 'now' | 'id' | 'exchange'>,
  { workshopId, demarcheId, isRehearsal, actorId, from, to }: StageMove,
): Promise<void> {
  if (isRehearsal) return
  const verb = verbOf(from, to)
  const principal = actorId === null ? null : { actorId }
  const object = { kind: 'workshop', id: workshopId, demarcheId } as const
  if (verb) await recordAct(tx, { ...maker, principal }, verb, object, { from, to })
  await followStage(tx, maker, { workshopId, demarcheId, isRehearsal, actorId, from, to })
  await announce(tx, topic.demarche(demarcheId))
  const [row] = await tx<{ meetingId: string | null }[]>`select meeting_id from workshop where id = ${workshopId}`
  if (row?.meetingId) await announce(tx, topic.meeting(row.meetingId))
}

function verbOf(from: Stage, to: Stage): ActVerb | null {
  if (to === 'open') return 'openWorkshop'
  if (to === 'closed') return 'closeWorkshop'
  if (to === 'cancelled') return 'cancelWorkshop'
  if (to === 'review') return 'openCorrections'
  if (to === 'published') return 'publishRestitution'
  return from === 'closed' && to === 'running' ? 'reopenWorkshop' : null
}
