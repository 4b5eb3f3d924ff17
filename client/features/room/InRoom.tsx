// The room on a phone: one band, one instruction, one input; before it starts, while it runs, and after.
import { Suspense, useEffect, useRef, useState } from 'react'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { words } from '../../../shared/text/words.ts'
import type { HeadView } from '../../../shared/workshop/view.ts'
import { Page } from '../../ui/Page.tsx'
import { Band, sayPhase } from './Band.tsx'
import { spacedCode } from './code.ts'
import { Closed, useLater } from './later.ts'
import { Earlier, MineList } from './Mine.tsx'
import { Notices } from './Notices.tsx'
import { mineOf, togglesOf } from './own-part.ts'
import { PhaseBody } from './PhaseBody.tsx'
import styles from './room.module.css'
import { Timer } from './Timer.tsx'
import { useDrafts } from './use-drafts.ts'
import type { RoomNow } from './use-room.ts'
import { Writing, useWrites } from './Writing.tsx'
import { You } from './You.tsx'

const t = words(room)

export type InRoomProps = {
  now: RoomNow
  code: string
  /** Known before the server has said. */
  title: string
  onChangePerson(): void
  onLeave(): void
}

export function InRoom({ now, code, title, onChangePerson, onLeave }: InRoomProps) {
  const { common, own } = now
  const head = common?.head ?? null
  const drafts = useDrafts(now, head)
  useLater()
  const mine = mineOf(own, now.queue.items)
  const writes = useWrites(head, mine, drafts)
  const toggles = togglesOf(own, now.queue.items, head?.round?.id ?? null)
  const isOver = head !== null && head.stage !== 'running' && head.stage !== 'open'
  const page = useRef<HTMLDivElement>(null)
  const said = useMoved(page, head)
  const roundId = head?.round?.id
  const refused = mine.filter(({ refusals }) => refusals.length > 0)
  const earlier = mine.filter(({ refusals, roundId: of }) => refusals.length === 0 && of !== roundId)
  const kept = { now, types: writes?.draft.types ?? [], length: writes?.draft.length ?? 2_000 }
  return (
    <Page title={head?.title ?? title} width="full">
      <div className={styles.room} ref={page}>
        <RoomBand now={now} code={code} title={head?.title ?? title} isOver={isOver} />
        <div className={styles.body}>
          <span className="sr-only" role="status">
            {said}
          </span>
          <Notices now={now} head={head} />
          {isOver ? (
            <Suspense fallback={null}>
              <Closed {...{ now, mine, head }} drafts={drafts.left} />
            </Suspense>
          ) : (
            <>
              <MineList {...kept} mine={refused} isRunning />
              <Writing now={now} drafts={drafts} writes={writes} />
              {common && own && <Playing {...{ now, common, own, mine, toggles, writes }} />}
              <Earlier {...kept} mine={earlier} isRunning={head?.stage === 'running'} />
            </>
          )}
          {own && (
            <You
              now={now}
              name={own.name}
              roundId={roundId ?? null}
              tables={common?.tables ?? {}}
              toggles={toggles}
              title={isOver ? null : title}
              onChangePerson={onChangePerson}
              onLeave={onLeave}
            />
          )}
        </div>
      </div>
    </Page>
  )
}

function RoomBand({ now, code, title, isOver }: { now: RoomNow; code: string; title: string; isOver: boolean }) {
  const { common, own, offset } = now
  const { phase, round, phases, phaseNumber } = common?.head ?? {}
  if (isOver) {
    const isCancelled = common?.head.stage === 'cancelled'
    return (
      <Band
        over={t('room.closed.over')}
        title={t(isCancelled ? 'room.cancelled.title' : 'room.closed.title')}
        lead={<span lang="fr">{title}</span>}
      />
    )
  }
  if (!phase || !round) {
    const isOpening = !common
    return (
      <Band
        over={<span lang="fr">{title}</span>}
        timer={<span className={styles.code}>{spacedCode(code)}</span>}
        title={t(isOpening ? 'room.opening' : 'room.before.title')}
        lead={isOpening ? null : t('room.before.body')}
        braid={!isOpening}
      />
    )
  }
  const table = own?.tableId ? (common?.tables[own.tableId] ?? null) : null
  return (
    <Band
      over={sayPhase(phaseNumber ?? 1, phases ?? 1)}
      timer={<Timer key={round.id} round={round} table={table} offset={offset} />}
      title={<span lang="fr">{phase.title}</span>}
      lead={phase.prompt && <span lang="fr">{phase.prompt}</span>}
    />
  )
}

type PlayingProps = Parameters<typeof PhaseBody>[0]

function Playing(props: PlayingProps) {
  const { head } = props.common
  if (!head.round || !head.phase) return <Before head={head} />
  return <PhaseBody {...props} />
}

function Before({ head }: { head: HeadView }) {
  const n = head.counts.here
  return n > 1 ? <p>{t('room.before.here.many', { n })}</p> : null
}

/** A new round takes the focus to its title, unless one is typing: then it is only said. */
function useMoved(page: { current: HTMLElement | null }, head: HeadView | null): string {
  const key = head === null ? null : (head.round?.id ?? head.stage)
  const before = useRef(key)
  const [said, setSaid] = useState('')
  const title = head?.phase?.title ?? ''
  useEffect(() => {
    const isFirst = before.current === null
    if (before.current === key) return
    before.current = key
    if (isFirst) return
    if (isTyping(document.activeElement)) return setSaid(title && t('room.phase.now', { title }))
    window.scrollTo(0, 0)
    page.current?.querySelector('h1')?.focus({ preventScroll: true })
    setSaid('')
  }, [key, title, page])
  return said
}

const isTyping = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement || isTextInput(element)

const isTextInput = (element: Element | null): boolean =>
  element instanceof HTMLInputElement && !['radio', 'checkbox'].includes(element.type)
