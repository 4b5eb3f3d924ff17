// The sections of the text as it is being written, where my caret is among them, and where other people's are.
import { useEditorState } from '@tiptap/react'
import type { Editor } from '@tiptap/react'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { PlacedHeading } from './headings.ts'
import { headingsOf } from './headings.ts'
import type { Here } from './people.ts'
import { unique, useOthers } from './people.ts'

interface Sections {
  headings: PlacedHeading[]
  /** Index among `headings` of the section that holds my caret; -1 above the first. */
  current: number
}

const sectionAt = (headings: readonly PlacedHeading[], pos: number): number =>
  headings.findLastIndex((heading) => heading.pos < pos)

/** The sections, read anew after each change and compared by value: typing within a section draws nothing again. */
export const useSections = (editor: Editor): Sections =>
  useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const headings = headingsOf(now.state.doc)
      return { headings, current: sectionAt(headings, now.state.selection.head) }
    },
  })

/** People by section: index among `headings` → those whose caret is there, each once. */
export function usePeopleBySection(
  editor: Editor,
  awareness: Awareness,
  headings: readonly PlacedHeading[],
): Map<number, Here[]> {
  const others = useOthers(awareness)
  const bySection = new Map<number, Here[]>()
  for (const person of others) {
    const pos = caretPosition(editor, person.caret)
    const section = pos === null ? -1 : sectionAt(headings, pos)
    if (section >= 0) bySection.set(section, unique([...(bySection.get(section) ?? []), person]))
  }
  return bySection
}

function caretPosition(editor: Editor, caret: unknown): number | null {
  const sync = ySyncPluginKey.getState(editor.state)
  if (caret === null || !sync?.binding) return null
  try {
    const relative = Y.createRelativePositionFromJSON(caret)
    return relativePositionToAbsolutePosition(sync.doc, sync.type, relative, sync.binding.mapping)
  } catch (error) {
    // What another client calls a position may be anything at all; a caret that cannot be read is not shown.
    if (error instanceof Error) return null
    throw error
  }
}
