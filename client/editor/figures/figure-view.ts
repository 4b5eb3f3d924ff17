// A figure as it is drawn: the image, or words where it cannot be shown, its caption, and a reminder to whoever may describe it.
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import type { Decoration, EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import { figures } from '../../../shared/text/fr/figures.ts'
import { words } from '../../../shared/text/words.ts'
import type { FigureDesk } from './desk.ts'
import type { FigureTools } from './figure-tools.ts'

const t = words(figures)

/** An image that is not there yet may come: its text travels faster than the word that it may be shown here. */
const retries = [1_500, 6_000] as const

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
  #image: HTMLImageElement | null = null
  #tools: FigureTools | null = null
  #wantsTools = false
  #tries = 0
  #timer: ReturnType<typeof setTimeout> | undefined

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
    this.#show()
    this.#draw()
    this.#setActive(isActive(options.decorations))
    window.addEventListener('online', this.#again)
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.#node.type) return false
    const isOther = node.attrs['file'] !== this.#node.attrs['file']
    this.#node = node
    if (isOther) {
      this.#tries = 0
      this.#show()
    }
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
    if (this.#image) this.#image.alt = alt ?? t('figure.unnamed')
    else if (this.#frame.firstElementChild?.className === 'figure-words')
      this.#frame.firstElementChild.textContent = this.#wordsNow()
    this.#tools?.update(this.#node)
  }

  #wordsNow(): string {
    const alt = textIn(this.#node.attrs['alt'])
    return alt ? t('figure.missing.alt', { alt }) : t('figure.missing')
  }

  /** Asks for the image; its place is kept as large as it will be. */
  #show(): void {
    clearTimeout(this.#timer)
    const { desk } = this.#options
    const file = textIn(this.#node.attrs['file'])
    if (!desk || file === null) return this.#sayMissing()
    const image = document.createElement('img')
    image.loading = 'lazy'
    image.decoding = 'async'
    image.draggable = false // the figure is dragged, never a file
    image.addEventListener('error', () => this.#failed(image))
    this.#put(image)
    this.#image = image
    void desk.port.sizeOf(file).then((size) => {
      if (!size) return
      image.width = size.width
      image.height = size.height
    })
    void desk.ready(file).then(() => {
      image.src = desk.port.urlOf(file)
    })
  }

  #failed(image: HTMLImageElement): void {
    if (image !== this.#image) return
    this.#sayMissing()
    const wait = retries[this.#tries++]
    if (wait !== undefined) this.#timer = setTimeout(this.#again, wait)
  }

  readonly #again = (): void => {
    if (this.#image) return
    this.#show()
    this.#draw()
  }

  #sayMissing(): void {
    this.#image = null
    const place = document.createElement('p')
    place.className = 'figure-words'
    place.textContent = this.#wordsNow()
    this.#put(place)
  }

  #put(element: HTMLElement): void {
    const before = this.#frame.querySelector(':scope > img, :scope > .figure-words')
    if (before) before.replaceWith(element)
    else this.#frame.prepend(element)
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
    const { FigureTools } = await import('./figure-tools.ts')
    if (!this.#wantsTools || this.#tools) return
    const { editor, desk, view, getPos } = this.#options
    if (!desk) return
    this.#tools = new FigureTools({ editor, desk, view, getPos, frame: this.#frame, describe: this.describe })
    this.#tools.update(this.#node)
    this.#frame.append(this.#tools.dom)
  }

  #isTool = (target: EventTarget | null): boolean =>
    target === this.#reminder || (target instanceof window.Node && this.#tools?.dom.contains(target) === true)

  stopEvent = (event: Event): boolean => this.#isTool(event.target)

  ignoreMutation = (mutation: ViewMutationRecord): boolean =>
    mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)

  destroy(): void {
    clearTimeout(this.#timer)
    window.removeEventListener('online', this.#again)
  }
}

function setData(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) delete element.dataset[name]
  else element.dataset[name] = value
}
