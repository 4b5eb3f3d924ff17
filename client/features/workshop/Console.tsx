// The console: one band that rules the room, the running order, the board, and what the room sees.
import { useCallback, useMemo, useRef, useState } from 'react'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { words } from '../../../shared/text/words.ts'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import type { Phase } from '../../../shared/workshop/phases.ts'
import type { CommonView } from '../../../shared/workshop/view.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Band, nextOf, type BandActs } from './Band.tsx'
import { boardOf, type Drop } from './board.ts'
import { BoardPane } from './BoardPane.tsx'
import type { CardAct } from './card-acts.ts'
import type { ClusterAct } from './ClusterHead.tsx'
import { AskedDialog, type Asked } from './AskedDialog.tsx'
import { ConsoleBar } from './ConsoleBar.tsx'
import styles from './console.module.css'
import { makeId } from './ids.ts'
import { RunList } from './RunList.tsx'
import { insertedBefore } from './running-order.ts'
import { isDone, Side } from './Side.tsx'
import { UndoBar } from './UndoBar.tsx'
import type { ConsoleNow } from './use-console.ts'
import { useShortcuts } from './use-shortcuts.ts'

const t = words(workshopConsole)
const twoMinutes = 120_000

export interface ConsoleProps {
  now: ConsoleNow & { view: CommonView }
  /** From the preparation: when it was meant to begin, and the private notes of each phase. */
  startsAt: string | null
  notes: Readonly<Record<string, string>>
}

export function Console({ now, startsAt, notes }: ConsoleProps) {
  const { view, offset, workshopId, status, steer, pending, acts: done } = now
  const [asked, setAsked] = useState<Asked | null>(null)
  // The card that a dialog made, where one goes on.
  const followed = useRef<string | null>(null)
  const parts = useMemo(() => boardOf(view), [view])
  const send = useCallback((command: SteeringCommand) => void steer(command), [steer])
  const acts = bandActs(view, send, setAsked)
  const { single, turn } = useShortcuts({
    pause: acts.onPause,
    extend: acts.onExtend,
    next: nextOf(view) ? acts.onNext : acts.onClose,
    help: () => setAsked({ kind: 'keys' }),
  })
  return (
    <>
      <ConsoleBar workshopId={workshopId} head={view.head} onAsk={setAsked} />
      {status.is === 'late' && <Banner tone="warn">{t('console.late')}</Banner>}
      {status.is === 'gone' && <Banner tone="danger">{t('console.gone')}</Banner>}
      <Band workshopId={workshopId} view={view} offset={offset} busy={pending > 0} {...acts} />
      <div className={styles.body}>
        <RunList
          view={view}
          startsAt={startsAt}
          onGo={(phaseId) => setAsked({ kind: 'go', phaseId })}
          onAdd={view.head.stage === 'running' || view.head.stage === 'open' ? () => setAsked({ kind: 'add' }) : null}
        />
        <BoardPane
          view={view}
          parts={parts}
          notes={notes[view.head.phase?.id ?? ''] ?? ''}
          onSteer={send}
          onAct={(act) => cardAct(act, send, setAsked)}
          onCluster={(act) => clusterAct(act, send)}
          onDrop={(id, drop) => send(dropCommand(id, drop))}
        />
        <Side
          view={view}
          parked={parts.parked}
          onSteer={send}
          onPair={() => setAsked({ kind: 'pair' })}
          onRapporteur={(table) => setAsked({ kind: 'rapporteur', table })}
        />
      </div>
      <UndoBar
        undoable={view.undoable}
        offset={offset}
        acts={done}
        onUndo={(commandId) => send({ kind: 'undo', commandId })}
      />
      {asked && (
        <AskedDialog
          asked={asked}
          view={view}
          workshopId={workshopId}
          columns={parts.columns}
          keys={{ single, turn }}
          onSend={async (command) => {
            const steered = await steer(command)
            if (steered.done && command.kind === 'merge') followed.current = command.contributionId
            return steered.done
          }}
          onInsert={async (phase) => insert(steer, view, phase)}
          onClose={() => {
            setAsked(null)
            if ('contributionId' in asked) focusCard(followed.current ?? asked.contributionId)
            followed.current = null
          }}
        />
      )}
    </>
  )
}

