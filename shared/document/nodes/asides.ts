// Blocks that stand apart from the run of the text: the callout, and details that open when asked. Loose, like all of ours.
import { Node } from '@tiptap/core'

/** What a callout is for. Colour never tells it alone: the word stands beside. */
export const calloutTones = ['note', 'attention', 'example', 'decision'] as const
export type CalloutTone = (typeof calloutTones)[number]

const isTone = (value: string | null): value is CalloutTone => calloutTones.some((tone) => tone === value)

export const Callout = Node.create({
  name: 'callout',
  group: 'block',
  content: 'block*',
  defining: true,
  addAttributes: () => ({
    tone: {
      default: 'note',
      parseHTML: (element: HTMLElement) => {
        const said = element.getAttribute('data-callout')
        return isTone(said) ? said : 'note'
      },
      renderHTML: ({ tone }: Record<string, unknown>) => ({ 'data-callout': tone }),
    },
  }),
  parseHTML: () => [{ tag: 'aside[data-callout]' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', HTMLAttributes, 0],
})

/** Whether it is open is each reader's own affair and never in the text. Two people may write in it so that the summary is not first. */
export const Details = Node.create({
  name: 'details',
  group: 'block',
  content: '(detailsSummary | block)*',
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: 'details' }],
  renderHTML: ({ HTMLAttributes }) => ['details', HTMLAttributes, 0],
})

export const DetailsSummary = Node.create({
  name: 'detailsSummary',
  content: 'inline*',
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: 'summary' }],
  renderHTML: ({ HTMLAttributes }) => ['summary', HTMLAttributes, 0],
})
