// Secret ballots on PostgreSQL: each counted once, and nothing that says whose it is. [A27]
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { College } from '../../../shared/workshop/colleges.ts'
import type { BallotConfig } from '../../../shared/workshop/phases.ts'
import { archiveOf, restored, rowsOf } from '../../support/archives.ts'
import { aDemarche, type Scene } from '../../support/builders.ts'
import { aLog } from '../../support/log-lines.ts'
import { aStage } from '../../support/stage.ts'
import { Visitor } from '../../support/visitor.ts'
import {
  aBallot,
  aCredential,
  alone,
  aRoom,
  asked,
  commonOf,
  done,
  guestOf,
  ownOf,
  roomOf,
  type Guest,
  type Room,
} from '../../support/workshops.ts'

const logged = aLog()
let scene: Scene

beforeAll(async () => {
  scene = await aDemarche({ follows: true, log: logged.log })
})

type Open = { room: Room; roundId: string; join(college?: College): Promise<Guest> }

async function anOpenBallot(config: Partial<BallotConfig> = {}, at = scene): Promise<Open> {
  const phases = [aBallot(config), alone()]
  const room = await aRoom(at.pilot.visitor, at.demarcheId, at.organisationId, { phases })
  const roundId = await room.roundId()
  await done(room.steer({ kind: 'openBallot', roundId }))
  const join = (college: College = 'ess') => room.join(at.stage.visitor(), { college })
  return { room, roundId, join }
}

const elsewhere = (visitor: Visitor, base: string): Visitor =>
  Object.assign(new Visitor(base), { cookie: visitor.cookie })
const code = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: { code?: string }) => error.code)
const resultsOf = async (room: Room) => {
  await done(room.steer({ kind: 'closeBallot', roundId: await room.roundId() }))
  const { results } = commonOf(await room.console())
  return { voters: results?.voters, totals: results?.subjects.map(({ total }) => total) }
}
const votersOf = async (room: Room): Promise<number> => commonOf(await room.console()).head.counts.voted

