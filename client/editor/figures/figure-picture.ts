// What stands in the frame of a figure: its image, or words where it cannot be shown. Loaded with the first figure. [I15]
import type { Node } from '@tiptap/pm/model'
import { figures } from '../../../shared/text/fr/figures.ts'
import { words } from '../../../shared/text/words.ts'
import type { FigureDesk } from './desk.ts'
import './figures.css'

const t = words(figures)

/** An image that is not there yet may come: its text travels faster than the word that it may be shown here. */
const retries = [1_500, 6_000] as const

const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null)

export class FigurePicture {
  readonly #frame: HTMLElement
  readonly #desk: FigureDesk | null
  #file: string | null = null
  #alt: string | null = null
  #image: HTMLImageElement | null = null
  #words: HTMLElement | null = null
  #tries = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(frame: HTMLElement, desk: FigureDesk | null, node: Node) {
    this.#frame = frame
    this.#desk = desk
    this.#file = textIn(node.attrs['file'])
    this.#show()
    this.update(node)
    window.addEventListener('online', this.#again)
  }

  update(node: Node): void {
    this.#alt = textIn(node.attrs['alt'])
    const file = textIn(node.attrs['file'])
    if (file !== this.#file) {
      this.#file = file
      this.#tries = 0
      this.#show()
    }
    this.#say()
  }

  #say(): void {
    if (this.#image) this.#image.alt = this.#alt ?? t('figure.unnamed')
    if (this.#words)
      this.#words.textContent = this.#alt ? t('figure.missing.alt', { alt: this.#alt }) : t('figure.missing')
  }

  /** Asks for the image; its place is kept as large as it will be. */
  #show(): void {
    clearTimeout(this.#timer)
    const desk = this.#desk
    const file = this.#file
    if (!desk || file === null) return this.#sayMissing()
    const image = document.createElement('img')
    image.loading = 'lazy'
    image.decoding = 'async'
    image.draggable = false // the figure is dragged, never a file
    image.addEventListener('error', () => this.#failed(image))
    this.#put(image)
    this.#image = image
    this.#words = null
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
    this.#say()
  }

  #sayMissing(): void {
    this.#image = null
    this.#words = document.createElement('p')
    this.#words.className = 'figure-words'
    this.#put(this.#words)
    this.#say()
  }

  #put(element: HTMLElement): void {
    const before = this.#frame.querySelector(':scope > img, :scope > .figure-words')
    if (before) before.replaceWith(element)
    else this.#frame.prepend(element)
  }

  destroy(): void {
    clearTimeout(this.#timer)
    window.removeEventListener('online', this.#again)
  }
}
