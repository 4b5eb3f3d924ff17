// A text to take elsewhere.
import { useState } from 'react'
import { roomLater } from '../../../shared/text/fr/workshop-room-later.ts'
import { words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'

const t = words(roomLater)

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
