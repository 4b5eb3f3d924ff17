// What this guest goes home with, asked once; again when the person comes back to the page after a failure.
import { useEffect, useState } from 'react'
import type { TakeAway } from '../../../shared/schemas/follow.ts'
import { call, Failure } from '../../api.ts'

export type Away = { home: TakeAway | null; failure: Failure | null; again(): void }

export function useTakeAway({ workshopId, guestId }: { workshopId: string; guestId: string }): Away {
  const [state, setState] = useState<Omit<Away, 'again'>>({ home: null, failure: null })
  const [tries, setTries] = useState(0)
  useEffect(() => {
    const left = new AbortController()
    call('readTakeAway', { workshopId, guestId }, left.signal).then(
      (home) => setState({ home, failure: null }),
      (error: unknown) => {
        if (left.signal.aborted) return
        if (!(error instanceof Failure)) throw error
        setState({ home: null, failure: error })
      },
    )
    return () => left.abort()
  }, [workshopId, guestId, tries])
  return { ...state, again: () => setTries((n) => n + 1) }
}
