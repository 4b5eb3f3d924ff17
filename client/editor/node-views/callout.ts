// A callout as it shows: its icon, the word of its tone (a choice, for whoever writes), its blocks. And its commands.
import type { Node as Block } from '@tiptap/pm/model'
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import type { CalloutTone } from '../../../shared/document/nodes/asides.ts'
import { Callout as SharedCallout, calloutTones } from '../../../shared/document/nodes/asides.ts'
import { ancestor, unwrap } from '../blocks/places.ts'
import { drawIcon, element } from '../drawn.ts'
import { t } from '../words.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    callout: {
      /** Puts the selected blocks in a callout, or gives the callout that holds them this tone; none takes them out. */
      setCallout: (tone: CalloutTone | null) => ReturnType
    }
  }
}

export const Callout = SharedCallout.extend({
  addCommands() {
    return {
      setCallout:
        (tone) =>
        ({ commands, state, tr, dispatch }) => {
          const around = ancestor(state.selection.$from, this.name)
          if (!around) return tone !== null && commands.wrapIn(this.name, { tone })
          if (dispatch && tone === null) unwrap(tr, around.pos)
          if (dispatch && tone !== null) tr.setNodeAttribute(around.pos, 'tone', tone)
          return true
        },
    }
  },
  addNodeView:
    () =>
    ({ node, view, getPos }) =>
      new CalloutView(node, view, getPos),
})

const toneOf = (node: Block): CalloutTone => calloutTones.find((tone) => tone === node.attrs['tone']) ?? 'note'

class CalloutView implements NodeView {
  readonly dom = element('div', 'callout')
  readonly contentDOM = element('div', 'callout-body')
  readonly #head = element('div', 'callout-head')
  readonly #word = element('span', 'callout-word')
  readonly #choice = element('select', 'callout-tone')
  #node: Block

  constructor(node: Block, view: EditorView, getPos: () => number | undefined) {
    this.#node = node
    this.#head.contentEditable = 'false'
    this.#choice.setAttribute('aria-label', t('blocks.tone.choose'))
    this.#choice.append(...calloutTones.map((tone) => new Option(t(`blocks.tone.${tone}`), tone)))
    this.#choice.addEventListener('change', () => {
      const pos = getPos()
      if (pos !== undefined) view.dispatch(view.state.tr.setNodeAttribute(pos, 'tone', this.#choice.value))
    })
    this.#choice.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') view.focus()
    })
    this.dom.setAttribute('role', 'note')
    this.#head.append(drawIcon(toneOf(node)), this.#word, this.#choice)
    this.dom.append(this.#head, this.contentDOM)
    this.#draw()
  }

  update(node: Block): boolean {
    if (node.type !== this.#node.type) return false
    const isNew = toneOf(node) !== toneOf(this.#node) || node.attrs['id'] !== this.#node.attrs['id']
    this.#node = node
    if (isNew) this.#draw()
    return true
  }

  #draw(): void {
    const tone = toneOf(this.#node)
    const id: unknown = this.#node.attrs['id']
    const word = t(`blocks.tone.${tone}`)
    this.dom.dataset['callout'] = tone
    if (typeof id === 'string') this.dom.dataset['id'] = id
    this.dom.setAttribute('aria-label', word)
    this.#word.textContent = word
    this.#choice.value = tone
    this.#head.firstChild?.replaceWith(drawIcon(tone)) // the choice is left where it is: it may have the focus
  }

  stopEvent = (event: Event): boolean => event.target instanceof Node && this.#head.contains(event.target)

  ignoreMutation = (mutation: ViewMutationRecord): boolean =>
    mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
}
