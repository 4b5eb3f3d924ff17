// The console: one band that rules the room, the running order, the board, and what the room sees.
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { Workshop } from '../../../shared/schemas/workshops.ts'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { paperWords } from '../../../shared/text/fr/workshop-paper.ts'
import { words } from '../../../shared/text/words.ts'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import type { Phase } from '../../../shared/workshop/phases.ts'
import type { CommonView } from '../../../shared/workshop/view.ts'
import { save } from '../../save-file.ts'
import { afterClosing } from '../../ui/after-closing.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Band, nextOf, type BandActs } from './Band.tsx'
import { boardOf, type Drop } from './board.ts'
import type { Marks } from './Board.tsx'
import { BoardPane } from './BoardPane.tsx'
import type { CardAct } from './card-acts.ts'
import type { ClusterAct } from './ClusterHead.tsx'
import { AskedDialog, type Asked } from './AskedDialog.tsx'
import { ConsoleBar } from './ConsoleBar.tsx'
import styles from './console.module.css'
import { contributionsCsv } from './contributions-csv.ts'
import { makeId } from './ids.ts'
import { useLead } from './lead.ts'
import { RehearsalBand } from './RehearsalBand.tsx'
import { RunList } from './RunList.tsx'
import { insertedBefore } from './running-order.ts'
import { Side } from './Side.tsx'
import { isDone } from './Tables.tsx'
import { UndoBar } from './UndoBar.tsx'
import type { ConsoleNow } from './use-console.ts'
import { useNames } from './use-names.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { veiled } from './veiled.ts'
import { hasUnshown } from './Withheld.tsx'

const t = words({ ...workshopConsole, ...paperWords })
const twoMinutes = 120_000
const nothing = () => undefined

export interface ConsoleProps {
  now: ConsoleNow & { view: CommonView }
  /** Of a rehearsal: the workshop that is rehearsed. */
  rehearsalOf?: string | null
  /** From the preparation: when it was meant to begin. */
  startsAt: string | null
  meeting: Workshop['meeting']
  /** The running order as prepared, with the private notes of each phase. */
  prepared: Workshop['phases']
  /** The actor of whoever is before this console, and the names of all who may run the workshop, by theirs. */
  me: string
  leaders: Readonly<Record<string, string>>
  marks: Marks
  /** What the room sees, in small. */
  miniature: ReactNode
}

