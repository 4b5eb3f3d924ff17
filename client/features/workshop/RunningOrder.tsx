// The running order as prepared: when each phase starts, what people do in it, and how it is moved by hand or by keyboard.
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical'
import Plus from 'lucide-react/icons/plus'
import { useRef, useState, type DragEvent } from 'react'
import type { Workshop } from '../../../shared/schemas/workshops.ts'
import { prepareWords } from '../../../shared/text/fr/workshop-prepare.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import { sayTime } from '../../dates.ts'
import { afterClosing } from '../../ui/after-closing.ts'
import { Menu } from '../../ui/aria/Menu.tsx'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { useFocusThroughMoves } from '../../ui/focus-through-moves.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Section } from '../../ui/Layout.tsx'
import { useSaid } from '../../ui/said.tsx'
import { Tag } from '../../ui/Status.tsx'
import { sayConfig } from './config-words.ts'
import { KeptField } from './KeptField.tsx'
import { PhaseDialog } from './PhaseDialog.tsx'
import styles from './prepare.module.css'
import { after, droppedBefore, movedBefore, sayLength, startsOf, totalMinutes } from './running-order.ts'
import type { Steer } from './steer.ts'

const t = words({ ...prepareWords, ...workshopWords })

type Planned = Workshop['phases'][number]

export interface RunningOrderProps {
  workshop: Workshop
  steer: Steer
  onNote: (phaseId: string, notes: string) => Promise<boolean>
}

export function RunningOrder({ workshop, steer, onNote }: RunningOrderProps) {
  const [edited, setEdited] = useState<Planned | 'new' | null>(null)
  const { said, say } = useSaid()
  useFocusThroughMoves()
  const { phases, startsAt, maySteer } = workshop
  const ids = phases.map(({ id }) => id)
  const move = async (phase: Planned, before: string | null | undefined) => {
    if (before === undefined) return
    const { done } = await steer({ kind: 'movePhase', phaseId: phase.id, before })
    if (!done) return
    const rest = ids.filter((id) => id !== phase.id)
    const n = (before === null ? rest.length : rest.indexOf(before)) + 1
    say(t('prepare.phase.moved', { title: phase.title, n, total: ids.length }))
  }
  const save = async (phase: Planned | Parameters<typeof bare>[0]) => {
    const command =
      edited === 'new'
        ? ({ kind: 'addPhase', phase: bare(phase), before: null } as const)
        : ({ kind: 'changePhase', phase: bare(phase) } as const)
    const { done } = await steer(command)
    if (done) say(t(edited === 'new' ? 'prepare.phase.added' : 'prepare.phase.saved'))
    return done
  }
  const starts = startsOf(phases)
  const length = totalMinutes(phases)
  const total = startsAt
    ? t('prepare.plan.until', { length: sayLength(length), time: sayTime(after(startsAt, length)) })
    : t('prepare.plan.total', { length: sayLength(length) })
  return (
    <Section title={t('prepare.plan')} aside={<span className="num">{total}</span>} small>
      {phases.length === 0 && <p className="muted">{t('prepare.plan.empty')}</p>}
      {phases.length > 1 && maySteer && <p className="meta">{t('prepare.plan.hint')}</p>}
      <ol role="list" className={styles.plan}>
        {phases.map((phase, at) => (
          <PhaseRow
            key={phase.id}
            phase={phase}
            start={startsAt ? sayTime(after(startsAt, starts[at] ?? 0)) : sayLength(starts[at] ?? 0)}
            at={at}
            total={phases.length}
            maySteer={maySteer}
            onEdit={() => setEdited(phase)}
            onMove={(by) => void move(phase, movedBefore(ids, phase.id, by))}
            onDropped={(id) => {
              const dropped = phases.find((one) => one.id === id)
              if (dropped) void move(dropped, droppedBefore(ids, id, phase.id))
            }}
            onSkip={() => {
              const { id: phaseId, title, skipped } = phase
              void steer({ kind: 'skipPhase', phaseId, skipped: !skipped }).then(
                ({ done }) =>
                  done && say(t(skipped ? 'prepare.phase.unskipped' : 'prepare.phase.isSkipped', { title })),
              )
            }}
            onRemove={() => {
              void steer({ kind: 'removePhase', phaseId: phase.id }).then(
                ({ done }) => done && say(t('prepare.phase.removed')),
              )
            }}
            onNote={(notes) => onNote(phase.id, notes)}
          />
        ))}
      </ol>
      {maySteer && (
        <div>
          <Button variant="second" size="sm" icon={Plus} onClick={() => setEdited('new')}>
            {t('prepare.plan.add')}
          </Button>
        </div>
      )}
      {said}
      {edited !== null && (
        <PhaseDialog
          workshopId={workshop.id}
          phase={edited === 'new' ? null : bare(edited)}
          onClose={() => setEdited(null)}
          onSave={save}
        />
      )}
    </Section>
  )
}

