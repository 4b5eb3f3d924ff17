// Any moment of a text, any two of them compared, who wrote what is there, and what was ever in it: played again in a thread.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Hand } from '../../../shared/history/shown.ts'
import type { SignedIn } from '../../context.ts'
import { NamedHands } from './hands.ts'
import {
  headOf,
  instantOf,
  requireHistory,
  requireSince,
  requireStill,
  titleAt,
  type HistoryStanding,
} from './standing.ts'
import { sectionSaid } from './blanks.ts'
import { Telling } from './telling.ts'
import { collegesOf, silentIn } from './mirror-organisations.ts'

type Told = { telling: Telling; named: NamedHands }

async function tellingOf(
  ctx: SignedIn,
  documentId: string,
  standing: HistoryStanding,
  hands: readonly Hand[],
): Promise<Told> {
  await requireStill(ctx, standing)
  const { demarcheId } = standing
  const reader = { sql: ctx.sql, demarcheId, documentId, actorId: ctx.principal.actorId }
  const named = await NamedHands.of(reader, hands)
  return { named, telling: new Telling(hands, named, standing) }
}

/** The text as it stood at a position of its log. [H41] */
export async function readMoment(
  ctx: SignedIn,
  { documentId, position }: Given<'readMoment'>,
): Promise<Reply<'readMoment'>> {
  const standing = await requireHistory(ctx, documentId)
  requireSince(standing, position)
  await requireWithin(ctx, documentId, position)
  const told = await ctx.history.moment(documentId, position, standing.floor)
  const { telling, named } = await tellingOf(ctx, documentId, standing, told.hands)
  return { ...(await nameOf(ctx, documentId, position)), text: telling.node(told.text), hands: named.told }
}

/** What changed from a moment to another, whichever came first. [H41] */
export async function readComparison(
  ctx: SignedIn,
  { documentId, from, to }: Given<'readComparison'>,
): Promise<Reply<'readComparison'>> {
  const standing = await requireHistory(ctx, documentId)
  requireSince(standing, from, to)
  await requireWithin(ctx, documentId, from, to)
  const told = await ctx.history.comparison(documentId, from, to)
  const { telling, named } = await tellingOf(ctx, documentId, standing, told.hands)
  return {
    from: await nameOf(ctx, documentId, from),
    to: await nameOf(ctx, documentId, to),
    ...telling.changes(told),
    hands: named.told,
  }
}

/** Whose the words are: of the text at a moment, and of all that was ever written. */
export async function readMirror(ctx: SignedIn, given: Given<'readMirror'>): Promise<Reply<'readMirror'>> {
  const { documentId } = given
  const standing = await requireHistory(ctx, documentId)
  const position = given.position ?? (await headOf(ctx.sql, documentId))
  requireSince(standing, position)
  await requireWithin(ctx, documentId, position)
  const told = await ctx.history.mirror(documentId, position, standing.floor, standing.arrivedAt?.getTime())
  const { telling, named } = await tellingOf(ctx, documentId, standing, told.hands)
  const shares = (of: typeof told.whole) => of.map((share) => ({ ...share, hand: telling.place(share.hand) }))
  const whole = shares(told.whole)
  const overTime = told.overTime.filter((moment) => moment.position > standing.floor)
  return {
    position,
    at: (await instantOf(ctx.sql, documentId, position))?.toISOString() ?? null,
    whole,
    sections: told.sections.map(({ section, shares: of }) => ({ section: sectionSaid(section), shares: shares(of) })),
    overTime: overTime.map(({ position: at, at: time, standing: of }) => ({
      position: at,
      at: new Date(time).toISOString(),
      standing: of.map(({ hand, words }) => ({ hand: telling.place(hand), words })),
    })),
    hands: named.told,
    colleges: await collegesOf(ctx.sql, named.told),
    silent: await silentIn(ctx.sql, standing.demarcheId, named.told),
  }
}

/** Where a phrase stands or stood, deleted text included. [H43] */
export async function searchHistory(
  ctx: SignedIn,
  { documentId, phrase }: Given<'searchHistory'>,
): Promise<Reply<'searchHistory'>> {
  const standing = await requireHistory(ctx, documentId)
  const told = await ctx.history.find(documentId, phrase, standing.floor)
  const seen = told.found.filter(({ gone }) => gone === null || gone.position > standing.floor)
  const { telling, named } = await tellingOf(ctx, documentId, standing, told.hands)
  const found = seen.map(({ appeared, gone, passage, from, length, section, ...place }) => ({
    ...place,
    section: sectionSaid(section),
    ...telling.passage(passage, from, length),
    appeared: telling.stroke(appeared),
    gone: gone && telling.stroke(gone),
  }))
  return { hands: named.told, found }
}

async function requireWithin(ctx: SignedIn, documentId: string, ...positions: readonly number[]): Promise<void> {
  const head = await headOf(ctx.sql, documentId)
  if (positions.some((position) => position > head)) throw new AppError('notFound')
}

async function nameOf(ctx: SignedIn, documentId: string, position: number) {
  const at = await instantOf(ctx.sql, documentId, position)
  return { position, at: at?.toISOString() ?? null, title: await titleAt(ctx.sql, documentId, position) }
}
