// Somebody who comes to several workshops of a day: known by their device, counted once, followed by one code.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { aDemarche, type Scene } from '../../support/builders.ts'
import { aStage } from '../../support/stage.ts'
import { aMeeting, closed, type TestMeeting } from '../../support/meetings.ts'
import { done, foundRoom, guestOf, someone, asked, type Room } from '../../support/workshops.ts'
import type { Visitor } from '../../support/visitor.ts'

let scene: Scene

beforeAll(async () => {
  scene = await aDemarche()
})

async function aDay(): Promise<TestMeeting & { one: Room; two: Room }> {
  const meeting = await aMeeting(scene)
  const [one, two] = meeting.rooms
  if (!one || !two) throw new Error('no workshops')
  return { ...meeting, one, two }
}

const attendance = async (meetingId: string) =>
  (await scene.pilot.visitor.call('readMeeting', { meetingId })).attendance

const claim = (visitor: Visitor, { workshopId, code }: Room, sameAs: string, guestId: string = randomUUID()) =>
  visitor.call('joinRoom', { workshopId, code, guestId, ...someone, sameAs })

describe('the same person in two workshops [A74]', () => {
  test('the device is offered those whom it brought to the others, and to come in as them; they are counted once', async () => {
    const { meetingId, one, two } = await aDay()
    const first = await one.join(scene.stage.visitor(), { organisationText: 'Filage' })
    await two.join(scene.stage.visitor(), { identity: 'nameless', name: '', college: 'resident' })
    expect(await attendance(meetingId)).toMatchObject({ people: 2 })
    const { known } = await foundRoom(first.visitor, two.code)
    expect(known).toEqual([
      {
        guestId: first.guestId,
        name: 'Sékou Diarra',
        identity: 'named',
        organisationId: null,
        organisation: 'Filage',
        college: 'ess',
      },
    ])
    expect((await foundRoom(scene.stage.visitor(), two.code)).known).toEqual([])
    expect((await foundRoom(first.visitor, one.code)).known).toEqual([])
    const second = await two.join(first.visitor, { sameAs: first.guestId })
    expect(second.guestId).not.toBe(first.guestId)
    expect(await foundRoom(first.visitor, two.code)).toMatchObject({ known: [], guests: [{ guestId: second.guestId }] })
    expect(await attendance(meetingId)).toEqual({
      people: 2,
      byCollege: [
        { college: 'ess', people: 1 },
        { college: 'resident', people: 1 },
      ],
    })
    const { meetings } = await scene.pilot.visitor.call('listMeetings', { demarcheId: scene.demarcheId })
    expect(meetings.find(({ id }) => id === meetingId)?.people).toBe(2)
  })

  test('who does not say so is somebody else, also on the same device', async () => {
    const { meetingId, one, two } = await aDay()
    const { visitor } = await one.join(scene.stage.visitor())
    await two.join(visitor)
    expect(await attendance(meetingId)).toMatchObject({ people: 2 })
  })

  test('another device that claims to be them is refused, and so is a guest of another day', async () => {
    const { one, two } = await aDay()
    const { guestId, visitor } = await one.join(scene.stage.visitor())
    const other = scene.stage.visitor()
    await expect(claim(other, two, guestId)).rejects.toMatchObject({ code: 'notYourGuest' })
    await foundRoom(other, two.code) // with a cookie of its own
    await expect(claim(other, two, guestId)).rejects.toMatchObject({ code: 'notYourGuest' })
    const elsewhere = await aDay()
    await expect(claim(visitor, elsewhere.two, guestId)).rejects.toMatchObject({ code: 'notYourGuest' })
    await expect(claim(visitor, two, randomUUID())).rejects.toMatchObject({ code: 'notYourGuest' })
    // under the id of theirs, which is free in this workshop, somebody else is somebody else
    await two.join(other, { guestId })
    expect((await foundRoom(visitor, two.code)).known).toHaveLength(1)
    await expect(guestOf(visitor, two.workshopId, guestId).read()).rejects.toMatchObject({ code: 'notYourGuest' })
  })

  test('nobody is twice in a workshop: from two tabs at once one comes in; a join whose answer was lost is done once', async () => {
    const { meetingId, one, two } = await aDay()
    const { guestId, visitor } = await one.join(scene.stage.visitor())
    const tabs = await Promise.allSettled([claim(visitor, two, guestId), claim(visitor, two, guestId)])
    expect(tabs.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { guests } = await foundRoom(visitor, two.code)
    expect(guests).toHaveLength(1)
    await claim(visitor, two, guestId, guests[0]?.guestId)
    expect((await foundRoom(visitor, two.code)).guests).toHaveLength(1)
    expect(await attendance(meetingId)).toMatchObject({ people: 1 })
  })

  test('a workshop that goes to another meeting takes its people along, who are of that day alone from then on', async () => {
    const [from, to] = [await aDay(), await aDay()]
    const first = await from.one.join(scene.stage.visitor())
    const second = await from.two.join(first.visitor, { sameAs: first.guestId })
    const place = { workshopId: from.one.workshopId, guestId: first.guestId }
    const { code } = await first.visitor.call('makeFollowCode', { ...place, replaces: false })
    const arrange = (meetingId: string, ...rooms: Room[]) =>
      scene.pilot.visitor.call('arrangeMeeting', { meetingId, workshopIds: rooms.map((room) => room.workshopId) })
    const stolen = arrange(to.meetingId, to.one, from.two)
    await expect(stolen).rejects.toMatchObject({ code: 'badInput' })
    await arrange(from.meetingId, from.one, from.one)
    await arrange(to.meetingId, to.one, from.two, to.one)
    expect((await foundRoom(first.visitor, to.one.code)).known).toMatchObject([{ guestId: second.guestId }])
    expect((await foundRoom(first.visitor, from.one.code)).known).toEqual([])
    await expect(claim(first.visitor, to.one, first.guestId)).rejects.toMatchObject({ code: 'notYourGuest' })
    await claim(first.visitor, to.one, second.guestId)
    expect([(await attendance(from.meetingId)).people, (await attendance(to.meetingId)).people]).toEqual([1, 1])
    expect((await scene.stage.visitor().call('readFollow', { code })).others).toEqual([])
    const { workshops } = await scene.pilot.visitor.call('readMeeting', { meetingId: to.meetingId })
    expect(workshops.map(({ id }) => id)).toEqual([to.one.workshopId, from.two.workshopId])
  })

  test('who erased themselves in one comes back there as somebody else', async () => {
    const { one, two } = await aDay()
    const first = await one.join(scene.stage.visitor())
    const second = await two.join(first.visitor, { sameAs: first.guestId })
    await done(first.do({ kind: 'eraseMe' }))
    expect((await foundRoom(first.visitor, one.code)).guests).toEqual([])
    const back = await one.join(first.visitor, { sameAs: second.guestId })
    expect((await foundRoom(first.visitor, one.code)).guests).toEqual([{ guestId: back.guestId, name: 'Sékou Diarra' }])
  })
})

describe('who erased themselves in one workshop [A54, A74]', () => {
  test('is joined there to nobody of the others, in no row and in no process', async () => {
    const { one, two } = await aDay()
    const first = await one.join(scene.stage.visitor())
    const second = await two.join(first.visitor, { sameAs: first.guestId })
    await done(first.do({ kind: 'eraseMe' }))
    const { owner } = scene.stage.database
    const rows = await owner<{ attendeeId: string }[]>`
      select attendee_id from workshop_guest where id = any(${[first.guestId, second.guestId]}::text[]::uuid[])`
    expect(new Set(rows.map(({ attendeeId }) => attendeeId)).size).toBe(2)
    const { guests } = await scene.stage.services.workshops.whole(one.workshopId)
    const rebuilt = await aStage({ database: scene.stage.database })
    expect((await rebuilt.services.workshops.whole(one.workshopId)).guests.get(first.guestId)).toEqual(
      guests.get(first.guestId),
    )
  })
})

describe('one code to follow by, for the day [A74]', () => {
  async function aPersonInTwo() {
    const day = await aDay()
    const { one, two } = day
    const first = await one.join(scene.stage.visitor())
    const second = await two.join(first.visitor, { sameAs: first.guestId })
    await first.send('Des locaux partagés')
    await second.send('Un bus le soir')
    const { code } = await first.visitor.call('makeFollowCode', {
      workshopId: one.workshopId,
      guestId: first.guestId,
      replaces: false,
    })
    return { ...day, first, second, code }
  }
  const follow = (code: string) => scene.stage.visitor().call('readFollow', { code })

  test('it opens what they wrote in all of its workshops, and nothing of anybody else', async () => {
    const { one, two, code } = await aPersonInTwo()
    const stranger = await two.join(scene.stage.visitor())
    await stranger.send('À quelqu’un d’autre')
    const followed = await follow(code)
    expect(followed).toMatchObject({ workshopId: one.workshopId, meeting: { title: 'Rencontres de l’ESS' } })
    expect(followed.contributions.map(({ text }) => text)).toEqual(['Des locaux partagés'])
    expect(followed.others).toMatchObject([{ workshopId: two.workshopId, title: 'Atelier 2', hasCode: true }])
    expect(followed.others.flatMap(({ contributions }) => contributions.map(({ text }) => text))).toEqual([
      'Un bus le soir',
    ])
  })

  test('they correct and withdraw there by it; under the id of another workshop they are nobody', async () => {
    const { two, code, second } = await aPersonInTwo()
    const [contribution] = (await follow(code)).others[0]?.contributions ?? []
    const withdraw = asked({ kind: 'withdraw', contributionId: contribution?.id ?? '' } as const)
    const { answers } = await scene.stage
      .visitor()
      .call('askByCode', { code, workshopId: two.workshopId, commands: [withdraw] })
    expect(answers[0]).toHaveProperty('revision')
    expect((await follow(code)).others[0]?.contributions[0]?.is).toBe('withdrawn')
    expect(second.guestId).not.toBe('')
    const elsewhere = await aDay()
    const stray = { code, workshopId: elsewhere.one.workshopId, commands: [asked({ kind: 'eraseMe' } as const)] }
    await expect(scene.stage.visitor().call('askByCode', stray)).rejects.toMatchObject({ code: 'notYourGuest' })
  })

  test('there is one for the day: made in another workshop it takes the place of the first, which is said before', async () => {
    const { two, second, code } = await aPersonInTwo()
    const place = { workshopId: two.workshopId, guestId: second.guestId }
    expect(await second.visitor.call('readTakeAway', place)).toMatchObject({ hasCode: true })
    const make = (replaces: boolean) => second.visitor.call('makeFollowCode', { ...place, replaces })
    await expect(make(false)).rejects.toMatchObject({ code: 'alreadyExists' })
    const made = await make(true)
    await expect(follow(code)).rejects.toMatchObject({ code: 'wrongCode' })
    expect((await follow(made.code)).others).toHaveLength(1)
  })

  test.each(['made', 'opened'] as const)(
    'who erases themselves where it was %s is erased in all, and it is worth nothing',
    async (where) => {
      const { one, two, first, second, code } = await aPersonInTwo()
      const commands = [asked({ kind: 'eraseMe' } as const)]
      const place = where === 'made' ? {} : { workshopId: two.workshopId }
      await scene.stage.visitor().call('askByCode', { code, ...place, commands })
      for (const guest of [first, second]) await expect(guest.read()).rejects.toMatchObject({ code: 'notYourGuest' })
      await expect(follow(code)).rejects.toMatchObject({ code: 'wrongCode' })
      const { owner } = scene.stage.database
      const ids = [one.workshopId, two.workshopId]
      const rows = await owner`
      select name, device_hash from workshop_guest where workshop_id = any(${ids}::text[]::uuid[])`
      expect([...rows]).toEqual([
        { name: '', deviceHash: '' },
        { name: '', deviceHash: '' },
      ])
      const [left] = await owner<{ n: number }[]>`
      select count(*)::int as n from workshop_text where workshop_id = any(${ids}::text[]::uuid[]) and text <> ''`
      expect(left?.n).toBe(0)
    },
  )

  test('a workshop that leaves the meeting is opened by it no more', async () => {
    const { meetingId, one, code } = await aPersonInTwo()
    await scene.pilot.visitor.call('arrangeMeeting', { meetingId, workshopIds: [one.workshopId] })
    expect((await follow(code)).others).toEqual([])
    await closed(one)
  })
})
