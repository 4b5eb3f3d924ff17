// What is remembered while a text is made of a tree: losses, images taken, notes, where links within may lead.
import type { DocumentJson } from '../../shared/document/schema.ts'
import type { Losses, Picture } from './tree.ts'
import { Refused, textIn, type El } from './tree.ts'

export type TakenImage = { fileId: string; bytes: Uint8Array; name: string }

const noteId = /^(?:footnote|endnote|note|fn|ftn|sdfootnote|_ftn|user-content-fn)[-_:.]?\w{1,12}$/i

/** « 1 », « [1] », « ¹ », « * »: what a call of a note looks like. */
const callSign = /^\s*[[(]?(?:[\d\u00b2\u00b3\u00b9\u2070-\u2079]{1,4}|[*\u2020\u2021]|[ivx]{1,5})[\])]?\s*$/

/** Of different images. What comes after is told as left out: each is a row, and a text that long is none. */
const mostImages = 500
const longestAlt = 2_000
/** A long note that is called again and again is said each time. */
const mostNoteLetters = 3_000_000

export class Making {
  readonly losses: Losses
  readonly makeId: () => string
  readonly taken: TakenImage[] = []
  /** Names of places in the file → ids of blocks. */
  readonly #places = new Map<string, string>()
  readonly #notes = new Map<string, El>()
  readonly #waiting: string[] = []
  readonly #files = new Map<Picture, string | null>()
  #noteLetters = 0
  readonly #images: readonly Picture[]
  readonly #mayTake: (bytes: Uint8Array) => boolean

  constructor(options: {
    losses: Losses
    makeId: () => string
    images: readonly Picture[]
    /** Whether these bytes are an image that may be kept. */
    mayTake: (bytes: Uint8Array) => boolean
    tree: El
  }) {
    this.losses = options.losses
    this.makeId = options.makeId
    this.#images = options.images
    this.#mayTake = options.mayTake
    this.#findNotes(options.tree)
  }

  #findNotes(tree: El): void {
    const waiting = [tree]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const id = next.attrs['id']
      if (id !== undefined && noteId.test(id) && (next.tag === 'li' || next.tag === 'div' || next.tag === 'p')) {
        this.#notes.set(id, next)
      }
      for (const child of next.children) if (typeof child !== 'string') waiting.push(child)
    }
  }

  get hasNotes(): boolean {
    return this.#notes.size > 0
  }

  isNote(element: El): boolean {
    const id = element.attrs['id']
    return id !== undefined && this.#notes.get(id) === element
  }

  /** The words of the note that a link calls; null for any other link. */
  noteOf(link: El): string | null {
    const href = link.attrs['href'] ?? ''
    const note = href.startsWith('#') ? this.#notes.get(href.slice(1)) : undefined
    if (!note || !callSign.test(textIn(link))) return null
    const said = withoutWayBack(note).replace(/\s+/g, ' ').trim()
    this.#noteLetters += said.length
    if (this.#noteLetters > mostNoteLetters) throw new Refused('bomb')
    return said
  }

  /** Gives a block its id, under which links to these names lead to it; without a block, to the next one. */
  place(block: DocumentJson | undefined, names: readonly string[]): void {
    if (!block) {
      this.#waiting.push(...names)
      return
    }
    const said = [...this.#waiting.splice(0), ...names]
    if (said.length === 0) return
    const given: unknown = block.attrs?.['id']
    const id = typeof given === 'string' ? given : this.makeId()
    block.attrs = { ...block.attrs, id }
    for (const name of said) if (!this.#places.has(name)) this.#places.set(name, id)
  }

  placeOf(name: string): string | null {
    return this.#places.get(name) ?? null
  }

  /** The figure of an image of the file; null, and told, when it cannot be taken. */
  figure(image: El): DocumentJson | null {
    const { src = '', alt } = image.attrs
    const at = /^image:(\d+)$/.exec(src)?.[1]
    const picture = at === undefined ? undefined : this.#images[Number(at)]
    const fileId = picture && this.#fileOf(picture)
    if (!fileId) {
      this.losses.add('image', picture?.name || alt || src.replace(/^.*\//, '').slice(0, 60))
      return null
    }
    return { type: 'figure', attrs: { file: fileId, ...(alt ? { alt: alt.slice(0, longestAlt) } : {}) } }
  }

  /** One file, however often it is shown; null for what may not be kept. */
  #fileOf(picture: Picture): string | null {
    const known = this.#files.get(picture)
    if (known !== undefined) return known
    const isKept = this.taken.length < mostImages && this.#mayTake(picture.bytes)
    const fileId = isKept ? this.makeId() : null
    if (fileId !== null) this.taken.push({ fileId, bytes: picture.bytes, name: picture.name })
    this.#files.set(picture, fileId)
    return fileId
  }
}

/** What leads back to the call is no part of the note. */
function withoutWayBack(note: El): string {
  return note.children
    .map((child) => {
      if (typeof child === 'string') return child
      const isBack = child.tag === 'a' && /^\s*(?:\u2191|\u21a9\ufe0e?|\^)?\s*$/u.test(textIn(child))
      return isBack ? '' : withoutWayBack(child)
    })
    .join('')
}
