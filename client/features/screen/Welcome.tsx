// Arrival: what this is, how to come in, how many have; all of it on ochre, with the braid.
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { words } from '../../../shared/text/words.ts'
import type { HeadView } from '../../../shared/workshop/view.ts'
import { Braid } from '../../ui/Braid.tsx'
import { Brand } from '../../ui/Brand.tsx'
import { classes } from '../../ui/classes.ts'
import { Clock } from './Clock.tsx'
import { sayArrived } from './counts.ts'
import { Joining } from './Joining.tsx'
import styles from './screen.module.css'

const t = words(screen)

export function Welcome({ head, offset }: { head: HeadView; offset: number }) {
  const { code, round, phase } = head
  return (
    <div className={classes(styles.welcome, 'on-ochre')}>
      <div className={styles.hello}>
        <div className={styles.brand}>
          <Brand />
        </div>
        {head.meeting && <p className={styles.meeting}>{head.meeting.title}</p>}
        <h1>{head.title}</h1>
        {code && (
          <>
            <h2>{t('screen.join')}</h2>
            <p>{t('screen.join.how')}</p>
          </>
        )}
        <p className={styles.arrived} role="status">
          {sayArrived(head.counts)}
        </p>
        {round && phase && (
          <div className={styles.running}>
            <p>{phase.title}</p>
            <Clock key={round.id} round={round} offset={offset} />
          </div>
        )}
      </div>
      <div className={styles.join}>
        <Joining head={head} />
      </div>
      <div className={styles.braid}>
        <Braid />
      </div>
    </div>
  )
}
