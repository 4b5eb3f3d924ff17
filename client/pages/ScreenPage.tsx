// The screen of the room: a computer without an account, paired with a workshop by a code, that shows it from then on.
import { useCallback, useState } from 'react'
import { FollowedScreen } from '../features/screen/FollowedScreen.tsx'
import { Pairing } from '../features/screen/Pairing.tsx'

export function ScreenPage() {
  const [workshopId, setWorkshopId] = useState<string | null>(null)
  const onGone = useCallback(() => setWorkshopId(null), [])
  if (workshopId === null) return <Pairing onPaired={setWorkshopId} />
  return <FollowedScreen key={workshopId} workshopId={workshopId} onGone={onGone} />
}
