// The line of time: days, sittings with whose they were, versions, acts. The latest first.
import { useId, useRef, useState } from 'react'
import type { History, HistoryLine } from '../../../shared/schemas/history.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { words } from '../../../shared/text/words.ts'
import { sayDay } from '../../dates.ts'
import { MenuAt, type MenuAct } from '../../ui/aria/Menu.tsx'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Layout.tsx'
import styles from './history.module.css'
import timelineStyles from './timeline.module.css'
import { daysOf, idOf, positionOf } from './lines.ts'
import type { Lines } from './pages.ts'
import type { Paint } from './paint.ts'
import type { Shows } from './address.ts'
import { TimelineLine } from './TimelineLine.tsx'

const t = words(historyWords)

export type Wanted = { what: 'edit' | 'lock' | 'remove' | 'proof' | 'pack' | 'restore'; line: HistoryLine }

export interface TimelineProps {
  lines: Lines
  paint: Paint
  shows: Shows
  mayDo: History['mayDo']
  arrival: History['arrival']
  isFiltered: boolean
  isLoading: boolean
  onShow: (shows: Shows) => void
  onWant: (wanted: Wanted) => void
  onMore: () => void
}

export function Timeline(props: TimelineProps) {
  const { lines, shows, arrival, isFiltered, isLoading, onMore } = props
  const id = useId()
  const opener = useRef<HTMLElement>(null)
  const [menuOf, setMenuOf] = useState<HistoryLine | null>(null)
  const ends = shows.what === 'comparison' ? shows : null
  // Of several lines at one position the first speaks for it.
  const at = (position: number | null | undefined) =>
    lines.lines.find((line) => line.kind !== 'act' && positionOf(line) === position)
  const [a, b] = [at(ends?.from), at(ends?.to ?? (shows.what === 'moment' ? shows.position : null))]
  if (lines.lines.length === 0)
    return (
      <div className={styles.none}>
        <Empty title={t(isFiltered ? 'history.none.filtered' : 'history.none')} level={2}>
          {t(isFiltered ? 'history.none.filtered.text' : 'history.none.text')}
        </Empty>
      </div>
    )
  return (
    <>
      {daysOf(lines.lines).map((day) => (
        <section key={day.id} aria-labelledby={`${id}${day.id}`}>
          <h2 id={`${id}${day.id}`} className={timelineStyles.day}>
            {day.name}
          </h2>
          <ol role="list">
            {day.lines.map((line) => (
              <TimelineLine
                key={idOf(line)}
                line={line}
                paint={props.paint}
                letter={line === b ? (ends ? 'B' : '●') : line === a ? 'A' : null}
                isCurrent={line === b}
                onShow={props.onShow}
                onMenu={(button) => {
                  opener.current = button
                  setMenuOf(line)
                }}
              />
            ))}
          </ol>
        </section>
      ))}
      {lines.next !== null && (
        <div className={timelineStyles.more}>
          <Button variant="second" size="sm" busy={isLoading} onClick={onMore}>
            {t('history.older')}
          </Button>
        </div>
      )}
      {arrival && lines.next === null && (
        <p className={timelineStyles.hidden}>{t('history.hiddenBefore', { day: sayDay(new Date(arrival.at)) })}</p>
      )}
      {menuOf && (
        <MenuAt
          anchor={opener}
          label={t('history.line.menu')}
          groups={actsOn(menuOf, props)}
          onClose={() => setMenuOf(null)}
        />
      )}
    </>
  )
}

/** What can be done from a line of the line of time. */
function actsOn(line: HistoryLine, { shows, mayDo, onShow, onWant }: TimelineProps): MenuAct[][] {
  const position = positionOf(line)
  const compared = shows.what === 'comparison' ? shows : { from: position, to: position }
  const ends: MenuAct[] = [
    {
      id: 'read',
      label: t('history.line.read'),
      act: () => onShow({ what: 'moment', position, blockId: null }),
    },
    {
      id: 'a',
      label: t('history.line.a'),
      act: () => onShow({ ...compared, what: 'comparison', from: position }),
    },
    {
      id: 'b',
      label: t('history.line.b'),
      act: () => onShow({ ...compared, what: 'comparison', to: position }),
    },
  ]
  const restore: MenuAct[] = mayDo.includes('restoreText')
    ? [{ id: 'restore', label: t('history.line.restore'), act: () => onWant({ what: 'restore', line }) }]
    : []
  if (line.kind !== 'version') return restore.length > 0 ? [ends, restore] : [ends]
  const { lock } = line.version
  const own: MenuAct[] = [
    ...(mayDo.includes('nameVersion') && lock === null
      ? [{ id: 'edit', label: t('history.version.edit'), act: () => onWant({ what: 'edit', line }) }]
      : []),
    ...(mayDo.includes('lockVersion') && lock === null
      ? [{ id: 'lock', label: t('history.version.lock'), act: () => onWant({ what: 'lock', line }) }]
      : []),
    ...(lock
      ? [
          { id: 'pack', label: t('history.version.pack'), act: () => onWant({ what: 'pack', line }) },
          { id: 'proof', label: t('history.version.proof'), act: () => onWant({ what: 'proof', line }) },
        ]
      : []),
    ...(mayDo.includes('nameVersion') && lock === null
      ? [
          {
            id: 'remove',
            label: t('history.version.remove'),
            danger: true,
            act: () => onWant({ what: 'remove', line }),
          },
        ]
      : []),
  ]
  return [ends, own, restore].filter((group) => group.length > 0)
}
