// Refusals that belong to no contribution: of a vote, of the floor, of the table. Told on their own, until they are read.
import { roomLater } from '../../../shared/text/fr/workshop-room-later.ts'
import { words } from '../../../shared/text/words.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { strayRefusals } from './own-part.ts'
import { sayRefused } from './say-refused.ts'
import type { RoomNow } from './use-room.ts'

const t = words(roomLater)

export function StrayRefusals({ now }: { now: Pick<RoomNow, 'queue' | 'dismiss'> }) {
  return strayRefusals(now.queue.items).map(({ id, refused }) => (
    <Banner
      key={id}
      tone="warn"
      actions={
        <Button variant="second" size="sm" onClick={() => now.dismiss(id)}>
          {t('room.refusal.dismiss')}
        </Button>
      }
    >
      {refused && sayRefused(refused)}
    </Banner>
  ))
}
