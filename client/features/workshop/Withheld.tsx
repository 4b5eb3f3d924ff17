// What the room has not seen, said before it goes on elsewhere or ends, with the way to reveal it first. [A90]
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { CommonView } from '../../../shared/workshop/view.ts'
import { Button } from '../../ui/Button.tsx'
import type { Sending } from './sending.ts'
import styles from './console.module.css'

const t = words(workshopConsole)

interface WithheldProps extends Pick<Sending, 'onSend'> {
  /** The phases that are left. */
  kept: CommonView['plan']
  /** What becomes of it if it is left so. */
  then: string
}

/** Nothing, where nothing is held back. */
export function Withheld({ kept, then, onSend }: WithheldProps) {
  const phases = kept.filter(({ withheld }) => withheld.length > 0)
  if (phases.length === 0) return null
  return (
    <section aria-label={t('console.withheld')} className={styles.withheld}>
      <p>
        <b>{t('console.withheld')}</b> {then}
      </p>
      <ul role="list">
        {phases.map(({ id, title, withheld }) => {
          const n = withheld.reduce((sum, { contributions }) => sum + contributions, 0)
          return (
            <li key={id}>
              <span>
                {plural(n, t('console.withheld.one', { title, n }), t('console.withheld.many', { title, n }))}
              </span>
              <Button
                size="sm"
                variant="second"
                aria-label={t('console.withheld.reveal', { title })}
                onClick={() => {
                  for (const { roundId } of withheld) void onSend({ kind: 'reveal', roundId, revealed: true })
                }}
              >
                {t('console.reveal')}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The room voted and has not seen what it gave. */
export const hasUnshown = ({ head: { phase, round, counts } }: CommonView): boolean =>
  phase?.config.mechanism === 'ballot' && counts.voted > 0 && round?.resultsShown === false && !phase.config.live
