// The board: contributions in columns by group, or in one list; carried by pointer, by keyboard, or with their menus.
import Plus from 'lucide-react/icons/plus'
import { useCallback, useId, useMemo, useRef, useState, type DragEvent } from 'react'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { unattributed, type Mark } from '../../../shared/rules/identity-marks.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { CommonView } from '../../../shared/workshop/view.ts'
import { MenuAt } from '../../ui/aria/Menu.tsx'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { useFocusThroughMoves } from '../../ui/focus-through-moves.ts'
import { dropAt, type Board as BoardParts, type Column, type Drop } from './board.ts'
import styles from './board.module.css'
import type { CardAct } from './card-acts.ts'
import { Card, draggedCard, menuOf } from './Card.tsx'
import { ClusterHead, type ClusterAct } from './ClusterHead.tsx'
import { nameOf } from './column-names.ts'
import { useCarrying } from './use-carrying.ts'

const t = words(workshopConsole)

/** Of a column, drawn at once; the rest when asked for. */
const atOnce = 80

export type Marks = ReadonlyMap<string, Mark>

export interface BoardProps {
  parts: BoardParts
  tables: CommonView['tables']
  /** Of the organisations of the démarche, by id. */
  marks: Marks
  onAct: (act: CardAct) => void
  onCluster: (act: ClusterAct) => void
  onDrop: (id: string, drop: Drop) => void
}

export function Board({ parts, tables, marks, onAct, onCluster, onDrop }: BoardProps) {
  useFocusThroughMoves()
  const helpId = useId()
  const isWall = parts.kind === 'wall'
  const [most, setMost] = useState<Readonly<Record<string, number>>>({})
  const columns = useMemo(
    () => parts.columns.map((one) => ({ ...one, items: one.items.slice(0, most[one.id] ?? atOnce) })),
    [parts, most],
  )
  const [opened, setOpened] = useState<string | null>(null)
  const button = useRef<HTMLElement>(null)
  const openMenu = useCallback((id: string, pressed: HTMLElement) => {
    button.current = pressed
    setOpened(id)
  }, [])
  const { board, current, carried, said, press, stand } = useCarrying({ columns, isWall, onDrop })
  const openCard = columns.flatMap(({ items }) => items).find(({ id }) => id === opened)
  const drop = (id: string, column: number) => {
    const asked = dropAt(parts.columns, id, { column, index: Number.MAX_SAFE_INTEGER })
    if (asked) onDrop(id, asked)
  }
  return (
    // The keys are those of the cards in it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={board} className={classes(styles.board, isWall ? styles.wall : styles.list)} onKeyDown={press}>
      <p id={helpId} className="sr-only">
        {t(isWall ? 'console.board.help' : 'console.board.help.read')}
      </p>
      {columns.map((column, n) => (
        <DropZone key={column.id} isOpen={isWall} onDropped={(id) => drop(id, n)} label={labelOf(parts.columns[n])}>
          <Head column={column} all={parts.columns[n]?.items.length ?? 0} isWall={isWall} onCluster={onCluster} />
          <ul role="list" className={styles.cards}>
            {cardsAndPlace(column, n, carried).map((one) =>
              one === 'place' ? (
                <li key="place" className={styles.place} aria-hidden="true">
                  {t('console.card.drop')}
                </li>
              ) : (
                <li key={one.id}>
                  <Card
                    card={one}
                    table={one.tableId === null ? null : (tables[one.tableId]?.number ?? null)}
                    mark={marks.get(one.author?.organisationId ?? '') ?? unattributed}
                    isWall={isWall}
                    isCurrent={one.id === current}
                    isTaken={one.id === carried?.id}
                    helpId={helpId}
                    onMenu={openMenu}
                    onFocus={stand}
                  />
                </li>
              ),
            )}
          </ul>
          <More
            left={(parts.columns[n]?.items.length ?? 0) - column.items.length}
            onMore={() => setMost((before) => ({ ...before, [column.id]: column.items.length + 4 * atOnce }))}
          />
        </DropZone>
      ))}
      {isWall && (
        <DropZone isOpen onDropped={(id) => onDrop(id, { to: 'new' })} label={t('console.column.new')}>
          <div className={styles.newGroup}>
            <Button variant="quiet" size="sm" icon={Plus} onClick={() => onCluster({ kind: 'make' })}>
              {t('console.cluster.new')}
            </Button>
          </div>
          {carried && carried.at.column >= columns.length && (
            <p className={styles.place} aria-hidden="true">
              {t('console.card.drop')}
            </p>
          )}
        </DropZone>
      )}
      <output className="sr-only">{said}</output>
      {openCard && (
        <MenuAt
          anchor={button}
          label={t('console.card.more')}
          groups={menuOf(openCard, isWall, onAct)}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  )
}

function labelOf(column: Column | undefined): string {
  const n = column?.items.length ?? 0
  return `${nameOf(column ?? null)}, ${plural(n, t('console.column.count.one', { n }), t('console.column.count.many', { n }))}`
}

/** The cards of a column, with the place where the one in hand would be put down. */
function cardsAndPlace(column: Column, at: number, carried: ReturnType<typeof useCarrying>['carried']) {
  const { items } = column
  if (!carried || carried.at.column !== at) return items
  const own = items.findIndex(({ id }) => id === carried.id)
  if (own === carried.at.index) return items
  const index = own !== -1 && carried.at.index > own ? carried.at.index + 1 : carried.at.index
  return [...items.slice(0, index), 'place' as const, ...items.slice(index)]
}

function Head({
  column,
  all,
  isWall,
  onCluster,
}: {
  column: Column
  all: number
  isWall: boolean
  onCluster: BoardProps['onCluster']
}) {
  if (column.cluster) return <ClusterHead cluster={column.cluster} count={all} onAct={onCluster} />
  return (
    <div className={classes(styles.head, styles.loose)}>
      <h3>{isWall ? t('console.column.loose') : t('console.column.list')}</h3>
      <span className="num">{all}</span>
    </div>
  )
}

const More = ({ left, onMore }: { left: number; onMore: () => void }) =>
  left > 0 ? (
    <Button variant="second" size="sm" block onClick={onMore}>
      {t('console.column.more', { n: Math.min(left, 4 * atOnce) })}
    </Button>
  ) : null

type DropZoneProps = { isOpen: boolean; onDropped: (id: string) => void; label: string; children: React.ReactNode }

function DropZone({ isOpen, onDropped, label, children }: DropZoneProps) {
  const [isOver, setOver] = useState(false)
  const isCard = (event: DragEvent) => isOpen && event.dataTransfer.types.includes(draggedCard)
  return (
    <section
      aria-label={label}
      className={classes(styles.column, isOver && styles.over)}
      onDragOver={(event) => {
        if (!isCard(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        if (!isCard(event)) return
        event.preventDefault()
        onDropped(event.dataTransfer.getData(draggedCard))
      }}
    >
      {children}
    </section>
  )
}
