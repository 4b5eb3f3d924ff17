// The room of a workshop, reached by whoever has its code: finding it, coming in, taking part. Nobody needs an account.
import { createHash } from 'node:crypto'
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { hidden, isVisible } from '../../../shared/schemas/text.ts'
import type { Room } from '../../../shared/schemas/workshops.ts'
import type { Stage } from '../../../shared/workshop/events.ts'
import { rehearsalWords as germanRehearsal } from '../../../shared/text/de/rehearsal.ts'
import { rehearsalWords } from '../../../shared/text/fr/rehearsal.ts'
import type { PageLanguage } from '../../../shared/text/page-languages.ts'
import { words } from '../../../shared/text/words.ts'
import { meantCode } from '../../../shared/workshop/code.ts'
import { guestsOf } from '../../../shared/workshop/decide/people.ts'
import { isJoinable } from '../../../shared/workshop/stages.ts'
import { tryInTurn } from '../../auth/throttle.ts'
import type { Context } from '../../context.ts'
import { inDirectory } from '../directory/standing.ts'
import { attendeeBehind, isDeviceOf, knownTo, meetingBy, meetingFound, type MeetingBehind } from '../meetings/rooms.ts'
import { factsOf } from './facts.ts'
import { retentionTold } from './retention.ts'

const t = words(rehearsalWords)
const rehearsed = { fr: rehearsalWords, de: germanRehearsal }

type Found = { kind: 'room'; workshopId: string; demarcheId: string; stage: Stage }

/** Wrong codes are counted by address, and answered ever more slowly; devices that are in already wait for nobody. [A13, A32] */
export async function findRoom(
  ctx: Context,
  { code: typed, language = 'fr' }: Given<'findRoom'>,
): Promise<Reply<'findRoom'>> {
  const deviceHash = ctx.deviceCookie.hashIn(ctx.caller.cookies)
  const known = deviceHash === null ? undefined : await foundBy(ctx, typed)
  const isIn = known !== undefined && deviceHash !== null && (await isDeviceIn(ctx, known, deviceHash))
  const tried = { what: 'room', address: ctx.caller.address } as const
  const found = isIn ? known : await tryInTurn(ctx, tried, async () => (await foundBy(ctx, typed)) ?? null)
  if (!found) throw new AppError('wrongCode')
  const isOpen = found.kind === 'room' ? isJoinable(found.stage) : found.stage === 'open'
  if (!isOpen && !isIn) throw new AppError('roomClosed')
  // before they join: a join whose answer was lost is asked again by the same device [A34]
  if (deviceHash === null) ctx.caller.setCookie(ctx.deviceCookie.fresh().line)
  return found.kind === 'room' ? roomFound(ctx, found, deviceHash, language) : meetingFound(ctx, found.meetingId)
}

const isDeviceIn = async (ctx: Context, found: Found | MeetingBehind, deviceHash: string): Promise<boolean> =>
  found.kind === 'room'
    ? (await ctx.workshops.guestsOf(found.workshopId, deviceHash)).length > 0
    : isDeviceOf(ctx.sql, found.meetingId, deviceHash)

async function roomFound(
  ctx: Context,
  { workshopId, demarcheId }: Found,
  deviceHash: string | null,
  language: PageLanguage,
): Promise<Room> {
  const [guests, known, facts, state, facilitators] = await Promise.all([
    deviceHash === null ? [] : ctx.workshops.guestsOf(workshopId, deviceHash),
    deviceHash === null ? [] : knownTo(ctx, workshopId, deviceHash),
    factsOf(ctx.sql, workshopId),
    ctx.workshops.state(workshopId),
    ctx.sql<{ name: string }[]>`
      select p.display_name as name from workshop_facilitator f join person p on p.id = f.person_id
      where f.workshop_id = ${workshopId} order by f.added_at, p.id`,
  ])
  const tables = [...state.tables.values()].sort((a, b) => a.number - b.number)
  const { meeting, rehearsalOf } = facts
  const isRehearsal = rehearsalOf !== null
  return {
    kind: 'room',
    workshopId,
    meeting: meeting && { title: meeting.title, code: meeting.code },
    title: isRehearsal ? t('rehearsal.room.title', { title: facts.title }) : facts.title,
    stage: state.stage,
    pilot: facts.pilot,
    facilitators: facilitators.map(({ name }) => name),
    framing: facts.framing,
    // nothing of a rehearsal is kept for a time, and nobody hears of it afterwards
    notice: isRehearsal ? '' : facts.notice,
    kept: isRehearsal
      ? rehearsed[language]['rehearsal.room.notice']
      : await retentionTold(ctx.sql, demarcheId, language),
    feedbackDue: isRehearsal ? null : facts.feedbackDue,
    tables: tables.map(({ id, number }) => ({ id, number })),
    isFull: guestsOf(state) >= facts.capacity,
    guests: guests.map(({ id, name }) => ({ guestId: id, name })),
    known,
  }
}

