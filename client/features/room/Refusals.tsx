// What was refused of a contribution: why, and the words that were meant, to copy. They are nowhere else.
import { useState } from 'react'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'
import type { Mine } from './own-part.ts'
import styles from './room.module.css'
import { sayRefused } from './say-refused.ts'
import type { RoomNow } from './use-room.ts'

const t = words(room)

export function Refusals({ now, one }: { now: Pick<RoomNow, 'dismiss'>; one: Mine }) {
  return one.refusals.map(({ id, refused, text }) => (
    <div key={id} className={styles.refusal} role="alert">
      <p>
        {t(one.state === 'refused' ? 'room.mine.refused' : 'room.mine.refusedChange', { why: sayRefused(refused) })}
      </p>
      {text !== null && (
        <>
          <p className={styles.meant}>{t('room.mine.meant')}</p>
          <p className={styles.text}>{text}</p>
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

/** Where the browser allows it; elsewhere, the text is there to be selected. */
export function CopyText({ text }: { text: string }) {
  const [isDone, setDone] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setDone(true)
    } catch (error) {
      if (!(error instanceof DOMException)) throw error // forbidden here: the text stays selectable
    }
  }
  if (!('clipboard' in navigator)) return null // no secure context
  return (
    <>
      <Button variant="second" size="sm" onClick={() => void copy()}>
        {t('room.mine.copy')}
      </Button>
      <span role="status" className="meta">
        {isDone && t('room.mine.copied')}
      </span>
    </>
  )
}