describe('a secret ballot', () => {
  test('is counted once however often and from however many tabs it is sent, and the last choice stands', async () => {
    const { room, roundId, join } = await anOpenBallot()
    const [one, other] = [await join(), await join()]
    const credential = aCredential()
    const tabs = await Promise.all([
      one.cast(roundId, { 0: 3, 1: 2 }, credential),
      one.cast(roundId, { 0: 3, 1: 2 }, credential),
      one.cast(roundId, { 1: 3, 0: 2 }, credential),
      other.cast(roundId, { 0: 1 }, aCredential()),
    ])
    expect(tabs).toEqual([null, null, null, null])
    expect(await one.cast(roundId, { 1: 3, 0: 3 }, credential)).toBe('overBudget')
    expect(await one.cast(roundId, { 1: 3, 0: 1 }, credential)).toBeNull()
    expect(ownOf(await one.read())).toMatchObject({ voted: true, vote: null })
    expect(await votersOf(room)).toBe(2)
    expect(await resultsOf(room)).toEqual({ voters: 2, totals: [2, 3] })
  })

  test('that the network held back takes the place of no later one of its device', async () => {
    const { room, roundId, join } = await anOpenBallot()
    const [guest, other] = [await join(), await join()]
    const credential = aCredential()
    expect(await guest.cast(roundId, { 0: 1 }, credential)).toBeNull()
    expect(await guest.cast(roundId, { 1: 2 }, `${credential}.2`)).toBeNull() // the turn between them never left
    expect(await guest.cast(roundId, { 0: 1 }, credential)).toBe('ballotElsewhere')
    expect(await guest.cast(roundId, { 0: 3 }, `${credential}.1`)).toBe('ballotElsewhere')
    expect(await other.cast(roundId, { 0: 3 }, `${credential}.3`)).toBe('ballotElsewhere')
    for (const wrong of [`${credential}.0`, `${credential}.01`, `${credential}.1000`, `${credential}.`])
      expect(await code(guest.cast(roundId, { 0: 1 }, wrong))).toBe('badInput')
    expect(await resultsOf(room)).toEqual({ voters: 1, totals: [0, 2] })
    // its answer was lost: it is told that it counts, and a later one that it does not
    expect(await guest.cast(roundId, { 1: 2 }, `${credential}.2`)).toBeNull()
    expect(await guest.cast(roundId, { 1: 1 }, `${credential}.3`)).toBe('roundLocked')
  })

  test('of two tabs that made two credentials at once is one, and the other is told so', async () => {
    const { room, roundId, join } = await anOpenBallot()
    const guest = await join()
    const answers = await Promise.all([
      guest.cast(roundId, { 0: 3 }, aCredential()),
      guest.cast(roundId, { 1: 3 }, aCredential()),
    ])
    expect(answers.toSorted()).toEqual(['ballotElsewhere', null])
    const { voters, totals } = await resultsOf(room)
    expect([voters, totals?.toSorted()]).toEqual([1, [0, 3]])
  })

  test('is changed by nobody who has not its credential, and nobody votes with that of another', async () => {
    const { room, roundId, join } = await anOpenBallot()
    const [one, other] = [await join(), await join()]
    const credential = aCredential()
    await one.cast(roundId, { 0: 3 }, credential)
    expect(await one.cast(roundId, { 1: 3 }, aCredential())).toBe('ballotElsewhere')
    expect(await other.cast(roundId, { 1: 3 }, credential)).toBe('ballotElsewhere')
    const forged = guestOf(other.visitor, room.workshopId, one.guestId)
    expect(await code(forged.cast(roundId, { 1: 3 }, credential))).toBe('notYourGuest')
    for (const wrong of ['', 'short', 'é'.repeat(43), `${credential}x`]) {
      expect(await code(other.cast(roundId, {}, wrong))).toBe('badInput')
    }
    for (const choice of [{ 0: 101 }, { 0: 'x' }, { 0: [1] }, { x: null }]) {
      expect(await code(other.cast(roundId, choice as never, aCredential()))).toBe('badInput') // as a stranger might send it
    }
    expect(await resultsOf(room)).toEqual({ voters: 1, totals: [3, 0] })
  })

  test('is taken from those in the room alone: who had left comes back, who was erased is nobody, what is over is over', async () => {
    const { room, roundId, join } = await anOpenBallot()
    const [gone, erased] = [await join(), await join()]
    await done(gone.do({ kind: 'leave' }))
    expect(commonOf(await room.console()).head.counts.guests).toBe(1)
    expect(await gone.cast(roundId, { 0: 1 }, aCredential())).toBeNull()
    expect(commonOf(await room.console()).head.counts.guests).toBe(2)
    await scene.stage.database.owner`update workshop_guest set erased_at = now() where id = ${erased.guestId}`
    const second = await aStage({ database: scene.stage.database })
    const there = guestOf(elsewhere(erased.visitor, second.base), room.workshopId, erased.guestId)
    expect(await code(there.cast(roundId, { 0: 1 }, aCredential()))).toBe('notYourGuest')
    const guest = await join()
    expect(await guest.cast(guest.guestId, { 0: 1 }, aCredential())).toBe('unknown')
    await done(room.steer({ kind: 'next', roundId }))
    expect(await guest.cast(roundId, { 0: 1 }, aCredential())).toBe('roundOver')
    expect(await guest.cast(await room.roundId(), {}, aCredential())).toBe('notNow')
    await done(room.steer({ kind: 'close', roundId: await room.roundId() }))
    expect(await guest.cast(roundId, { 0: 1 }, aCredential())).toBe('roundOver')
  })

  test('that was there before the end counts, in the same moment too; after it none does', async () => {
    const { room, roundId, join } = await anOpenBallot()
    const guests = await Promise.all(Array.from({ length: 4 }, () => join()))
    const { workshops } = scene.stage.services
    const casting = (n: number) => ({
      guestId: guests[n]?.guestId ?? '',
      roundId,
      credentialHash: `${n}`,
      earlierHashes: [],
      choice: { 0: 1 },
    })
    const animator = { kind: 'facilitator', actorId: scene.pilot.me.actorId } as const
    const before = [0, 1, 2].map((n) => workshops.cast(room.workshopId, casting(n)))
    const closing = workshops.ask(room.workshopId, animator, [asked({ kind: 'closeBallot', roundId } as const)])
    const after = workshops.cast(room.workshopId, casting(3))
    expect(await Promise.all(before)).toEqual([null, null, null])
    await done(closing)
    expect(await after).toBe('roundLocked')
    expect(commonOf(await room.console()).results).toMatchObject({ voters: 3, subjects: [{ total: 3 }, {}] })
  })

  test('in each round is apart: stepped back to, the first keeps its box (PRODUCT 5.10, 4)', async () => {
    const { room, roundId, join } = await anOpenBallot()
    const guest = await join()
    const credential = aCredential()
    await guest.cast(roundId, { 0: 3 }, credential)
    await done(room.steer({ kind: 'next', roundId }))
    await done(room.steer({ kind: 'back', roundId: await room.roundId() }))
    const second = await room.roundId()
    await done(room.steer({ kind: 'openBallot', roundId: second }))
    expect(ownOf(await guest.read()).voted).toBe(false)
    expect(await guest.cast(second, { 1: 1 }, credential)).toBeNull()
    const rows = await scene.stage.database.owner`
      select round_id, credential_hash, choice from workshop_ballot where workshop_id = ${room.workshopId}`
    expect(new Map(rows.map((row) => [row['roundId'], row['choice']]))).toEqual(
      new Map([
        [roundId, { 0: 3 }],
        [second, { 1: 1 }],
      ]),
    )
    expect(new Set(rows.map((row) => row['credentialHash'])).size).toBe(2) // the same credential twice joins nothing
  })
})

