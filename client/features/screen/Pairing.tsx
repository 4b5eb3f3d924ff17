// Before a workshop is shown: the code by which the console brings this screen to it.
import { useEffect, useState } from 'react'
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { words } from '../../../shared/text/words.ts'
import { spacedCode } from '../../../shared/workshop/code.ts'
import { call, Failure } from '../../api.ts'
import { Brand } from '../../ui/Brand.tsx'
import { Page } from '../../ui/Page.tsx'
import styles from './screen.module.css'

const t = words(screen)

const every = 2_000

export function Pairing({ onPaired }: { onPaired(workshopId: string): void }) {
  const { code, isAway } = useCode(onPaired)
  return <PairingView code={code} isAway={isAway} />
}

export function PairingView({ code, isAway }: { code: string | null; isAway: boolean }) {
  return (
    <Page title={t('screen.title')} width="full">
      <div className={styles.screen}>
        <div className={styles.pairing}>
          <div className={styles.brand}>
            <Brand />
          </div>
          <h1>{t('screen.pair.title')}</h1>
          {code && (
            <>
              <p className={styles.pairCode}>
                <span className="sr-only">{t('screen.pair.code')} </span>
                {spacedCode(code)}
              </p>
              <p className={styles.lead}>{t('screen.pair.how')}</p>
            </>
          )}
          <p role="status">{sayState(code, isAway)}</p>
        </div>
      </div>
    </Page>
  )
}

function sayState(code: string | null, isAway: boolean): string {
  if (isAway) return t('screen.pair.offline')
  return t(code ? 'screen.pair.wait' : 'screen.pair.waiting')
}

/** Asks for a code, then every two seconds whether it was used. */
function useCode(onPaired: (workshopId: string) => void) {
  const [known, setKnown] = useState<{ code: string | null; isAway: boolean }>({ code: null, isAway: false })
  useEffect(() => {
    let isOver = false
    let next: ReturnType<typeof setTimeout>
    const ask = async () => {
      try {
        const { code, workshopId } = await call('openScreen', {})
        if (isOver) return
        if (workshopId !== null) return onPaired(workshopId)
        setKnown({ code, isAway: false })
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        if (!isOver) setKnown(({ code }) => ({ code, isAway: true }))
      }
      if (!isOver) next = setTimeout(() => void ask(), every)
    }
    void ask()
    return () => {
      isOver = true
      clearTimeout(next)
    }
  }, [onPaired])
  return known
}