/** A phase as commands carry it: what the preparation keeps beside it stays out. */
const bare = ({ id, kind, title, prompt, minutes, identity, config }: Omit<Planned, 'skipped' | 'notes'>) => ({
  id,
  kind,
  title,
  prompt,
  minutes,
  identity,
  config,
})

interface PhaseRowProps {
  phase: Planned
  start: string
  at: number
  total: number
  maySteer: boolean
  onEdit: () => void
  onMove: (by: 1 | -1) => void
  onDropped: (id: string) => void
  onSkip: () => void
  onRemove: () => void
  onNote: (notes: string) => Promise<boolean>
}

const dragged = 'application/x-maillage-phase'

function PhaseRow({ phase, start, at, total, maySteer, onDropped, ...acts }: PhaseRowProps) {
  const [isOver, setOver] = useState(false)
  const [hasNotes, setNotes] = useState(phase.notes !== '')
  const what = useRef<HTMLDivElement>(null)
  const askNotes = () => {
    setNotes(true)
    afterClosing(() => what.current?.querySelector('textarea')?.focus())
  }
  const isPhase = (event: DragEvent) => event.dataTransfer.types.includes(dragged)
  return (
    <li
      className={classes(styles.phase, phase.skipped && styles.skipped, isOver && styles.over)}
      draggable={maySteer}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragged, phase.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onDragOver={(event) => {
        if (!maySteer || !isPhase(event)) return
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
      <span className={`${styles.start} num`}>{phase.skipped ? '' : start}</span>
      <div className={styles.what} ref={what}>
        <h3>
          {phase.title} {phase.skipped && <Tag>{t('prepare.phase.skipped')}</Tag>}
        </h3>
        {phase.prompt && <p>{phase.prompt}</p>}
        <p className="meta">{sayConfig(phase)}</p>
        {maySteer && hasNotes && (
          <KeptField
            label={t('prepare.phase.notes')}
            hint={t('prepare.phase.notes.hint')}
            lines={2}
            most={2_000}
            optional
            value={phase.notes}
            onKeep={acts.onNote}
          />
        )}
      </div>
      <span className={`${styles.minutes} num`}>{t('prepare.duration.minutes', { n: phase.minutes })}</span>
      {maySteer && <RowActs phase={phase} at={at} total={total} {...acts} onNotes={askNotes} />}
    </li>
  )
}

type RowActsProps = Pick<PhaseRowProps, 'phase' | 'at' | 'total' | 'onEdit' | 'onMove' | 'onSkip' | 'onRemove'> & {
  onNotes: () => void
}

function RowActs({ phase: { title, skipped }, at, total, onEdit, onMove, onSkip, onRemove, onNotes }: RowActsProps) {
  const isFirst = at === 0
  const isLast = at === total - 1
  return (
    <div className={styles.acts}>
      <IconButton
        size="sm"
        icon={ArrowUp}
        label={t('prepare.phase.up', { title })}
        aria-disabled={isFirst || undefined}
        onClick={() => !isFirst && onMove(-1)}
      />
      <IconButton
        size="sm"
        icon={ArrowDown}
        label={t('prepare.phase.down', { title })}
        aria-disabled={isLast || undefined}
        onClick={() => !isLast && onMove(1)}
      />
      <Menu
        label={t('prepare.phase.more', { title })}
        trigger={<IconButton size="sm" icon={EllipsisVertical} label={t('prepare.phase.more', { title })} />}
        groups={[
          [
            { id: 'edit', label: t('prepare.phase.edit', { title }), act: onEdit },
            { id: 'notes', label: t('prepare.phase.notes'), act: onNotes },
            { id: 'skip', label: t(skipped ? 'prepare.phase.unskip' : 'prepare.phase.skip'), act: onSkip },
          ],
          [{ id: 'remove', label: t('prepare.phase.remove'), danger: true, act: onRemove }],
        ]}
      />
    </div>
  )
}
