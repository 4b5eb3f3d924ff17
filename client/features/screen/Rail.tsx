// The ochre band: whoever comes late can join, and all see how long is left and how many are there.
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { words } from '../../../shared/text/words.ts'
import type { HeadView } from '../../../shared/workshop/view.ts'
import { Brand } from '../../ui/Brand.tsx'
import { classes } from '../../ui/classes.ts'
import { Clock } from './Clock.tsx'
import { sayPeople } from './counts.ts'
import { Joining } from './Joining.tsx'
import styles from './screen.module.css'

const t = words(screen)

/** `turn`: who speaks, where what is shown does not say it. */
export function Rail({ head, offset, turn }: { head: HeadView; offset: number; turn: string | null }) {
  const { phase, round } = head
  return (
    <section className={classes(styles.rail, 'on-ochre')} aria-label={t('screen.band')}>
      <div className={styles.brand}>
        <Brand />
      </div>
      <div className={styles.join}>
        <Joining head={head} />
      </div>
      <div>
        {turn && (
          <p className={styles.turn}>
            <b>{turn}</b> {t('screen.floor.speaks')}
          </p>
        )}
        <p className={styles.phase}>{phase ? phase.title : head.title}</p>
        {round && <Clock key={round.id} round={round} offset={offset} />}
        <p className={styles.counts}>{sayPeople(head.counts)}</p>
      </div>
    </section>
  )
}
