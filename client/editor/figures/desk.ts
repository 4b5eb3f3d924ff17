// What goes on around the figures of one editor: images being sent, descriptions being asked for. Loads the rest when needed.
import type { Editor } from '@tiptap/core'
import { figures } from '../../../shared/text/fr/figures.ts'
import { words } from '../../../shared/text/words.ts'
import { toasts } from '../../ui/toast-store.ts'
import type { FigurePort } from './port.ts'
import type { Anchor } from './places.ts'

const t = words(figures)

/** A description is asked for; the id is the figure's block. */
export type Asked = { id: string; file: string; alt: string | null }

/** Images to put at a place, or one to put in the place of a figure's. */
export type Intake = {
  images: readonly File[]
  anchor: Anchor
  instead?: string
  /** What whoever made the page said of it; then nothing is asked. */
  alt?: string
  /** One of many: the caret stays, and the figure reminds of its description. */
  quiet?: boolean
}

/** What a page may let people choose. What is named otherwise is refused in words when it is sent. */
const accepted = 'image/png,image/jpeg,image/webp,image/gif'

export class FigureDesk {
  readonly port: FigurePort
  readonly #listeners = new Set<() => void>()
  readonly #adopting = new Map<string, Promise<unknown>>()
  #pasting: Promise<unknown> | null = null
  #asked: readonly Asked[] = []

  constructor(port: FigurePort) {
    this.port = port
  }

  /** The description to ask for now. */
  asked = (): Asked | null => this.#asked[0] ?? null

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  ask(figure: Asked): void {
    this.#change([...this.#asked.filter(({ id }) => id !== figure.id), figure])
  }

  /** The one asked for is answered. */
  answered(): void {
    this.#change(this.#asked.slice(1))
  }

  /** Nothing is asked any more: the figures themselves remind. */
  later(): void {
    this.#change([])
  }

  /** Opens the choice of files, within the press that asks for it: browsers open it for nothing else. */
  choose(editor: Editor, anchor: Anchor, instead?: string): void {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accepted
    input.multiple = instead === undefined
    input.addEventListener('change', () => {
      this.take(editor, { images: [...(input.files ?? [])], anchor, ...(instead === undefined ? {} : { instead }) })
    })
    input.click()
  }

  take(editor: Editor, intake: Intake): void {
    if (intake.images.length === 0) return
    const notLoaded = () => void toasts.show({ tone: 'danger', text: t('figure.notLoaded') })
    void import('./sending.ts').then(({ take }) => take(editor, this, intake), notLoaded)
  }

  /** A figure of another document was pasted: resolves, whatever comes of it, when its image may be asked for. */
  adopt(file: string, from: string, failed: () => void): void {
    this.#adopting.set(file, this.port.adopt(file, from).catch(failed))
  }

  /** A page is being pasted: what it brings is not asked for before it was looked at. */
  hold(pasting: Promise<unknown>): void {
    this.#pasting = pasting
  }

  /** Resolves when the image of a file may be asked for. */
  ready = async (file: string): Promise<void> => {
    await this.#pasting
    await this.#adopting.get(file)
  }

  #change(asked: readonly Asked[]): void {
    this.#asked = asked
    for (const listener of this.#listeners) listener()
  }
}
