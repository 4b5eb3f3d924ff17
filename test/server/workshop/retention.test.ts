// What is kept only for a time goes by itself, from every table and every process; and who says for how long.
import { beforeAll, expect, test } from 'vitest'
import { applyRetention, listDue } from '../../../server/domain/workshops/retention.ts'
import { aDemarche, type Scene } from '../../support/builders.ts'
import { aLog } from '../../support/log-lines.ts'
import { aStage, type Stage } from '../../support/stage.ts'
import { Refusal, Visitor } from '../../support/visitor.ts'
import { aBallot, alone, aRoom, commonOf, done, ready, type Room } from '../../support/workshops.ts'

const logged = aLog()
let scene: Scene
let second: Stage

beforeAll(async () => {
  scene = await aDemarche({ follows: true, log: logged.log })
  second = await aStage({ database: scene.stage.database, follows: true, log: logged.log })
})

const outcome = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )
const at = (base: string, { cookie }: Visitor): Visitor => {
  const moved = new Visitor(base)
  moved.cookie = cookie
  return moved
}
const aRoomHere = (of = scene): Promise<Room> =>
  aRoom(of.pilot.visitor, of.demarcheId, of.organisationId, { phases: [alone({ identity: 'nameless' })] })
const close = async (room: Room) => done(room.steer({ kind: 'close', roundId: await room.roundId() }))
const dueOf = async ({ workshopId }: Room) =>
  (await listDue(scene.stage.services, { workshopId })).map(({ what, count, isDue }) => ({ what, count, isDue }))
/** Both processes at the same moment; what they did together. */
const bothApply = async () => {
  const done = await Promise.all([applyRetention(scene.stage.services), applyRetention(second.services)])
  return done[0] + done[1]
}

/** As if so many months had passed since all that happened in it. */
async function age({ workshopId }: Room, months: number): Promise<void> {
  const { owner } = scene.stage.database
  const ago = `${months} months 1 day`
  await owner`update restitution set published_at = now() - ${ago}::interval where workshop_id = ${workshopId} and published_at is not null`
  await owner`update workshop set closed_at = now() - ${ago}::interval where id = ${workshopId} and closed_at is not null`
  await owner`update workshop_event set at = now() - ${ago}::interval where workshop_id = ${workshopId} and kind <> 'linksCut'`
}

/** Every row of every table but the texts of documents, as text: what a restitution publishes stays. */
async function everything(): Promise<string> {
  const { owner } = scene.stage.database
  const tables = await owner<{ name: string }[]>`
    select c.relname::text as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'document%' order by 1`
  const parts = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await owner<{ row: string }[]>`select t::text as row from ${owner(`public.${name}`)} t`
      return rows.map(({ row }) => `${name} ${row}`).join('\n')
    }),
  )
  return parts.join('\n')
}

