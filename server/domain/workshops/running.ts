// Running a workshop: what those who facilitate it ask for, what their console shows, the screen of the room.
import type { Given, Reply } from '../../../shared/api.ts'
import type { Answer, Command, Refusal, SteeringCommand } from '../../../shared/workshop/commands.ts'
import type { SignedIn } from '../../context.ts'
import { factsOf, missingOf } from './facts.ts'
import { openingOf } from '../consents/opening.ts'
import { requireSteering, type WorkshopStanding } from './standing.ts'

/** People may join once whoever comes can be told who answers for what they write, and when they will hear of it. */
export async function steerWorkshop(ctx: SignedIn, given: Given<'steerWorkshop'>): Promise<Reply<'steerWorkshop'>> {
  const { workshopId, commands } = given
  const { personId, actorId } = ctx.principal
  const standing = await requireSteering(ctx.sql, personId, workshopId)
  const asker = { kind: 'facilitator', actorId } as const
  if (!commands.some(({ command }) => command.kind === 'open' || command.kind === 'openBallot')) {
    return { answers: await ctx.workshops.ask(workshopId, asker, commands) }
  }
  const answers: Answer[] = []
  for (const { id, command } of commands) {
    const ready = await readied(ctx, standing, command)
    if ('refused' in ready) answers.push({ id, refused: ready.refused })
    else answers.push(...(await ctx.workshops.ask(workshopId, asker, [{ id, command: ready }])))
  }
  return { answers }
}

/** With what the workshop itself cannot see: whether all is said that people must be told, what a section says. */
async function readied(
  ctx: SignedIn,
  standing: WorkshopStanding,
  command: SteeringCommand,
): Promise<Command | { refused: Refusal }> {
  if (command.kind === 'open') return (await isReadyToOpen(ctx, standing.workshopId)) ? command : { refused: 'notNow' }
  if (command.kind !== 'openBallot') return command
  return (await openingOf(ctx, standing, command.roundId)) ?? command
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
