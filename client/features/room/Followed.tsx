// A place in the room, followed: in it, or told why it cannot be any more.
import { Suspense } from 'react'
import { forgetGuest, type KnownGuest } from './room-notes.ts'
import { InRoom } from './InRoom.tsx'
import { Gone } from './later.ts'
import { forgetSeen } from './seen.ts'
import { useRoom } from './use-room.ts'

export type FollowedProps = { code: string; guest: KnownGuest; onChangePerson(): void }

export function Followed({ code, guest, onChangePerson }: FollowedProps) {
  const now = useRoom(guest)
  if (now.status.is === 'gone' || now.queue.isExpired) {
    const failure = now.status.is === 'gone' ? now.status.failure : null
    return (
      <Suspense fallback={null}>
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
      </Suspense>
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