test('contacts go after six months, names after twelve, everywhere; the words stay [A86] [A87]', async () => {
  const room = await aRoomHere()
  const { workshopId } = room
  await done(room.steer({ kind: 'setTables', count: 1 }))
  const tableId = Object.keys(commonOf(await room.console()).tables)[0] ?? ''
  const canari = { identity: 'pseudonym', name: 'Canari Nom', organisationText: 'Canari Structure', tableId } as const
  const ana = await room.join(scene.stage.visitor(), canari)
  const member = await scene.join('member', { name: 'Iris Le Goff' })
  const ben = await room.join(member.visitor, { name: 'Canari Compte' })
  await done(ana.do({ kind: 'becomeRapporteur' }))
  await ana.send('Les mots d’Ana restent')
  await done(room.steer({ kind: 'reveal', roundId: await room.roundId(), revealed: true }))
  await ana.visitor.call('giveContact', { workshopId, guestId: ana.guestId, contact: 'canari@contact.example' })
  const { code } = await ana.visitor.call('makeFollowCode', { workshopId, guestId: ana.guestId, replaces: false })
  await close(room)
  await room.pilot.call('writeRestitution', { workshopId })
  await ana.visitor.call('approveRestitution', { workshopId, guestId: ana.guestId })
  const [noted] = await scene.stage.database.owner<{ n: number }[]>`
    with said as (update restitution_approval set note = 'Canari au téléphone' where guest_id = ${ana.guestId} returning 1)
    select count(*)::int as n from said`
  expect(noted?.n).toBe(1)
  await room.pilot.call('openCorrections', { workshopId })
  await room.pilot.call('publishRestitution', { workshopId, verbatimOnly: true })
  const elsewhere = at(second.base, ben.visitor)
  const home = () => elsewhere.call('readTakeAway', { workshopId, guestId: ben.guestId })
  const follow = (typed: string) => scene.stage.visitor().call('readFollow', { code: typed })
  const consoleAt = (base: string) => at(base, scene.pilot.visitor).call('readConsole', { workshopId })

  expect(await bothApply()).toBe(0)
  expect(await dueOf(room)).toEqual([
    { what: 'contacts', count: 1, isDue: false },
    { what: 'attendance', count: 2, isDue: false },
    { what: 'links', count: 2, isDue: false },
  ])
  expect((await home()).contacts).toHaveLength(1)
  await age(room, 6)
  expect(await bothApply()).toBe(1)
  expect((await home()).contacts).toEqual([])
  expect(await everything()).not.toContain('canari@contact.example')
  expect(await outcome(follow(code))).toBe('done')

  const before = await consoleAt(second.base)
  expect(JSON.stringify(before)).toContain('Canari Nom')
  await age(room, 12)
  expect(await dueOf(room)).toMatchObject([{ isDue: true }, { isDue: true }])
  const waiting = at(second.base, scene.pilot.visitor).call('readConsole', { workshopId, after: before.revision })
  expect(await bothApply()).toBe(2)
  expect(await bothApply()).toBe(0)
  expect(await dueOf(room)).toEqual([])
  const rows = await everything()
  expect(rows).not.toMatch(/canari/i)
  expect(rows).toContain('Les mots d’Ana restent')
  expect(rows).not.toContain(`workshop_guest (${workshopId},${ben.guestId},${member.me.id}`)
  const people = await scene.stage.database.owner`
    select person_id, device_hash from workshop_guest where workshop_id = ${workshopId}`
  expect(people).toEqual([0, 1].map(() => ({ personId: null, deviceHash: '' })))

  expect(JSON.stringify(await waiting)).not.toMatch(/canari/i)
  for (const base of [scene.stage.base, second.base]) {
    const [whole, late] = [
      await consoleAt(base),
      await at(base, room.pilot).call('readConsole', { workshopId, after: 1 }),
    ]
    expect(JSON.stringify([whole, late])).not.toMatch(/canari/i)
    expect(Object.values(commonOf(whole).contributions).map(({ text }) => text)).toEqual(['Les mots d’Ana restent'])
  }
  const rebuilt = await aStage({ database: scene.stage.database })
  const there = await rebuilt.services.workshops.whole(workshopId)
  const here = await scene.stage.services.workshops.whole(workshopId)
  expect(new Map(there.guests)).toEqual(new Map(here.guests))
  expect(there.state.revision).toBe(here.state.revision)
  expect((await room.pilot.call('readRestitution', { workshopId })).written?.tables).toMatchObject([
    { approval: { by: '' } },
  ])

  // a code that was cut is as one that never was, and no device opens what it opened
  expect([await outcome(follow(code)), await outcome(follow('abeille-abri-acier-agneau-aigle-aile'))]).toEqual([
    'wrongCode',
    'wrongCode',
  ])
  expect([await outcome(ana.read()), await outcome(home())]).toEqual(['notYourGuest', 'notYourGuest'])
  expect(logged.text()).not.toMatch(/canari/i)
  const acts = await scene.stage.database.owner`
    select details from audit_log where verb = 'applyRetention' and object_id = ${workshopId} order by details->>'what'`
  expect(acts.map(({ details }) => details)).toEqual([
    { what: 'attendance', count: 2 },
    { what: 'contacts', count: 1 },
    { what: 'links', count: 2 },
  ])
})

