// The doors of a room: its code, how many it holds, what is said of who comes in, how long one waits there.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { aDemarche, type Scene } from '../../support/builders.ts'
import { Refusal } from '../../support/visitor.ts'
import {
  alone,
  aRoom,
  commonOf,
  done,
  foundRoom,
  ownOf,
  ready,
  roomOf,
  someone,
  type Room,
} from '../../support/workshops.ts'

let scene: Scene

beforeAll(async () => {
  scene = await aDemarche()
})

const aRoomHere = (options?: Parameters<typeof aRoom>[3]): Promise<Room> =>
  aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId, options)
const outcome = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

describe('codes [A13]', () => {
  test('are six letters that are not taken for others, typed anyhow', async () => {
    const room = await aRoomHere()
    expect(room.code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/)
    const typed = ` ${room.code.slice(0, 3).toLowerCase()} - ${room.code.slice(3)} `
    expect(await scene.stage.visitor().call('findRoom', { code: typed })).toMatchObject({
      workshopId: room.workshopId,
      title: 'Atelier des besoins',
      notice: expect.stringContaining(ready.notice),
      isFull: false,
      guests: [],
    })
  })

  test('that are wrong are slowed down, while those who know theirs come in: 300 of one address [A32]', async () => {
    const hall = await aDemarche()
    const room = await aRoom(hall.pilot.visitor, hall.demarcheId, hall.organisationId)
    await hall.pilot.visitor.call('updateWorkshop', { workshopId: room.workshopId, capacity: 400 })
    const device = hall.stage.visitor()
    const inside = await room.join(device)
    const find = (code: string) => outcome(hall.stage.visitor().call('findRoom', { code }))
    for (let i = 0; i < 40; i++) expect(await find('222222')).toBe('wrongCode')
    const [lock] = await hall.stage.database.owner`select locked_until from throttle where locked_until is not null`
    expect(lock?.lockedUntil ?? lock?.locked_until).toEqual(new Date(hall.stage.clock.at.getTime() + 1_000))
    expect(await outcome(device.call('findRoom', { code: room.code }))).toBe('done')
    const told: string[] = []
    const asked = ['222222', '333333', room.code, '444444'].map(async (code) => {
      const said = await find(code)
      told.push(`${said} ${code === room.code}`)
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(told).toEqual([])
    const ticking = setInterval(() => (hall.stage.clock.at = new Date(hall.stage.clock.at.getTime() + 100)), 20)
    await Promise.all(asked)
    clearInterval(ticking)
    expect(told.sort()).toEqual(['done true', 'wrongCode false', 'wrongCode false', 'wrongCode false'])
    const guessing = { workshopId: room.workshopId, code: '222222', guestId: randomUUID(), ...someone }
    const joins = Array.from({ length: 300 }, () =>
      outcome(hall.stage.visitor().call('joinRoom', { ...guessing, code: room.code, guestId: randomUUID() })),
    )
    expect(new Set(await Promise.all(joins))).toEqual(new Set(['done']))
    expect(commonOf(await inside.read()).head.counts.guests).toBe(301)
  })

  test('asked for in hundreds are refused at once beyond a line of a hundred [A32]', async () => {
    const hall = await aDemarche()
    const find = (code: string) => outcome(hall.stage.visitor().call('findRoom', { code }))
    for (let i = 0; i < 40; i++) await find('222222')
    const first: string[] = []
    const asked = Array.from({ length: 130 }, async () => first.push(await find('555555')))
    while (first.length < 30) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(first).toEqual(Array(30).fill('tooManyTries'))
    const later = setInterval(() => (hall.stage.clock.at = new Date(hall.stage.clock.at.getTime() + 60_000)), 5)
    await Promise.all(asked)
    clearInterval(later)
  })

  test('of a workshop that is over say so', async () => {
    const room = await aRoomHere()
    const guest = await room.join(scene.stage.visitor())
    await done(room.steer({ kind: 'close', roundId: await room.roundId() }))
    const find = (visitor = scene.stage.visitor()) => visitor.call('findRoom', { code: room.code })
    expect(await outcome(find())).toBe('roomClosed')
    const join = { workshopId: room.workshopId, code: room.code, guestId: randomUUID(), ...someone }
    expect(await outcome(scene.stage.visitor().call('joinRoom', join))).toBe('roomClosed')
    expect((await foundRoom(guest.visitor, room.code)).guests).toHaveLength(1)
  })
})

test('a room of ten lets ten of twenty in who come at once', async () => {
  const room = await aRoomHere()
  await scene.pilot.visitor.call('updateWorkshop', { workshopId: room.workshopId, capacity: 10 })
  const coming = Array.from({ length: 20 }, () => outcome(room.join(scene.stage.visitor())))
  expect((await Promise.all(coming)).sort()).toEqual([...Array(10).fill('done'), ...Array(10).fill('roomFull')])
  expect(await scene.stage.visitor().call('findRoom', { code: room.code })).toMatchObject({ isFull: true })
})

test('names are one line that can be seen; whoever gives none has none', async () => {
  const room = await aRoomHere()
  const bare = (name: string, identity: 'named' | 'pseudonym' | 'nameless') =>
    outcome(room.join(scene.stage.visitor(), { name, identity }))
  expect(await bare('  ', 'named')).toBe('badInput')
  expect(await bare('\u200b', 'pseudonym')).toBe('badInput')
  const nameless = await room.join(scene.stage.visitor(), { name: 'Jeté', identity: 'nameless' })
  expect(ownOf(await nameless.read()).name).toBe('')
  const lined = await room.join(scene.stage.visitor(), { name: 'Léa\n  Estève' })
  expect(ownOf(await lined.read()).name).toBe('Léa Estève')
  const [row] = await scene.stage.database.owner`select name from workshop_guest where id = ${nameless.guestId}`
  expect(row).toEqual({ name: '' })
})

test('an organisation is kept of those who give their name, and of nobody else', async () => {
  const room = await aRoomHere()
  for (const [identity, name] of [
    ['named', 'Sékou'],
    ['pseudonym', 'Ourson'],
    ['nameless', ''],
  ] as const)
    await room.join(scene.stage.visitor(), { identity, name, organisationText: `Structure ${identity}` })
  const rows = await scene.stage.services.sql<{ organisationText: string }[]>`
    select organisation_text from workshop_guest where workshop_id = ${room.workshopId} and organisation_text <> ''`
  expect(rows.map(({ organisationText }) => organisationText)).toEqual(['Structure named'])
})

test('organisations are proposed by name, from the directory of the démarche alone, from two letters on', async () => {
  const room = await aRoomHere()
  const { visitor } = scene.pilot
  await visitor.call('createOrganisation', { name: 'Vaucombe Ailleurs', family: 'association' })
  const proposed = async (search: string) => {
    const { workshopId, code } = room
    return (await scene.stage.visitor().call('listRoomOrganisations', { workshopId, code, search })).organisations
  }
  expect(await proposed('VAUC')).toEqual([{ id: scene.organisationId, name: 'Vaucombe Métropole' }])
  expect(await proposed('v')).toEqual([])
})

test('screens that are new are slowed down by address; those that are known come again [A33]', async () => {
  const { stage } = await aDemarche()
  const known = stage.visitor()
  const { code } = await known.call('openScreen', {})
  const opened = []
  for (let i = 0; i < 45; i++) opened.push(await outcome(stage.visitor().call('openScreen', {})))
  expect(opened.filter((said) => said === 'done')).toHaveLength(39)
  expect(opened.at(-1)).toBe('tooManyTries')
  expect(await known.call('openScreen', {})).toMatchObject({ code })
  stage.clock.at = new Date(stage.clock.at.getTime() + 15_000)
  expect(await outcome(stage.visitor().call('openScreen', {}))).toBe('done')
})

describe('who comes late, or again [A34]', () => {
  const pairs = () => alone({ kind: 'pairs', config: { ...alone().config, visibility: 'group', together: 2 } as never }) // of one mechanism

  test('is put into the smallest group of their table', async () => {
    const room = await aRoomHere({ phases: [pairs()], isStarted: false })
    await done(room.steer({ kind: 'setTables', count: 2 }))
    const state = () => scene.stage.services.workshops.state(room.workshopId)
    const [one = '', other = ''] = (await state()).tables.keys()
    const at = (tableId: string) => room.join(scene.stage.visitor(), { tableId })
    const early = [await at(one), await at(one), await at(one), await at(other), await at(other)]
    await done(room.steer({ kind: 'start' }))
    const groups = async () => [...(await state()).rounds.values()][0]?.groups.map((group) => group.length)
    expect(await groups()).toEqual([3, 2])
    const late = await at(other)
    expect(await groups()).toEqual([3, 3])
    await early[1]?.do({ kind: 'leave' })
    await early[2]?.do({ kind: 'leave' })
    const last = await at(one)
    expect(ownOf(await last.read()).companions).toHaveLength(3)
    await done(late.do({ kind: 'sit', tableId: one }))
    expect(await groups()).toEqual([4, 3])
  })

  test('is counted again once they act', async () => {
    const room = await aRoomHere()
    const guest = await room.join(scene.stage.visitor())
    const here = async () => commonOf(await room.console()).head.counts.guests
    await done(guest.do({ kind: 'leave' }))
    expect(await here()).toBe(0)
    await guest.send('Me revoilà')
    expect(await here()).toBe(1)
    await done(guest.do({ kind: 'leave' }))
    await done(guest.do({ kind: 'leave' }))
    expect(await here()).toBe(0)
  })
})

describe('a reader [A17]', () => {
  test('waits for what comes after, and is sent that alone', async () => {
    const room = await aRoomHere()
    const guest = await room.join(scene.stage.visitor())
    const { revision } = await guest.read()
    const coming = guest.read(revision)
    await done(room.steer({ kind: 'message', text: 'Bienvenue' }))
    const message = await coming
    expect(message).toMatchObject({ from: revision, common: { head: { message: { text: 'Bienvenue' } } } })
    expect(message.common).not.toHaveProperty('plan')
    expect(await guest.read(revision + 1_000)).toMatchObject({ from: null })
    expect(await guest.read(0)).toMatchObject({ from: null })
  })

  test('who goes leaves nothing waiting; at the end all are answered', async () => {
    const hall = await aDemarche()
    const room = await aRoom(hall.pilot.visitor, hall.demarcheId, hall.organisationId)
    const { workshops } = hall.stage.services
    const { revision } = await room.console()
    const waiting = async (n: number): Promise<void> => {
      while (workshops.facts().waiting !== n) await new Promise((resolve) => setImmediate(resolve))
    }
    const going = new AbortController()
    const headers = { cookie: hall.pilot.visitor.cookie }
    const url = `${hall.stage.base}/api/workshops/${room.workshopId}/console?after=${revision}`
    const gone = fetch(url, { headers, signal: going.signal }).catch(() => 'gone')
    await waiting(1)
    going.abort()
    expect(await gone).toBe('gone')
    await waiting(0)
    const last = room.console(revision)
    await waiting(1)
    await workshops.close()
    expect(await last).toMatchObject({ from: revision, revision, common: null })
  })
})

test('requests are counted by device, not by address', async () => {
  const hall = await aDemarche({ perMinute: 20 })
  const room = await aRoom(hall.pilot.visitor, hall.demarcheId, hall.organisationId)
  const [one, other] = [hall.stage.visitor(), hall.stage.visitor()]
  const input = { workshopId: room.workshopId, code: room.code, ...someone }
  const guestId = randomUUID()
  await one.call('joinRoom', { ...input, guestId })
  const reads: string[] = []
  for (let i = 0; i < 21; i++) reads.push(await outcome(one.call('readRoom', { workshopId: room.workshopId, guestId })))
  expect(reads.at(-1)).toBe('tooManyTries')
  expect(await outcome(other.call('joinRoom', { ...input, guestId: randomUUID() }))).toBe('done')
})

describe('stages [A2]', () => {
  test('a workshop is opened once whoever comes can be told what becomes of their words; the audit log tells it [A16]', async () => {
    const { visitor } = scene.pilot
    const made = {
      demarcheId: scene.demarcheId,
      title: 'À ouvrir',
      pilotOrganisationId: scene.organisationId,
      template: 'thematic',
    } as const
    const { workshopId } = await visitor.call('createWorkshop', made)
    const room = roomOf(visitor, workshopId)
    expect(await visitor.call('readWorkshop', { workshopId })).toMatchObject({
      stage: 'draft',
      code: null,
      missing: ['notice', 'feedbackDue'],
      maySteer: true,
    })
    expect(await room.steer({ kind: 'open' })).toMatchObject([{ refused: 'notNow' }])
    await visitor.call('updateWorkshop', { workshopId, ...ready })
    await done(room.steer({ kind: 'open' }, { kind: 'start' }))
    await done(room.steer({ kind: 'close', roundId: await room.roundId() }))
    await done(room.steer({ kind: 'reopen', reason: 'Une table n’avait pas fini' }))
    const { workshops } = await visitor.call('listWorkshops', { demarcheId: scene.demarcheId })
    expect(workshops.find(({ id }) => id === workshopId)).toMatchObject({ title: 'À ouvrir', stage: 'running' })
    const { entries } = await visitor.call('listAudit', {})
    const verbs = entries.filter(({ objectId }) => objectId === workshopId).map(({ verb }) => verb)
    expect(verbs).toEqual(['reopenWorkshop', 'closeWorkshop', 'openWorkshop', 'updateWorkshop', 'createWorkshop'])
  })

  test('a copy has the plan, the words and the wish of another, and nothing of what happened there [A91]', async () => {
    const { visitor } = scene.pilot
    const room = await aRoomHere()
    const { phases } = await visitor.call('readWorkshop', { workshopId: room.workshopId })
    const phaseId = phases.find(({ skipped }) => !skipped)?.id ?? ''
    await visitor.call('notePhase', { workshopId: room.workshopId, phaseId, notes: 'Garder dix minutes' })
    await done(room.steer({ kind: 'wish', signals: ['sound'] }))
    const copy = {
      demarcheId: scene.demarcheId,
      title: 'Le même',
      pilotOrganisationId: scene.organisationId,
      template: 'empty',
    } as const
    const { workshopId } = await visitor.call('createWorkshop', { ...copy, copyOf: room.workshopId })
    const made = await visitor.call('readWorkshop', { workshopId })
    expect(made).toMatchObject({ stage: 'draft', notice: ready.notice, feedbackDue: null, wish: ['sound'] })
    expect(made.phases.map(({ title }) => title)).toEqual(phases.map(({ title }) => title))
    expect(made.phases.some(({ id }) => phases.some((one) => one.id === id))).toBe(false)
    expect(made.phases.some(({ notes }) => notes === 'Garder dix minutes')).toBe(true)
  })

  test('somebody named for it runs it, members read it without its private notes [A16]', async () => {
    const room = await aRoomHere()
    const { workshopId } = room
    const [named, member] = [await scene.join('writer'), await scene.join('member')]
    await scene.pilot.visitor.call('updateWorkshop', { workshopId, facilitatorIds: [named.me.id] })
    expect(await named.visitor.call('readWorkshop', { workshopId })).toMatchObject({ maySteer: true })
    expect(await member.visitor.call('readWorkshop', { workshopId })).toMatchObject({ maySteer: false })
    expect((await named.visitor.call('readConsole', { workshopId })).from).toBeNull()
    const outsider = scene.stage.visitor()
    await expect(outsider.call('listWorkshops', { demarcheId: scene.demarcheId })).rejects.toMatchObject({
      code: 'signedOut',
    })
  })
})
