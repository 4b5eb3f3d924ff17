// The tools of the figure that has the selection: describe, resize by steps, replace, remove. Each is a stop of Tab.
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import { figureWidths } from '../../../shared/document/nodes/figure.ts'
import { figureTools } from '../../../shared/text/fr/figure-tools.ts'
import { words } from '../../../shared/text/words.ts'
import type { FigureDesk } from './desk.ts'
import { announce } from '../announce.ts'
import { beginStep } from '../own-step.ts'
import './figure-tools.css'

const t = words(figureTools)

type Width = (typeof figureWidths)[number]

/** Of which the tools would leave nothing to see, in pixels. */
const smallImage = 96

export interface FigureToolsOptions {
  editor: Editor
  desk: FigureDesk
  view: EditorView
  getPos: () => number | undefined
  frame: HTMLElement
  describe: () => void
}

export class FigureTools {
  readonly dom = document.createElement('div')
  readonly #options: FigureToolsOptions
  readonly #bar = document.createElement('div')
  readonly #said = document.createElement('span')
  readonly #handle = document.createElement('div')
  readonly #smaller: HTMLButtonElement
  readonly #larger: HTMLButtonElement
  #node: Node | null = null

  constructor(options: FigureToolsOptions) {
    this.#options = options
    this.dom.className = 'figure-tools'
    this.dom.role = 'group'
    this.dom.ariaLabel = t('figure.tools')
    this.#said.className = 'figure-size'
    this.#smaller = button('\u2212', t('figure.smaller'), () => this.#resizeAndSay(-1))
    this.#larger = button('+', t('figure.larger'), () => this.#resizeAndSay(1))
    this.#bar.className = 'figure-bar'
    this.#bar.append(
      button(t('figure.describe'), t('figure.describe.long'), options.describe),
      this.#smaller,
      this.#said,
      this.#larger,
      button(t('figure.replace'), t('figure.replace.long'), () => this.#replace()),
      button(t('figure.remove'), t('figure.remove.long'), () => this.#remove()),
    )
    this.#makeHandle()
    this.dom.append(this.#bar, this.#handle)
    this.dom.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') options.view.focus()
    })
    this.dom.addEventListener('mousedown', (event) => {
      if (event.target !== this.#handle) event.preventDefault() // a press leaves the caret where it is
    })
  }

  update(node: Node): void {
    this.#node = node
    const now = this.#now()
    this.#bar.toggleAttribute('data-above', this.#options.frame.offsetHeight < smallImage)
    this.#said.textContent = t('figure.width.short', { n: now })
    this.#handle.ariaValueNow = String(now)
    this.#handle.ariaValueText = t('figure.width.value', { n: now })
    this.#smaller.ariaDisabled = String(now <= figureWidths[0])
    this.#larger.ariaDisabled = String(now >= 100)
  }

  /** The width it has, or for one of its natural size the step that is nearest to what is seen. */
  #now(): Width {
    const said: unknown = this.#node?.attrs['width']
    const known = figureWidths.find((width) => width === said)
    return known ?? nearest((100 * this.#options.frame.offsetWidth) / this.#fullWidth())
  }

  #fullWidth = (): number => this.#options.frame.parentElement?.offsetWidth || 1

  #step(by: 1 | -1): Width {
    const at = figureWidths.indexOf(this.#now()) + by
    return figureWidths[Math.max(0, Math.min(figureWidths.length - 1, at))] ?? 100
  }

  #resize(width: Width): void {
    const { view, getPos } = this.#options
    const pos = getPos()
    if (pos === undefined || this.#node?.attrs['width'] === width) return
    view.dispatch(view.state.tr.setNodeAttribute(pos, 'width', width))
  }

  /** The handle is a slider, which tells its value; a button does not. */
  #resizeAndSay(by: 1 | -1): void {
    const width = this.#step(by)
    this.#resize(width)
    announce(this.#options.view, t('figure.width.said', { n: width }))
  }

  #replace(): void {
    const { desk, editor } = this.#options
    const id: unknown = this.#node?.attrs['id']
    if (typeof id === 'string') desk.choose(editor, { id, side: 'after' }, id)
  }

  #remove(): void {
    const { view, getPos } = this.#options
    const pos = getPos()
    if (pos === undefined || !this.#node) return
    view.focus()
    beginStep(view.state)
    view.dispatch(view.state.tr.delete(pos, pos + this.#node.nodeSize).scrollIntoView())
  }

  #makeHandle(): void {
    const handle = this.#handle
    handle.className = 'figure-handle'
    handle.role = 'slider'
    handle.tabIndex = 0
    handle.ariaLabel = t('figure.width')
    handle.ariaValueMin = String(figureWidths[0])
    handle.ariaValueMax = '100'
    const keys: Readonly<Record<string, () => Width>> = {
      ArrowLeft: () => this.#step(-1),
      ArrowDown: () => this.#step(-1),
      ArrowRight: () => this.#step(1),
      ArrowUp: () => this.#step(1),
      Home: () => figureWidths[0],
      End: () => 100,
    }
    handle.addEventListener('keydown', (event) => {
      const width = keys[event.key]?.()
      if (width === undefined) return
      event.preventDefault()
      this.#resize(width)
    })
    handle.addEventListener('pointerdown', (event) => {
      event.preventDefault()
      handle.setPointerCapture(event.pointerId)
    })
    handle.addEventListener('pointermove', (event) => {
      if (handle.hasPointerCapture(event.pointerId)) this.#resize(this.#widthAt(event.clientX))
    })
  }

  /** The figure stands in the middle: its half follows the pointer. */
  #widthAt(x: number): Width {
    const { left, width } = (this.#options.frame.parentElement ?? this.#options.frame).getBoundingClientRect()
    return nearest((200 * (x - left - width / 2)) / width)
  }
}

const nearest = (percent: number): Width =>
  figureWidths.reduce((best, width) => (Math.abs(width - percent) < Math.abs(best - percent) ? width : best), 100)

function button(text: string, label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = text
  made.ariaLabel = label
  made.title = label
  made.addEventListener('click', () => {
    if (made.ariaDisabled !== 'true') act()
  })
  return made
}