test('an attendance that a funder asks for outlives the rest, and nothing joins it to what was written [A88]', async () => {
  const own = await aDemarche()
  const { demarcheId, pilot } = own
  const asked = { demarcheId, contacts: 6, links: 12, attendance: 60, reason: 'demandé par le FSE+' }
  await pilot.visitor.call('setRetention', asked)
  const room = await aRoomHere(own)
  const { workshopId } = room
  for (const name of ['Zoé Canari', 'Abel Canari']) {
    await room.join(own.stage.visitor(), { name, organisationId: own.organisationId })
  }
  await room.join(own.stage.visitor(), { identity: 'nameless', name: '' })
  await close(room)
  const { owner } = own.stage.database
  /** All of it moves, that the half-days stay those of the workshop. */
  const aged = async (months: number) => {
    const ago = `${months} months 1 day`
    await owner`update workshop set closed_at = now() - ${ago}::interval where id = ${workshopId}`
    await owner`update workshop_event set at = now() - ${ago}::interval where workshop_id = ${workshopId}`
    for (const table of ['workshop_attendance', 'attendance_line']) {
      await owner`update ${owner(table)} set half_day = half_day_of(now() - ${ago}::interval) where workshop_id = ${workshopId}`
    }
    return applyRetention(own.stage.services)
  }
  const sheet = () => pilot.visitor.call('readAttendance', { workshopId })
  const [before] = (await sheet()).halfDays
  expect(await aged(11)).toBe(0)
  expect(await aged(12)).toBe(1)
  const lines = await owner`select *, xmin from attendance_line where workshop_id = ${workshopId}`
  expect(lines.map(({ name }) => String(name)).sort()).toEqual(['Abel Canari', 'Zoé Canari'])
  expect(new Set(lines.map(({ xmin }) => xmin)).size).toBe(1)
  expect(Object.keys(lines[0] ?? {}).sort()).toEqual(['halfDay', 'id', 'name', 'organisation', 'workshopId', 'xmin'])
  const guests = await owner`select name, organisation_id from workshop_guest where workshop_id = ${workshopId}`
  expect(guests).toEqual([0, 1, 2].map(() => ({ name: '', organisationId: null })))
  const [after] = (await sheet()).halfDays
  expect(after).toMatchObject({ people: before?.people, nameless: 1 })
  expect(after?.lines).toMatchObject([
    { name: 'Abel Canari', organisation: 'Vaucombe Métropole', college: '', from: null, until: null },
    { name: 'Zoé Canari', from: null },
  ])
  expect((await pilot.visitor.call('exportAttendance', { workshopId })).csv).toContain('Abel Canari')
  expect(await aged(60)).toBe(1)
  expect((await sheet()).halfDays).toEqual([])
  expect(await owner`select 1 from attendance_line`).toEqual([])
})

test('of a workshop that was never published it counts from its closing, else from what last happened [A86]', async () => {
  const [closed, left] = [await aRoomHere(), await aRoomHere()]
  const guests = [await closed.join(scene.stage.visitor()), await left.join(scene.stage.visitor())]
  await guests[1]?.send('Puis plus rien')
  await close(closed)
  for (const room of [closed, left]) {
    await age(room, 11)
    expect(await bothApply()).toBe(0)
    expect(await dueOf(room)).toMatchObject([{ isDue: false }, { isDue: false }])
    await age(room, 12)
    expect(await dueOf(room)).toMatchObject([{ isDue: true }, { isDue: true }])
    expect(await bothApply()).toBe(2)
  }
  for (const guest of guests) expect(await outcome(guest.read())).toBe('notYourGuest')
  const back = await left.join(guests[1]?.visitor ?? scene.stage.visitor(), { name: 'Revenue' })
  expect(await outcome(back.send('Me revoilà'))).toBe('done')
})

test('a process whose clock is ahead lets go of nothing; nor is a workshop that was opened again counted from its first end [A86]', async () => {
  const room = await aRoomHere()
  const guest = await room.join(scene.stage.visitor(), { name: 'Encore là' })
  await close(room)
  const { clock } = scene.stage
  const real = clock.at
  clock.at = new Date(real.getTime() + 3 * 366 * 24 * 60 * 60_000)
  expect(await bothApply()).toBe(0)
  clock.at = real
  expect(await dueOf(room)).toMatchObject([{ isDue: false }, { isDue: false }])
  await scene.stage.database
    .owner`update workshop set closed_at = now() - interval '13 months' where id = ${room.workshopId}`
  await done(room.steer({ kind: 'reopen', reason: 'Encore une question' }))
  expect(await bothApply()).toBe(0)
  expect(await outcome(guest.send('Toujours là'))).toBe('done')
})