export function Console({
  now,
  rehearsalOf = null,
  startsAt,
  meeting,
  prepared,
  me,
  leaders,
  marks,
  miniature,
}: ConsoleProps) {
  const { offset, workshopId, status, steer, keep, pending, acts: done } = now
  const { isVeiled, veil } = useNames()
  const view = useMemo(() => (isVeiled ? veiled(now.view) : now.view), [isVeiled, now.view])
  const lead = useLead(view, me, leaders)
  const [asked, setAsked] = useState<Asked | null>(null)
  const giveBack = useFocusGivenBack()
  useFocusOnNext(view.head.stage, done.at(-1)?.command.kind)
  // The card that a dialog made, where one goes on.
  const followed = useRef<string | null>(null)
  const parts = useMemo(() => boardOf(view), [view])
  const send = useCallback((command: SteeringCommand) => void steer(command), [steer])
  const acts = bandActs(view, steer, setAsked)
  const { single, turn } = useShortcuts({
    pause: lead.isMine ? acts.onPause : nothing,
    extend: lead.isMine ? acts.onExtend : nothing,
    next: lead.isMine ? (nextOf(view) ? acts.onNext : acts.onClose) : nothing,
    help: () => setAsked({ kind: 'keys' }),
  })
  return (
    <>
      <ConsoleBar
        workshopId={workshopId}
        meeting={meeting}
        head={view.head}
        onAsk={setAsked}
        isVeiled={isVeiled}
        onVeil={veil}
        onCsv={() => giveCsv(view)}
      />
      {view.head.rehearsal && <RehearsalBand of={rehearsalOf} />}
      {status.is === 'late' && <Banner tone="warn">{t('console.late')}</Banner>}
      {status.is === 'gone' && <Banner tone="danger">{t('console.gone')}</Banner>}
      {!lead.isMine && (
        <Banner title={t('console.lead.other', { name: lead.name })} announce="none">
          {t('console.lead.other.text')}
        </Banner>
      )}
      <Band
        workshopId={workshopId}
        view={view}
        offset={offset}
        busy={pending > 0}
        {...acts}
        onTake={lead.isMine ? null : () => send({ kind: 'takeConsole' })}
      />
      <div className={styles.body}>
        <RunList
          view={view}
          startsAt={startsAt}
          onGo={(phaseId) => setAsked({ kind: 'go', phaseId })}
          onAdd={canPlan(view) ? (after) => setAsked({ kind: 'add', after }) : null}
          onSteer={send}
        />
        <BoardPane
          view={view}
          parts={parts}
          marks={marks}
          notes={prepared.find(({ id }) => id === view.head.phase?.id)?.notes ?? ''}
          onSteer={send}
          onHideReason={(said) => setAsked({ kind: 'hideReason', said })}
          onEraseSpeaker={(speaker) => setAsked({ kind: 'eraseSpeaker', ...speaker })}
          keep={keep}
          offset={offset}
          onAct={(act) => cardAct(act, send, setAsked)}
          onCluster={(act) => clusterAct(act, send, setAsked)}
          onDrop={(id, drop) => send(dropCommand(id, drop))}
        />
        <Side
          view={view}
          offset={offset}
          parked={parts.parked}
          declined={parts.declined}
          onSteer={send}
          onPair={() => setAsked({ kind: 'pair' })}
          onRapporteur={(table) => setAsked({ kind: 'rapporteur', table })}
          onPeople={() => setAsked({ kind: 'people' })}
          miniature={miniature}
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
          steer={steer}
          phases={prepared}
          onSend={async (command) => {
            const steered = await steer(command)
            if (steered.done && command.kind === 'merge') followed.current = command.contributionId
            return steered.done
          }}
          onInsert={async (phase, after) => insert(steer, view, phase, after)}
          onClose={() => {
            setAsked(null)
            if ('contributionId' in asked) focusCard(followed.current ?? asked.contributionId)
            else giveBack()
            followed.current = null
          }}
        />
      )}
    </>
  )
}

/** Of what is seen here: names that are hidden on this device are not in it. [A62] [A65] */
const giveCsv = (view: CommonView): void =>
  save(
    t('paper.csv.file', { title: view.head.title, day: new Date().toLocaleDateString('sv') }),
    contributionsCsv(view),
    'text/csv;charset=utf-8',
  )

