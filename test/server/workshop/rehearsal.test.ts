// A workshop rehearsed by one person with thirty who are not there, on PostgreSQL, and what stays of it: nothing.
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import { Rehearsals } from '../../../server/workshop/rehearsal/driver.ts'
import { personAt } from '../../../server/workshop/rehearsal/people.ts'
import { endOldRehearsals } from '../../../server/domain/workshops/rehearsals.ts'
import { AppError } from '../../../shared/errors.ts'
import { aDemarche, type Scene } from '../../support/builders.ts'
import { sentSheet } from '../../support/files.ts'
import { png } from '../../support/images.ts'
import { aStage, type Stage } from '../../support/stage.ts'
import { Refusal } from '../../support/visitor.ts'
import { aBallot, alone, aRoom, asked, commonOf, done, ready, roomOf, someone } from '../../support/workshops.ts'

let scene: Scene

beforeAll(async () => {
  scene = await aDemarche()
})

const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

/** Prepared as it would be the evening before. */
async function prepared(template: 'thematic' | 'empty' = 'thematic'): Promise<string> {
  const { visitor } = scene.pilot
  const made = {
    demarcheId: scene.demarcheId,
    title: 'Se loger ici',
    pilotOrganisationId: scene.organisationId,
    template,
  }
  const { workshopId } = await visitor.call('createWorkshop', made)
  await visitor.call('updateWorkshop', { workshopId, ...ready })
  return workshopId
}

/** Somebody before the screen, and people who act every eight seconds of a clock that runs. */
function playedOn(stage: Stage, workshopId: string) {
  const refused: string[] = []
  const rehearsals = new Rehearsals({
    ...stage.services,
    oneIn: 1,
    onRefused: (refusal, kind) => void refused.push(`${kind} ${refusal}`),
  })
  const look = () =>
    stage.services.workshops.read(workshopId, { kind: 'screen' }, undefined, AbortSignal.timeout(1_000))
  const play = async (ticks: number) => {
    for (let tick = 0; tick < ticks; tick++) {
      await look()
      await rehearsals.tick()
      stage.clock.at = new Date(stage.clock.at.getTime() + 8_000)
    }
  }
  return { refused, play, look, rehearsals }
}

const state = (workshopId: string, stage = scene.stage) => stage.services.workshops.state(workshopId)

test('thirty people who are not there play a thematic workshop to its end, and are refused nothing [A82] [A83]', async () => {
  const workshopId = await prepared()
  const { visitor } = scene.pilot
  const { workshopId: rehearsalId } = await visitor.call('startRehearsal', { workshopId, people: 30 })
  const { play, refused } = playedOn(scene.stage, rehearsalId)
  const steer = async (command: SteeringCommand) => void (await done(roomOf(visitor, rehearsalId).steer(command)))
  await play(30)
  expect((await state(rehearsalId)).guests.size).toBe(30)
  await steer({ kind: 'start' })
  const seen: Record<string, number> = {}
  for (;;) {
    const { roundId, rounds, phases } = await state(rehearsalId)
    const round = rounds.get(roundId ?? '')
    if (!round) throw new Error('no round in hand')
    const { mechanism } = round.phase.config
    await play(mechanism === 'ballot' ? 2 : 28)
    if (mechanism === 'ballot') {
      await steer({ kind: 'openBallot', roundId: round.id })
      await play(20)
      await steer({ kind: 'closeBallot', roundId: round.id })
      await steer({ kind: 'showResults', roundId: round.id, shown: true })
    }
    if (mechanism === 'collect') await steer({ kind: 'reveal', roundId: round.id, revealed: true })
    const now = await state(rehearsalId)
    const { finished, voters, forms } = now.rounds.get(round.id) ?? round
    const wrote = [...now.contributions.values()].filter(
      (one) => one.roundId === round.id && one.guestId !== null,
    ).length
    seen[round.phase.kind] = Math.max(finished.size, voters, forms.size) + wrote
    if (phases.at(-1)?.id === round.phaseId) break
    await steer({ kind: 'next', roundId: round.id })
  }
  const { tables, clusters, contributions, rounds } = await state(rehearsalId)
  expect(refused).toEqual([])
  for (const kind of ['alone', 'pairs', 'table', 'dots', 'projects', 'commitments', 'evaluation'])
    expect(seen[kind], kind).toBeGreaterThan(20)
  expect([...tables.values()].every(({ rapporteurId }) => rapporteurId !== null)).toBe(true)
  expect([...clusters.values()].filter(({ top }) => top).length).toBeGreaterThan(6)
  expect([...contributions.values()].some(({ supporters }) => supporters.size > 0)).toBe(true)
  expect([...rounds.values()].some(({ resultsShown }) => resultsShown)).toBe(true)
  await scene.pilot.visitor.call('endRehearsal', { workshopId })
}, 60_000)

