// Who is in the room: whoever was heard of lately.
import { expect, test } from 'vitest'
import { Feeds } from '../../../server/workshop/feeds.ts'
import { aDemarche } from '../../support/builders.ts'
import { aRoom, commonOf, done } from '../../support/workshops.ts'

test('a console that waits is told who came and who has not been heard of for a while', async () => {
  const { stage, pilot, demarcheId, organisationId } = await aDemarche()
  const room = await aRoom(pilot.visitor, demarcheId, organisationId)
  const guest = await room.join(stage.visitor())
  const whole = commonOf(await room.console())
  expect(whole.head.counts).toMatchObject({ guests: 1, here: 1 })
  const state = await stage.services.workshops.state(room.workshopId)
  const said = { title: '', code: null, question: '', pilot: '', capacity: 10, meeting: null }
  const head = { id: room.workshopId, demarcheId, ...said }
  const { id, actorId } = pilot.me
  const somebody = {
    id: guest.guestId,
    actorId,
    deviceHash: id,
    name: 'Léa',
    identity: 'named',
    college: 'ess',
  } as const
  const nobodyElse = { organisation: null, organisationId: null, isErased: false, attendeeId: 'a' }
  const guests = new Map([[guest.guestId, { ...somebody, ...nobodyElse }]])
  const clock = { at: new Date() }
  const feeds = new Feeds(
    { head, state, texts: new Map(), languages: new Map(), guests, boxes: new Map() },
    () => clock.at,
  )
  const told = async (act: () => void): Promise<number> => {
    const coming = feeds.read({ kind: 'facilitator' }, state.revision, new AbortController().signal)
    act()
    feeds.lookAround()
    return commonOf(await coming).head.counts.here
  }
  commonOf(await feeds.read({ kind: 'facilitator' }, undefined, new AbortController().signal))
  expect(await told(() => feeds.see(guest.guestId))).toBe(1)
  expect(await told(() => (clock.at = new Date(clock.at.getTime() + 60_000)))).toBe(0)
  feeds.close()
})

test('a phone that was between two requests is told of a new title with its next one [A31]', async () => {
  const { stage, pilot, demarcheId, organisationId } = await aDemarche()
  const room = await aRoom(pilot.visitor, demarcheId, organisationId)
  const [guest, other] = [await room.join(stage.visitor()), await room.join(stage.visitor())]
  await other.read()
  const { revision } = await guest.read()
  const waiting = other.read(revision)
  await pilot.visitor.call('updateWorkshop', { workshopId: room.workshopId, title: 'Un autre titre' })
  const message = await guest.read(revision)
  expect(commonOf(message).head.title).toBe('Un autre titre')
  expect(commonOf(await waiting).head.title).toBe('Un autre titre')
  expect(message.revision).toBe(revision)
})

test('where those who are elsewhere meet is told to phones while one may join, and of a workshop in the room alone never [A97]', async () => {
  const { stage, pilot, demarcheId, organisationId } = await aDemarche()
  const room = await aRoom(pilot.visitor, demarcheId, organisationId)
  const { workshopId } = room
  const guest = await room.join(stage.visitor())
  const told = async () => commonOf(await guest.read()).head.videoUrl
  const videoUrl = 'https://visio.vaucombe.example/ateliers'
  await pilot.visitor.call('updateWorkshop', { workshopId, videoUrl })
  expect(await told()).toBeUndefined()
  await pilot.visitor.call('updateWorkshop', { workshopId, mode: 'hybrid' })
  expect(await told()).toBe(videoUrl)
  await done(room.steer({ kind: 'close', roundId: await room.roundId() }))
  expect(await told()).toBeUndefined()
})
