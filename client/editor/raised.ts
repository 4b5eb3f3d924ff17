// The keys of letters above and below the line, which never stand on the same letters.
import { Extension } from '@tiptap/core'

const other = { superscript: 'subscript', subscript: 'superscript' } as const

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    raised: {
      toggleRaised: (mark: 'superscript' | 'subscript') => ReturnType
    }
  }
}

export const Raised = Extension.create({
  name: 'raised',
  addCommands: () => ({
    toggleRaised:
      (mark) =>
      ({ chain }) =>
        chain().unsetMark(other[mark]).toggleMark(mark).run(),
  }),
  addKeyboardShortcuts() {
    return {
      'Mod-.': () => this.editor.commands.toggleRaised('superscript'),
      'Mod-,': () => this.editor.commands.toggleRaised('subscript'),
    }
  },
})
