// Who is signed in, known to every page; read once at the start, without the machinery of signed-in pages.
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Me } from '../shared/schemas/people.ts'
import { call, Failure } from './api.ts'
import { deviceNotes } from './live/notes.ts'

export type Session = {
  /** `unknown` until the server, or this device offline, has said. */
  state: 'unknown' | 'signedOut' | 'signedIn' | 'failed'
  me: Me | null
  /** The server did not answer, or the network is gone: what is shown comes from this device. */
  isOffline: boolean
  /** After a sign-in or a change of one's own account; null after a sign-out. */
  become(me: Me | null): void
  /** Asks the server again. */
  refresh(): Promise<void>
}

const noteName = 'maillage:me'
/** For whoever gives a session that no server knows: the gallery. */
export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession outside of SessionProvider')
  return session
}

/** The signed-in person; only for pages that are shown to nobody else. */
export function useMe(): Me {
  const { me } = useSession()
  if (me === null) throw new Error('useMe on a page of signed-out people')
  return me
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const [known, setKnown] = useState<Pick<Session, 'state' | 'me' | 'isOffline'>>(unknown)
  const become = useCallback((me: Me | null) => {
    remember(me)
    setKnown({ state: me === null ? 'signedOut' : 'signedIn', me, isOffline: false })
  }, [])
  const refresh = useCallback(async () => {
    try {
      become((await call('readMe', {})).me)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      // Offline, an opened document opens all the same: the device remembers who used it last.
      const me = error.code === 'offline' || error.code === 'unavailable' ? remembered() : null
      setKnown({ state: me === null ? 'failed' : 'signedIn', me, isOffline: true })
    }
  }, [become])
  useEffect(() => void refresh(), [refresh])
  useEffect(() => {
    const back = () => void refresh()
    const gone = () => setKnown((before) => ({ ...before, isOffline: before.state === 'signedIn' }))
    addEventListener('online', back)
    addEventListener('offline', gone)
    return () => {
      removeEventListener('online', back)
      removeEventListener('offline', gone)
    }
  }, [refresh])
  const session = useMemo(() => ({ ...known, become, refresh }), [known, become, refresh])
  return <SessionContext value={session}>{children}</SessionContext>
}

const unknown = { state: 'unknown', me: null, isOffline: false } as const

function remember(me: Me | null): void {
  const notes = deviceNotes()
  if (me === null) notes.remove(noteName)
  else notes.write(noteName, JSON.stringify(me))
}

function remembered(): Me | null {
  const text = deviceNotes().read(noteName)
  return text === null ? null : (JSON.parse(text) as Me) // written by us, above
}
