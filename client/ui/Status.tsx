// Small marks of state: the maturity of a document, whether its text is saved, a tag, the live moment.
import CloudCheck from 'lucide-react/icons/cloud-check'
import CloudOff from 'lucide-react/icons/cloud-off'
import Hourglass from 'lucide-react/icons/hourglass'
import Lock from 'lucide-react/icons/lock'
import LogIn from 'lucide-react/icons/log-in'
import RefreshCw from 'lucide-react/icons/refresh-cw'
import RotateCw from 'lucide-react/icons/rotate-cw'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useEffect, useState, type ReactNode } from 'react'
import { ui } from '../../shared/text/fr/ui.ts'
import { words } from '../../shared/text/words.ts'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import styles from './Status.module.css'

const t = words(ui)

/** How many of the four strata are full: they settle as the text does. */
export const strataOf = { draft: 1, consultation: 2, submitted: 3, adopted: 4, archived: 4 } as const
export type DocumentStatus = keyof typeof strataOf

/** The state of a document: strata that fill up, and its word. `words` adds a date (« Adopté le 20 janvier »). */
export function Status({ status, words: said }: { status: DocumentStatus; words?: string }) {
  return (
    <span className={classes(styles.status, styles[status])}>
      <svg className={styles.strata} viewBox="0 0 14 15" aria-hidden="true">
        {[0, 1, 2, 3].map((n) => (
          <rect key={n} x="0" y={12 - 4 * n} width="14" height="3" data-full={n < strataOf[status] || undefined} />
        ))}
      </svg>
      <span>
        <span className="sr-only">{t('ui.status.label')}</span>
        {said ?? t(`ui.status.${status}`)}
      </span>
    </span>
  )
}

const saveIcons = {
  saved: CloudCheck,
  saving: RefreshCw,
  offline: CloudOff,
  waiting: Hourglass,
  readOnly: Lock,
  expired: LogIn,
  reload: RotateCw,
  failed: TriangleAlert,
}
export type SaveStatus = keyof typeof saveIcons

export interface SaveStateProps {
  state: SaveStatus
  words?: ReactNode
  /** Something else tells it. */
  quiet?: boolean
}

/** The status line of a text: it tells the truth in words. `words` replaces the sentence (« 12 modifications gardées sur cet appareil »). */
export function SaveState({ state, words: said, quiet = false }: SaveStateProps) {
  const isRoutine = useRoutine(state) || quiet
  return (
    <output
      aria-live={isRoutine ? 'off' : 'polite'}
      className={classes(styles.save, state !== 'saved' && styles[state])}
    >
      <Icon of={saveIcons[state]} />
      <span>{said ?? t(`ui.save.${state}`)}</span>
    </output>
  )
}

/** « Enregistrement… », « Enregistré » while one types would speak over the text: only what changes from it is announced. */
function useRoutine(state: SaveStatus): boolean {
  const [settled, setSettled] = useState<SaveStatus | null>(null)
  useEffect(() => {
    if (state === 'saving') return
    const timer = setTimeout(() => setSettled(state), 1000) // time to be announced
    return () => clearTimeout(timer)
  }, [state])
  return state === 'saving' || state === settled
}

export type TagTone = 'neutral' | 'ok' | 'warn' | 'red' | 'teal' | 'danger' | 'line'

export function Tag({ tone = 'neutral', children }: { tone?: TagTone; children: ReactNode }) {
  return <span className={classes(styles.tag, tone !== 'neutral' && styles[tone])}>{children}</span>
}

/** What is happening now, for everyone. */
export function Live({ children }: { children?: ReactNode }) {
  return <span className={styles.live}>{children ?? t('ui.live')}</span>
}
