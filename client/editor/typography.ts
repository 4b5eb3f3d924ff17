// French typography as one types: guillemets, thin spaces, apostrophes, dots and dashes. Each is undone by one Backspace or
// Ctrl+Z right after. Only what this person types: never a paste, never what others write, nothing in code or in links.
import { Extension, InputRule } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { typographyHelps } from './device-choices.ts'

const thin = '\u202f'
const opening = `\u00ab${thin}`
const closing = `${thin}\u00bb`

/** What was just typed, with what stands before it, and what takes its place. Longest first. */
export const replacements: readonly (readonly [find: RegExp, put: string])[] = [
  [/(?<=^|[\s([{«—–’'])"$/u, opening],
  [/(?<=«[^»]*) ?"$/u, closing], // nothing to close otherwise: inches, or a quotation that was left straight
  [/« $/u, opening],
  [/ »$/u, closing],
  [/ ([;:!?%])$/u, `${thin}$1`],
  [/(?<=[\p{L}\d])'$/u, '’'],
  [/\.\.\.$/u, '…'],
  [/(?<=\S) -- $/u, ' – '],
]

/** Whether letters put there would be code or part of a link. */
function isLiteral({ doc, storedMarks, selection }: EditorState, from: number): boolean {
  const $from = doc.resolve(from)
  const around = [...$from.marks(), ...($from.nodeBefore?.marks ?? []), ...(storedMarks ?? selection.$from.marks())]
  return $from.parent.type.spec.code === true || around.some(({ type }) => type.name === 'code' || type.name === 'link')
}

const rule = (find: RegExp, put: string) =>
  new InputRule({
    find,
    handler: ({ state, range, match }) => {
      if (!typographyHelps() || isLiteral(state, range.from) || isLiteral(state, range.to)) return null
      state.tr.insertText(put.replace('$1', match[1] ?? ''), range.from, range.to)
    },
  })

export const Typography = Extension.create({
  name: 'typography',
  // Before undo: what was put right now is taken back as letters, not with the words before it.
  priority: 1_100,
  addInputRules: () => replacements.map(([find, put]) => rule(find, put)),
  addKeyboardShortcuts() {
    return { 'Mod-z': () => this.editor.commands.undoInputRule() }
  },
})
