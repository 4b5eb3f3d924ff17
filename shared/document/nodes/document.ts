// The root, the quotation and the line of code: loose variants of the usual ones, since y-tiptap deletes what a schema rejects.
import { Mark, Node, markInputRule, markPasteRule, mergeAttributes, wrappingInputRule } from '@tiptap/core'

/** May be empty: an editor must be able to show what it receives without first writing a paragraph into it. */
export const Document = Node.create({ name: 'doc', topNode: true, content: 'block*' })

export const Blockquote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: 'block*',
  defining: true,
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { 'Mod-Shift-b': () => this.editor.commands.toggleWrap(this.name) }
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })]
  },
})

/** Excludes nothing: two people may make the same words bold and code at once, and both marks must be allowed to stand. */
export const Code = Mark.create({
  name: 'code',
  excludes: '',
  exitable: true,
  parseHTML: () => [{ tag: 'code' }],
  renderHTML: ({ HTMLAttributes }) => ['code', mergeAttributes(HTMLAttributes), 0],
  addKeyboardShortcuts() {
    return { 'Mod-e': () => this.editor.commands.toggleMark(this.name) }
  },
  addInputRules() {
    return [markInputRule({ find: /(?:^|[^`])(`([^`]+)`)$/, type: this.type })]
  },
  addPasteRules() {
    return [markPasteRule({ find: /(?:^|[^`])(`([^`]+)`)(?!`)/g, type: this.type })]
  },
})