describe('who has no vote (PRODUCT 5.10, 16)', () => {
  test('an observer of the démarche, a screen, and whoever has an account but is not in the room have none', async () => {
    const { room, roundId, join } = await anOpenBallot()
    const { workshopId } = room
    const voter = await join()
    const credential = aCredential()
    const choice = { 0: 1 }
    for (const role of ['observer', 'elected', 'member', 'facilitator'] as const) {
      const { visitor, me } = await scene.join(role)
      for (const guestId of [voter.guestId, me.actorId]) {
        const ballot = { workshopId, guestId, roundId, credential, choice }
        expect(await code(visitor.call('castBallot', ballot)), role).toBe('notYourGuest')
        const named = {
          workshopId,
          guestId,
          commands: [asked({ kind: 'vote', roundId, choice, reasons: {} } as const)],
        }
        expect(await code(visitor.call('takePart', named)), role).toBe('notYourGuest')
      }
    }
    const screen = scene.stage.visitor()
    const { code: shown } = await screen.call('openScreen', {})
    await room.pilot.call('pairScreen', { workshopId, code: shown })
    const byScreen = { workshopId, guestId: voter.guestId, roundId, credential, choice }
    expect(await code(screen.call('castBallot', byScreen))).toBe('notYourGuest')
    expect(await votersOf(room)).toBe(0)
    expect(await voter.cast(roundId, choice, credential)).toBeNull()
    expect(await votersOf(room)).toBe(1)
  })

  test('where organisations answer, whoever came for none has none, and is told so', async () => {
    const { room, roundId, join } = await anOpenBallot({ method: 'consent', secrecy: 'organisation' })
    const nobodys = await join()
    const vote = { kind: 'vote', roundId, choice: { 0: 0 }, reasons: {} } as const
    expect(await nobodys.do(vote)).toMatchObject([{ refused: 'noOrganisation' }])
    expect(await votersOf(room)).toBe(0)
  })
})

