// A phase in which one writes: the input, who reads it, what one sent; what others wrote, once it may be read.
import Eye from 'lucide-react/icons/eye'
import Lock from 'lucide-react/icons/lock'
import { Suspense } from 'react'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { phoneWords } from '../../../shared/text/fr/workshop-phone.ts'
import { words } from '../../../shared/text/words.ts'
import type { CollectConfig } from '../../../shared/workshop/phases.ts'
import type { CommonView, OwnView } from '../../../shared/workshop/view.ts'
import { sayList } from '../../dates.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Finish } from './Finish.tsx'
import { Foot } from './Foot.tsx'
import { MineList } from './Mine.tsx'
import { Others } from './later.ts'
import type { Mine, Toggles } from './own-part.ts'
import { readableOf } from './readable.ts'
import styles from './room.module.css'
import type { RoomNow } from './use-room.ts'
import { sayWhoSees } from './who-sees.ts'
import type { Writes } from './Writing.tsx'

const t = words({ ...room, ...phoneWords })

export type CollectProps = {
  now: RoomNow
  common: CommonView
  own: OwnView
  config: CollectConfig
  mine: readonly Mine[]
  toggles: Toggles
  writes: Writes | null
}

export function Collect({ now, common, own, config, mine, toggles, writes }: CollectProps) {
  const { phase, round } = common.head
  if (!phase || !round) return null
  const here = mine.filter(({ roundId, refusals }) => roundId === round.id && refusals.length === 0)
  const reads = round.revealed || config.visibility === 'all'
  const others = (
    <Suspense fallback={null}>
      <Reading {...{ now, common, own, config, mine, toggles, reads }} />
    </Suspense>
  )
  const sent = writes?.sent ?? 0
  return (
    <>
      {writes?.isFull && !round.locked && <p className="muted">{t('room.write.most.full', { most: config.most })}</p>}
      {round.revealed && others}
      <section aria-label={t('room.mine')}>
        <p className={styles.privacy} role="status">
          <Icon of={reads ? Eye : Lock} />
          <span>{sayWhoSees(config, phase.identity, round.revealed, own.name === '')}</span>
        </p>
        {sent > 0 && (
          <h2 className={styles.heading}>
            <span>{t('room.mine')}</span>
            <span className={styles.total}>{t('room.write.count', { n: sent, most: config.most })}</span>
          </h2>
        )}
        <MineList now={now} mine={here} types={config.types} length={config.length} isRunning />
      </section>
      {!round.revealed && others}
      <Foot>
        {writes?.maySend && <Send writes={writes} isMain={!round.revealed} />}
        <Finish now={now} roundId={round.id} isDone={toggles.finished} isReading={round.revealed} />
      </Foot>
    </>
  )
}

/** Sends what is in the field; where the room is reading, opens the field first. */
function Send({ writes, isMain }: { writes: Writes; isMain: boolean }) {
  if (!writes.isShown) {
    return (
      <Button
        variant="second"
        size="lg"
        block
        onClick={(event) => {
          event.preventDefault() // drawn anew, it is the button that sends: this press is not that one's
          writes.ask()
          setTimeout(() => document.querySelector<HTMLElement>(`#${writes.formId} textarea`)?.focus())
        }}
      >
        {t('room.write.open')}
      </Button>
    )
  }
  return (
    <Button type="submit" form={writes.formId} size="lg" block variant={isMain ? 'default' : 'second'}>
      {t(`workshop.type.${writes.draft.type}.send`)}
    </Button>
  )
}

type ReadingProps = Omit<CollectProps, 'writes'> & { reads: boolean }

function Reading({ now, common, own, config, mine, toggles, reads }: ReadingProps) {
  const roundId = common.head.round?.id
  const ids = new Set(mine.map(({ id }) => id))
  const support = config.supported
    ? {
        by: toggles.supported,
        turn: (contributionId: string, supported: boolean) => now.act({ kind: 'support', contributionId, supported }),
      }
    : null
  const shared = { common, mine: ids, support }
  if (reads) {
    const readable = readableOf(common.contributions, (one) => one.roundId === roundId)
    return <Others {...shared} title={t('room.others')} readable={readable} />
  }
  const ofGroup = readableOf(own.group, ({ id, roundId: of }) => of === roundId && !ids.has(id))
  const ofTable = readableOf(common.contributions, ({ id, roundId: of }) => of === roundId && !ids.has(id))
  return (
    <>
      {config.visibility === 'group' && (
        <>
          {own.companions.length > 0 && (
            <p className="muted">
              {t('room.others.with', {
                names: sayList(own.companions.map((name) => name || t('room.others.nameless'))),
              })}
            </p>
          )}
          <Others {...shared} title={t('room.others.group')} readable={ofGroup} />
        </>
      )}
      {config.visibility === 'table' && <Others {...shared} title={t('room.others.table')} readable={ofTable} />}
    </>
  )
}
