// After the workshop: what one goes home with, what one wrote, and what was never sent, to copy.
import { roomLater } from '../../../shared/text/fr/workshop-room-later.ts'
import { words } from '../../../shared/text/words.ts'
import type { HeadView } from '../../../shared/workshop/view.ts'
import { MineList } from './Mine.tsx'
import type { Mine } from './own-part.ts'
import { CopyText } from './CopyText.tsx'
import { Opinion } from './Opinion.tsx'
import { OtherRooms } from './OtherRooms.tsx'
import styles from './room.module.css'
import type { Draft } from './room-notes.ts'
import { TableReport } from './TableReport.tsx'
import { TakeAway } from './TakeAway.tsx'
import type { RoomNow } from './use-room.ts'

const t = words(roomLater)

export type ClosedProps = { now: RoomNow; mine: readonly Mine[]; drafts: readonly Draft[]; head: HeadView }

export function Closed({ now, mine, drafts, head }: ClosedProps) {
  const { stage, title, rehearsal } = head
  const isCancelled = stage === 'cancelled'
  return (
    <>
      <p>{t(isCancelled ? 'room.cancelled.body' : 'room.closed.body')}</p>
      <OtherRooms head={head} after />
      {!isCancelled && !rehearsal && <TakeAway {...now} title={title} />}
      {!isCancelled && (now.own?.formsLeft ?? []).map((form) => <Opinion key={form.roundId} now={now} form={form} />)}
      {!isCancelled && !rehearsal && now.own?.isRapporteur && <TableReport {...now} />}
      <section aria-label={t('room.closed.mine')} className="stack">
        <h2 className={styles.heading}>
          <span>{t('room.closed.mine')}</span>
          {mine.length > 0 && <span className={styles.total}>{mine.length}</span>}
        </h2>
        {mine.length === 0 && <p className="muted">{t('room.closed.nothing')}</p>}
        <MineList now={now} mine={mine} types={[]} length={2_000} isRunning={false} />
      </section>
      {drafts.length > 0 && (
        <section aria-label={t('room.closed.drafts')} className="stack">
          <h2 className={styles.heading}>{t('room.closed.drafts')}</h2>
          {drafts.map(({ roundId, text }) => (
            <div key={roundId} className={styles.card}>
              <p className={styles.text}>{text}</p>
              <CopyText text={text} />
            </div>
          ))}
        </section>
      )}
    </>
  )
}
