// What points at something outside the text: living blocks, footnotes and mentions. They hold ids, never names or values.
import { Node } from '@tiptap/core'

const word = /^[a-z][a-z0-9-]{0,39}$/i
const reference = /^[A-Za-z0-9._:-]{1,80}$/

/** An attribute kept in `data-<name>`, taken from a page only when it has the given form. */
const plain = (name: string, form: RegExp) => ({
  default: null,
  parseHTML: (element: HTMLElement) => {
    const value = element.getAttribute(`data-${name}`)
    return value !== null && form.test(value) ? value : null
  },
  renderHTML: (attributes: Record<string, unknown>) => (attributes[name] ? { [`data-${name}`]: attributes[name] } : {}),
})

/** A block whose contents are rows of the platform: `kind` says which, `ref` which one of them (null: all of the démarche). */
export const Living = Node.create({
  name: 'living',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ kind: plain('kind', word), ref: plain('ref', reference) }),
  parseHTML: () => [{ tag: 'div[data-living]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-living': '' }],
})

/** A note to a passage, written where it is called. */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  content: 'text*',
  atom: true,
  isolating: true,
  parseHTML: () => [{ tag: 'span[data-footnote]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', { ...HTMLAttributes, 'data-footnote': '' }, 0],
})

/** Someone or something named in passing, by id only: the name is looked up when it is shown, so that it can change or be erased. */
export const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ id: plain('id', reference), kind: plain('kind', word) }),
  parseHTML: () => [{ tag: 'span[data-mention]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', { ...HTMLAttributes, 'data-mention': '' }],
})
