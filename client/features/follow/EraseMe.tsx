// Erasing all that says who one is, and all that one wrote.
import { useState } from 'react'
import { follow as followWords } from '../../../shared/text/fr/follow.ts'
import { words } from '../../../shared/text/words.ts'
import { Failure } from '../../api.ts'
import { sayFailure } from '../../phone-failure.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { useAct } from '../../use-act.ts'
import { ask } from './ask.ts'
import styles from './follow.module.css'
import { Sure } from './Sure.tsx'

const t = words(followWords)

export type EraseMeProps = { code: string; isOfSeveral: boolean; onErased(): void }

export function EraseMe({ code, isOfSeveral, onErased }: EraseMeProps) {
  const [isAsked, setAsked] = useState(false)
  const [wasTried, setTried] = useState(false)
  const act = useAct(async () => {
    setTried(true)
    try {
      await ask(code, { kind: 'eraseMe' })
    } catch (error) {
      // the answer of an earlier try was lost: the code it was asked with is gone with the rest
      if (!(wasTried && error instanceof Failure && error.code === 'wrongCode')) throw error
    }
    onErased()
  })
  return (
    <section>
      <h2 className={styles.ruled}>{t('follow.me')}</h2>
      <div className="stack">
        <p>{t('follow.me.body')}</p>
        {isOfSeveral && <p>{t('follow.me.several')}</p>}
        <p className="meta">{t('follow.notice')}</p>
        {act.failure && (
          <Banner key={act.attempt} tone="danger">
            {sayFailure(act.failure)}
          </Banner>
        )}
        {isAsked ? (
          <Sure
            question={t('follow.me.sure')}
            keep={t('follow.me.keep')}
            act={t('follow.me.erase')}
            busy={act.pending}
            onKeep={() => setAsked(false)}
            onAct={() => void act.run()}
          />
        ) : (
          <div>
            <Button variant="second" onClick={() => setAsked(true)}>
              {t('follow.me.erase')}
            </Button>
          </div>
        )}
      </div>
    </section>
  )
}