/** Passages that would surprise are asked first: on to the next while tables work, the end, another phase. */
function bandActs(view: CommonView, send: (command: SteeringCommand) => void, ask: (asked: Asked) => void): BandActs {
  const { round } = view.head
  const roundId = round?.id
  const withRound = (act: (roundId: string) => void) => () => {
    if (roundId !== undefined) act(roundId)
  }
  const tables = Object.values(view.tables).filter(({ people }) => people > 0)
  const areAtWork = view.head.phase?.config.mechanism === 'group' && tables.some((table) => !isDone(table))
  return {
    onStart: () => send({ kind: 'start' }),
    onPause: withRound((id) => {
      if (round?.remaining !== null) send({ kind: 'resume', roundId: id })
      else if (round.endsAt !== null) send({ kind: 'pause', roundId: id })
    }),
    onExtend: withRound((id) => send({ kind: 'extend', roundId: id, milliseconds: twoMinutes, tableId: null })),
    onBack: withRound((id) => send({ kind: 'back', roundId: id })),
    onNext: withRound((id) => {
      if (hasUnrevealed(view, id)) ask({ kind: 'unrevealed' })
      else if (areAtWork) ask({ kind: 'next' })
      else send({ kind: 'next', roundId: id })
    }),
    onClose: withRound(() => ask({ kind: 'close' })),
    onReopen: () => ask({ kind: 'reopen' }),
  }
}

/** Something was written that nobody has seen: the tables would have nothing to group. */
const hasUnrevealed = ({ head: { phase, round }, contributions }: CommonView, roundId: string): boolean =>
  phase?.config.mechanism === 'collect' &&
  phase.config.visibility !== 'all' &&
  round?.revealed === false &&
  Object.values(contributions).some((one) => one.roundId === roundId)

/** What was asked about was a card: that is where one goes on, also when it now stands in another column. */
function focusCard(id: string, tries = 12): void {
  const card = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)
  card?.focus()
  // The page takes no focus until the dialog has left.
  if (document.activeElement !== card && tries > 0) setTimeout(() => focusCard(id, tries - 1), 40)
}

function cardAct(act: CardAct, send: (command: SteeringCommand) => void, ask: (asked: Asked) => void): void {
  const contributionId = act.id
  if (act.kind === 'park') send({ kind: 'park', contributionId, parked: act.parked })
  else if (act.kind === 'take') send({ kind: 'take', contributionId, taken: act.taken })
  else if (act.kind === 'unhide') send({ kind: 'unhide', contributionId })
  else if (act.kind === 'show') send({ kind: 'show', what: { kind: 'contribution', contributionId } })
  else ask({ kind: act.kind, contributionId })
}

function clusterAct(act: ClusterAct, send: (command: SteeringCommand) => void): void {
  if (act.kind === 'make') send({ kind: 'makeCluster', clusterId: makeId(), title: '', contributions: [] })
  else if (act.kind === 'name') send({ kind: 'nameCluster', clusterId: act.id, title: act.title })
  else if (act.kind === 'remove') send({ kind: 'removeCluster', clusterId: act.id })
  else send({ kind: 'show', what: { kind: 'cluster', clusterId: act.id } })
}

const dropCommand = (contributionId: string, drop: Drop): SteeringCommand =>
  drop.to === 'new'
    ? { kind: 'makeCluster', clusterId: makeId(), title: '', contributions: [contributionId] }
    : { kind: 'place', contributionId, clusterId: drop.clusterId, before: drop.before }

/** A phase put in live stands right after the one in hand. */
async function insert(steer: ConsoleNow['steer'], { plan, head }: CommonView, phase: Phase): Promise<boolean> {
  const before =
    head.phase &&
    insertedBefore(
      plan.map(({ id }) => id),
      head.phase.id,
    )
  return (await steer({ kind: 'addPhase', phase, before })).done
}
