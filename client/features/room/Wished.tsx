// What the facilitators propose to this phone: taken in one tap by whoever holds it, or not. Told once. [A38, A91]
import BellRing from 'lucide-react/icons/bell-ring'
import { useState } from 'react'
import { ballot } from '../../../shared/text/fr/workshop-ballot.ts'
import { words } from '../../../shared/text/words.ts'
import type { Signal } from '../../../shared/workshop/signals.ts'
import { canStayAwake } from '../../live/use-awake.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { chime } from './chime.ts'
import { answerWish, keepSignals, keptSignals, possibleSignals, proposed } from './kept-signals.ts'
import type { RoomNow } from './use-room.ts'

const t = words(ballot)

export function Wished({ now: { notes }, wish }: { now: Pick<RoomNow, 'notes'>; wish: readonly Signal[] }) {
  const [last, setLast] = useState<'yes' | 'no' | null>(null)
  const asked = proposed(notes, wish, possibleSignals(canStayAwake()))
  const answer = (yes: boolean) => {
    answerWish(notes, asked)
    if (yes) {
      keepSignals(notes, new Set([...keptSignals(notes), ...asked]))
      // in answer to a touch, so that the browser allows it; and so that they know it
      if (asked.includes('sound')) chime()
      if (asked.includes('buzz')) navigator.vibrate(300)
    }
    setLast(yes ? 'yes' : 'no')
  }
  return (
    <div role="status">
      {asked.length > 0 ? (
        <Banner
          announce="none"
          icon={BellRing}
          title={t('wish.title')}
          actions={
            <>
              <Button size="sm" onClick={() => answer(true)}>
                {t('wish.yes')}
              </Button>
              <Button size="sm" variant="second" onClick={() => answer(false)}>
                {t('wish.no')}
              </Button>
            </>
          }
        >
          <ul>
            {asked.map((signal) => (
              <li key={signal}>{t(`signals.${signal}`)}</li>
            ))}
          </ul>
        </Banner>
      ) : (
        last !== null && <p className="muted">{t(`wish.said.${last}`)}</p>
      )}
    </div>
  )
}
