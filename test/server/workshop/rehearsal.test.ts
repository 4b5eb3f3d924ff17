// A workshop rehearsed by one person with thirty who are not there, on PostgreSQL, and what stays of it: nothing.
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import { Rehearsals } from '../../../server/workshop/rehearsal/driver.ts'
import { personAt } from '../../../server/workshop/rehearsal/people.ts'
import { endOldRehearsals } from '../../../server/domain/workshops/rehearsals.ts'
import { aDemarche, type Scene } from '../../support/builders.ts'
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
    haste: 1,
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

const total = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, n) => sum + n, 0)

test('once it is ended no table has a row of it, screens are parted, and the workshop is as it was [A84]', async () => {
  const { visitor } = scene.pilot
  const { owner } = scene.stage.database
  const workshopId = await prepared()
  const before = [await visitor.call('readWorkshop', { workshopId }), await rowsOf(scene.stage, workshopId)]
  const [audit] = await owner<{ n: number }[]>`select count(*)::int as n from audit_log`
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
    notice: expect.stringMatching(/tout ce que vous écrirez sera effacé\.$/),
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
