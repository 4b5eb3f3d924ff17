// « Sommaire »: the sections of the text, the one I am in, and who is where. A press moves the caret there.
import type { Editor } from '@tiptap/react'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Flag from 'lucide-react/icons/flag'
import { Suspense, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { outlineOf } from '../../shared/document/outline.ts'
import { Icon } from '../ui/Icon.tsx'
import type { PlacedHeading } from './headings.ts'
import styles from './Outline.module.css'
import { choose, fewSections, isCurrent, isOpen, rowsOf, type Row } from './outline-rows.ts'
import { unique, type Here } from './people.ts'
import { SectionFaces } from './SectionFaces.tsx'
import { useCurrentSection } from './use-current-section.ts'
import { useHeadings, usePeopleBySection } from './use-sections.ts'
import { t } from './words.ts'
import { lazily } from '../lazily.ts'

const Length = lazily(() => import('./Length.tsx'), 'Length')
const CopyLink = lazily(() => import('./CopyLink.tsx'), 'CopyLink')

export interface OutlineProps {
  editor: Editor
  awareness: Awareness
  /** For links that are copied here. */
  documentId?: string
  /** Whether headings bear numbers in this document. */
  numbered?: boolean
  /** After a section is chosen: a page that shows the outline as a sheet closes it. */
  onChosen?: () => void
}

interface Marked {
  editor: Editor
  awareness: Awareness
  documentId: string | undefined
  count: number
  current: number
  people: Map<number, Here[]>
  numbered: boolean
  choices: ReadonlyMap<string, boolean>
  onFold: (row: Row, open: boolean) => void
  go: (row: Row) => void
}

function goTo(editor: Editor, heading: PlacedHeading): void {
  const top = editor.view.nodeDOM(heading.pos)
  if (editor.isEditable) editor.commands.focus(heading.pos + 1, { scrollIntoView: false })
  else editor.commands.setTextSelection(heading.pos + 1)
  if (top instanceof HTMLElement) top.scrollIntoView({ block: 'start' })
}

export function Outline({ editor, awareness, documentId, numbered = false, onChosen }: OutlineProps) {
  const headings = useHeadings(editor)
  const { current, choose: goOn } = useCurrentSection(editor, headings)
  const people = usePeopleBySection(editor, awareness, headings)
  const rows = useMemo(() => rowsOf(outlineOf(headings)), [headings])
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map())
  const title = useId()
  const go = ({ at }: Row) => {
    const heading = headings[at]
    if (heading) goTo(editor, heading)
    goOn(at)
    onChosen?.()
  }
  const onFold = (row: Row, open: boolean) => setChoices((before) => choose(before, row, open))
  const marked = {
    editor,
    awareness,
    documentId,
    count: headings.length,
    current,
    people,
    numbered,
    choices,
    onFold,
    go,
  }
  return (
    <div className={styles.panel}>
      <nav className={styles.outline} aria-labelledby={title}>
        <div className={styles.head}>
          <h2 id={title}>{t('editor.outline')}</h2>
          <Suspense fallback={null}>
            <Length editor={editor} />
          </Suspense>
        </div>
        {headings.length === 0 ? (
          <p className={styles.empty}>{t('editor.outline.empty')}</p>
        ) : (
          <Rows rows={rows} marked={marked} />
        )}
      </nav>
    </div>
  )
}

const Rows = ({ rows, marked }: { rows: readonly Row[]; marked: Marked }) => (
  <ol>
    {rows.map((row) => (
      <Entry key={row.section.id ?? row.section.index} row={row} marked={marked} />
    ))}
  </ol>
)

/** Keeps the row in sight in a panel that scrolls by itself; the page stays where it is. */
function useInSight(shown: boolean) {
  const own = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const panel = own.current?.closest<HTMLElement>('[data-region="outline"]')
    if (!shown || !panel || !own.current) return
    const [outer, inner] = [panel.getBoundingClientRect(), own.current.getBoundingClientRect()]
    if (inner.top < outer.top) panel.scrollTop -= outer.top - inner.top + inner.height
    else if (inner.bottom > outer.bottom) panel.scrollTop += inner.bottom - outer.bottom + inner.height
  }, [shown])
  return own
}

function Entry({ row, marked }: { row: Row; marked: Marked }) {
  const { section } = row
  const { count, current, choices, documentId } = marked
  const open = isOpen(row, choices, count, current)
  const here = isCurrent(row, open, current)
  const title = section.title || t('editor.outline.untitled')
  const [near, setNear] = useState(false)
  const own = useInSight(here)
  return (
    <li>
      <div
        ref={own}
        className={styles.row}
        data-here={here || undefined}
        onPointerEnter={({ pointerType }) => setNear(pointerType === 'mouse')}
        onPointerLeave={({ currentTarget }) => setNear(currentTarget.contains(document.activeElement))}
        onFocus={() => setNear(true)}
        onBlur={({ currentTarget, relatedTarget }) => setNear(currentTarget.contains(relatedTarget))}
      >
        {count > fewSections && row.rows.length > 0 && (
          <button
            type="button"
            className={styles.fold}
            aria-expanded={open}
            aria-label={t(open ? 'editor.outline.close' : 'editor.outline.open', { title })}
            onClick={() => marked.onFold(row, !open)}
          >
            <Icon of={ChevronRight} size="1rem" />
          </button>
        )}
        <div className={styles.line}>
          <button
            type="button"
            className={styles.entry}
            aria-current={here ? 'location' : undefined}
            onClick={() => marked.go(row)}
          >
            <span>
              {marked.numbered && <span className={styles.number}>{section.number} </span>}
              {title}
            </span>
            {section.consent && (
              <span className={styles.consent} title={t('editor.outline.consent')}>
                <span className="sr-only">, {t('editor.outline.consent')}</span>
                <Icon of={Flag} size="1rem" />
              </span>
            )}
          </button>
          {near && section.id && (
            <Suspense fallback={null}>
              <CopyLink editor={marked.editor} documentId={documentId} id={section.id} title={title} />
            </Suspense>
          )}
        </div>
        <SectionFaces awareness={marked.awareness} people={peopleIn(row, open, marked.people)} />
      </div>
      {open && <Rows rows={row.rows} marked={marked} />}
    </li>
  )
}

/** Of a folded section, all who are within. */
function peopleIn({ at, last }: Row, open: boolean, people: Map<number, Here[]>): Here[] {
  if (open) return people.get(at) ?? []
  const within = Array.from({ length: last - at + 1 }, (_, more) => people.get(at + more) ?? [])
  return unique(within.flat())
}
