// Fields saved as one leaves them: what is on its way, what was kept, what failed and stays in its field.
import { useRef, useState } from 'react'
import { Failure } from '../../api.ts'

export type SavingState = 'idle' | 'saving' | 'saved' | 'failed'

export type Saving = {
  state: SavingState
  failure: Failure | null
  /** Runs one save. Resolves to whether it was kept. */
  run: (save: () => Promise<unknown>) => Promise<boolean>
}

export function useSaving(): Saving {
  const [shown, setShown] = useState<Pick<Saving, 'state' | 'failure'>>({ state: 'idle', failure: null })
  const last = useRef(0)
  const run = async (save: () => Promise<unknown>): Promise<boolean> => {
    const mine = ++last.current
    // Only the last save speaks: an earlier one that ends late must not tell of another.
    const tell = (next: Pick<Saving, 'state' | 'failure'>) => {
      if (mine === last.current) setShown(next)
    }
    setShown({ state: 'saving', failure: null })
    try {
      await save()
      tell({ state: 'saved', failure: null })
      return true
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      setShown({ state: 'failed', failure: error })
      return false
    }
  }
  return { ...shown, run }
}
