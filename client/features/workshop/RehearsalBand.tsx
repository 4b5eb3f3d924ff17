// Above the console of a rehearsal: that it is one, and its end.
import Drama from 'lucide-react/icons/drama'
import { useState } from 'react'
import { rehearsalWords } from '../../../shared/text/fr/rehearsal.ts'
import { words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { EndRehearsal } from './EndRehearsal.tsx'
import styles from './rehearsal.module.css'

const t = words(rehearsalWords)

/** `of`: the workshop that is rehearsed, where one goes back to; null until it is known. */
export function RehearsalBand({ of }: { of: string | null }) {
  const [isEnding, setEnding] = useState(false)
  return (
    <aside className={styles.band} aria-label={t('rehearsal.banner')}>
      <Icon of={Drama} />
      <p>
        <b>{t('rehearsal.banner')}</b> <span className={styles.more}>{t('rehearsal.banner.console')}</span>
      </p>
      {of !== null && (
        <Button size="sm" variant="second" onClick={() => setEnding(true)}>
          {t('rehearsal.end')}
        </Button>
      )}
      {isEnding && of !== null && <EndRehearsal workshopId={of} onClose={() => setEnding(false)} />}
    </aside>
  )
}
