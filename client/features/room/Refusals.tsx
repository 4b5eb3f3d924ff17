// What was refused of a contribution: why, the words that were meant, to copy. They are nowhere else.
import { roomLater } from '../../../shared/text/fr/workshop-room-later.ts'
import { words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyText } from './CopyText.tsx'
import type { Mine } from './own-part.ts'
import styles from './refusals.module.css'
import roomStyles from './room.module.css'
import { sayRefused } from './say-refused.ts'
import type { RoomNow } from './use-room.ts'

const t = words(roomLater)

export function Refusals({ now, one }: { now: Pick<RoomNow, 'dismiss'>; one: Mine }) {
  return one.refusals.map(({ id, refused, text }) => (
    <div key={id} className={styles.refusal} role="alert">
      <p>
        {t(one.state === 'refused' ? 'room.mine.refused' : 'room.mine.refusedChange', { why: sayRefused(refused) })}
      </p>
      {text !== null && (
        <>
          <p className={styles.meant}>{t('room.mine.meant')}</p>
          <p className={roomStyles.text}>{text}</p>
        </>
      )}
      <div className="row">
        {(text !== null || one.state === 'refused') && <CopyText text={text ?? one.text} />}
        <Button variant="quiet" size="sm" onClick={() => now.dismiss(id)}>
          {t(one.state === 'refused' ? 'room.mine.dismiss' : 'room.refusal.dismiss')}
        </Button>
      </div>
    </div>
  ))
}
