// An image of the text with its caption. The text holds the id of a stored file, never bytes nor an address.
import { Node } from '@tiptap/core'
import { isUuid } from '../../ids.ts'

/** Shares of the width of the text, in percent. */
export const figureWidths = [25, 50, 75, 100] as const

const widthOf = (element: HTMLElement) => {
  const said = Number(element.getAttribute('data-width'))
  return figureWidths.find((width) => width === said) ?? null
}

/** `alt`: null until its author was asked, empty for an image that says nothing more than the text. `width`: null is the natural one. */
export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  content: 'inline*',
  draggable: true,
  isolating: true,
  addAttributes: () => ({
    file: {
      default: null,
      parseHTML: (element: HTMLElement) => {
        const said = element.getAttribute('data-file')
        return said !== null && isUuid(said) ? said : null
      },
      renderHTML: ({ file }: Record<string, unknown>) => (file ? { 'data-file': file } : {}),
    },
    alt: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-alt'),
      renderHTML: ({ alt }: Record<string, unknown>) => (typeof alt === 'string' ? { 'data-alt': alt } : {}),
    },
    width: {
      default: null,
      parseHTML: widthOf,
      renderHTML: ({ width }: Record<string, unknown>) => (width ? { 'data-width': width } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'figure[data-file]', contentElement: 'figcaption' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes, ['figcaption', 0]],
})
