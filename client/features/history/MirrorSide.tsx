// The mirror of the moment that is shown, read beside the text.
import { useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { MirrorPanel } from './MirrorPanel.tsx'

interface MirrorSideProps {
  documentId: string
  position: number
  isNow: boolean
  byPerson: boolean
  sinceArrival: boolean
}

export function MirrorSide({ documentId, position, isNow, byPerson, sinceArrival }: MirrorSideProps) {
  const read = useRead('readMirror', { documentId, position }, { keep: true, lasting: true })
  if (!read.data) return <ReadState read={read} lines={6} />
  return <MirrorPanel mirror={read.data} byPerson={byPerson} isNow={isNow} sinceArrival={sinceArrival} />
}