describe('what lasts', () => {
  test('a process that ended between the writing and the answer: sent again elsewhere, it is one', async () => {
    const { room, roundId, join } = await anOpenBallot()
    const guest = await join()
    const credential = aCredential()
    await guest.cast(roundId, { 0: 3 }, credential)
    const second = await aStage({ database: scene.stage.database })
    const there = guestOf(elsewhere(guest.visitor, second.base), room.workshopId, guest.guestId)
    expect(ownOf(await there.read()).voted).toBe(true)
    expect(await there.cast(roundId, { 1: 2 }, credential)).toBeNull()
    expect(await resultsOf(roomOf(elsewhere(scene.pilot.visitor, second.base), room.workshopId))).toEqual({
      voters: 1,
      totals: [0, 2],
    })
  })

  test('two processes fill one box, and each counts what the other put in', async () => {
    const { room, roundId, join } = await anOpenBallot({ live: true })
    const second = await aStage({ database: scene.stage.database, follows: true })
    const guests = await Promise.all(Array.from({ length: 8 }, () => join()))
    const there = roomOf(elsewhere(scene.pilot.visitor, second.base), room.workshopId)
    await there.console()
    const answers = await Promise.all(
      guests.map((guest, n) => {
        const at = n % 2 === 0 ? guest : guestOf(elsewhere(guest.visitor, second.base), room.workshopId, guest.guestId)
        return at.cast(roundId, { 0: 1 }, aCredential())
      }),
    )
    expect(answers).toEqual(Array(8).fill(null))
    for (const console of [room, there]) {
      let message = await console.console()
      while (commonOf(message).results?.voters !== 8) message = await console.console()
      expect(commonOf(message).results?.subjects[0]?.total).toBe(8)
    }
  })

  test('what cannot be written is neither counted nor known, and may be sent again', async () => {
    const { room, roundId, join } = await anOpenBallot()
    const guest = await join()
    const { owner } = scene.stage.database
    await owner.unsafe(
      `alter table workshop_voter add constraint broken check (guest_id <> '${guest.guestId}') not valid`,
    )
    const credential = aCredential()
    await expect(guest.cast(roundId, { 0: 3 }, credential)).rejects.toMatchObject({ status: 500 })
    await owner`alter table workshop_voter drop constraint broken`
    const rows = await owner`select 1 from workshop_ballot where workshop_id = ${room.workshopId}`
    expect([rows.length, await votersOf(room), ownOf(await guest.read()).voted]).toEqual([0, 0, false])
    expect(await guest.cast(roundId, { 0: 3 }, credential)).toBeNull()
    expect(await resultsOf(room)).toEqual({ voters: 1, totals: [3, 0] })
  })

  test('an archive has both tables, in the order of their keys', async () => {
    const { roundId, join } = await anOpenBallot()
    for (let n = 0; n < 6; n++) await (await join()).cast(roundId, { 0: n % 3 }, aCredential())
    const { owner } = scene.stage.database
    const { database } = await restored((await archiveOf(owner)).path)
    const [before, after] = await Promise.all([rowsOf(owner, {}), rowsOf(database.owner, {})])
    for (const table of ['workshop_ballot', 'workshop_voter']) {
      expect(after[table]?.length).toBeGreaterThan(5)
      expect(after[table]).toEqual(before[table])
      expect(after[table]).toEqual([...(after[table] ?? [])].sort())
    }
  })
})

type Row = { key: string; xmin: string; page: number }
const byPlaceThenKey = (a: Row, b: Row): number => a.page - b.page || (a.key < b.key ? -1 : 1)

