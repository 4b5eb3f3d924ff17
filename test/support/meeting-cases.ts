// Good input of the endpoints of meetings, for the standard cases of every endpoint.
import type { Input } from '../../shared/api.ts'
import type { meetingEndpoints } from '../../shared/meeting-endpoints.ts'
import type { Scene } from './builders.ts'
import { aMeeting, aMeetingWrittenUp } from './meetings.ts'
import type { Visitor } from './visitor.ts'

type Cases = {
  [N in keyof typeof meetingEndpoints]: () => Promise<{ by: Visitor; input: Input<N> }>
}

export function meetingCases(scene: () => Scene): Cases {
  const byPilot = <I>(input: I) => ({ by: scene().pilot.visitor, input })
  const meetingId = async () => (await aMeeting(scene(), { workshops: 1 })).meetingId
  let written: ReturnType<typeof aMeetingWrittenUp> | undefined
  const writtenUp = () => (written ??= aMeetingWrittenUp(scene()))
  return {
    listMeetings: async () => byPilot({ demarcheId: scene().demarcheId }),
    createMeeting: async () => byPilot({ demarcheId: scene().demarcheId, title: 'Rencontre' }),
    readMeeting: async () => byPilot({ meetingId: await meetingId() }),
    updateMeeting: async () => byPilot({ meetingId: await meetingId(), place: 'Halle aux grains' }),
    arrangeMeeting: async () => byPilot({ meetingId: await meetingId(), workshopIds: [] }),
    openMeeting: async () => byPilot({ meetingId: await meetingId() }),
    closeMeeting: async () => {
      const meeting = await aMeeting(scene(), { workshops: 1 })
      await meeting.open()
      return byPilot({ meetingId: meeting.meetingId })
    },
    writeMeetingRestitution: async () => byPilot({ meetingId: (await writtenUp()).meetingId, again: true }),
    listMeetingChanges: async () => byPilot({ meetingId: (await writtenUp()).meetingId }),
    carryMeetingChange: async () => {
      const { meetingId: of, workshopId, contributionId } = await writtenUp()
      const what = { workshopId, sourceId: contributionId, change: 'withdrawn', revision: 0, carried: true } as const
      return byPilot({ meetingId: of, ...what })
    },
  }
}
