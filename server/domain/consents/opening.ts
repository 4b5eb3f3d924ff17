// The first opening of a ballot on a section: its words are read from the log, by the rights of whoever opens it. [A110]
import { longestSection, sectionWords } from '../../../shared/document/section-words.ts'
import type { Refusal, SectionCommand } from '../../../shared/workshop/commands.ts'
import { isOnSection } from '../../../shared/workshop/section.ts'
import type { Round } from '../../../shared/workshop/state.ts'
import type { SignedIn } from '../../context.ts'
import { transaction } from '../../db/transaction.ts'
import { storedText } from '../../history/stored-text.ts'
import { standingBefore } from '../standing.ts'
import { hashOfWords } from './standing.ts'

type Opening = SectionCommand | { refused: Refusal } | null

/** What opens it; why it is not opened (the section is gone, not for them to read, longer than a phone may be sent); null where the ballot is about something else, or was open before. */
export async function openingOf(
  ctx: SignedIn,
  { workshopId, demarcheId }: { workshopId: string; demarcheId: string },
  roundId: string,
): Promise<Opening> {
  const round = await roundOf(ctx, workshopId, roundId)
  if (round === undefined || round.ballot !== 'none' || !isOnSection(round.phase.config)) return null
  const { documentId, blockId } = round.phase.config.section
  const standing = await standingBefore(ctx.sql, ctx.principal.personId, documentId)
  if (!standing || standing.trashed || standing.demarcheId !== demarcheId) return { refused: 'unknown' }
  await ctx.live.flush(documentId)
  const stored = await transaction(
    ctx.sql,
    (tx) => storedText(tx, documentId),
    'isolation level repeatable read read only',
  )
  const words = sectionWords(await ctx.exchange.textOf(stored?.updates ?? []), blockId)
  if (words === null) return { refused: 'unknown' }
  if (words.length > longestSection) return { refused: 'tooLong' }
  const hash = hashOfWords(words).toString('hex')
  return { kind: 'openSection', roundId, words, seen: { documentId, blockId, position: stored?.position ?? 0, hash } }
}

/** Another process may have started it a moment ago. */
async function roundOf({ workshops }: SignedIn, workshopId: string, roundId: string): Promise<Round | undefined> {
  const known = (await workshops.state(workshopId)).rounds.get(roundId)
  if (known) return known
  await workshops.reread(workshopId)
  return (await workshops.state(workshopId)).rounds.get(roundId)
}
