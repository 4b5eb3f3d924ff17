// Keys of one letter that steer, while nobody writes and no control is held; they can be turned off, and stay so on this device.
import { useEffect, useRef, useState } from 'react'
import { deviceNotes } from '../../live/notes.ts'

export type Shortcuts = { pause: () => void; extend: () => void; next: () => void; help: () => void }

const noteName = 'maillage:console-keys'

export function useShortcuts(acts: Shortcuts) {
  const [single, setSingle] = useState(() => deviceNotes().read(noteName) !== 'off')
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    if (!single) return
    const press = (event: KeyboardEvent) => {
      const act = actOf(event)
      if (!act) return
      event.preventDefault()
      latest.current[act]()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [single])
  const turn = (on: boolean) => {
    setSingle(on)
    if (on) deviceNotes().remove(noteName)
    else deviceNotes().write(noteName, 'off')
  }
  return { single, turn }
}

const writing =
  'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="menu"]'
/** Whether keys there are words, or belong to what is open. */
export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(writing) !== null

const pressed = 'button, a, summary, [data-card]'

function actOf(event: KeyboardEvent): keyof Shortcuts | null {
  const { key, target } = event
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return null
  if (isWriting(target)) return null
  if (key === ' ') return target instanceof Element && target.closest(pressed) ? null : 'pause'
  if (key === '+') return 'extend'
  if (key === 'n' || key === 'N') return 'next'
  return key === '?' ? 'help' : null
}
