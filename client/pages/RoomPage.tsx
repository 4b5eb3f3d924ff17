// The room on a phone, outside of any account: a code, an arrival, then the workshop. Loads nothing of signed-in pages.
import { useCallback, useEffect, useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { MeetingFound } from '../../shared/schemas/meetings.ts'
import { uuidv7 } from '../../shared/ids.ts'
import { codeLength } from '../../shared/workshop/code.ts'
import { call, Failure } from '../api.ts'
import { Arrive, type RoomFound } from '../features/room/Arrive.tsx'
import { cleanCode } from '../features/room/code.ts'
import { CodeEntry } from '../features/room/CodeEntry.tsx'
import { Followed } from '../features/room/Followed.tsx'
import { Resume } from '../features/room/Resume.tsx'
import { knownGuests, rememberGuest, type KnownGuest } from '../features/room/room-notes.ts'
import { randomBytes } from '../features/room/use-room.ts'
import { deviceNotes } from '../live/notes.ts'

export function RoomPage() {
  const { code: typed = '' } = useParams<{ code?: string }>()
  const code = cleanCode(typed)
  const [, go] = useLocation()
  const onCode = (next: string) => go(`/r/${next}`, { replace: code !== '' })
  if (code.length !== codeLength) return <CodeEntry tried={code} failure={null} busy={false} onCode={onCode} />
  return <RoomOf key={code} code={code} onCode={onCode} />
}

type Step =
  | { is: 'looking' }
  | { is: 'failed'; failure: Failure }
  | { is: 'found'; room: RoomFound; isAdding: boolean }
  /** The code of a day: one of its workshops is chosen. */
  | { is: 'meeting'; meeting: MeetingFound }
  /** Without a network: those whom this phone remembers. */
  | { is: 'known'; guests: KnownGuest[]; failure: Failure }
  | { is: 'in'; guest: KnownGuest }

function RoomOf({ code, onCode }: { code: string; onCode(code: string): void }) {
  const [notes] = useState(deviceNotes)
  const [step, setStep] = useState<Step>(() => {
    const guest = knownGuests(notes, code).find(({ guestId }) => guestId === guestOfTab())
    return guest ? { is: 'in', guest } : { is: 'looking' }
  })
  const look = useCallback(async () => {
    setStep({ is: 'looking' })
    try {
      const found = await call('findRoom', { code })
      if (found.kind === 'room') setStep({ is: 'found', room: found, isAdding: false })
      else setStep({ is: 'meeting', meeting: found })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const guests = knownGuests(notes, code)
      const isAway = error.code === 'offline' || error.code === 'unavailable'
      setStep(isAway && guests.length > 0 ? { is: 'known', guests, failure: error } : { is: 'failed', failure: error })
    }
  }, [code, notes])
  const isLooking = step.is === 'looking'
  useEffect(() => {
    if (isLooking) void look()
    // once, on arrival: later looks are asked for
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const enter = (guest: KnownGuest) => {
    rememberGuest(notes, code, guest)
    history.replaceState({ ...(history.state as object | null), guest: guest.guestId }, '')
    setStep({ is: 'in', guest })
  }
  const leaveTab = () => {
    history.replaceState({ ...(history.state as object | null), guest: null }, '')
    void look()
  }
  switch (step.is) {
    case 'looking':
      return <CodeEntry tried={code} failure={null} busy onCode={onCode} />
    case 'failed':
      return (
        <CodeEntry
          tried={code}
          failure={step.failure}
          busy={false}
          onCode={(next) => (next === code ? void look() : onCode(next))}
        />
      )
    case 'meeting':
      return (
        <ul>
          {step.meeting.rooms.map(({ workshopId, title, code: of }) => (
            <li key={workshopId}>{of === null ? title : <a href={`/r/${of}`}>{title}</a>}</li>
          ))}
        </ul>
      )
    case 'known':
      return (
        <Resume
          code={code}
          title={step.guests[0]?.title ?? ''}
          guests={step.guests}
          onResume={(guestId) => {
            const guest = step.guests.find((one) => one.guestId === guestId)
            if (guest) enter(guest)
          }}
          onAdd={null}
        />
      )
    case 'found': {
      const { room, isAdding } = step
      const { workshopId, title } = room
      if (room.guests.length > 0 && !isAdding) {
        return (
          <Resume
            code={code}
            title={title}
            guests={room.guests}
            onResume={(guestId, name) => enter({ workshopId, guestId, name, title })}
            onAdd={isJoinable(room) ? () => setStep({ ...step, isAdding: true }) : null}
          />
        )
      }
      return (
        <Arrive
          code={code}
          room={room}
          makeId={() => uuidv7(Date.now(), randomBytes())}
          onJoined={(guestId, name) => enter({ workshopId, guestId, name, title })}
          onFull={() => void look()}
        />
      )
    }
    case 'in':
      return <Followed key={step.guest.guestId} code={code} guest={step.guest} onChangePerson={leaveTab} />
  }
}

const isJoinable = ({ stage }: RoomFound): boolean => stage === 'open' || stage === 'running'

/** Whom this tab speaks as: a reload goes straight back in, another tab asks. */
function guestOfTab(): string | null {
  const state: unknown = history.state
  if (typeof state !== 'object' || state === null || !('guest' in state)) return null
  return typeof state.guest === 'string' ? state.guest : null
}
