// Whether this device shows names on the console; kept on it.
import { useState } from 'react'
import { deviceNotes } from '../../live/notes.ts'

const noteName = 'maillage:console-names'

export function useNames() {
  const [isVeiled, setVeiled] = useState(() => deviceNotes().read(noteName) === 'hidden')
  const veil = (on: boolean) => {
    setVeiled(on)
    if (on) deviceNotes().write(noteName, 'hidden')
    else deviceNotes().remove(noteName)
  }
  return { isVeiled, veil }
}
