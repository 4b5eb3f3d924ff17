// Guiding questions shown through empty blocks. They are drawn, never written: the document holds only their ids.
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { onceThere, templateSentences } from './template-sentences.ts'
import { t } from './words.ts'

type Drawn = {
  shown: boolean
  /** Whether there is any question in the text, answered or not. */
  some: boolean
  /** For whoever writes: the questions. */
  asked: DecorationSet
  /** For whoever reads: the lines that wait for an answer take no place. */
  unanswered: DecorationSet
}

const key = new PluginKey<Drawn>('guides')

const sentencesCame = 'sentences came'

/** Whether the text has questions that could be shown or hidden. */
export const asksQuestions = (state: EditorState): boolean => key.getState(state)?.some ?? false

export const Guides = Extension.create({
  name: 'guides',
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        key,
        state: {
          init: (_, { doc }) => draw(doc, true),
          apply(tr, before) {
            const asked: unknown = tr.getMeta(key)
            const shown = typeof asked === 'boolean' ? asked : before.shown
            return tr.docChanged || shown !== before.shown || asked === sentencesCame ? draw(tr.doc, shown) : before
          },
        },
        view(view) {
          const redraw = () => view.dispatch(view.state.tr.setMeta(key, sentencesCame).setMeta('addToHistory', false))
          return { destroy: onceThere(redraw) }
        },
        props: {
          decorations: (state) => key.getState(state)?.[editor.isEditable ? 'asked' : 'unanswered'],
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

function draw(doc: Node, shown: boolean): Drawn {
  const asked: Decoration[] = []
  const unanswered: Decoration[] = []
  const sentences = templateSentences()?.guides ?? {}
  let some = false
  const only = doc.childCount === 1 ? doc.firstChild : null
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const sentence: string | undefined = sentences[String(node.attrs['guide'])]
    some ||= sentence !== undefined
    if (node.content.size > 0) return false
    const ghost = sentence !== undefined ? shown && sentence : node === only && t('editor.empty')
    const over = (attributes: Record<string, string>) => Decoration.node(pos, pos + node.nodeSize, attributes)
    if (ghost) asked.push(over({ class: 'ghost', 'data-ghost': ghost }))
    if (sentence !== undefined) unanswered.push(over({ class: 'unanswered' }))
    return false
  })
  return { shown, some, asked: DecorationSet.create(doc, asked), unanswered: DecorationSet.create(doc, unanswered) }
}
