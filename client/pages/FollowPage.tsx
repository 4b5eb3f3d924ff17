// « Suivre mes contributions », outside of any account: six words, typed or in the fragment of the address, then what became of them.
import { useCallback, useEffect, useState } from 'react'
import type { Follow } from '../../shared/schemas/follow.ts'
import { follow } from '../../shared/text/fr/follow.ts'
import { words } from '../../shared/text/words.ts'
import { call, Failure } from '../api.ts'
import { Entry } from '../features/follow/Entry.tsx'
import { Erased } from '../features/follow/Erased.tsx'
import { Opened } from '../features/follow/Opened.tsx'
import { dropToken, takeToken } from '../link-token.ts'

const t = words(follow)
const page = 'suivi'

type Step =
  | { is: 'entry'; failure: Failure | null; said: string }
  | { is: 'looking' }
  | { is: 'open'; follow: Follow }
  | { is: 'erased' }

export function FollowPage() {
  const [code, setCode] = useState(() => takeToken(page))
  const [step, setStep] = useState<Step>(code === '' ? { is: 'entry', failure: null, said: '' } : { is: 'looking' })
  const read = useCallback(async (typed: string): Promise<void> => {
    try {
      setStep({ is: 'open', follow: await call('readFollow', { code: typed }) })
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure
      if (failure.code === 'wrongCode') dropToken(page)
      setStep({ is: 'entry', failure, said: '' })
    }
  }, [])
  const look = (typed: string) => {
    setCode(typed)
    setStep({ is: 'looking' })
    void read(typed)
  }
  useEffect(() => {
    if (code !== '') void read(code)
    // another code in the address of a tab that is open changes the fragment alone
    const moved = () => {
      const fresh = takeToken(page)
      setCode(fresh)
      setStep({ is: 'looking' })
      void read(fresh)
    }
    addEventListener('hashchange', moved)
    return () => removeEventListener('hashchange', moved)
    // once, on arrival: later looks are asked for
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const close = (said: string) => {
    dropToken(page)
    setCode('')
    setStep({ is: 'entry', failure: null, said })
  }
  switch (step.is) {
    case 'open':
      return (
        <Opened
          code={code}
          follow={step.follow}
          onChanged={() => read(code)}
          onErased={() => {
            dropToken(page)
            setStep({ is: 'erased' })
          }}
          onClose={() => close(t('follow.left'))}
        />
      )
    case 'erased':
      return <Erased />
    case 'looking':
    case 'entry': {
      const { failure, said } = step.is === 'entry' ? step : { failure: null, said: '' }
      return <Entry tried={code} failure={failure} said={said} busy={step.is === 'looking'} onCode={look} />
    }
  }
}
