// A phase in which one writes: the input, who reads it, what one sent; what others wrote, once it may be read.
import Check from 'lucide-react/icons/check'
import Lock from 'lucide-react/icons/lock'
import { useId, useState } from 'react'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { takingPartWords } from '../../../shared/text/fr/workshop-taking-part.ts'
import { words } from '../../../shared/text/words.ts'
import type { CollectConfig } from '../../../shared/workshop/phases.ts'
import type { CommonView, OwnView } from '../../../shared/workshop/view.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Composer } from './Composer.tsx'
import { Foot } from './Foot.tsx'
import { MineList } from './Mine.tsx'
import { Others } from './Others.tsx'
import type { Mine, Toggles } from './own-part.ts'
import { readableOf } from './readable.ts'
import styles from './room.module.css'
import type { Drafts } from './use-drafts.ts'
import type { RoomNow } from './use-room.ts'
import { sayWhoSees } from './who-sees.ts'

const t = words({ ...room, ...takingPartWords })

export type CollectProps = {
  now: RoomNow
  common: CommonView
  own: OwnView
  config: CollectConfig
  mine: readonly Mine[]
  toggles: Toggles
  drafts: Drafts
}

export function Collect({ now, common, own, config, mine, toggles, drafts }: CollectProps) {
  const formId = useId()
  const { phase, round } = common.head
  const [said, setSaid] = useState('')
  if (!phase || !round) return null
  const here = mine.filter(({ roundId }) => roundId === round.id)
  const sent = here.filter(({ state }) => state !== 'refused').length
  const isFull = sent >= config.most
  const draft = drafts.current
  const isWriting = draft !== null && (!isFull || draft.text !== '') && (!round.locked || draft.text !== '')
  const maySend = isWriting && !isFull && !round.locked
  const writing = (
    <>
      {round.locked && (
        <Banner tone="warn" icon={Lock} title={t('room.locked.title')}>
          {draft?.text ? t('room.locked.body') : null}
        </Banner>
      )}
      {isFull && !round.locked && <p className="muted">{t('room.write.most.full', { most: config.most })}</p>}
      {isWriting && (
        <Composer
          key={round.id}
          formId={formId}
          draft={draft}
          closed={!maySend}
          onChange={drafts.change}
          onSend={(one) => {
            drafts.send(one)
            setSaid(t(now.status.is === 'live' && !now.queue.isStuck ? 'room.write.said' : 'room.write.saidWaiting'))
          }}
        />
      )}
    </>
  )
  const reads = round.revealed || config.visibility === 'all'
  const others = <Reading {...{ now, common, own, config, mine, toggles, reads }} />
  const list = { now, types: config.types, length: config.length, isRunning: true }
  const mineHere = (
    <section aria-label={t('room.mine')}>
      <p className={styles.privacy}>
        <Icon of={Lock} />
        <span>{sayWhoSees(config, phase.identity, round.revealed)}</span>
      </p>
      {sent > 0 && (
        <h2 className={styles.heading}>
          <span>{t('room.mine')}</span>
          <span className={styles.total}>{t('room.write.count', { n: sent, most: config.most })}</span>
        </h2>
      )}
      <MineList {...list} mine={here.filter(({ refusals }) => refusals.length === 0)} />
    </section>
  )
  return (
    <>
      <MineList {...list} mine={here.filter(({ refusals }) => refusals.length > 0)} />
      {round.revealed ? (
        <>
          {others}
          {writing}
          {mineHere}
        </>
      ) : (
        <>
          {writing}
          {mineHere}
          {others}
        </>
      )}
      <span className="sr-only" role="status">
        {said}
      </span>
      <Foot>
        {maySend && (
          <Button type="submit" form={formId} size="lg" block variant={round.revealed ? 'second' : 'default'}>
            {t(`workshop.type.${draft.type}.send`)}
          </Button>
        )}
        <Finish now={now} roundId={round.id} isDone={toggles.finished} isReading={round.revealed} />
      </Foot>
    </>
  )
}

type ReadingProps = Omit<CollectProps, 'drafts'> & { reads: boolean }

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
            <p className="muted">{t('room.others.with', { names: own.companions.join(', ') })}</p>
          )}
          <Others {...shared} title={t('room.others.group')} readable={ofGroup} />
        </>
      )}
      {config.visibility === 'table' && <Others {...shared} title={t('room.others.table')} readable={ofTable} />}
    </>
  )
}

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
