// One act of a form on pages that load no query machinery: pending, failed, done; a second press while it runs is ignored.
import { useRef, useState } from 'react'
import { Failure } from './api.ts'

export type Act<Args extends unknown[]> = {
  run(...args: Args): Promise<void>
  pending: boolean
  failure: Failure | null
  /** Grows with each failure, so that the same one is told again. */
  attempt: number
}

export function useAct<Args extends unknown[]>(work: (...args: Args) => Promise<void>): Act<Args> {
  const running = useRef(false)
  const [state, setState] = useState({ pending: false, failure: null as Failure | null, attempt: 0 })
  const run = async (...args: Args): Promise<void> => {
    if (running.current) return
    running.current = true
    setState((before) => ({ ...before, pending: true, failure: null }))
    try {
      await work(...args)
      setState((before) => ({ ...before, pending: false }))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      setState((before) => ({ pending: false, failure: error, attempt: before.attempt + 1 }))
    } finally {
      running.current = false
    }
  }
  return { run, ...state }
}
