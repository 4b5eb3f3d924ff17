// My contributions, each with its state; changed and withdrawn in place.
import PenLine from 'lucide-react/icons/pen-line'
import { Suspense, useState } from 'react'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { phoneWords } from '../../../shared/text/fr/workshop-phone.ts'
import { words } from '../../../shared/text/words.ts'
import type { ContributionType } from '../../../shared/workshop/phases.ts'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Kind } from '../../ui/Kind.tsx'
import { Wording } from '../../ui/Wording.tsx'
import { EditMine, Refusals } from './later-mine.ts'
import type { Mine as MineOf } from './own-part.ts'
import styles from './room.module.css'
import type { RoomNow } from './use-room.ts'

const t = words({ ...room, ...phoneWords })

export type MineProps = {
  now: Pick<RoomNow, 'act' | 'dismiss' | 'notes' | 'guestId'>
  mine: readonly MineOf[]
  types: readonly ContributionType[]
  length: number
  /** The workshop is still running: a withdrawal is possible. */
  isRunning: boolean
}

export function MineList({ mine, ...rest }: MineProps) {
  if (mine.length === 0) return null
  return (
    <ul role="list" className={styles.cards}>
      {mine.map((one) => (
        <li key={one.id}>
          <MineCard {...rest} one={one} />
        </li>
      ))}
    </ul>
  )
}

function MineCard({ now, one, types, length, isRunning }: Omit<MineProps, 'mine'> & { one: MineOf }) {
  // Null before it was ever opened: once it closes, its button takes the focus back.
  const [isOpen, setOpen] = useState<boolean | null>(null)
  const isGone = one.state === 'refused'
  return (
    <article className={classes(styles.card, isGone && styles.refused)}>
      {!isOpen && (
        <div className={styles.cardHead}>
          <Kind type={one.type} />
          {!isGone && isRunning && (
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            <IconButton
              icon={PenLine}
              label={t('room.mine.edit')}
              autoFocus={isOpen === false}
              onClick={() => setOpen(true)}
            />
          )}
        </div>
      )}
      {isOpen ? (
        <Suspense fallback={null}>
          <EditMine now={now} one={one} types={types} length={length} onDone={() => setOpen(false)} />
        </Suspense>
      ) : (
        <p className={styles.text}>
          <Wording text={one.text} language={one.language} />
        </p>
      )}
      <p className={styles.state}>
        {!isGone && t(one.state === 'waiting' ? 'room.mine.waiting' : 'room.mine.kept')}
        {one.isParked && ` · ${t('room.mine.parked')}`}
      </p>
      {one.isLate && <p className={styles.note}>{t('room.mine.late')}</p>}
      {one.hidden && (
        <p className={styles.note}>{t('room.mine.hidden', { reason: t(`workshop.hidden.${one.hidden}`) })}</p>
      )}
      {one.refusals.length > 0 && (
        <Suspense fallback={null}>
          <Refusals now={now} one={one} />
        </Suspense>
      )}
    </article>
  )
}

/** Those of other rounds, folded away. */
export function Earlier(props: MineProps) {
  if (props.mine.length === 0) return null
  return (
    <details className={styles.details}>
      <summary>
        {t('room.mine.earlier')} ({props.mine.length})
      </summary>
      <MineList {...props} />
    </details>
  )
}
