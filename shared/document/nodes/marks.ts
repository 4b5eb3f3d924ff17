// Letters above and below the line: « 1er », « m² ». Neither excludes anything, like every mark of ours.
import { Mark, mergeAttributes } from '@tiptap/core'

const raised = (name: 'superscript' | 'subscript', tag: 'sup' | 'sub') =>
  Mark.create({
    name,
    excludes: '',
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, mergeAttributes(HTMLAttributes), 0],
  })

export const Superscript = raised('superscript', 'sup')
export const Subscript = raised('subscript', 'sub')