/** Passages that would surprise are asked first: on to the next while tables work, the end, another phase. */
function bandActs(view: CommonView, steer: ConsoleNow['steer'], ask: (asked: Asked) => void): BandActs {
  const send = (command: SteeringCommand) => void steer(command)
  const { round } = view.head
  const roundId = round?.id
  const withRound = (act: (roundId: string) => void) => () => {
    if (roundId !== undefined) act(roundId)
  }
  const tables = Object.values(view.tables).filter(({ people }) => people > 0)
  const areAtWork = view.head.phase?.config.mechanism === 'group' && tables.some((table) => !isDone(table))
  return {
    // Whoever starts has the console, unless somebody took it before.
    onStart: () =>
      void (view.consoleOf ? Promise.resolve() : steer({ kind: 'takeConsole' })).then(() => send({ kind: 'start' })),
    onPause: withRound((id) => {
      if (round?.remaining !== null) send({ kind: 'resume', roundId: id })
      else if (round.endsAt !== null) send({ kind: 'pause', roundId: id })
    }),
    onExtend: withRound((id) => send({ kind: 'extend', roundId: id, milliseconds: twoMinutes, tableId: null })),
    onBack: withRound((id) => send({ kind: 'back', roundId: id })),
    onNext: withRound((id) => {
      if (hasUnrevealed(view, id)) ask({ kind: 'unrevealed' })
      else if (hasUnshown(view)) ask({ kind: 'unshown' })
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

const canPlan = ({ head: { stage } }: CommonView): boolean => stage === 'running' || stage === 'open'

const passages: readonly (SteeringCommand['kind'] | undefined)[] = ['start', 'close', 'reopen']

/** Whoever started, ended or opened again goes on with what comes next: the button that they pressed is gone. [A69] */
function useFocusOnNext(stage: CommonView['head']['stage'], last: SteeringCommand['kind'] | undefined): void {
  const before = useRef(stage)
  useEffect(() => {
    if (before.current === stage || !passages.includes(last)) return
    before.current = stage
    afterClosing(() => {
      const next = document.querySelector<HTMLElement>('[data-next]')
      const control = next?.matches('a, button') ? next : next?.querySelector<HTMLElement>('a, button')
      control?.focus()
    })
  }, [stage, last])
}

/** What was asked about was a card: that is where one goes on, also when it now stands in another column. */
function focusCard(id: string, tries = 12): void {
  const card = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)
  card?.focus()
  // The page takes no focus until the dialog has left.
  if (document.activeElement !== card && tries > 0) setTimeout(() => focusCard(id, tries - 1), 40)
}

/** Dialogs that a menu opened: the line of the menu is gone when they close, its button is not. */
function useFocusGivenBack(): () => void {
  const last = useRef<EventTarget | null>(null)
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof Element && !target.closest('[role="menu"], [role="dialog"], [role="alertdialog"]'))
        last.current = target
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [])
  return () =>
    void afterClosing(() => {
      if (document.activeElement === document.body && last.current instanceof HTMLElement) last.current.focus()
    })
}

function cardAct(act: CardAct, send: (command: SteeringCommand) => void, ask: (asked: Asked) => void): void {
  const contributionId = act.id
  if (act.kind === 'park') send({ kind: 'park', contributionId, parked: act.parked })
  else if (act.kind === 'take') send({ kind: 'take', contributionId, taken: act.taken })
  else if (act.kind === 'unhide') send({ kind: 'unhide', contributionId })
  else if (act.kind === 'show') send({ kind: 'show', what: { kind: 'contribution', contributionId } })
  else ask({ kind: act.kind, contributionId })
}

function clusterAct(act: ClusterAct, send: (command: SteeringCommand) => void, ask: (asked: Asked) => void): void {
  if (act.kind === 'make') send({ kind: 'makeCluster', clusterId: makeId(), title: '', contributions: [] })
  else if (act.kind === 'name') send({ kind: 'nameCluster', clusterId: act.id, title: act.title })
  else if (act.kind === 'remove') send({ kind: 'removeCluster', clusterId: act.id })
  else if (act.kind === 'synthesise') ask({ kind: 'synthesise', clusterId: act.id })
  else if (act.kind === 'choose') send({ kind: 'choose', clusterId: act.id, top: act.top })
  else if (act.kind === 'disagree') send({ kind: 'disagree', clusterId: act.id, disagreed: act.disagreed })
  else send({ kind: 'show', what: { kind: 'cluster', clusterId: act.id } })
}

const dropCommand = (contributionId: string, drop: Drop): SteeringCommand =>
  drop.to === 'new'
    ? { kind: 'makeCluster', clusterId: makeId(), title: '', contributions: [contributionId] }
    : { kind: 'place', contributionId, clusterId: drop.clusterId, before: drop.before }

/** A phase put in live stands after the one that was named, else right after the one in hand. */
async function insert(
  steer: ConsoleNow['steer'],
  { plan, head }: CommonView,
  phase: Phase,
  after: string | null,
): Promise<boolean> {
  const ids = plan.map(({ id }) => id)
  const stands = after ?? head.phase?.id ?? null
  const before = stands === null ? null : insertedBefore(ids, stands)
  return (await steer({ kind: 'addPhase', phase, before })).done
}
