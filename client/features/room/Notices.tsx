// What the room and the network have to say, above what one is doing: each told once, none in the way of writing.
import Lock from 'lucide-react/icons/lock'
import Megaphone from 'lucide-react/icons/megaphone'
import WifiOff from 'lucide-react/icons/wifi-off'
import { Suspense, useEffect, useState } from 'react'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { HeadView } from '../../../shared/workshop/view.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { RareNotices } from './later.ts'
import { strayRefusals } from './own-part.ts'
import styles from './room.module.css'
import type { RoomNow } from './use-room.ts'

const t = words(room)

export function Notices({ now, head }: { now: RoomNow; head: HeadView | null }) {
  return (
    <div className={styles.notices}>
      {(head?.rehearsal || head?.wish || head?.videoUrl || strayRefusals(now.queue.items).length > 0) && (
        <Suspense fallback={null}>
          <RareNotices now={now} />
        </Suspense>
      )}
      <Network now={now} />
      <Message now={now} message={head?.message ?? null} />
      {head?.round?.remaining != null && <Banner title={t('room.paused.title')}>{t('room.paused.body')}</Banner>}
      {head?.round?.locked && head.phase?.config.mechanism === 'collect' && (
        <Banner tone="warn" icon={Lock} title={t('room.locked.title')}>
          {t('room.locked.body')}
        </Banner>
      )}
    </div>
  )
}

function Network({ now: { status, queue } }: { now: RoomNow }) {
  const isSlow = useSlow(status.is === 'opening')
  const isOff = status.is === 'late' || queue.isStuck || isSlow
  if (!isOff && queue.isKept) return null
  const n = queue.items.filter(({ state }) => state === 'waiting').length
  return (
    <Banner tone="warn" icon={WifiOff}>
      {isOff && <p>{t('room.net.offline')}</p>}
      {isOff && n > 0 && <p>{t(plural(n, 'room.net.waiting.one', 'room.net.waiting.many'), { n })}</p>}
      {!queue.isKept && n > 0 && <p>{t('room.net.unkept')}</p>}
    </Banner>
  )
}

const patience = 4_000

/** For longer than it should take. */
function useSlow(isOpening: boolean): boolean {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    if (!isOpening) return
    const over = setTimeout(() => setSlow(true), patience)
    return () => {
      clearTimeout(over)
      setSlow(false)
    }
  }, [isOpening])
  return isSlow
}

type MessageProps = { now: Pick<RoomNow, 'notes' | 'guestId'>; message: HeadView['message'] }

/** Stays until it is read; read, it does not come back with a reload. */
function Message({ now: { notes, guestId }, message }: MessageProps) {
  const note = `maillage.room/${guestId}/read`
  const [read, setRead] = useState(() => notes.read(note))
  const isNew = message !== null && message.id !== read
  return (
    <div role="status">
      {isNew && (
        <Banner
          announce="none"
          icon={Megaphone}
          title={t('room.message')}
          actions={
            <Button
              variant="second"
              size="sm"
              onClick={() => {
                notes.write(note, message.id)
                setRead(message.id)
              }}
            >
              {t('room.message.close')}
            </Button>
          }
        >
          <span lang="fr">{message.text}</span>
        </Banner>
      )}
    </div>
  )
}