test('the workshops of a meeting count together, from the last of them [A86]', async () => {
  const rooms = [await aRoomHere(), await aRoomHere()]
  for (const room of rooms) {
    await room.join(scene.stage.visitor())
    await close(room)
  }
  const { meetingId } = await scene.pilot.visitor.call('createMeeting', { demarcheId: scene.demarcheId, title: 'Jour' })
  const workshopIds = rooms.map(({ workshopId }) => workshopId)
  await scene.pilot.visitor.call('arrangeMeeting', { meetingId, workshopIds })
  const [first, last] = rooms
  if (first === undefined || last === undefined) throw new Error('two were made')
  await age(first, 13)
  await age(last, 11)
  expect(await bothApply()).toBe(0)
  await age(last, 12)
  expect(await bothApply()).toBe(4)
})

test('of a workshop that left its meeting nothing joins the words to the name that stays in another [A87]', async () => {
  const rooms = [await aRoomHere(), await aRoomHere()]
  const { meetingId } = await scene.pilot.visitor.call('createMeeting', { demarcheId: scene.demarcheId, title: 'Jour' })
  const arrange = (workshopIds: string[]) => scene.pilot.visitor.call('arrangeMeeting', { meetingId, workshopIds })
  await arrange(rooms.map(({ workshopId }) => workshopId))
  const [leaving, staying] = rooms
  if (leaving === undefined || staying === undefined) throw new Error('two were made')
  const here = await leaving.join(scene.stage.visitor(), { name: 'Canari Ailleurs' })
  const there = await staying.join(here.visitor, { name: 'Canari Ailleurs', sameAs: here.guestId })
  await close(leaving)
  await arrange([staying.workshopId])
  await age(leaving, 12)
  expect(await bothApply()).toBe(2)
  const people = await scene.stage.database.owner<{ id: string; attendeeId: string; name: string }[]>`
    select id, attendee_id, name from workshop_guest where id = any(${[here.guestId, there.guestId]}::text[]::uuid[])`
  expect(people.map(({ name }) => name).sort()).toEqual(['', 'Canari Ailleurs'])
  expect(new Set(people.map(({ attendeeId }) => attendeeId)).size).toBe(2)
  const processes = [scene.stage, second, await aStage({ database: scene.stage.database })]
  const known = await Promise.all(processes.map(({ services }) => services.workshops.whole(leaving.workshopId)))
  const [one, ...others] = known.map(({ guests }) => guests.get(here.guestId))
  expect(others).toEqual([one, one])
})

