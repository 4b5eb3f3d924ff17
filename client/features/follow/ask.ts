// Asking something of what one gave, with the code it was given with.
import { uuidv7 } from '../../../shared/ids.ts'
import type { FollowCommand } from '../../../shared/schemas/follow.ts'
import type { Refusal } from '../../../shared/workshop/commands.ts'
import { call } from '../../api.ts'

/** Why it was not done, or null. No workshop: that where the code was made. Throws a Failure. */
export async function ask(code: string, command: FollowCommand, workshopId?: string): Promise<Refusal | null> {
  const { answers } = await call('askByCode', { code, workshopId, commands: [{ id: commandId(), command }] })
  const [answer] = answers
  return answer && 'refused' in answer ? answer.refused : null
}

/** A uuid without a secure context: halls and villages have none. */
const commandId = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
