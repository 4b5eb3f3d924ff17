// A workshop from its code to its end, over HTTP on PostgreSQL.
import { mayWatch } from '../../../server/domain/watching.ts'
import { topic } from '../../../shared/topics.ts'
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { aDemarche, aStranger, type Scene } from '../../support/builders.ts'
import { alone, aRoom, commonOf, done, ownOf, type Room } from '../../support/workshops.ts'

let scene: Scene

beforeAll(async () => {
  scene = await aDemarche()
})

const aRoomHere = (options?: Parameters<typeof aRoom>[3]): Promise<Room> =>
  aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId, options)

test('what is written alone is its author’s until it is revealed, then the room’s and the screen’s [A4, A15]', async () => {
  const room = await aRoomHere()
  const one = await room.join(scene.stage.visitor())
  const other = await room.join(scene.stage.visitor(), { name: 'Mireille Aubanel' })
  const screen = scene.stage.visitor()
  const { code } = await screen.call('openScreen', {})
  await scene.pilot.visitor.call('pairScreen', { workshopId: room.workshopId, code })
  expect(await screen.call('openScreen', {})).toEqual({ code, workshopId: room.workshopId })
  const shown = () => screen.call('readScreen', { workshopId: room.workshopId })
  const id = await one.send('Des locaux partagés')
  expect(Object.keys(ownOf(await one.read()).contributions)).toEqual([id])
  expect(commonOf(await other.read()).contributions).toEqual({})
  expect(commonOf(await shown()).contributions).toEqual({})
  await done(room.steer({ kind: 'reveal', roundId: await room.roundId(), revealed: true }))
  for (const message of [await other.read(), await room.console(), await shown()]) {
    expect(commonOf(message).contributions[id]).toMatchObject({
      text: 'Des locaux partagés',
      author: { name: 'Sékou Diarra' },
    })
  }
  await done(room.steer({ kind: 'next', roundId: await room.roundId() }))
  expect(commonOf(await other.read()).head.phaseNumber).toBe(2)
  await done(room.steer({ kind: 'close', roundId: await room.roundId() }))
  expect(commonOf(await other.read()).head.stage).toBe('closed')
  const late = {
    kind: 'send',
    roundId: randomUUID(),
    contributionId: randomUUID(),
    type: 'need',
    text: 'Trop tard',
  } as const
  expect(await one.do(late)).toMatchObject([{ refused: expect.any(String) }])
})

test('no passage deletes anything: back and again are rounds, and a round keeps its phase as it was [A1, A5]', async () => {
  const first = alone({ title: 'Première', prompt: 'Quels besoins ?' })
  const room = await aRoomHere({ phases: [first, alone()] })
  const guest = await room.join(scene.stage.visitor())
  const id = await guest.send('Gardée')
  await done(room.steer({ kind: 'changePhase', phase: { ...first, prompt: 'Quels obstacles ?' } }))
  expect(commonOf(await guest.read()).head.phase).toMatchObject({ prompt: 'Quels besoins ?' })
  const roundId = await room.roundId()
  await done(room.steer({ kind: 'next', roundId }))
  await done(room.steer({ kind: 'goTo', roundId: await room.roundId(), phaseId: first.id }))
  expect(commonOf(await guest.read()).head.phase).toMatchObject({ prompt: 'Quels obstacles ?' })
  expect(await room.roundId()).not.toBe(roundId)
  expect(commonOf(await room.console()).contributions[id]).toMatchObject({ text: 'Gardée', roundId })
  expect(ownOf(await guest.read()).contributions[id]).toMatchObject({ text: 'Gardée' })
})

test('one table is given more time: its phones are told, the other tables and the end for all stay (PRODUCT 5.10, 5) [A12]', async () => {
  const room = await aRoomHere()
  await done(room.steer({ kind: 'setTables', count: 2 }))
  const [first = '', second = ''] = Object.keys(commonOf(await room.console()).tables)
  const there = await room.join(scene.stage.visitor(), { tableId: first })
  const elsewhere = await room.join(scene.stage.visitor(), { tableId: second, name: 'Mireille Aubanel' })
  const before = commonOf(await there.read())
  const roundId = await room.roundId()
  const extend = { kind: 'extend', roundId, milliseconds: 120_000, tableId: first } as const
  const waiting = there.read((await there.read()).revision)
  await done(room.steer(extend))
  expect((await waiting).common?.tables).toMatchObject({ [first]: { extra: 120_000 } })
  for (const guest of [there, elsewhere]) {
    const { tables, head } = commonOf(await guest.read())
    expect([tables[first]?.extra, tables[second]?.extra]).toEqual([120_000, 0])
    expect(head.round?.endsAt).toBe(before.head.round?.endsAt)
  }
  await there.send('Encore une idée')
})

test('the end of a timer locks nothing [A12]', async () => {
  const own = await aDemarche()
  const room = await aRoom(own.pilot.visitor, own.demarcheId, own.organisationId)
  const guest = await room.join(own.stage.visitor())
  const { round } = commonOf(await guest.read()).head
  expect(round?.endsAt).toBe(own.stage.clock.at.getTime() + 5 * 60_000)
  own.stage.clock.at = new Date(own.stage.clock.at.getTime() + 60 * 60_000)
  const id = await guest.send('Un peu tard')
  expect(ownOf(await guest.read()).contributions[id]).toMatchObject({ late: false, editable: true })
})

test('those who may read a workshop may watch its preparation, others not [N3]', async () => {
  const { workshopId } = await aRoomHere({ isStarted: false })
  const [member, stranger] = [await scene.join('observer'), await aStranger(scene)]
  const watched = topic.workshop(workshopId)
  expect(await mayWatch(scene.stage.services.sql, member.principal, watched)).toBe(true)
  expect(await mayWatch(scene.stage.services.sql, stranger.principal, watched)).toBe(false)
  expect(await mayWatch(scene.stage.services.sql, member.principal, topic.room(workshopId, 1))).toBe(false)
})