test('an organisation is not told of those who were there where the log says which guest voted for it [A88]', async () => {
  const own = await aDemarche()
  const { demarcheId, organisationId, pilot } = own
  const asked = { demarcheId, contacts: 6, links: 12, attendance: 60, reason: 'demandé par le FSE+' }
  await pilot.visitor.call('setRetention', asked)
  const ballot = aBallot({ secrecy: 'organisation', live: true }, { identity: 'named' })
  const { owner } = own.stage.database
  /** What the sheet that is kept says, and the log, of those who came in one after the other and voted or not. */
  const keptOf = async (people: { name: string; isListed: boolean; votes: boolean }[]) => {
    const room = await aRoom(pilot.visitor, demarcheId, organisationId, { phases: [ballot, alone()] })
    const roundId = await room.roundId()
    await done(room.steer({ kind: 'openBallot', roundId }))
    for (const { name, isListed, votes } of people) {
      const of = isListed ? { organisationId } : { organisationText: 'VAUCOMBE, Métropole' }
      const guest = await room.join(own.stage.visitor(), { name, ...of })
      if (votes) await done(guest.do({ kind: 'vote', roundId, choice: { 0: 1 }, reasons: {} }))
    }
    await done(room.steer({ kind: 'show', what: { kind: 'results' } }))
    await close(room)
    const voters = async () => commonOf(await room.console()).results?.voters
    const before = await voters()
    const { workshopId } = room
    const ago = '12 months 1 day'
    await owner`update workshop set closed_at = now() - ${ago}::interval where id = ${workshopId}`
    await owner`update workshop_event set at = now() - ${ago}::interval where workshop_id = ${workshopId}`
    await owner`update workshop_attendance set half_day = half_day_of(now() - ${ago}::interval) where workshop_id = ${workshopId}`
    expect(await applyRetention(own.stage.services)).toBe(1)
    expect(await voters()).toBe(before)
    const lines = await owner<{ name: string; organisation: string }[]>`
      select name, organisation from attendance_line where workshop_id = ${workshopId} order by name`
    const [log] = await owner<{ isTold: boolean }[]>`
      select coalesce(bool_or(strpos(body::text, ${organisationId}) > 0), false) as is_told from workshop_event where workshop_id = ${workshopId}`
    return { voters: before, isTold: log?.isTold, lines: lines.map(({ name, organisation }) => [name, organisation]) }
  }
  const voted = await keptOf([
    { name: 'Abel', isListed: true, votes: false },
    { name: 'Bea', isListed: true, votes: true },
    { name: 'Cleo', isListed: false, votes: true },
  ])
  expect(voted).toEqual({ voters: 1, isTold: true, lines: ['Abel', 'Bea', 'Cleo'].map((name) => [name, '']) })
  // who voted before it was chosen in the directory stands under their own id, and does so still
  const typed = await keptOf([
    { name: 'Dina', isListed: false, votes: true },
    { name: 'Eli', isListed: true, votes: false },
  ])
  const lines = [
    ['Dina', 'VAUCOMBE, Métropole'],
    ['Eli', 'Vaucombe Métropole'],
  ]
  expect(typed).toEqual({ voters: 1, isTold: false, lines })
})

test('pilots say how long, within what is lawful; those who come in are told; those who run it see what goes when [A86] [A89]', async () => {
  const own = await aDemarche()
  const { demarcheId, pilot } = own
  const set = (visitor: Visitor, change: object) =>
    outcome(visitor.call('setRetention', { demarcheId, contacts: 6, links: 12, attendance: 12, reason: '', ...change }))
  const [facilitator, member] = [await own.join('facilitator'), await own.join('member')]
  expect(await set(facilitator.visitor, {})).toBe('notAllowed')
  expect(await set(pilot.visitor, { contacts: 7 })).toBe('badInput')
  expect(await set(pilot.visitor, { links: 13 })).toBe('badInput')
  expect(await set(pilot.visitor, { attendance: 13 })).toBe('badInput')
  expect(await set(pilot.visitor, { attendance: 121, reason: 'FSE+' })).toBe('badInput')
  expect(await set(pilot.visitor, { contacts: 3, attendance: 120, reason: 'demandé par le FSE+' })).toBe('done')
  const room = await aRoomHere(own)
  const found = await own.stage.visitor().call('findRoom', { code: room.code })
  expect(found).toMatchObject({ kind: 'room', kept: expect.stringContaining('effacés 3 mois après') })
  expect(found).toMatchObject({ kept: expect.stringContaining('gardée 10 ans (demandé par le FSE+)') })
  expect(await own.stage.visitor().call('findRoom', { code: room.code, language: 'de' })).toMatchObject({
    notice: ready.notice, // as it was typed
    kept: expect.stringMatching(/gelöscht: 3 Monate nach .*Anwesenheitsliste: 10 Jahre \(demandé par le FSE\+\)/s),
  })
  await room.join(own.stage.visitor())
  const read = ({ visitor }: { visitor: Visitor }) => visitor.call('readRetention', { demarcheId })
  expect(await read(member)).toMatchObject({ policy: { contacts: 3, links: 12 }, maySet: false, due: null })
  expect(await read(facilitator)).toMatchObject({ maySet: false, due: [{ what: 'links' }, { what: 'attendance' }] })
  expect(await read(pilot)).toMatchObject({ maySet: true })
})
