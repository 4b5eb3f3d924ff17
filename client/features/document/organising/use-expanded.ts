// Which documents of a démarche are unfolded in its tree, kept on this device for this person.
import { useState } from 'react'
import { deviceNotes } from '../../../live/notes.ts'
import { treeNote } from '../../../live/local-keys.ts'
import { useMe } from '../../../me.tsx'

export function useExpanded(demarcheId: string): [ReadonlySet<string>, (next: ReadonlySet<string>) => void] {
  const me = useMe()
  const name = treeNote(me.id, demarcheId)
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(() => new Set(deviceNotes().read(name)?.split(' ')))
  const change = (next: ReadonlySet<string>) => {
    setExpanded(next)
    deviceNotes().write(name, [...next].join(' '))
  }
  return [expanded, change]
}
