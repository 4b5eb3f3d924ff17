// Guiding questions shown through empty blocks. They are drawn, never written: the document holds only their ids.
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { guidesDiagnostic } from '../../shared/text/fr/guides-diagnostic.ts'
import { t } from './words.ts'

const sentences: Readonly<Record<string, string>> = { ...guidesDiagnostic }

const key = new PluginKey<{ shown: boolean; drawn: DecorationSet }>('guides')

export const Guides = Extension.create({
  name: 'guides',
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        key,
        state: {
          init: (_, { doc }) => ({ shown: true, drawn: draw(doc, true) }),
          apply(tr, before) {
            const asked: unknown = tr.getMeta(key)
            const shown = typeof asked === 'boolean' ? asked : before.shown
            return tr.docChanged || shown !== before.shown ? { shown, drawn: draw(tr.doc, shown) } : before
          },
        },
        props: {
          decorations: (state) => (editor.isEditable ? key.getState(state)?.drawn : null),
        },
      }),
    ]
  },
  addCommands: () => ({
    showGuides:
      (shown) =>
      ({ tr }) => {
        tr.setMeta(key, shown).setMeta('addToHistory', false)
        return true
      },
  }),
})

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    guides: {
      /** Shows or hides the guiding questions, for this reader only. */
      showGuides: (shown: boolean) => ReturnType
    }
  }
}

function draw(doc: Node, shown: boolean): DecorationSet {
  const drawn: Decoration[] = []
  const only = doc.childCount === 1 ? doc.firstChild : null
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    if (node.content.size > 0) return false
    const sentence = sentences[String(node.attrs['guide'])]
    const ghost = sentence !== undefined ? shown && sentence : node === only && t('editor.empty')
    if (ghost) drawn.push(Decoration.node(pos, pos + node.nodeSize, { class: 'ghost', 'data-ghost': ghost }))
    return false
  })
  return DecorationSet.create(doc, drawn)
}
