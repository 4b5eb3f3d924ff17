// The live moment: which phase, how long still, the one instruction. Its first line stays in sight.
import type { ReactNode } from 'react'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { words } from '../../../shared/text/words.ts'
import { Braid } from '../../ui/Braid.tsx'
import { classes } from '../../ui/classes.ts'
import styles from './room.module.css'

const t = words(room)

export type BandProps = {
  /** Above the title: « Phase 3 sur 10 », the code. */
  over: ReactNode
  timer?: ReactNode
  title: ReactNode
  lead?: ReactNode
  /** On arrival: the braid, under the words. */
  braid?: boolean
}

export function Band({ over, timer, title, lead, braid = false }: BandProps) {
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
        {braid && (
          <div className={styles.braid}>
            <Braid />
          </div>
        )}
      </header>
    </>
  )
}

export const sayPhase = (n: number, total: number): string => t('room.phase', { n, total })
