// Meetings prepared, arranged, opened and closed, and the codes that lead to them, over HTTP on PostgreSQL.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { transaction } from '../../../server/db/transaction.ts'
import { freeCode } from '../../../server/workshop/log.ts'
import { aDemarche, aStranger, type Scene } from '../../support/builders.ts'
import { aMeeting, closed } from '../../support/meetings.ts'
import { aRoom, commonOf, done, foundRoom, ready, someone } from '../../support/workshops.ts'

let scene: Scene

beforeAll(async () => {
  scene = await aDemarche()
})

const call = ((...args: Parameters<Scene['pilot']['visitor']['call']>) =>
  scene.pilot.visitor.call(...args)) as Scene['pilot']['visitor']['call'] // the same one, once there is a scene
const read = (meetingId: string) => call('readMeeting', { meetingId })

/** Given once; until then whoever asks waits. */
function aSignal(): { given: Promise<void>; give(): void } {
  let give = (): void => undefined
  const given = new Promise<void>((resolve) => (give = resolve))
  return { given, give: () => give() }
}

describe('who prepares a meeting [A72]', () => {
  test('pilots and facilitators of the démarche; its members read it; to others it does not exist', async () => {
    const { meetingId, rooms } = await aMeeting(scene)
    const facilitator = await scene.join('facilitator')
    await facilitator.visitor.call('updateMeeting', { meetingId, place: 'Maison du projet' })
    const elsewhere = await aStranger(scene)
    const asked = [
      ['updateMeeting', { meetingId, title: 'Autre' }],
      ['arrangeMeeting', { meetingId, workshopIds: [] }],
      ['openMeeting', { meetingId }],
      ['closeMeeting', { meetingId }],
      ['writeMeetingRestitution', { meetingId }],
      ['listMeetingChanges', { meetingId }],
    ] as const
    for (const role of ['writer', 'member', 'elected', 'observer'] as const) {
      const { visitor } = await scene.join(role)
      expect(await visitor.call('readMeeting', { meetingId })).toMatchObject({ mayPrepare: false })
      expect(await visitor.call('listMeetings', { demarcheId: scene.demarcheId })).toMatchObject({ mayPrepare: false })
      for (const [name, input] of asked) {
        await expect(visitor.call(name, input), `${role} ${name}`).rejects.toMatchObject({ code: 'notAllowed' })
      }
      const made = { demarcheId: scene.demarcheId, title: 'La mienne' }
      await expect(visitor.call('createMeeting', made)).rejects.toMatchObject({ code: 'notAllowed' })
    }
    for (const [name, input] of [...asked, ['readMeeting', { meetingId }] as const]) {
      await expect(elsewhere.visitor.call(name, input), name).rejects.toMatchObject({ code: 'notFound' })
    }
    // whoever is named to run one of its workshops runs that one
    const { visitor, me } = await scene.join('member')
    await call('updateWorkshop', { workshopId: rooms[0]?.workshopId ?? '', facilitatorIds: [me.id] })
    await expect(visitor.call('openMeeting', { meetingId })).rejects.toMatchObject({ code: 'notAllowed' })
  })

  test('a workshop made in it is its last one, and begins with what is said of the day', async () => {
    const { meetingId } = await call('createMeeting', { demarcheId: scene.demarcheId, title: 'La journée' })
    const said = { ...ready, place: 'Halle aux grains', startsAt: '2027-03-04T08:00:00.000Z' }
    await call('updateMeeting', { meetingId, ...said, endsAt: '2027-03-04T16:00:00.000Z' })
    const make = async (title: string) => {
      const made = {
        demarcheId: scene.demarcheId,
        title,
        pilotOrganisationId: scene.organisationId,
        meetingId,
      } as const
      return (await call('createWorkshop', { ...made, template: 'thematic' })).workshopId
    }
    const ids = [await make('Un'), await make('Deux')]
    const page = await read(meetingId)
    expect(page.workshops.map(({ id }) => id)).toEqual(ids)
    expect(page).toMatchObject({ stage: 'draft', code: null, missing: [], notWritten: ids })
    const workshop = await call('readWorkshop', { workshopId: ids[0] ?? '' })
    expect(workshop).toMatchObject({
      ...said,
      missing: [],
      meeting: { id: meetingId, title: 'La journée', code: null },
    })
    const { workshops } = await call('listWorkshops', { demarcheId: scene.demarcheId })
    expect(workshops.filter((one) => one.meetingId === meetingId)).toHaveLength(2)
    const { meetings } = await call('listMeetings', { demarcheId: scene.demarcheId })
    expect(meetings.find(({ id }) => id === meetingId)).toMatchObject({ workshops: 2, people: 0 })
    const turned = call('updateMeeting', { meetingId, endsAt: '2027-03-03T16:00:00.000Z' })
    await expect(turned).rejects.toMatchObject({ code: 'badInput' })
  })

  test('its workshops are of its démarche and of no other meeting; arranged, they come in that order', async () => {
    const { meetingId, rooms } = await aMeeting(scene)
    const [one = '', two = ''] = rooms.map(({ workshopId }) => workshopId)
    const free = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId)
    const other = await aMeeting(scene, { workshops: 1 })
    const arrange = (workshopIds: string[]) => call('arrangeMeeting', { meetingId, workshopIds })
    await arrange([two, free.workshopId])
    expect((await read(meetingId)).workshops.map(({ id }) => id)).toEqual([two, free.workshopId])
    expect(await call('readWorkshop', { workshopId: one })).toMatchObject({ meeting: null })
    for (const stray of [other.rooms[0]?.workshopId ?? '', randomUUID()]) {
      await expect(arrange([two, stray])).rejects.toMatchObject({ code: 'badInput' })
    }
    const elsewhere = await aDemarche()
    const theirs = await aRoom(elsewhere.pilot.visitor, elsewhere.demarcheId, elsewhere.organisationId)
    await expect(arrange([theirs.workshopId])).rejects.toMatchObject({ code: 'badInput' })
    const made = { demarcheId: scene.demarcheId, title: 'Un', pilotOrganisationId: scene.organisationId } as const
    const astray = call('createWorkshop', { ...made, template: 'empty', meetingId: randomUUID() })
    await expect(astray).rejects.toMatchObject({ code: 'badInput' })
    await arrange([free.workshopId, two])
    expect((await read(meetingId)).workshops.map(({ id }) => id)).toEqual([free.workshopId, two])
    // no more of them than can be arranged
    await scene.stage.database.owner`
      insert into workshop (id, demarche_id, title, pilot_organisation_id, created_by, created_at, meeting_id, meeting_position)
      select gen_random_uuid(), demarche_id, title, pilot_organisation_id, created_by, created_at, ${meetingId}, 2 + n
      from workshop, generate_series(1, 37) n where id = ${two}`
    const onceMore = () => call('createWorkshop', { ...made, template: 'empty', meetingId })
    await onceMore()
    await expect(onceMore()).rejects.toMatchObject({ code: 'badInput' })
  })

  test('it is opened once it says who answers for the data, when people will hear of it, and has a workshop; closed, then opened again while nothing is written', async () => {
    const { meetingId } = await call('createMeeting', { demarcheId: scene.demarcheId, title: 'Vide' })
    expect((await read(meetingId)).missing).toEqual(['notice', 'feedbackDue', 'workshops'])
    const open = () => call('openMeeting', { meetingId })
    const guards = ['notice', 'feedbackDue', 'workshops']
    await expect(open()).rejects.toMatchObject({
      code: 'guardFailed',
      message: expect.stringContaining(JSON.stringify(guards)) as string,
    })
    const full = await aMeeting(scene, { workshops: 1 })
    const code = await full.open()
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/u)
    const again = call('openMeeting', { meetingId: full.meetingId })
    await expect(again).rejects.toMatchObject({ code: 'staleState' })
    await call('closeMeeting', { meetingId: full.meetingId })
    expect(await read(full.meetingId)).toMatchObject({ stage: 'closed', code: null })
    expect(await full.open()).toBe(code)
    const [room] = full.rooms
    if (!room) throw new Error('no workshop')
    await closed(room)
    await call('writeMeetingRestitution', { meetingId: full.meetingId })
    await call('closeMeeting', { meetingId: full.meetingId })
    await expect(full.open()).rejects.toMatchObject({ code: 'staleState' })
    const { owner } = scene.stage.database
    const acts = await owner<{ verb: string }[]>`
      select verb from audit_log where object_id = ${full.meetingId} order by at, id`
    const first = ['createMeeting', 'updateMeeting', 'openMeeting', 'closeMeeting', 'openMeeting']
    expect(acts.map(({ verb }) => verb)).toEqual([...first, 'writeMeetingRestitution', 'closeMeeting'])
  })
})

