// What is undone at once: letters typed in one go, never the paragraphs, cells or blocks before them, however fast one types. [D55]
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { beginStep } from './own-step.ts'

/** Whoever presses these is done with what was typed. */
const ends = new Set(['Enter', 'Tab'])

export const UndoSteps = Extension.create({
  name: 'undoSteps',
  priority: 10_000,
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleKeyDown(view, event) {
          if (ends.has(event.key) && !event.isComposing) beginStep(view.state)
          return false
        },
        handlePaste(view) {
          beginStep(view.state)
          return false
        },
        handleDrop(view) {
          beginStep(view.state)
          return false
        },
      },
    }),
  ],
})
