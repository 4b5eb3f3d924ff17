// A place in the room, followed: in it, or told why it cannot be any more.
import { forgetGuest, type KnownGuest } from './room-notes.ts'
import { Gone } from './Gone.tsx'
import { InRoom } from './InRoom.tsx'
import { forgetSeen } from './seen.ts'
import { useRoom } from './use-room.ts'

export type FollowedProps = { code: string; guest: KnownGuest; onChangePerson(): void }

export function Followed({ code, guest, onChangePerson }: FollowedProps) {
  const now = useRoom(guest)
  if (now.status.is === 'gone' || now.queue.isExpired) {
    const failure = now.status.is === 'gone' ? now.status.failure : null
    return (
      <Gone
        now={now}
        code={code}
        title={guest.title}
        failure={failure}
        onJoin={() => {
          forgetGuest(now.notes, code, guest.guestId)
          forgetSeen(now.notes, guest.guestId)
          onChangePerson()
        }}
      />
    )
  }
  return (
    <InRoom
      now={now}
      code={code}
      title={guest.title}
      onChangePerson={onChangePerson}
      onLeave={() => {
        now.act({ kind: 'leave' })
        forgetSeen(now.notes, guest.guestId)
        onChangePerson()
      }}
    />
  )
}