/** Every table that refers to a workshop, or to what does, and where: as the catalogue says. */
async function placesOf(stage: Stage): Promise<{ table: string; column: string }[]> {
  const rows = await stage.database.owner<{ tab: string; col: string }[]>`
    select distinct c.conrelid::regclass::text as tab, a.attname::text as col from pg_constraint c
    cross join lateral unnest(c.conkey, c.confkey) k (own, other)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.own
    join pg_attribute r on r.attrelid = c.confrelid and r.attnum = k.other
    where c.contype = 'f' and (c.confrelid = 'workshop'::regclass and r.attname = 'id'
      or c.confrelid = 'workshop_guest'::regclass and r.attname = 'workshop_id')`
  return rows.map(({ tab, col }) => ({ table: tab, column: col }))
}

async function rowsOf(stage: Stage, workshopId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { table, column } of await placesOf(stage)) {
    const sql = stage.database.owner
    const [row] = await sql<{ n: number }[]>`
      select count(*)::int as n from ${sql(table)} where ${sql(column)} = ${workshopId}`
    counts[`${table}.${column}`] = row?.n ?? 0
  }
  return counts
}

/** Also those that refer to nothing. */
async function tablesWith(stage: Stage, id: string): Promise<string[]> {
  const { owner } = stage.database
  const tables = await owner<{ name: string }[]>`
    select c.relname::text as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await owner`select 1 from ${owner(`public.${name}`)} t where strpos(t::text, ${id}) > 0 limit 1`
    if (rows.length > 0) found.push(name)
  }
  return found
}

const total = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, n) => sum + n, 0)

test('once it is ended no table has a row of it, screens are parted, and the workshop is as it was [A84]', async () => {
  const { visitor } = scene.pilot
  const { owner } = scene.stage.database
  const workshopId = await prepared()
  const before = [await visitor.call('readWorkshop', { workshopId }), await rowsOf(scene.stage, workshopId)]
  const [audit] = await owner<{ n: number }[]>`select count(*)::int as n from audit_log`
  const contents = () => owner`select hash from file_content order by 1`
  const kept = await contents()
  const { workshopId: rehearsalId } = await visitor.call('startRehearsal', { workshopId, people: 12 })
  const room = roomOf(visitor, rehearsalId)
  const screen = scene.stage.visitor()
  const { code: shown } = await screen.call('openScreen', {})
  await visitor.call('pairScreen', { workshopId: rehearsalId, code: shown })
  const phone = await room.join(scene.stage.visitor())
  const { play } = playedOn(scene.stage, rehearsalId)
  await play(30)
  await done(room.steer({ kind: 'start' }))
  const vote = aBallot()
  await done(room.steer({ kind: 'addPhase', phase: vote, before: null }))
  await done(room.steer({ kind: 'goTo', roundId: await room.roundId(), phaseId: vote.id }))
  await done(room.steer({ kind: 'openBallot', roundId: await room.roundId() }))
  await play(25)
  const note = { workshopId: rehearsalId, phaseId: vote.id, notes: 'Une note' }
  await visitor.call('notePhase', note)
  await sentSheet(visitor, rehearsalId, png({ shade: 71 }))
  const { photoId } = await sentSheet(visitor, rehearsalId, png({ shade: 72 }))
  await visitor.call('removeSheetPhoto', { workshopId: rehearsalId, photoId })
  const during = await rowsOf(scene.stage, rehearsalId)
  for (const table of ['event', 'guest', 'ballot', 'voter', 'attendance', 'phase_note']) {
    expect(during[`workshop_${table}.workshop_id`], table).toBeGreaterThan(0)
  }
  const actors = await owner<
    { id: string }[]
  >`select actor_id as id from workshop_guest where workshop_id = ${rehearsalId}`
  await visitor.call('endRehearsal', { workshopId: rehearsalId })
  expect(total(await rowsOf(scene.stage, rehearsalId))).toBe(0)
  expect(await owner`select 1 from workshop where id = ${rehearsalId}`).toHaveLength(0)
  expect(await owner`select 1 from actor where id = any(${actors.map(({ id }) => id)}::uuid[])`).toHaveLength(0)
  expect(await screen.call('openScreen', {})).toEqual({ code: shown, workshopId: null })
  expect(await code(phone.read())).toBe('notFound')
  expect([await visitor.call('readWorkshop', { workshopId }), await rowsOf(scene.stage, workshopId)]).toEqual(before)
  const [after] = await owner<{ n: number }[]>`select count(*)::int as n from audit_log`
  expect(after?.n).toBe(audit?.n)
  expect(await contents()).toEqual(kept)
  expect(await tablesWith(scene.stage, rehearsalId)).toEqual([])
  expect(await code(visitor.call('endRehearsal', { workshopId }))).toBe('done')
}, 30_000)

test('what is a workshop is never wiped, nor ever becomes a rehearsal [A84]', async () => {
  const { app, owner } = scene.stage.database
  const workshopId = await prepared()
  await expect(app`select wipe_rehearsal(${workshopId})`).rejects.toThrow('not a rehearsal')
  await expect(app`select wipe_rehearsal(${randomUUID()})`).rejects.toThrow('not a rehearsal')
  const other = await prepared('empty')
  await expect(
    owner`update workshop set rehearsal_of = ${other}, rehearsal_people = 5 where id = ${workshopId}`,
  ).rejects.toThrow('does not become a rehearsal')
  // nor by what the product may do: another row in its place, its id under that of a rehearsal, its log deleted
  await done(roomOf(scene.pilot.visitor, workshopId).steer({ kind: 'open' }))
  const { workshopId: rehearsalId } = await scene.pilot.visitor.call('startRehearsal', { workshopId, people: 5 })
  const events = () => owner`select position from workshop_event where workshop_id = ${workshopId} order by 1`
  const before = await events()
  await expect(app`
    insert into workshop select * from workshop where id = ${workshopId}
    on conflict (id) do update set rehearsal_of = ${other}, rehearsal_people = 5`).rejects.toThrow(
    'does not become a rehearsal',
  )
  await expect(app`update workshop set rehearsal_of = null where id = ${rehearsalId}`).rejects.toThrow(
    'nor a rehearsal',
  )
  await expect(app`update workshop set id = ${randomUUID()} where id = ${workshopId}`).rejects.toThrow('foreign key')
  await expect(
    app`update workshop_event set workshop_id = ${rehearsalId} where workshop_id = ${workshopId}`,
  ).rejects.toThrow('permission')
  await expect(app`delete from workshop_event where workshop_id = ${rehearsalId}`).rejects.toThrow('permission')
  await app`select wipe_rehearsal(${rehearsalId})`
  expect(await events()).toEqual(before)
  expect(await owner`select 1 from workshop where id = ${workshopId}`).toHaveLength(1)
})

test('there is one at a time, in no list, for those who steer it, and nothing is made of it [A82] [A84] [A85]', async () => {
  const { visitor } = scene.pilot
  const workshopId = await prepared()
  const lines = async () => (await visitor.call('listWorkshops', { demarcheId: scene.demarcheId })).workshops
  const listed = await lines()
  const start = () => visitor.call('startRehearsal', { workshopId, people: 5 })
  const [one, other] = await Promise.all([start(), start()])
  expect(other).toEqual(one)
  expect(await start()).toEqual(one)
  expect(await lines()).toEqual(listed)
  const rehearsal = { workshopId: one.workshopId }
  expect(await visitor.call('readWorkshop', { workshopId })).toMatchObject({ rehearsal: { ...rehearsal, people: 5 } })
  const read = await visitor.call('readWorkshop', rehearsal)
  expect(read).toMatchObject({ rehearsalOf: workshopId, stage: 'open', code: expect.any(String) })
  expect(read.phases).toEqual((await visitor.call('readWorkshop', { workshopId })).phases)
  const reader = await scene.join('observer')
  expect(await code(reader.visitor.call('readWorkshop', rehearsal))).toBe('notFound')
  expect(await code(reader.visitor.call('startRehearsal', { workshopId, people: 5 }))).toBe('notAllowed')
  expect(await code(visitor.call('startRehearsal', { ...rehearsal, people: 5 }))).toBe('rehearsal')
  expect(await code(visitor.call('updateWorkshop', { ...rehearsal, place: 'Ailleurs' }))).toBe('rehearsal')
  expect(await code(visitor.call('readAttendance', rehearsal))).toBe('rehearsal')
  const room = roomOf(visitor, one.workshopId)
  const device = scene.stage.visitor()
  const found = await device.call('findRoom', { code: read.code ?? '' })
  expect(found).toMatchObject({
    feedbackDue: null,
    kept: expect.stringMatching(/tout ce que vous écrirez sera effacé\.$/),
  })
  const phone = await room.join(device)
  expect(commonOf(await phone.read()).head.rehearsal).toBe(true)
  await done(room.steer({ kind: 'start' }))
  await done(room.steer({ kind: 'close', roundId: await room.roundId() }))
  const asPhone = { ...rehearsal, guestId: phone.guestId }
  expect(await code(visitor.call('writeRestitution', { ...rehearsal, again: false }))).toBe('rehearsal')
  expect(await code(device.call('makeFollowCode', { ...asPhone, replaces: false }))).toBe('rehearsal')
  await visitor.call('endRehearsal', rehearsal)
  expect((await visitor.call('readWorkshop', { workshopId })).rehearsal).toBeNull()
})

test('nobody speaks as somebody who is not there, and a workshop that is running is rehearsed no more [A83]', async () => {
  const { visitor } = scene.pilot
  const workshopId = await prepared()
  const { workshopId: rehearsalId } = await visitor.call('startRehearsal', { workshopId, people: 5 })
  const { play } = playedOn(scene.stage, rehearsalId)
  await play(30)
  const { guestId } = personAt(rehearsalId, 0)
  const device = scene.stage.visitor()
  const { code: joining } = await visitor.call('readWorkshop', { workshopId: rehearsalId })
  await device.call('findRoom', { code: joining ?? '' })
  const speak = { workshopId: rehearsalId, guestId, commands: [asked({ kind: 'leave' } as const)] }
  expect(await code(device.call('takePart', speak))).toBe('notYourGuest')
  expect(
    await code(device.call('joinRoom', { workshopId: rehearsalId, code: joining ?? '', guestId, ...someone })),
  ).toBe('notYourGuest')
  await visitor.call('endRehearsal', { workshopId })
  await done(roomOf(visitor, workshopId).steer({ kind: 'open' }, { kind: 'start' }))
  expect(await code(visitor.call('startRehearsal', { workshopId, people: 5 }))).toBe('staleState')
})

test('whoever came in as somebody who was still to come speaks for themselves, and is not spoken for [A83]', async () => {
  const { visitor } = scene.pilot
  const workshopId = await prepared()
  const { workshopId: rehearsalId } = await visitor.call('startRehearsal', { workshopId, people: 5 })
  const { guestId } = personAt(rehearsalId, 0)
  await roomOf(visitor, rehearsalId).join(scene.stage.visitor(), { guestId, name: 'Une vraie personne' })
  const { play } = playedOn(scene.stage, rehearsalId)
  await play(30)
  await done(roomOf(visitor, rehearsalId).steer({ kind: 'start' }))
  await play(30)
  const kinds = await scene.stage.database.owner<{ kind: string; isTheirs: boolean }[]>`
    select distinct e.kind, g.id = ${guestId} as is_theirs from workshop_event e
    join workshop_guest g on g.workshop_id = e.workshop_id and g.actor_id = e.actor_id where e.workshop_id = ${rehearsalId}`
  expect(kinds.filter(({ isTheirs }) => isTheirs).map(({ kind }) => kind)).toEqual(['guestJoined'])
  expect(kinds.length).toBeGreaterThan(2)
  await visitor.call('endRehearsal', { workshopId })
}, 30_000)

test('hundreds that are looked at are played some at a time, none left out [A83]', async () => {
  const { services, clock } = scene.stage
  const ids = Array.from({ length: 200 }, () => randomUUID())
  const played: string[] = []
  const gone = new AppError('notFound')
  const workshops = {
    ...services.workshops,
    watchedRehearsals: () => ids,
    whole: (id: string) => (played.push(id), Promise.reject(gone)),
  }
  const rehearsals = new Rehearsals({ workshops, now: () => clock.at, log: services.log })
  await rehearsals.tick()
  expect(played).toHaveLength(10)
  for (let tick = 1; tick < 20; tick++) await rehearsals.tick()
  expect(played.toSorted()).toEqual(ids.toSorted())
})

test('nobody acts while nobody looks; two processes that play it do each thing once; a day later it is gone [A83] [A84]', async () => {
  const own = await aDemarche({ follows: true })
  const { visitor } = own.pilot
  const { workshopId } = await aRoom(visitor, own.demarcheId, own.organisationId, {
    phases: [alone()],
    isStarted: false,
  })
  const { workshopId: rehearsalId } = await visitor.call('startRehearsal', { workshopId, people: 12 })
  const other = await aStage({ database: own.stage.database, follows: true })
  other.clock.at = own.stage.clock.at
  const both = [playedOn(own.stage, rehearsalId), playedOn(other, rehearsalId)]
  own.stage.clock.at = new Date(own.stage.clock.at.getTime() + 60_000)
  for (let tick = 0; tick < 3; tick++) await both[0]?.rehearsals.tick()
  expect((await state(rehearsalId, own.stage)).guests.size).toBe(0)
  const together = () => Promise.all(both.map(({ play }) => play(45)))
  await together()
  await done(roomOf(visitor, rehearsalId).steer({ kind: 'start' }))
  await together()
  const { guests, contributions } = await state(rehearsalId, own.stage)
  expect(guests.size).toBe(12)
  expect(contributions.size).toBeGreaterThan(8)
  const twice = await own.stage.database.owner`
    select body ->> 'contributionId' from workshop_event where workshop_id = ${rehearsalId} and kind = 'contributionSent'
    group by 1 having count(*) > 1`
  expect(twice).toHaveLength(0)
  expect(both.flatMap(({ refused }) => refused)).toEqual([])
  own.stage.clock.at = new Date(own.stage.clock.at.getTime() + 24 * 60 * 60_000)
  await endOldRehearsals(own.stage.services)
  expect(total(await rowsOf(own.stage, rehearsalId))).toBe(0)
  await expect.poll(() => code(other.services.workshops.state(rehearsalId))).toContain('notFound')
}, 30_000)
