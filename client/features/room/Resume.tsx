// Somebody has joined with this phone before: they go on as who they were, or somebody else joins beside them. Loaded on
// demand, and kept by a phone that is in a room, for when the network is gone.
import { roomLater } from '../../../shared/text/fr/workshop-room-later.ts'
import { words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Band } from './Band.tsx'
import { spacedCode } from './code.ts'
import styles from './room.module.css'

const t = words(roomLater)

export type ResumeProps = {
  code: string
  title: string
  guests: readonly { guestId: string; name: string }[]
  onResume(guestId: string, name: string): void
  /** Null without a network: nobody can join then. */
  onAdd: (() => void) | null
}

export function Resume({ code, title, guests, onResume, onAdd }: ResumeProps) {
  return (
    <Page title={title} width="full">
      <div className={styles.room}>
        <Band
          over={t('room.resume.title')}
          timer={<span className={styles.code}>{spacedCode(code)}</span>}
          title={<span lang="fr">{title}</span>}
          lead={t('room.resume.lead')}
        />
        <div className={styles.body}>
          <ul role="list" className="stack">
            {guests.map(({ guestId, name }) => (
              <li key={guestId}>
                <Button size="lg" block onClick={() => onResume(guestId, name)}>
                  {name === '' ? t('room.resume.nameless') : t('room.resume.as', { name })}
                </Button>
              </li>
            ))}
          </ul>
          {onAdd && (
            <div className="stack">
              <Button variant="second" size="lg" block onClick={onAdd}>
                {t('room.resume.add')}
              </Button>
              <p className="meta">{t('room.resume.add.hint')}</p>
            </div>
          )}
        </div>
      </div>
    </Page>
  )
}
