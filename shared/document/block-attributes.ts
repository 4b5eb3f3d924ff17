// Attributes that blocks carry beside their own: the lasting id, the template's guiding question, the consent flag.
import { Extension } from '@tiptap/core'
import { isUuid } from '../ids.ts'

/** The blocks that have an id. A cell has none: its paragraphs have. */
export const identified = [
  'paragraph',
  'heading',
  'blockquote',
  'bulletList',
  'orderedList',
  'listItem',
  'taskList',
  'taskItem',
  'table',
  'tableRow',
  'horizontalRule',
  'living',
  'callout',
  'details',
  'detailsSummary',
  'figure',
]

/** `diagnostic.a1-2`: the template's name, then the question's. */
export const guidePattern = /^[a-z]+\.[a-z0-9-]+$/

const read = (name: string, valid: (value: string) => boolean) => (element: HTMLElement) => {
  const value = element.getAttribute(`data-${name}`)
  return value !== null && valid(value) ? value : null
}

const show = (name: string) => (attributes: Record<string, unknown>) =>
  attributes[name] ? { [`data-${name}`]: attributes[name] } : {}

/** Null is not stored, so a block without these costs nothing. A split never copies them: the first half keeps its own. */
export const BlockAttributes = Extension.create({
  name: 'blockAttributes',
  addGlobalAttributes: () => [
    {
      types: identified,
      attributes: { id: { default: null, keepOnSplit: false, parseHTML: read('id', isUuid), renderHTML: show('id') } },
    },
    {
      types: ['paragraph', 'heading', 'table'],
      attributes: {
        guide: {
          default: null,
          keepOnSplit: false,
          parseHTML: read('guide', (value) => guidePattern.test(value)),
          renderHTML: show('guide'),
        },
      },
    },
    {
      types: ['heading'],
      attributes: {
        consent: {
          default: null,
          keepOnSplit: false,
          parseHTML: (element) => (element.hasAttribute('data-consent') ? true : null),
          renderHTML: ({ consent }) => (consent ? { 'data-consent': '' } : {}),
        },
      },
    },
  ],
})