/** What can be joined by it, a workshop or a meeting; else the latest that bore this code. [A73] */
async function foundBy({ sql }: Context, typed: string): Promise<Found | MeetingBehind | undefined> {
  const code = meantCode(typed)
  if (code === null) return undefined
  const [row] = await sql<Omit<Found, 'kind'>[]>`
    select id as workshop_id, demarche_id, stage from workshop where join_code = ${code}
    order by stage in ('open', 'running') desc, opened_at desc nulls last limit 1`
  const room = row && ({ kind: 'room', ...row } as const)
  if (room && isJoinable(room.stage)) return room
  const meeting = await meetingBy(sql, code)
  return meeting?.stage === 'open' ? meeting : (room ?? meeting)
}

/**
 * The workshop, if this is its code. Its id says already that the code was found once, so that nothing that succeeds is kept
 * waiting; who guesses codes under an id is counted. [A13]
 */
async function requireCode(ctx: Context, workshopId: string, typed: string): Promise<Omit<Found, 'kind'>> {
  const [found] = await ctx.sql<Omit<Found, 'kind'>[]>`
    select id as workshop_id, demarche_id, stage from workshop where id = ${workshopId} and join_code = ${meantCode(typed)}`
  if (!found) {
    await tryInTurn(ctx, { what: 'room', address: ctx.caller.address }, async () => null)
    throw new AppError('wrongCode')
  }
  if (!isJoinable(found.stage)) throw new AppError('roomClosed')
  return found
}

const mostOrganisations = 10

/** Names only, of the directory of the démarche. */
export async function listRoomOrganisations(
  ctx: Context,
  { workshopId, code, search }: Given<'listRoomOrganisations'>,
): Promise<Reply<'listRoomOrganisations'>> {
  const { demarcheId } = await requireCode(ctx, workshopId, code)
  if (search.replace(/\s/gu, '').length < 2) return { organisations: [] }
  const organisations = await ctx.sql<{ id: string; name: string }[]>`
    select o.id, o.name from ${inDirectory(ctx.sql, demarcheId)} i
    join organisation o on o.id = i.organisation_id and o.merged_into is null
    where strpos(folded(o.name), folded(${search})) > 0
    order by strpos(folded(o.name), folded(${search})) > 1, folded(o.name), o.id limit ${mostOrganisations}`
  return { organisations: [...organisations] }
}

/** Sent twice, there is one guest. The cookie is the device's for all rooms. [A14] */
export async function joinRoom(ctx: Context, given: Given<'joinRoom'>): Promise<Reply<'joinRoom'>> {
  const { workshopId, code, guestId, identity, organisationText, college, tableId } = given
  const { demarcheId } = await requireCode(ctx, workshopId, code)
  await refuseOrganisationId(ctx, guestId)
  const isNamed = identity === 'named' // of others no organisation is kept: nobody is ever told it
  const listed = isNamed ? await listedOne(ctx, demarcheId, given.organisationId) : null
  const typed = isNamed && listed === null ? plain(organisationText) : ''
  const device = { hash: ctx.deviceCookie.hashIn(ctx.caller.cookies), line: '' }
  const attendeeId = given.sameAs === null ? null : await attendeeBehind(ctx, workshopId, given.sameAs, device.hash)
  const { hash, line } = device.hash === null ? ctx.deviceCookie.fresh() : { hash: device.hash, line: device.line }
  await ctx.workshops.join(workshopId, {
    id: guestId,
    deviceHash: hash,
    identity,
    name: nameOf(identity, given.name),
    organisationId: listed?.id ?? null,
    organisation: listed?.name ?? (typed || null),
    organisationText: typed,
    college,
    personId: isNamed ? (ctx.principal?.personId ?? null) : null,
    tableId,
    attendeeId,
  })
  if (line !== '') ctx.caller.setCookie(line)
  return { guestId }
}

