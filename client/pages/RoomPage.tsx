// The room on a phone, outside of any account: a code, an arrival, then the workshop. Loads nothing of signed-in pages.
import { Suspense, useCallback, useEffect, useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { Reply } from '../../shared/api.ts'
import { uuidv7 } from '../../shared/ids.ts'
import { language } from '../../shared/text/words.ts'
import { codeLength } from '../../shared/workshop/code.ts'
import { call, Failure } from '../api.ts'
import { Arrive, type RoomFound } from '../features/room/Arrive.tsx'
import { cleanCode } from '../features/room/code.ts'
import { CodeEntry } from '../features/room/CodeEntry.tsx'
import { Followed } from '../features/room/Followed.tsx'
import { Chooser, Resume, SameAs } from '../features/room/later.ts'
import { knownGuests, rememberGuest, type KnownGuest } from '../features/room/room-notes.ts'
import { randomBytes } from '../features/room/use-room.ts'
import { deviceNotes } from '../live/notes.ts'
import { Waiting } from '../ui/Waiting.tsx'

export function RoomPage() {
  const { code: typed = '' } = useParams<{ code?: string }>()
  const code = cleanCode(typed)
  const [, go] = useLocation()
  const onCode = (next: string) => go(`/r/${next}`, { replace: code !== '' })
  if (code.length !== codeLength) return <CodeEntry tried={code} failure={null} busy={false} onCode={onCode} />
  return (
    <Suspense fallback={<Waiting />}>
      <RoomOf key={code} code={code} onCode={onCode} />
    </Suspense>
  )
}

type Step =
  | { is: 'looking' }
  | { is: 'failed'; failure: Failure }
  | { is: 'found'; room: Reply<'findRoom'>; isAdding: boolean }
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
      setStep({ is: 'found', room: await call('findRoom', { code, language }), isAdding: false })
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
      if (room.kind === 'meeting') return <Chooser code={code} found={room} />
      const { workshopId, title } = room
      const add = () => setStep({ ...step, isAdding: true })
      if (room.guests.length > 0 && !isAdding) {
        return (
          <Resume
            code={code}
            title={title}
            guests={room.guests}
            onResume={(guestId, name) => enter({ workshopId, guestId, name, title })}
            onAdd={isJoinable(room) ? add : null}
          />
        )
      }
      const Enter = room.known.length > 0 && !isAdding && !room.isFull ? SameAs : Arrive
      return (
        <Enter
          code={code}
          room={room}
          makeId={() => uuidv7(Date.now(), randomBytes())}
          onJoined={(guestId, name) => enter({ workshopId, guestId, name, title })}
          onFull={() => void look()}
          onOther={add}
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
