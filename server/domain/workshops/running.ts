// Running a workshop: what those who facilitate it ask for, what their console shows, the screen of the room.
import type { Given, Reply } from '../../../shared/api.ts'
import type { Answer } from '../../../shared/workshop/commands.ts'
import type { SignedIn } from '../../context.ts'
import { factsOf, missingOf } from './facts.ts'
import { requireSteering } from './standing.ts'

/** People may join once whoever comes can be told who answers for what they write, and when they will hear of it. */
export async function steerWorkshop(ctx: SignedIn, given: Given<'steerWorkshop'>): Promise<Reply<'steerWorkshop'>> {
  const { workshopId, commands } = given
  const { personId, actorId } = ctx.principal
  await requireSteering(ctx.sql, personId, workshopId)
  const asker = { kind: 'facilitator', actorId } as const
  const isReady = !commands.some(({ command }) => command.kind === 'open') || (await isReadyToOpen(ctx, workshopId))
  if (isReady) return { answers: await ctx.workshops.ask(workshopId, asker, commands) }
  const answers: Answer[] = []
  for (const asked of commands) {
    const isHeld = asked.command.kind === 'open' && !(await isReadyToOpen(ctx, workshopId))
    if (isHeld) answers.push({ id: asked.id, refused: 'notNow' })
    else answers.push(...(await ctx.workshops.ask(workshopId, asker, [asked])))
  }
  return { answers }
}

/** Phases apart: these may be in what is asked. */
async function isReadyToOpen(ctx: SignedIn, workshopId: string): Promise<boolean> {
  const [facts, phases] = await Promise.all([factsOf(ctx.sql, workshopId), ctx.workshops.plan(workshopId)])
  return missingOf(facts, phases).every((what) => what === 'phases')
}

/** Rights are looked at again after the wait: whoever lost them meanwhile is sent nothing more. */
export async function readConsole(ctx: SignedIn, given: Given<'readConsole'>): Promise<Reply<'readConsole'>> {
  const { workshopId, after, eyes = 'facilitator' } = given
  const { personId } = ctx.principal
  await requireSteering(ctx.sql, personId, workshopId)
  const message = await ctx.workshops.read(workshopId, { kind: eyes }, after, ctx.caller.left())
  if (after !== undefined) await requireSteering(ctx.sql, personId, workshopId)
  return message
}
