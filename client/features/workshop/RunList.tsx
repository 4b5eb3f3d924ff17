// The running order beside the board: what was played, what is in hand, what comes, and the way to any of it. It is changed
// live by its menus, by dragging, and with Alt and the arrows.
import Check from 'lucide-react/icons/check'
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical'
import Plus from 'lucide-react/icons/plus'
import { useState, type DragEvent, type KeyboardEvent } from 'react'
import { prepareWords } from '../../../shared/text/fr/workshop-prepare.ts'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import type { CommonView } from '../../../shared/workshop/view.ts'
import { sayTime } from '../../dates.ts'
import { Menu } from '../../ui/aria/Menu.tsx'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { useFocusThroughMoves } from '../../ui/focus-through-moves.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useSaid } from '../../ui/said.tsx'
import styles from './console.module.css'
import { droppedBefore, movedBefore, timesOf } from './running-order.ts'

const t = words({ ...workshopConsole, ...workshopWords, 'prepare.phase.moved': prepareWords['prepare.phase.moved'] })

export interface RunListProps {
  view: CommonView
  /** When the workshop was meant to begin. */
  startsAt: string | null
  onGo: (phaseId: string) => void
  /** After this phase; null: where it stands best. Null instead: the running order is fixed. */
  onAdd: ((after: string | null) => void) | null
  onSteer: (command: SteeringCommand) => void
}

type Line = CommonView['plan'][number]

export function RunList({ view, startsAt, onGo, onAdd, onSteer }: RunListProps) {
  const { plan, head } = view
  const { said, say } = useSaid()
  useFocusThroughMoves()
  const times = timesOf(view, startsAt)
  const ids = plan.map(({ id }) => id)
  const move = ({ id, title }: Line, before: string | null | undefined) => {
    if (before === undefined || !onAdd) return
    onSteer({ kind: 'movePhase', phaseId: id, before })
    const rest = ids.filter((one) => one !== id)
    const n = (before === null ? rest.length : rest.indexOf(before)) + 1
    say(t('prepare.phase.moved', { title, n, total: ids.length }))
  }
  return (
    <nav className={styles.runs} aria-labelledby="console-plan">
      <h2 id="console-plan">{times.end ? t('console.plan.until', { time: sayTime(times.end) }) : t('console.plan')}</h2>
      <p id="console-plan-keys" className="sr-only">
        {t('console.plan.keys')}
      </p>
      <ol role="list" data-untimed={times.starts.every((start) => start === null) || undefined}>
        {plan.map((phase, at) => (
          <Run
            key={phase.id}
            phase={phase}
            head={head}
            when={times.starts[at] ?? null}
            ends={[at === 0, at === plan.length - 1]}
            isOpen={onAdd !== null}
            onGo={() => onGo(phase.id)}
            onMove={(by) => move(phase, movedBefore(ids, phase.id, by))}
            onDropped={(id) => {
              const dropped = plan.find((one) => one.id === id)
              if (dropped) move(dropped, droppedBefore(ids, id, phase.id))
            }}
            onSkip={() => onSteer({ kind: 'skipPhase', phaseId: phase.id, skipped: !phase.skipped })}
            onAddAfter={() => onAdd?.(phase.id)}
          />
        ))}
      </ol>
      {onAdd && (
        <div className={styles.addPhase}>
          <Button variant="quiet" size="sm" icon={Plus} onClick={() => onAdd(null)}>
            {t('console.plan.add')}
          </Button>
        </div>
      )}
      {said}
    </nav>
  )
}

interface RunProps {
  phase: Line
  head: CommonView['head']
  when: Date | null
  /** Whether it is the first, the last. */
  ends: readonly [boolean, boolean]
  isOpen: boolean
  onGo: () => void
  onMove: (by: 1 | -1) => void
  onDropped: (id: string) => void
  onSkip: () => void
  onAddAfter: () => void
}

const dragged = 'application/x-maillage-phase'

function Run({ phase, head, when, isOpen, onDropped, ...acts }: RunProps) {
  const [isOver, setOver] = useState(false)
  const isRunning = head.stage === 'running'
  const isNow = phase.id === head.phase?.id && isRunning
  const state = isNow ? 'now' : phase.skipped ? 'skipped' : phase.rounds > 0 ? 'played' : null
  const isPhase = (event: DragEvent) => isOpen && event.dataTransfer.types.includes(dragged)
  const press = (event: KeyboardEvent) => {
    if (!event.altKey || !isOpen || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    acts.onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <li
      data-state={state ?? undefined}
      aria-current={isNow ? 'step' : undefined}
      className={classes(isOver && styles.overPhase)}
      draggable={isOpen}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragged, phase.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onDragOver={(event) => {
        if (!isPhase(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        if (!isPhase(event)) return
        event.preventDefault()
        onDropped(event.dataTransfer.getData(dragged))
      }}
    >
      <button
        type="button"
        data-phase={phase.id}
        aria-describedby={isOpen ? 'console-plan-keys' : undefined}
        aria-disabled={isNow || !isRunning || undefined}
        onClick={() => !isNow && isRunning && acts.onGo()}
        onKeyDown={press}
      >
        <span className={`${styles.when} num`}>{when ? sayTime(when) : ''}</span>
        <span>
          <span className={styles.titled}>
            <b>{phase.title}</b>
            {state === 'played' && <Icon of={Check} className={styles.tick} />}
          </span>
          {phase.rounds > 1 && (
            <span className={styles.stateWord}> {t('console.plan.rounds', { n: phase.rounds })}</span>
          )}
          {state && (
            <span className={state === 'skipped' ? styles.stateWord : 'sr-only'}> {t(`console.plan.${state}`)}</span>
          )}
        </span>
        <span className={`${styles.when} num`}>{t('workshop.minutes', { n: phase.minutes })}</span>
      </button>
      {isOpen && <RunMenu phase={phase} isNow={isNow} isRunning={isRunning} {...acts} />}
    </li>
  )
}

type RunMenuProps = Pick<RunProps, 'phase' | 'ends' | 'onGo' | 'onMove' | 'onSkip' | 'onAddAfter'> & {
  isNow: boolean
  isRunning: boolean
}

function RunMenu({ phase: { title, skipped }, ends, isNow, isRunning, ...acts }: RunMenuProps) {
  const label = t('console.plan.more', { title })
  return (
    <Menu
      label={label}
      trigger={<IconButton size="sm" icon={EllipsisVertical} label={label} />}
      groups={[
        [
          {
            id: 'go',
            label: t(isNow ? 'console.plan.again' : 'console.plan.goTo'),
            disabled: !isRunning,
            act: acts.onGo,
          },
          {
            id: 'skip',
            label: t(skipped ? 'console.plan.unskip' : 'console.plan.skip'),
            disabled: isNow,
            act: acts.onSkip,
          },
        ],
        [
          { id: 'up', label: t('console.plan.up'), disabled: ends[0], act: () => acts.onMove(-1) },
          { id: 'down', label: t('console.plan.down'), disabled: ends[1], act: () => acts.onMove(1) },
          { id: 'add', label: t('console.plan.addAfter'), act: acts.onAddAfter },
        ],
      ]}
    />
  )
}
