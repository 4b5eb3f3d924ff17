// The live moment: which phase, how long still, the one instruction. Its first line stays in sight.
import type { ReactNode } from 'react'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { words } from '../../../shared/text/words.ts'
import { classes } from '../../ui/classes.ts'
import styles from './room.module.css'

const t = words(room)

export type BandProps = {
  /** Above the title: « Phase 3 sur 10 », the code. */
  over: ReactNode
  timer?: ReactNode
  title: string
  lead?: ReactNode
}

export function Band({ over, timer, title, lead }: BandProps) {
  return (
    <>
      <div className={classes(styles.strip, 'on-ochre')}>
        <div className={styles.column}>
          <span className={styles.over}>{over}</span>
          {timer}
        </div>
      </div>
      <header className={classes(styles.band, 'on-ochre')}>
        <div className={styles.column}>
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
      </header>
    </>
  )
}

export const sayPhase = (n: number, total: number): string => t('room.phase', { n, total })
