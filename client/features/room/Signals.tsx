// At the facilitator's wish, told aloud: this phone stays on, rings or shakes once with each new phase. All off until they are asked for. [A38]
import { useEffect, useRef, useState } from 'react'
import { ballot } from '../../../shared/text/fr/workshop-ballot.ts'
import { words } from '../../../shared/text/words.ts'
import { canStayAwake, useAwake } from '../../live/use-awake.ts'
import { Checkbox } from '../../ui/inputs.tsx'
import { chime, readySound } from './chime.ts'
import { keepSignals, keptSignals, onSignals, possibleSignals } from './kept-signals.ts'
import type { RoomNow } from './use-room.ts'

const t = words(ballot)

export function Signals({ now: { notes }, roundId }: { now: Pick<RoomNow, 'notes'>; roundId: string | null }) {
  const [wanted, setWanted] = useState(() => keptSignals(notes))
  useEffect(() => onSignals(() => setWanted(keptSignals(notes))), [notes])
  useAwake(wanted.has('awake'))
  useSound(wanted.has('sound'))
  useAtEachRound(roundId, () => {
    if (wanted.has('sound')) chime()
    if (wanted.has('buzz')) navigator.vibrate(300)
  })
  const all = possibleSignals(canStayAwake())
  if (all.length === 0) return null
  return (
    <fieldset>
      <legend>{t('signals.title')}</legend>
      {all.map((signal) => (
        <Checkbox
          key={signal}
          label={t(`signals.${signal}`)}
          checked={wanted.has(signal)}
          onChange={({ target }) => {
            const next = new Set(wanted)
            if (target.checked) next.add(signal)
            else next.delete(signal)
            keepSignals(notes, next)
            setWanted(next) // also where the device keeps nothing
            if (target.checked && signal === 'sound') chime() // so that they know it, and that the browser allows it
            if (target.checked && signal === 'buzz') navigator.vibrate(300)
          }}
        />
      ))}
    </fieldset>
  )
}

/** A browser lets a page sound only once it was touched: after a reload, at the first touch. */
function useSound(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return
    document.addEventListener('pointerdown', readySound)
    document.addEventListener('keydown', readySound)
    return () => {
      document.removeEventListener('pointerdown', readySound)
      document.removeEventListener('keydown', readySound)
    }
  }, [isWanted])
}

/** Not for the round that was there when the page came. */
function useAtEachRound(roundId: string | null, then: () => void): void {
  const before = useRef<string | null | undefined>(undefined)
  const last = useRef(then)
  useEffect(() => {
    last.current = then
  })
  useEffect(() => {
    if (before.current !== undefined && roundId !== null && before.current !== roundId) last.current()
    before.current = roundId
  }, [roundId])
}
