// What was accepted stays: asked twice it is done once, a process that ends takes nothing with it, two processes say the same.
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { aDemarche, type Scene } from '../../support/builders.ts'
import { aLog } from '../../support/log-lines.ts'
import { aStage } from '../../support/stage.ts'
import { Visitor } from '../../support/visitor.ts'
import {
  aRoom,
  asked,
  commonOf,
  done,
  foundRoom,
  guestOf,
  ownOf,
  roomOf,
  someone,
  type Room,
} from '../../support/workshops.ts'

const logged = aLog()
let scene: Scene

beforeAll(async () => {
  scene = await aDemarche({ follows: true, log: logged.log })
})

const aRoomHere = (): Promise<Room> => aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId)

/** The same browser at another address. */
function elsewhere(visitor: Visitor, base: string): Visitor {
  const moved = new Visitor(base)
  moved.cookie = visitor.cookie
  return moved
}

/** Maps and sets as arrays, to be compared. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, inner: unknown) => {
      if (inner instanceof Set) return [...inner]
      const isMap = typeof inner === 'object' && inner !== null && 'get' in inner && Symbol.iterator in inner
      return isMap ? [...(inner as Iterable<unknown>)] : inner // a map of some kind
    }),
  )

test('a command asked again is done once and answered alike, also by another process [A3]', async () => {
  const room = await aRoomHere()
  const guest = await room.join(scene.stage.visitor())
  const { workshopId } = room
  const roundId = await room.roundId()
  const contributionId = randomUUID()
  const commands = [
    asked({ kind: 'send', roundId, contributionId, type: 'need', text: 'Une fois' } as const),
    asked({ kind: 'finish', roundId, finished: false } as const), // changes nothing, and is done all the same
    asked({ kind: 'finish', roundId, finished: true } as const),
  ]
  const send = (visitor = guest.visitor) => visitor.call('takePart', { workshopId, guestId: guest.guestId, commands })
  const [first, again] = await Promise.all([send(), send()])
  expect(again).toEqual(first)
  const second = await aStage({ database: scene.stage.database })
  expect(await send(elsewhere(guest.visitor, second.base))).toEqual(first)
  const view = ownOf(await guest.read())
  expect(Object.keys(view.contributions)).toEqual([contributionId])
  expect(view.finished).toBe(true)
})

test('two hundred who send at once are each written once, and told after the commit [A15]', async () => {
  const room = await aRoomHere()
  const { workshopId } = room
  const guests = await Promise.all(Array.from({ length: 20 }, () => room.join(scene.stage.visitor())))
  const roundId = await room.roundId()
  const texts = guests.flatMap((_, i) => Array.from({ length: 10 }, (__, n) => `Contribution ${i}-${n}`))
  const sent = texts.map(async (text, i) => {
    const command = { kind: 'send', roundId, contributionId: randomUUID(), type: 'need', text } as const
    const guest = guests[i % guests.length]
    const answers = (await guest?.do(command)) ?? []
    await done(Promise.resolve(answers))
    const [{ n } = { n: 0 }] = await scene.stage.database.owner<{ n: number }[]>`
      select count(*)::int as n from workshop_text where workshop_id = ${workshopId} and text = ${text}`
    return n
  })
  expect(new Set(await Promise.all(sent))).toEqual(new Set([1]))
  const seen = Object.values(commonOf(await room.console()).contributions).map(({ text }) => text)
  expect(seen.sort()).toEqual(texts.sort())
})

test('two consoles that go on at once skip no phase [A7]', async () => {
  const room = await aRoomHere()
  const roundId = await room.roundId()
  const next = { kind: 'next', roundId } as const
  const answers = (await Promise.all([room.steer(next), room.steer(next)])).flat()
  expect(answers.filter((answer) => 'refused' in answer)).toMatchObject([{ refused: 'otherRound' }])
  expect(commonOf(await room.console()).head.phaseNumber).toBe(2)
})

test('a desk made again from the tables is the one that lived; guests go on with their cookie [A14]', async () => {
  const room = await aRoomHere()
  const { workshopId } = room
  const guest = await room.join(scene.stage.visitor(), { organisationText: 'La Remise' })
  await guest.send('Avant la panne')
  await done(room.steer({ kind: 'message', text: 'On reprend dans une minute' }))
  const second = await aStage({ database: scene.stage.database })
  const [lived, again] = await Promise.all(
    [scene.stage, second].map(({ services }) => services.workshops.state(workshopId)),
  )
  expect(plain(again)).toEqual(plain(lived))
  expect(JSON.stringify(plain(again))).toContain(guest.guestId)
  const back = guestOf(elsewhere(guest.visitor, second.base), workshopId, guest.guestId)
  expect(ownOf(await back.read())).toEqual(ownOf(await guest.read()))
  const later = await back.send('Après la panne')
  const there = roomOf(elsewhere(scene.pilot.visitor, second.base), workshopId)
  expect(commonOf(await there.console()).contributions[later]).toMatchObject({ text: 'Après la panne' })
  // The first one, had it not ended, reads on before it decides.
  await done(guest.do({ kind: 'reword', contributionId: later, type: 'obstacle', text: 'Redit' }))
  expect(commonOf(await room.console()).contributions[later]).toMatchObject({ text: 'Redit', type: 'obstacle' })
})

test('two processes on one database: what one wrote is seen by those who wait at the other [A15]', async () => {
  const room = await aRoomHere()
  const { workshopId } = room
  const second = await aStage({ database: scene.stage.database, follows: true })
  const there = roomOf(elsewhere(scene.pilot.visitor, second.base), workshopId)
  const { revision } = await there.console()
  const coming = there.console(revision)
  const guest = await room.join(scene.stage.visitor(), { name: 'Par l’autre porte' })
  const { common } = await coming
  expect(Object.values(common?.people ?? {})).toMatchObject([{ name: 'Par l’autre porte' }])
  const moved = guestOf(elsewhere(guest.visitor, second.base), workshopId, guest.guestId)
  const id = await moved.send('De l’autre côté')
  await done(room.steer({ kind: 'reveal', roundId: await room.roundId(), revealed: true }))
  expect(commonOf(await room.console()).contributions[id]).toMatchObject({ text: 'De l’autre côté' })
})

test('processes that hear nothing of each other write one log, each reading on before it decides [A15]', async () => {
  const hall = await aDemarche()
  const room = await aRoom(hall.pilot.visitor, hall.demarcheId, hall.organisationId)
  const { workshopId } = room
  const deaf = await aStage({ database: hall.stage.database })
  const here = await room.join(hall.stage.visitor())
  const there = guestOf(elsewhere(here.visitor, deaf.base), workshopId, here.guestId)
  const roundId = await room.roundId()
  const sends = Array.from({ length: 20 }, (_, n) => {
    const command = { kind: 'send', roundId, contributionId: randomUUID(), type: 'need', text: `${n}` } as const
    return done((n % 2 === 0 ? here : there).do(command))
  })
  const revisions = (await Promise.all(sends)).flat().map((answer) => ('revision' in answer ? answer.revision : 0))
  expect(new Set(revisions).size).toBe(20)
  const { revision } = await there.read(Math.max(...revisions))
  expect(revision).toBe(Math.max(...revisions))
  expect(Object.keys(ownOf(await there.read()).contributions)).toHaveLength(20)
})

test('what cannot be written is answered by an error, changes nothing, and may be asked again [A15]', async () => {
  const room = await aRoomHere()
  const { workshopId } = room
  const guest = await room.join(scene.stage.visitor())
  const before = (await room.console()).revision
  const { owner } = scene.stage.database
  await owner`alter table workshop_text add constraint broken check (text <> 'Refusé par la base') not valid`
  const roundId = await room.roundId()
  const send = {
    kind: 'send',
    roundId,
    contributionId: randomUUID(),
    type: 'need',
    text: 'Refusé par la base',
  } as const
  const commands = [asked(send)]
  const asking = () => guest.visitor.call('takePart', { workshopId, guestId: guest.guestId, commands })
  await expect(asking()).rejects.toMatchObject({ status: 500 })
  expect((await room.console()).revision).toBe(before)
  expect(logged.text()).toContain('was not written')
  expect(logged.text()).not.toContain('Refusé par la base')
  await owner`alter table workshop_text drop constraint broken`
  expect((await asking()).answers).toMatchObject([{ revision: before + 1 }])
})

test('somebody who joins twice with one device is one guest; another device is refused [A14]', async () => {
  const room = await aRoomHere()
  const visitor = scene.stage.visitor()
  const guest = await room.join(visitor)
  const again = { workshopId: room.workshopId, code: room.code, guestId: guest.guestId, ...someone }
  await visitor.call('joinRoom', again)
  await expect(scene.stage.visitor().call('joinRoom', again)).rejects.toMatchObject({ code: 'notYourGuest' })
  expect(commonOf(await room.console()).head.counts.guests).toBe(1)
  await done(guest.do({ kind: 'leave' }))
  await visitor.call('joinRoom', again)
  expect(commonOf(await room.console()).head.counts.guests).toBe(1)
  const { guests } = await foundRoom(visitor, room.code)
  expect(guests).toEqual([{ guestId: guest.guestId, name: 'Sékou Diarra' }])
})
