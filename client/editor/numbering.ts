// Numbers before headings, the same as in the outline: counted and drawn, never written. Off unless the document asks for them.
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Section } from '../../shared/document/outline.ts'
import { outlineOf } from '../../shared/document/outline.ts'
import { headingsOf } from './headings.ts'

interface Drawn {
  numbered: boolean
  numbers: DecorationSet
}

const key = new PluginKey<Drawn>('numbering')

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    numbering: {
      /** Shows or hides the numbers of headings on this page. */
      numberHeadings: (numbered: boolean) => ReturnType
    }
  }
}

const flat = (sections: readonly Section[]): Section[] => sections.flatMap((one) => [one, ...flat(one.sections)])

function draw(doc: Node, numbered: boolean): Drawn {
  if (!numbered) return { numbered, numbers: DecorationSet.empty }
  const headings = headingsOf(doc)
  const numbers = flat(outlineOf(headings)).flatMap(({ index, number }) => {
    const heading = headings.find((one) => one.index === index)
    const node = doc.child(index)
    return heading ? [Decoration.node(heading.pos, heading.pos + node.nodeSize, { 'data-number': number })] : []
  })
  return { numbered, numbers: DecorationSet.create(doc, numbers) }
}

export const Numbering = Extension.create({
  name: 'numbering',
  addProseMirrorPlugins: () => [
    new Plugin({
      key,
      state: {
        init: (_, { doc }) => draw(doc, false),
        apply(tr, before) {
          const asked: unknown = tr.getMeta(key)
          const numbered = typeof asked === 'boolean' ? asked : before.numbered
          if (!numbered && !before.numbered) return before
          return tr.docChanged || numbered !== before.numbered ? draw(tr.doc, numbered) : before
        },
      },
      props: { decorations: (state) => key.getState(state)?.numbers },
    }),
  ],
  addCommands: () => ({
    numberHeadings:
      (numbered) =>
      ({ tr }) => {
        tr.setMeta(key, numbered).setMeta('addToHistory', false)
        return true
      },
  }),
})