/** One line without what hides or turns text around; nothing for those who give no name. */
function nameOf(identity: Given<'joinRoom'>['identity'], given: string): string {
  if (identity === 'nameless') return ''
  const name = plain(given)
  if (!isVisible(name)) throw new AppError('badInput', { fields: ['name'] })
  return name
}

const plain = (text: string): string => text.replace(hidden, '').replace(/\s+/gu, ' ').trim()

/** An answer stands under the id of an organisation or of a guest: somebody who came as one would take its answer away. [A71] */
async function refuseOrganisationId({ sql }: Context, guestId: string): Promise<void> {
  const [organisation] = await sql`select 1 from organisation where id = ${guestId}`
  if (organisation) throw new AppError('notYourGuest')
}

/** An organisation of the directory of the démarche, under the id that it has by now. */
async function listedOne(
  ctx: Context,
  demarcheId: string,
  organisationId: string | null,
): Promise<{ id: string; name: string } | null> {
  if (organisationId === null) return null
  const [listed] = await ctx.sql<{ id: string; name: string }[]>`
    select o.id, o.name from organisation g join organisation o on o.id = coalesce(g.merged_into, g.id)
    where g.id = ${organisationId} and o.id in (select organisation_id from ${inDirectory(ctx.sql, demarcheId)} i)`
  if (!listed) throw new AppError('badInput', { fields: ['organisationId'] })
  return listed
}

export async function takePart(ctx: Context, given: Given<'takePart'>): Promise<Reply<'takePart'>> {
  const { workshopId, guestId, commands } = given
  const { actorId } = await ctx.workshops.guest(workshopId, guestId, ctx.deviceCookie.hashIn(ctx.caller.cookies))
  return { answers: await ctx.workshops.ask(workshopId, { kind: 'guest', actorId, guestId }, commands) }
}

/** The credential is bound to the round before it is hashed: the same one in two rounds would join them. [A27] */
export async function castBallot(ctx: Context, given: Given<'castBallot'>): Promise<Reply<'castBallot'>> {
  const { workshopId, guestId, roundId, credential, choice } = given
  await ctx.workshops.guest(workshopId, guestId, ctx.deviceCookie.hashIn(ctx.caller.cookies))
  const [secret = '', turn = '0'] = credential.split('.')
  const hashIn = (at: number) =>
    createHash('sha256')
      .update(at === 0 ? `${roundId}.${secret}` : `${roundId}.${secret}.${at}`)
      .digest('hex')
  const earlierHashes = Array.from({ length: Number(turn) }, (_, at) => hashIn(at))
  const casting = { guestId, roundId, credentialHash: hashIn(Number(turn)), earlierHashes, choice }
  return { refused: await ctx.workshops.cast(workshopId, casting) }
}

export async function readRoom(
  ctx: Context,
  { workshopId, guestId, after }: Given<'readRoom'>,
): Promise<Reply<'readRoom'>> {
  const deviceHash = ctx.deviceCookie.hashIn(ctx.caller.cookies)
  await ctx.workshops.guest(workshopId, guestId, deviceHash)
  const message = await ctx.workshops.read(workshopId, { kind: 'guest', guestId }, after, ctx.caller.left())
  await ctx.workshops.guest(workshopId, guestId, deviceHash) // erased meanwhile, nothing more is sent
  return message
}
