// The tree of documents of a démarche: unfolded, walked, renamed and moved by pointer or by keyboard alone.
import { useEffect, useEffectEvent, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Tree } from 'react-aria-components/Tree'
import { useLocation } from 'wouter'
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import { Virtualizer } from 'react-aria-components/Virtualizer'
import type { TreeRow } from '../../../../shared/schemas/organising.ts'
import type { Tag } from '../../../../shared/schemas/tags.ts'
import { organising } from '../../../../shared/text/fr/organising.ts'
import { words } from '../../../../shared/text/words.ts'
import '../../../ui/document-font.ts'
import { classes } from '../../../ui/classes.ts'
import { toasts } from '../../../ui/toast-store.ts'
import type { Asked } from './asked.ts'
import { ExpandedContext, TreeLinesContext, type TreeLines } from './tree-context.ts'
import { TreeLayout } from './tree-layout.ts'
import { pathOf, TreeLine } from './TreeLine.tsx'
import { emptyForest, forestOf, linesShown, type Forest } from './tree-nodes.ts'
import { besideOf, branchesOf, placeOfDrop, placeOfKey } from './tree-places.ts'
import styles from './tree.module.css'
import { useExpanded } from './use-expanded.ts'
import { useMoving } from './use-moving.ts'

const t = words(organising)

/** More lines than these are drawn only where they are in sight: each that is drawn costs half a millisecond at each key. */
const manyLines = 60
const lineHeight = 52

/** What was moved otherwise than here, and under what it now stands. */
export type Moved = { id: string; parentId: string | null }

export interface DocumentTreeProps {
  demarcheId: string
  rows: readonly TreeRow[]
  tags: ReadonlyMap<string, Tag>
  /** Whether one may move what is there; not while a filter hides a part of it. */
  mayMove: boolean
  mayOrganise: boolean
  onAsk: (asked: Asked) => void
  /** Shown where it now stands, and given the focus that its line had. */
  moved: Moved | null
  /** What was just put in the trash from here: the line that takes its place takes the focus. */
  trashed: string | null
}

