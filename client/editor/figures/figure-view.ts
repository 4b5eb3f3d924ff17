// A figure as it is drawn: the frame of its picture, its caption, and a reminder to whoever may describe it.
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import type { Decoration, EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import { figures } from '../../../shared/text/fr/figures.ts'
import { words } from '../../../shared/text/words.ts'
import type { FigureDesk } from './desk.ts'
import type { FigurePicture } from './figure-picture.ts'
import type { FigureTools } from './figure-tools.ts'

const t = words(figures)

export interface FigureViewOptions {
  node: Node
  view: EditorView
  getPos: () => number | undefined
  decorations: readonly Decoration[]
  desk: FigureDesk | null
  editor: Editor
}

const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const isActive = (decorations: readonly Decoration[]): boolean =>
  decorations.some(({ spec }) => spec['active'] === true)

export class FigureView implements NodeView {
  readonly dom = document.createElement('figure')
  readonly contentDOM = document.createElement('figcaption')
  readonly #frame = document.createElement('div')
  readonly #reminder = document.createElement('button')
  readonly #options: FigureViewOptions
  #node: Node
  #picture: FigurePicture | null = null
  #isGone = false
  #tools: FigureTools | null = null
  #wantsTools = false

  constructor(options: FigureViewOptions) {
    this.#options = options
    this.#node = options.node
    this.dom.className = 'figure'
    this.#frame.className = 'figure-frame'
    this.#frame.contentEditable = 'false'
    this.#frame.addEventListener('click', this.#choose)
    this.#reminder.type = 'button'
    this.#reminder.className = 'figure-reminder'
    this.#reminder.contentEditable = 'false'
    this.#reminder.textContent = t('figure.toDescribe')
    this.#reminder.addEventListener('click', this.describe)
    this.contentDOM.dataset['ghost'] = t('figure.caption')
    this.dom.append(this.#frame, this.#reminder, this.contentDOM)
    this.#draw()
    this.#setActive(isActive(options.decorations))
    void this.#loadPicture()
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.#node.type) return false
    this.#node = node
    this.#draw()
    this.#setActive(isActive(decorations))
    return true
  }

  /** What the attributes say, but for the image itself. */
  #draw(): void {
    const { id, width } = this.#node.attrs
    const alt = textIn(this.#node.attrs['alt'])
    setData(this.dom, 'id', textIn(id))
    setData(this.dom, 'width', typeof width === 'number' ? String(width) : null)
    this.contentDOM.toggleAttribute('data-empty', this.#node.content.size === 0)
    this.#reminder.hidden = alt !== null
    this.#picture?.update(this.#node)
    this.#tools?.update(this.#node)
  }

  readonly #choose = (event: Event): void => {
    const { view, getPos } = this.#options
    const pos = getPos()
    if (pos === undefined || this.#isTool(event.target)) return
    view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)))
    view.focus()
  }

  /** Asks for the description. */
  describe = (): void => {
    const { id, file } = this.#node.attrs
    const [block, of] = [textIn(id), textIn(file)]
    if (block !== null && of !== null)
      this.#options.desk?.ask({ id: block, file: of, alt: textIn(this.#node.attrs['alt']) })
  }

  async #loadPicture(): Promise<void> {
    const loaded = await import('./figure-picture.ts').catch(() => null)
    if (loaded === null) addEventListener('online', () => void this.#loadPicture(), { once: true })
    else if (!this.#isGone) this.#picture = new loaded.FigurePicture(this.#frame, this.#options.desk, this.#node)
  }

  #setActive(isNow: boolean): void {
    this.#wantsTools = isNow && this.#options.desk !== null
    if (!this.#wantsTools) {
      // the focus is never taken away with what has it
      if (this.#tools?.dom.contains(document.activeElement)) return
      this.#tools?.dom.remove()
      this.#tools = null
    } else if (!this.#tools) void this.#loadTools()
  }

  async #loadTools(): Promise<void> {
    const loaded = await import('./figure-tools.ts').catch(() => null) // without a network there are none: nothing is lost
    if (!loaded || !this.#wantsTools || this.#tools) return
    const { editor, desk, view, getPos } = this.#options
    if (!desk) return
    this.#tools = new loaded.FigureTools({ editor, desk, view, getPos, frame: this.#frame, describe: this.describe })
    this.#tools.update(this.#node)
    this.#frame.append(this.#tools.dom)
  }

  #isTool = (target: EventTarget | null): boolean =>
    target === this.#reminder || (target instanceof window.Node && this.#tools?.dom.contains(target) === true)

  stopEvent = (event: Event): boolean => this.#isTool(event.target)

  ignoreMutation = (mutation: ViewMutationRecord): boolean =>
    mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)

  destroy(): void {
    this.#isGone = true
    this.#picture?.destroy()
  }
}

function setData(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) delete element.dataset[name]
  else element.dataset[name] = value
}
