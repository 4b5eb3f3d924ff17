// Who may know that a topic moved: those who may read what it is about.
import { topic } from '../../shared/topics.ts'
import type { Principal } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import { isUuid } from '../../shared/ids.ts'
import { accessOf } from './access.ts'
import { meetingStanding } from './meetings/standing.ts'
import { workshopStanding } from './workshops/standing.ts'

/** [N3] */
export async function mayWatch(sql: Sql, principal: Principal, asked: string): Promise<boolean> {
  if (asked === topic.instance || asked === topic.person(principal.personId)) return true
  const id = asked.slice(asked.indexOf(':') + 1)
  if (!isUuid(id)) return false
  if (asked === topic.document(id)) return (await accessOf(sql, principal, id)) !== null
  if (asked === topic.workshop(id)) return (await workshopStanding(sql, principal.personId, id)) !== null
  if (asked === topic.meeting(id)) return (await meetingStanding(sql, principal.personId, id)) !== null
  if (asked !== topic.demarche(id)) return false
  const [member] = await sql`
    select 1 from membership where demarche_id = ${id} and person_id = ${principal.personId}`
  return member !== undefined
}