export function DocumentTree({
  demarcheId,
  rows,
  tags,
  mayMove,
  mayOrganise,
  onAsk,
  moved,
  trashed,
}: DocumentTreeProps) {
  const [expanded, setExpanded] = useExpanded(demarcheId)
  const [renaming, setRenaming] = useState<string | null>(null)
  const own = useRef<HTMLDivElement>(null)
  const branches = useMemo(() => branchesOf(rows), [rows])
  const forest = useForest(rows)
  const isFlat = useMemo(() => forest.roots.every(({ below }) => below.length === 0), [forest])
  const [, go] = useLocation()
  const move = useMoving(branches)
  const rowOf = (id: string) => forest.all.get(id)?.row
  const unfold = (id: string | null) => {
    if (id !== null) setExpanded(new Set([...expanded, id]))
  }
  const showMoved = useEffectEvent(({ id, parentId }: Moved) => {
    const over = new Set(expanded)
    for (let at = parentId; at !== null; at = rowOf(at)?.parentId ?? null) over.add(at)
    setExpanded(over)
    focusSoon(own.current, id)
  })
  useEffect(() => {
    if (moved) showMoved(moved)
  }, [moved])
  // Which line stands beside the one that one asks to throw away: when that is done, the tree is read anew and has it no more.
  const leaving = useRef<{ id: string; next: string | null } | null>(null)
  const shown = useRef(rows)
  useEffect(() => {
    shown.current = rows
  }, [rows])
  const endLeaving = useEffectEvent(() => {
    const gone = leaving.current
    if (gone === null || gone.id !== trashed || forest.all.has(gone.id)) return
    leaving.current = null
    if (gone.next !== null) focusSoon(own.current, gone.next)
  })
  useEffect(() => endLeaving(), [trashed, forest])
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': rowOf(String(key))?.title ?? '' })),
    onMove({ keys, target }) {
      const [moved] = [...keys].map((key) => rowOf(String(key)))
      const onto = rowOf(String(target.key))
      if (!moved || !onto) return
      void move(moved, placeOfDrop(branches, moved.id, onto, target.dropPosition))
      if (target.dropPosition === 'on') unfold(onto.id)
    },
    isDisabled: !mayMove,
  })
  const lines = useMemo((): TreeLines => {
    const onRenamed = (id: string) => {
      setRenaming(null)
      requestAnimationFrame(() => focusLine(own.current, id))
    }
    const ask = (asked: Asked) => {
      const { id } = asked.document
      if (asked.what === 'trash') leaving.current = { id, next: besideOf(shown.current, id) }
      onAsk(asked)
    }
    return { demarcheId, tags, renaming, mayMove, mayOrganise, onRename: setRenaming, onRenamed, onAsk: ask }
  }, [demarcheId, tags, renaming, mayMove, mayOrganise, onAsk])
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    // What is typed in a field of the tree must neither walk it nor search it.
    if (event.target instanceof HTMLInputElement) {
      if (event.key !== 'Enter' && event.key !== 'Escape') event.stopPropagation()
      return
    }
    const line = lineOf(event.target)
    const row = line && rowOf(line)
    if (!row || renaming !== null) return
    if (event.key === 'F2' && row.mayRename) setRenaming(row.id)
    else if (event.altKey && event.shiftKey && isArrow(event.key)) {
      if (!mayMove) return
      const place = placeOfKey(rows, branches, row, event.key)
      if (!place) toasts.show({ tone: 'info', text: t('tree.cannotMove', { title: row.title }) })
      else {
        unfold(place.parentId)
        void move(row, place).then(() => requestAnimationFrame(() => focusLine(own.current, row.id)))
      }
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const tree = (
    <Tree
      aria-label={t('tree.label')}
      aria-describedby="tree-help"
      className={classes(styles.tree, isFlat && styles.flat)}
      items={forest.roots}
      expandedKeys={expanded}
      onExpandedChange={(keys) => setExpanded(new Set([...keys].map(String)))}
      onAction={(key) => go(pathOf(demarcheId, String(key)))}
      dragAndDropHooks={dragAndDropHooks}
    >
      {(node) => <TreeLine node={node} />}
    </Tree>
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the lines of the tree inside, whose own library knows no F2
    <div ref={own} className={styles.frame} onKeyDownCapture={press}>
      <TreeLinesContext value={lines}>
        <ExpandedContext value={expanded}>
          <Windowed many={linesShown(forest.roots, expanded) > manyLines}>{tree}</Windowed>
        </ExpandedContext>
      </TreeLinesContext>
    </div>
  )
}

/** Follows the rows, from what it was before. */
function useForest(rows: readonly TreeRow[]): Forest {
  const [held, setHeld] = useState<{ rows: readonly TreeRow[]; forest: Forest }>({ rows: [], forest: emptyForest })
  if (held.rows === rows) return held.forest
  const forest = forestOf(rows, held.forest)
  setHeld({ rows, forest }) // React renders again at once, before anything is drawn
  return forest
}

function Windowed({ many, children }: { many: boolean; children: ReactNode }) {
  if (!many) return children
  return (
    <div className={styles.window}>
      <Virtualizer layout={TreeLayout} layoutOptions={{ rowHeight: lineHeight }}>
        {children}
      </Virtualizer>
    </div>
  )
}

const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const
const isArrow = (key: string): key is (typeof arrows)[number] => (arrows as readonly string[]).includes(key)

const lineOf = (target: EventTarget): string | null =>
  target instanceof Element ? (target.closest('[role="row"]')?.getAttribute('data-key') ?? null) : null

/** Once the line is drawn, and a dialog that is closing has given the focus back, if to anything. */
function focusSoon(frame: HTMLElement | null, id: string, frames = 30): void {
  if (frames === 0 || frame?.querySelector(`[role="row"][data-key="${id}"]`)?.contains(document.activeElement)) return
  focusLine(frame, id)
  requestAnimationFrame(() => focusSoon(frame, id, frames - 1))
}

/** Where the focus was on a line that is drawn anew; wherever else it went meanwhile, it stays. */
function focusLine(frame: HTMLElement | null, id: string): void {
  if (document.activeElement?.matches('body, [role="row"], [role="treegrid"]') === false) return
  frame?.querySelector<HTMLElement>(`[role="row"][data-key="${id}"]`)?.focus()
}