describe('one code for the day [A73]', () => {
  test('it leads to the workshops: those that can be joined with their codes, not those that were cancelled', async () => {
    const meeting = await aMeeting(scene, { workshops: 3 })
    const [first, second, third] = meeting.rooms
    if (!first || !second || !third) throw new Error('no workshops')
    await closed(second)
    const made = {
      demarcheId: scene.demarcheId,
      title: 'Plus tard',
      pilotOrganisationId: scene.organisationId,
    } as const
    await call('createWorkshop', { ...made, template: 'empty', meetingId: meeting.meetingId })
    const dropped = await call('createWorkshop', { ...made, template: 'empty', meetingId: meeting.meetingId })
    const cancel = { id: randomUUID(), command: { kind: 'cancel', reason: 'Salle prise' } as const }
    await call('steerWorkshop', { workshopId: dropped.workshopId, commands: [cancel] })
    const code = await meeting.open()
    const found = await scene.stage.visitor().call('findRoom', { code: code.toLowerCase() })
    if (found.kind !== 'meeting') throw new Error('not a meeting')
    expect(found).toMatchObject({ title: 'Rencontres de l’ESS', place: 'Halle aux grains' })
    expect(found.rooms.map(({ title, code: of, stage }) => [title, of, stage])).toEqual([
      ['Atelier 1', first.code, 'running'],
      ['Atelier 2', null, 'closed'],
      ['Atelier 3', third.code, 'running'],
      ['Plus tard', null, 'draft'],
    ])
    const room = await foundRoom(scene.stage.visitor(), first.code)
    expect(room).toMatchObject({ meeting: { title: 'Rencontres de l’ESS', code }, known: [] })
    expect(commonOf(await first.console()).head.meeting).toEqual({ title: 'Rencontres de l’ESS', code })
    await call('updateMeeting', { meetingId: meeting.meetingId, title: 'Rencontres' })
    expect((await call('readWorkshop', { workshopId: first.workshopId })).meeting?.title).toBe('Rencontres')
    await call('closeMeeting', { meetingId: meeting.meetingId })
    await expect
      .poll(async () => commonOf(await first.console()).head.meeting)
      .toEqual({ title: 'Rencontres', code: null })
    const late = scene.stage.visitor().call('findRoom', { code })
    await expect(late).rejects.toMatchObject({ code: 'roomClosed' })
  })

  test('whoever was there finds the day again once it is closed', async () => {
    const meeting = await aMeeting(scene)
    const code = await meeting.open()
    const guest = await meeting.rooms[0]?.join(scene.stage.visitor())
    await call('closeMeeting', { meetingId: meeting.meetingId })
    expect(await guest?.visitor.call('findRoom', { code })).toMatchObject({ kind: 'meeting' })
  })

  test('with the code of the day nobody joins: it is the code of none of its workshops', async () => {
    const meeting = await aMeeting(scene)
    const code = await meeting.open()
    const workshopId = meeting.rooms[0]?.workshopId ?? ''
    const join = scene.stage.visitor().call('joinRoom', { workshopId, code, guestId: randomUUID(), ...someone })
    await expect(join).rejects.toMatchObject({ code: 'wrongCode' })
  })

  test('wrong codes are counted as those of rooms are; whoever is in one of its workshops waits for nobody [A32]', async () => {
    const hall = await aDemarche()
    const meeting = await aMeeting(hall)
    const code = await meeting.open()
    const inside = await meeting.rooms[0]?.join(hall.stage.visitor())
    const find = (typed: string) => hall.stage.visitor().call('findRoom', { code: typed })
    for (let i = 0; i < 40; i++) await expect(find('222222')).rejects.toMatchObject({ code: 'wrongCode' })
    const [lock] = await hall.stage.database.owner`select 1 from throttle where locked_until is not null`
    expect(lock).toBeDefined()
    let isAnswered = false
    const waiting = find(code).then(() => (isAnswered = true))
    expect(await inside?.visitor.call('findRoom', { code })).toMatchObject({ kind: 'meeting' })
    expect(isAnswered).toBe(false)
    hall.stage.clock.at = new Date(hall.stage.clock.at.getTime() + 2_000)
    await waiting
  })

  test('no code is of two things: two that take the same at once get two, in both directions', async () => {
    const { sql } = scene.stage.services
    const { owner } = scene.stage.database
    const meeting = await aMeeting(scene, { workshops: 1 })
    const room = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId)
    // a workshop that opens and a meeting that opens draw the same: the second sees the first, which is not yet committed
    const code = 'ABCDEF'
    const drawn = [code, 'GHJKLM']
    await owner`update workshop set stage = 'draft', join_code = null where id = ${room.workshopId}`
    const [isTaken, mayCommit] = [aSignal(), aSignal()]
    const opening = transaction(sql, async (tx) => {
      const taken = await freeCode(tx, { id: room.workshopId, kept: code })
      await tx`update workshop set join_code = ${taken}, stage = 'open' where id = ${room.workshopId}`
      isTaken.give()
      await mayCommit.given
      return taken
    })
    await isTaken.given
    const other = transaction(sql, (tx) =>
      freeCode(tx, { id: meeting.meetingId, kept: null, propose: () => drawn.shift() ?? '' }),
    )
    mayCommit.give()
    expect([await opening, await other]).toEqual([code, 'GHJKLM'])
    // and whoever does not ask is refused by the database
    const direct = owner`update meeting set stage = 'open', join_code = ${code} where id = ${meeting.meetingId}`
    await expect(direct).rejects.toMatchObject({ code: '23505' })
    await owner`update workshop set stage = 'closed' where id = ${room.workshopId}`
    await owner`update meeting set stage = 'open', join_code = ${code} where id = ${meeting.meetingId}`
    const back = owner`update workshop set stage = 'running' where id = ${room.workshopId}`
    await expect(back).rejects.toMatchObject({ code: '23505' })
    const made = owner`
      insert into workshop (id, demarche_id, title, pilot_organisation_id, stage, join_code, created_by, created_at)
      select gen_random_uuid(), demarche_id, title, pilot_organisation_id, 'open', ${code}, created_by, now() from workshop
      where id = ${room.workshopId}`
    await expect(made).rejects.toMatchObject({ code: '23505' })
  })

  test('a workshop opened again whose code went to a meeting meanwhile gets another', async () => {
    const { owner } = scene.stage.database
    const room = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId)
    await done(room.steer({ kind: 'close', roundId: await room.roundId() }))
    const meeting = await aMeeting(scene, { workshops: 1 })
    await owner`update meeting set join_code = ${room.code} where id = ${meeting.meetingId}`
    expect(await meeting.open()).toBe(room.code)
    await done(room.steer({ kind: 'reopen', reason: 'Encore une question' }))
    const { code } = await call('readWorkshop', { workshopId: room.workshopId })
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/u)
    expect(code).not.toBe(room.code)
    expect(await scene.stage.visitor().call('findRoom', { code: room.code })).toMatchObject({ kind: 'meeting' })
  })
})
