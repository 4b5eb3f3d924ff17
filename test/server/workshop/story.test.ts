// A workshop from its code to its end, over HTTP on PostgreSQL.
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { aDemarche, type Scene } from '../../support/builders.ts'
import { aRoom, commonOf, done, ownOf, type Room } from '../../support/workshops.ts'

let scene: Scene

beforeAll(async () => {
  scene = await aDemarche()
})

const aRoomHere = (options?: Parameters<typeof aRoom>[3]): Promise<Room> =>
  aRoom(scene.pilot.visitor, scene.demarcheId, scene.pilot.me.id, options)

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
