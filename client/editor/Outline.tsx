// « Sommaire »: the sections of the text, the one I am in, and who is where. A press moves the caret there.
import type { Editor } from '@tiptap/react'
import { useId } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { Section } from '../../shared/document/outline.ts'
import { outlineOf } from '../../shared/document/outline.ts'
import { Face } from './Face.tsx'
import styles from './Outline.module.css'
import type { Here } from './people.ts'
import type { PlacedHeading } from './headings.ts'
import { usePeopleBySection, useSections } from './use-sections.ts'
import { t } from './words.ts'

export interface OutlineProps {
  editor: Editor
  awareness: Awareness
  /** Whether headings bear numbers in this document. */
  numbered?: boolean
  /** After a section is chosen: a page that shows the outline as a sheet closes it. */
  onChosen?: () => void
}

interface Marked {
  headings: readonly PlacedHeading[]
  current: number
  people: Map<number, Here[]>
  numbered: boolean
  go: (heading: PlacedHeading) => void
}

function goTo(editor: Editor, heading: PlacedHeading): void {
  const top = editor.view.nodeDOM(heading.pos)
  if (editor.isEditable) editor.commands.focus(heading.pos + 1, { scrollIntoView: false })
  else editor.commands.setTextSelection(heading.pos + 1)
  if (top instanceof HTMLElement) top.scrollIntoView({ block: 'start' })
}

export function Outline({ editor, awareness, numbered = false, onChosen }: OutlineProps) {
  const { headings, current } = useSections(editor)
  const people = usePeopleBySection(editor, awareness, headings)
  const title = useId()
  const go = (heading: PlacedHeading) => {
    goTo(editor, heading)
    onChosen?.()
  }
  return (
    <nav className={styles.outline} aria-labelledby={title}>
      <h2 id={title}>{t('editor.outline')}</h2>
      {headings.length === 0 ? (
        <p className={styles.empty}>{t('editor.outline.empty')}</p>
      ) : (
        <Sections sections={outlineOf(headings)} marked={{ headings, current, people, numbered, go }} />
      )}
    </nav>
  )
}

const Sections = ({ sections, marked }: { sections: readonly Section[]; marked: Marked }) => (
  <ol>
    {sections.map((section) => {
      const at = marked.headings.findIndex(({ index }) => index === section.index)
      const heading = marked.headings[at]
      return (
        <li key={section.id ?? section.index}>
          <button
            type="button"
            aria-current={at === marked.current ? 'location' : undefined}
            onClick={() => heading && marked.go(heading)}
          >
            <span>
              {marked.numbered && <span className={styles.number}>{section.number} </span>}
              {section.title || t('editor.outline.untitled')}
            </span>
            {section.consent && <span className="sr-only">, {t('editor.outline.consent')}</span>}
            <span className={styles.people}>
              {(marked.people.get(at) ?? []).map((person) => (
                <Face key={person.actorId} person={person} size="sm" />
              ))}
            </span>
          </button>
          {section.sections.length > 0 && <Sections sections={section.sections} marked={marked} />}
        </li>
      )
    })}
  </ol>
)
