// A meeting with its workshops, made, opened and joined by the product's own operations.
import type { Scene } from './builders.ts'
import { done, ready, roomOf, alone, type Guest, type Room } from './workshops.ts'

export type TestMeeting = {
  meetingId: string
  /** In the order of the day; each is open, and in its first phase. */
  rooms: Room[]
  /** Opens it; its code. */
  open(): Promise<string>
}

export async function aMeeting(
  { pilot, demarcheId, organisationId }: Scene,
  { workshops = 2 }: { workshops?: number } = {},
): Promise<TestMeeting> {
  const call = pilot.visitor.call.bind(pilot.visitor)
  const { meetingId } = await call('createMeeting', { demarcheId, title: 'Rencontres de l’ESS' })
  await call('updateMeeting', { meetingId, ...ready, place: 'Halle aux grains' })
  const rooms: Room[] = []
  for (let n = 1; n <= workshops; n++) {
    const made = { demarcheId, title: `Atelier ${n}`, pilotOrganisationId: organisationId, template: 'empty' } as const
    const { workshopId } = await call('createWorkshop', { ...made, meetingId })
    const room = roomOf(pilot.visitor, workshopId)
    const { phases } = await call('readWorkshop', { workshopId })
    await done(room.steer(...phases.map(({ id }) => ({ kind: 'skipPhase', phaseId: id, skipped: true }) as const)))
    const plan = [alone(), alone()].map((phase) => ({ kind: 'addPhase', phase, before: null }) as const)
    await done(room.steer(...plan, { kind: 'open' }, { kind: 'start' }))
    const { code } = await call('readWorkshop', { workshopId })
    rooms.push({ ...room, code: code ?? '' })
  }
  return {
    meetingId,
    rooms,
    async open() {
      await call('openMeeting', { meetingId })
      return (await call('readMeeting', { meetingId })).code ?? ''
    },
  }
}

/** Reveals what was written in the round in hand, and closes the workshop. */
export async function closed(room: Room): Promise<void> {
  const roundId = await room.roundId()
  await done(room.steer({ kind: 'reveal', roundId, revealed: true }, { kind: 'close', roundId }))
}

export async function aMeetingWrittenUp(scene: Scene): Promise<{
  meetingId: string
  workshopId: string
  contributionId: string
  guest: Guest
}> {
  const { meetingId, rooms } = await aMeeting(scene, { workshops: 1 })
  const [room] = rooms
  if (!room) throw new Error('no workshop')
  const guest = await room.join(scene.stage.visitor())
  const contributionId = await guest.send('Des locaux partagés')
  await closed(room)
  await scene.pilot.visitor.call('writeMeetingRestitution', { meetingId })
  return { meetingId, workshopId: room.workshopId, contributionId, guest }
}
