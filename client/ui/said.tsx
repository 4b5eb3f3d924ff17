// What an act gave, told to those who do not see the page change.
import { useCallback, useState, type ReactNode } from 'react'

/** `said` is drawn once and stays. The same words twice are heard twice; and what is told while a dialog closes is heard too. */
export function useSaid(): { said: ReactNode; say: (words: string) => void } {
  const [last, setLast] = useState({ words: '', isEven: true })
  const say = useCallback(
    (words: string) => setLast((before) => ({ words, isEven: before.words === words && !before.isEven })),
    [],
  )
  return {
    // A dialog makes all that is outside it inert, live regions too, but not what says that it stands above.
    said: (
      <output className="sr-only" data-react-aria-top-layer="">
        {last.isEven ? last.words : `${last.words}\u00a0`}
      </output>
    ),
    say,
  }
}
