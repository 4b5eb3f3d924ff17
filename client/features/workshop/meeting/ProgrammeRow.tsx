// One workshop of a meeting: its line in the programme of the day, and what is done with it there.
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical'
import { useState, type DragEvent } from 'react'
import { Link, useLocation } from 'wouter'
import type { Meeting } from '../../../../shared/schemas/meetings.ts'
import { meetingWords } from '../../../../shared/text/fr/meeting.ts'
import { prepareWords } from '../../../../shared/text/fr/workshop-prepare.ts'
import { plural, words } from '../../../../shared/text/words.ts'
import { spacedCode } from '../../../../shared/workshop/code.ts'
import { isJoinable, isOver } from '../../../../shared/workshop/stages.ts'
import { Menu } from '../../../ui/aria/Menu.tsx'
import { classes } from '../../../ui/classes.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Tag } from '../../../ui/Status.tsx'
import { StageTag } from '../StageTag.tsx'
import styles from './meeting.module.css'
import { sayHour } from './say-when.ts'

const t = words({ ...prepareWords, ...meetingWords })
const dragged = 'application/x-maillage-meeting-workshop'

export type Programmed = Meeting['workshops'][number]

export interface ProgrammeRowProps {
  workshop: Programmed
  meetingStartsAt: string | null
  at: number
  total: number
  mayPrepare: boolean
  onMove: (by: 1 | -1) => void
  onDropped: (id: string) => void
  onTakeOut: () => void
}

export function ProgrammeRow({ workshop, meetingStartsAt, mayPrepare, onDropped, ...acts }: ProgrammeRowProps) {
  const { id, title, startsAt, kind, stage } = workshop
  const [isAimed, setAimed] = useState(false)
  const isOne = (event: DragEvent) => mayPrepare && event.dataTransfer.types.includes(dragged)
  return (
    <li
      className={classes(styles.row, isAimed && styles.over)}
      draggable={mayPrepare}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragged, id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onDragOver={(event) => {
        if (!isOne(event)) return
        event.preventDefault()
        setAimed(true)
      }}
      onDragLeave={() => setAimed(false)}
      onDrop={(event) => {
        setAimed(false)
        if (!isOne(event)) return
        event.preventDefault()
        onDropped(event.dataTransfer.getData(dragged))
      }}
    >
      <span className={classes(styles.hour, startsAt === null && styles.noHour)}>
        {startsAt ? sayHour(startsAt, meetingStartsAt) : t('meeting.workshop.noHour')}
      </span>
      <div className={styles.what}>
        <h3>
          <Link href={`/ateliers/${id}/preparer`}>{title}</Link>
        </h3>
        <p className="meta">{about(workshop)}</p>
        <p className={styles.marks}>
          {kind === 'panel' && <Tag tone="line">{t('meeting.workshop.kind.panel')}</Tag>}
          <StageTag stage={stage} />
          <Way workshop={workshop} mayPrepare={mayPrepare} />
        </p>
      </div>
      {mayPrepare && <RowActs workshop={workshop} {...acts} />}
    </li>
  )
}

function about({ place, pilot, guests, code }: Programmed): string {
  const people =
    guests === 0
      ? t('prepare.row.guests.none')
      : plural(guests, t('prepare.row.guests.one', { n: guests }), t('prepare.row.guests.many', { n: guests }))
  const said = [
    place,
    pilot && t('prepare.row.pilot', { name: pilot }),
    people,
    code !== null && t('meeting.workshop.code', { code: spacedCode(code) }),
  ]
  return said.filter(Boolean).join(' · ')
}

/** Where one goes from here: the console while it may be run, the restitution once it is over. */
function Way({ workshop: { id, title, stage }, mayPrepare }: { workshop: Programmed; mayPrepare: boolean }) {
  if (isOver(stage))
    return (
      <Link href={`/ateliers/${id}/restitution`} aria-label={t('meeting.workshop.restitutionOf', { title })}>
        {t('meeting.workshop.restitution')}
      </Link>
    )
  if (mayPrepare && isJoinable(stage))
    return (
      <Link href={`/ateliers/${id}/console`} aria-label={t('meeting.workshop.consoleOf', { title })}>
        {t('meeting.workshop.console')}
      </Link>
    )
  return null
}

type RowActsProps = Pick<ProgrammeRowProps, 'workshop' | 'at' | 'total' | 'onMove' | 'onTakeOut'>

function RowActs({ workshop: { id, title }, at, total, onMove, onTakeOut }: RowActsProps) {
  const [, go] = useLocation()
  const isFirst = at === 0
  const isLast = at === total - 1
  return (
    <div className={styles.acts}>
      <IconButton
        size="sm"
        icon={ArrowUp}
        label={t('meeting.workshop.up', { title })}
        aria-disabled={isFirst || undefined}
        onClick={() => !isFirst && onMove(-1)}
      />
      <IconButton
        size="sm"
        icon={ArrowDown}
        label={t('meeting.workshop.down', { title })}
        aria-disabled={isLast || undefined}
        onClick={() => !isLast && onMove(1)}
      />
      <Menu
        label={t('meeting.workshop.more', { title })}
        trigger={<IconButton size="sm" icon={EllipsisVertical} label={t('meeting.workshop.more', { title })} />}
        groups={[
          [{ id: 'prepare', label: t('meeting.workshop.prepare'), act: () => go(`/ateliers/${id}/preparer`) }],
          [{ id: 'out', label: t('meeting.workshop.takeOut'), danger: true, act: onTakeOut }],
        ]}
      />
    </div>
  )
}
