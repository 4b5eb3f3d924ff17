// The sections of the text as it is being written, and who is in them.
import { useEditorState } from '@tiptap/react'
import type { Editor } from '@tiptap/react'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import { useRef } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { PlacedHeading } from './headings.ts'
import { headingsOf } from './headings.ts'
import { sayMention } from './naming.ts'
import type { Here } from './people.ts'
import { unique, useOthers } from './people.ts'
import { sectionAt } from './use-current-section.ts'

/**
 * The headings, read anew after each change. While they stay the same, so does the array, and only where they begin is put
 * right in it: somebody types in a long text, every heading below moves by a letter, and nothing is drawn again.
 */
export function useHeadings(editor: Editor): PlacedHeading[] {
  const latest = useRef<PlacedHeading[]>([])
  return useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const found = headingsOf(now.state.doc, (mention) => sayMention(now.state, mention))
      const known = latest.current
      if (found.length !== known.length || found.some((heading, at) => !isSame(heading, known[at]))) {
        return (latest.current = found)
      }
      for (const [at, { pos, index }] of found.entries()) Object.assign(known[at] ?? {}, { pos, index })
      return known
    },
    equalityFn: (a, b) => a === b,
  })
}

const isSame = (a: PlacedHeading, b: PlacedHeading | undefined): boolean =>
  a.id === b?.id && a.title === b.title && a.level === b.level && a.consent === b.consent

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

/** Where somebody's caret is; null when it cannot be told. */
export function caretPosition(editor: Editor, caret: unknown): number | null {
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
