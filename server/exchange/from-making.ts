// What is remembered while a text is made of a tree: losses, images taken, notes, where links within may lead.
import type { DocumentJson } from '../../shared/document/schema.ts'
import { figureWidths } from '../../shared/document/nodes/figure.ts'
import { isMarked } from './inline-marks.ts'
import { lengthIn } from './lengths.ts'
import { textWidth } from './outline.ts'
import type { Losses, Picture } from './tree.ts'
import { Refused, textIn, textWithAddresses, type El } from './tree.ts'

export type TakenImage = { fileId: string; bytes: Uint8Array; name: string }

/** How wide an image is, in dots; null when these bytes are none that may be kept. */
export type LookAtImage = (bytes: Uint8Array) => { width: number } | null

/** As a share of the text. Off by more, it is told. */
const closeEnough = 0.13

const noteId = /^(?:footnote|endnote|note|fn|ftn|sdfootnote|_ftn|user-content-fn)[-_:.]?\w{1,12}$/i

/** « 1 », « [1] », « ¹ », « * »: what a call of a note looks like. */
const callSign = /^\s*[[(]?(?:[\d\u00b2\u00b3\u00b9\u2070-\u2079]{1,4}|[*\u2020\u2021]|[ivx]{1,5})[\])]?\s*$/

const boxId = /^(?:sd(?:foot|end)note|ftn|edn)\d{1,5}$/i
/** Of different images. What comes after is told as left out: each is a row, and a text that long is none. */
const mostImages = 500
const longestAlt = 2_000
/** A long note that is called again and again is said each time. */
const mostNoteLetters = 3_000_000

type KnownFile = { fileId: string; width: number }

export class Making {
  readonly losses: Losses
  readonly makeId: () => string
  readonly taken: TakenImage[] = []
  /** Names of places in the file → ids of blocks. */
  readonly #places = new Map<string, string>()
  readonly #notes = new Map<string, El>()
  readonly #waiting: string[] = []
  readonly #files = new Map<Picture, KnownFile | null>()
  #noteLetters = 0
  readonly #images: readonly Picture[]
  readonly #look: LookAtImage
  /** How much of the width of the text there is here: less in a cell. */
  #room = 1

  constructor(options: {
    losses: Losses
    makeId: () => string
    images: readonly Picture[]
    look: LookAtImage
    tree: El
  }) {
    this.losses = options.losses
    this.makeId = options.makeId
    this.#images = options.images
    this.#look = options.look
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
      this.#noteByName(next)
    }
  }

  /** Notes whose place is a name within them: what LibreOffice and Word write in pages. */
  #noteByName(block: El): void {
    const id = block.attrs['id'] ?? ''
    if (block.tag !== 'div' || !boxId.test(id)) return
    const waiting: El[] = [block]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const name = next.tag === 'a' ? next.attrs['name'] : undefined
      if (name !== undefined) this.#notes.set(name, block)
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

  /** All of a page's box around one note. */
  isNoteBox = (element: El): boolean =>
    element.tag === 'div' && boxId.test(element.attrs['id'] ?? '') && this.isNote(element)

  /** The words of the note that a link calls; null for any other link. */
  noteOf(link: El): string | null {
    const href = link.attrs['href'] ?? ''
    const note = href.startsWith('#') ? this.#notes.get(href.slice(1)) : undefined
    if (!note || !callSign.test(textIn(link))) return null
    const said = textWithAddresses(withoutWayBack(note)).replace(/\s+/g, ' ').trim()
    if (isMarked(withoutWayBack(note))) this.losses.add('noteLook', said)
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

  /** What `work` makes stands in a cell that has this share of the width. */
  inRoom<T>(share: number, work: () => T): T {
    const before = this.#room
    this.#room = before * Math.min(1, Math.max(0.02, share))
    try {
      return work()
    } finally {
      this.#room = before
    }
  }

  /** The figure of an image of the file; null, and told, when it cannot be taken. */
  figure(image: El): DocumentJson | null {
    const { src = '', alt = '', 'data-name': said } = image.attrs
    const at = /^image:(\d+)$/.exec(src)?.[1]
    const picture = at === undefined ? undefined : this.#images[Number(at)]
    const file = picture && this.#fileOf(picture, said)
    const name = (said ?? picture?.name) || alt || src.replace(/^.*\//, '').slice(0, 60)
    if (!file) {
      this.losses.add('image', name)
      return null
    }
    const width = this.#widthOf(image, file.width, name)
    const shown = alt.slice(0, longestAlt)
    return {
      type: 'figure',
      attrs: { file: file.fileId, ...(shown === '' ? {} : { alt: shown }), ...(width === null ? {} : { width }) },
    }
  }

  /** The step that comes nearest to the width it had; null for its natural one. */
  #widthOf({ attrs }: El, natural: number, name: string): number | null {
    const wished = Number(attrs['data-share'] ?? 0) || (lengthIn(attrs, textWidth * this.#room) ?? 0) / textWidth
    if (wished <= 0) return null
    const share = Math.min(1, wished / this.#room)
    const steps = [null, ...figureWidths].map((width) => {
      const shown = width === null ? Math.min(1, natural / (textWidth * this.#room)) : width / 100
      return { width, off: Math.abs(shown - share) }
    })
    const nearest = steps.reduce((best, step) => (step.off < best.off - 0.02 ? step : best))
    if (nearest.off > closeEnough) this.losses.add('imageSize', name)
    return nearest.width
  }

  /** One file, however often it is shown; null for what may not be kept. */
  #fileOf(picture: Picture, said: string | undefined): KnownFile | null {
    const known = this.#files.get(picture)
    if (known !== undefined) return known
    const found = this.taken.length < mostImages ? this.#look(picture.bytes) : null
    const file = found && { fileId: this.makeId(), width: found.width }
    if (file) this.taken.push({ fileId: file.fileId, bytes: picture.bytes, name: said ?? picture.name })
    this.#files.set(picture, file)
    return file
  }
}

const wayBack = /^\s*(?:\u2191|\u21a9\ufe0e?|\^)?\s*$/u
/** The number of a note, in a page of LibreOffice or Word. */
const backName = /^(?:sd(?:foot|end)note\d+sym|_(?:ftn|edn)\d+)$/i

/** What leads back to the call is no part of the note. */
function withoutWayBack(note: El): El {
  const isBack = (child: El) =>
    child.tag === 'a' && (wayBack.test(textIn(child)) || backName.test(child.attrs['name'] ?? ''))
  const children = note.children
    .filter((child) => typeof child === 'string' || !isBack(child))
    .map((child) => (typeof child === 'string' ? child : withoutWayBack(child)))
  return { ...note, children }
}
