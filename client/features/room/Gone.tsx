// The room cannot be followed any more from this phone: what is safe, what was not sent, and the way back in.
import { roomLater } from '../../../shared/text/fr/workshop-room-later.ts'
import { words } from '../../../shared/text/words.ts'
import type { Failure } from '../../api.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Band } from './Band.tsx'
import { spacedCode } from './code.ts'
import { mineOf } from './own-part.ts'
import { CopyText } from './CopyText.tsx'
import { keptDrafts } from './room-notes.ts'
import styles from './room.module.css'
import { sayFailure } from '../../phone-failure.ts'
import type { RoomNow } from './use-room.ts'

const t = words(roomLater)

export type GoneProps = { now: RoomNow; code: string; title: string; failure: Failure | null; onJoin(): void }

export function Gone({ now, code, title, failure, onJoin }: GoneProps) {
  const isUnknown = failure === null || failure.code === 'notYourGuest'
  // Of all that can be joined, only rehearsals are ever wiped. [A84]
  const isWiped = failure?.code === 'notFound'
  const unsent = [
    ...mineOf(null, now.queue.items).map(({ id, text }) => ({ id, text })),
    ...keptDrafts(now.notes, now.guestId).map(({ roundId, text }) => ({ id: roundId, text })),
  ]
  return (
    <Page title={title} width="full">
      <div className={styles.room}>
        <Band
          over={<span lang="fr">{title}</span>}
          timer={<span className={styles.code}>{spacedCode(code)}</span>}
          title={t(isWiped ? 'room.wiped.title' : isUnknown ? 'room.expired.title' : 'room.failed.title')}
          lead={isWiped ? t('room.wiped.body') : isUnknown ? t('room.expired.body') : sayFailure(failure)}
        />
        <div className={styles.body}>
          {unsent.length > 0 && (
            <section className="stack" aria-label={t('room.expired.unsent')}>
              <p>{t('room.expired.unsent')}</p>
              {unsent.map(({ id, text }) => (
                <div key={id} className={styles.card}>
                  <p className={styles.text}>{text}</p>
                  <CopyText text={text} />
                </div>
              ))}
            </section>
          )}
          <Button size="lg" block onClick={onJoin}>
            {t(isUnknown ? 'room.expired.act' : 'room.failed.back')}
          </Button>
        </div>
      </div>
    </Page>
  )
}
