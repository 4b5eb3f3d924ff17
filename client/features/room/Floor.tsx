// The floor: asking for it, one's place in the queue, who speaks.
import { Suspense } from 'react'
import Hand from 'lucide-react/icons/hand'
import { roomLater } from '../../../shared/text/fr/workshop-room-later.ts'
import { phoneWords } from '../../../shared/text/fr/workshop-phone.ts'
import { words } from '../../../shared/text/words.ts'
import { speakerId } from '../../../shared/workshop/evolve/floor.ts'
import type { FloorConfig, QueueConfig } from '../../../shared/workshop/phases.ts'
import type { CommonView, SpeakerView } from '../../../shared/workshop/view.ts'
import { lazily } from '../../lazily.ts'
import { Button } from '../../ui/Button.tsx'
import { Foot } from './Foot.tsx'
import type { Toggles } from './own-part.ts'
import styles from './room.module.css'
import tableStyles from './table.module.css'
import type { RoomNow } from './use-room.ts'

const Panel = lazily(() => import('./Panel.tsx'), 'Panel')
const t = words({ ...roomLater, ...phoneWords })

export type FloorProps = { now: RoomNow; common: CommonView; config: QueueConfig; toggles: Toggles }

export function Floor({ config, ...props }: FloorProps) {
  if (config.of !== 'speakers') return <Turns {...props} config={config} />
  return (
    <Suspense fallback={null}>
      <Panel {...props} config={config} />
    </Suspense>
  )
}

type TurnsProps = FloorProps & { config: FloorConfig }

function Turns({ now, common, config, toggles }: TurnsProps) {
  const { floor } = common
  const roundId = common.head.round?.id
  const waiting = floor?.waiting ?? []
  const speaks = floor?.speaker?.who ?? null
  const place = waiting.findIndex((one) => isOf(one, now.guestId)) + 1
  const isMine = speaks !== null && isOf(speaks, now.guestId)
  return (
    <>
      <section className={tableStyles.floor}>
        <p className={tableStyles.speaks} role="status">
          {isMine
            ? t('room.floor.yours')
            : speaks
              ? t('room.floor.speaks', { name: nameOf(speaks, common) })
              : t('room.floor.nobody')}
        </p>
        {config.of === 'tables' && <p className="muted">{t('room.floor.tables')}</p>}
        {config.of === 'hands' && (
          <div role="status">
            {toggles.inQueue && !isMine && (
              <>
                <p>{t('room.floor.asking')}</p>
                {place === 1 && <p>{t('room.floor.next')}</p>}
                {place > 1 && <p>{t('room.floor.place', { n: place })}</p>}
              </>
            )}
          </div>
        )}
        <h2 className={styles.heading}>{t(config.of === 'tables' ? 'room.floor.toHear' : 'room.floor.waiting')}</h2>
        {waiting.length === 0 ? (
          <p className="muted">{t(config.of === 'tables' ? 'room.floor.allHeard' : 'room.floor.empty')}</p>
        ) : (
          <ol className={tableStyles.waiting}>
            {waiting.map((one) => (
              <li key={speakerId(one.speaker)}>{nameOf(one, common)}</li>
            ))}
          </ol>
        )}
      </section>
      {config.of === 'hands' && roundId && !isMine && (
        <Foot>
          <Button
            size="lg"
            block
            icon={Hand}
            variant={toggles.inQueue ? 'second' : 'default'}
            onClick={() => now.act({ kind: toggles.inQueue ? 'withdrawFloor' : 'askFloor', roundId })}
          >
            {t(toggles.inQueue ? 'room.floor.withdraw' : 'room.floor.ask')}
          </Button>
        </Foot>
      )}
    </>
  )
}

const nameOf = ({ speaker, name }: SpeakerView, { tables }: CommonView): string =>
  'tableId' in speaker ? t('workshop.table', { n: tables[speaker.tableId]?.number ?? 0 }) : name || t('workshop.nobody')

const isOf = ({ speaker }: SpeakerView, guestId: string): boolean => 'guestId' in speaker && speaker.guestId === guestId
