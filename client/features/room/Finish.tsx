// Saying that one has finished.
import Check from 'lucide-react/icons/check'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'
import type { RoomNow } from './use-room.ts'

const t = words(room)

type FinishProps = { now: RoomNow; roundId: string; isDone: boolean; isReading: boolean }

/** One button, pressed or not: whoever has finished may go back to it. */
export function Finish({ now, roundId, isDone, isReading }: FinishProps) {
  return (
    <Button
      variant="second"
      size="lg"
      block
      icon={isDone ? Check : undefined}
      aria-pressed={isDone}
      onClick={() => now.act({ kind: 'finish', roundId, finished: !isDone })}
    >
      {t(isReading ? 'room.finish.read' : 'room.finish')}
    </Button>
  )
}