describe('nothing joins a vote to a person', () => {
  test('for whoever reads the database as the product does: no column, no order, no version of a row', async () => {
    const { room, roundId, join } = await anOpenBallot()
    const { app } = scene.stage.database
    const cast: { guestId: string; hash: string }[] = []
    for (let n = 0; n < 7; n++) {
      const guest = await join()
      const credential = aCredential()
      await guest.cast(roundId, { 0: n % 3 }, credential) // alone in its moment: the worst case
      cast.push({ guestId: guest.guestId, hash: createHash('sha256').update(`${roundId}.${credential}`).digest('hex') })
      const ballots = await app<Row[]>`
        select credential_hash as key, xmin::text, (ctid::text::point)[0] as page from workshop_ballot where round_id = ${roundId} order by ctid`
      const voters = await app<Row[]>`
        select guest_id as key, xmin::text, (ctid::text::point)[0] as page from workshop_voter where round_id = ${roundId} order by ctid`
      expect([ballots.length, voters.length]).toEqual([n + 1, n + 1])
      // all of one transaction, whoever came when; and lying in the order of the keys, not of coming
      expect(new Set([...ballots, ...voters].map(({ xmin }) => xmin)).size).toBe(1)
      expect(ballots.map(({ key }) => key).sort()).toEqual(cast.map(({ hash }) => hash).sort())
      for (const rows of [ballots, voters]) expect(rows).toEqual(rows.toSorted(byPlaceThenKey))
    }
    const shared = await app<{ name: string }[]>`
      select attname::text as name from pg_attribute where attrelid = 'workshop_ballot'::regclass and attnum > 0
      intersect select attname::text from pg_attribute where attrelid = 'workshop_voter'::regclass and attnum > 0`
    expect(shared.map(({ name }) => name).sort()).toEqual(['round_id', 'workshop_id'])
    const [joined] = await app<{ pairs: number }[]>`
      select count(*)::int as pairs from workshop_ballot b join workshop_voter v using (workshop_id, round_id)
      where workshop_id = ${room.workshopId}`
    expect(joined?.pairs).toBe(49) // everybody with every ballot
    const hashes = cast.map(({ hash }) => hash)
    const [said] = await app<{ n: number }[]>`
      select count(*)::int as n from workshop_event
      where workshop_id = ${room.workshopId} and kind in ('voted', 'ballotsCounted')
        and (actor_id is not null or body::text like any(${hashes.map((hash) => `%${hash}%`)}::text[]) or body ? 'choice')`
    expect(said?.n).toBe(0)
    await expect(app`update workshop_ballot set choice = '{}' where round_id = ${roundId}`).rejects.toThrow(
      'permission',
    )
  })

  test('nor what any console, phone or screen is sent, nor a line of the log', async () => {
    const { room, roundId, join } = await anOpenBallot({ method: 'matrix', items: ['Un'], live: false })
    const guest = await join()
    const other = await join()
    let heard = ''
    for (const visitor of [other.visitor, room.pilot]) visitor.heard = (body) => void (heard += body)
    const credential = aCredential()
    await guest.cast(roundId, { 0: [12.34567, 76.54321] }, credential)
    await other.read()
    await room.console()
    expect(heard).not.toMatch(/12\.34567|76\.54321/)
    expect(heard).not.toContain(credential)
    await done(room.steer({ kind: 'closeBallot', roundId }))
    await other.read()
    expect(heard).not.toMatch(/12\.34567|76\.54321/)
    await room.console()
    expect(heard).toMatch(/12\.34567/)
    const hash = createHash('sha256').update(`${roundId}.${credential}`).digest('hex')
    for (const secret of [credential, hash, '12.34567', '76.54321']) expect(logged.text()).not.toContain(secret)
    expect(logged.text()).toContain(`ballots/${roundId}`) // who asked for what is logged, and not what they chose
    room.pilot.heard = () => undefined
  })

  test('a college is kept only where five are of it, and forgotten at the end where fewer voted', async () => {
    const { room, roundId, join } = await anOpenBallot({ byCollege: true })
    const alone1 = await join('elected')
    const many = await Promise.all(Array.from({ length: 6 }, () => join('ess')))
    const few = await Promise.all(Array.from({ length: 5 }, () => join('agent')))
    const kept = async () => {
      const rows = await scene.stage.database.app<{ college: string | null; n: number }[]>`
        select college, count(*)::int as n from workshop_ballot where round_id = ${roundId} group by college`
      return Object.fromEntries(rows.map(({ college, n }) => [college ?? 'none', n]))
    }
    const credentials = new Map<Guest, string>()
    const cast = (guest: Guest, dots: number) => {
      const credential = credentials.get(guest) ?? aCredential()
      credentials.set(guest, credential)
      return guest.cast(roundId, { 0: dots }, credential)
    }
    await Promise.all([alone1, ...many, ...few.slice(0, 4)].map((guest) => cast(guest, 1)))
    expect(await cast(many[0] ?? alone1, 3)).toBeNull()
    expect(await kept()).toEqual({ none: 1, ess: 6, agent: 4 })
    await done(room.steer({ kind: 'closeBallot', roundId }))
    expect(await kept()).toEqual({ none: 5, ess: 6 })
    expect(commonOf(await room.console()).results?.colleges).toMatchObject([
      { college: 'ess', voters: 6, totals: [8, 0] },
      { college: 'others', voters: 5, totals: [5, 0] },
    ])
  })
})
