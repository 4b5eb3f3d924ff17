// Words within a block: marks, links, notes, breaks; images among them come out as figures.
import type { DocumentJson } from '../../shared/document/schema.ts'
import { isSafeLink } from '../../shared/document/link-address.ts'
import type { Making } from './from-making.ts'
import { isMarked, markOf, styleMarks, type Mark } from './inline-marks.ts'
import { textIn, textWithAddresses, type El, type Piece } from './tree.ts'

const dropped = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'canvas',
])
const deepest = 40

/** A link to a place of the file, until all places are known. */
export const pendingLink = 'import:'

export class Inlines {
  /** Names of places found on the way. */
  readonly places: string[] = []
  isTask = false
  checked = false
  readonly #making: Making
  readonly #parts: DocumentJson[] = [{ type: 'words', content: [] }]
  /** Whether the last letter written is a space, so that no second is. */
  #spaced = true

  constructor(making: Making) {
    this.#making = making
  }

  read(element: El): void {
    for (const child of element.children) this.#piece(child, [], 0)
  }

  /** Words and figures in turn, words without spaces at their ends. */
  parts(): DocumentJson[] {
    for (const part of this.#parts) if (part.type === 'words') trim(part.content ?? [])
    const first = this.#parts[0]?.content?.[0]
    const box = /^\s*([\u2610-\u2612])\s*/.exec(first?.text ?? '')
    if (box && first?.text !== undefined) {
      this.isTask = true
      this.checked = box[1] !== '\u2610'
      first.text = first.text.slice(box[0].length)
      if (first.text === '') this.#parts[0]?.content?.shift()
    }
    return this.#parts
  }

  #piece(piece: Piece, marks: readonly Mark[], depth: number): void {
    if (typeof piece === 'string') this.#text(piece, marks)
    else if (depth > deepest) this.#text(textIn(piece), marks)
    else this.#element(piece, marks, depth)
  }

  #element(element: El, marks: readonly Mark[], depth: number): void {
    const { tag, attrs } = element
    if (dropped.has(tag)) return this.#lose(tag)
    const name = attrs['id'] ?? (tag === 'a' ? attrs['name'] : undefined)
    if (name) this.places.push(name)
    if (/(?:^|;)\s*display\s*:\s*none/i.test(attrs['style'] ?? '')) return this.#unseen(element)
    if (tag === 'br') return this.#break()
    if (tag === 'img') return this.#image(element)
    if (tag === 'input') return this.#input(attrs)
    if ('data-footnote' in attrs) {
      if (isMarked(element)) this.#making.losses.add('noteLook', textIn(element))
      return this.#note(textWithAddresses(element))
    }
    if (tag === 'a') return this.#link(element, marks, depth)
    const note = tag === 'sup' ? this.#noteWithin(element) : null
    if (note !== null) return this.#note(note)
    const added = markOf.get(tag)
    const styled = [...marks, ...(added ? [{ type: added }] : []), ...styleMarks(attrs['style'])]
    for (const child of element.children) this.#piece(child, styled, depth + 1)
  }

  #lose(tag: string): void {
    if (tag === 'math') this.#making.losses.add('formula')
    else if (tag !== 'style' && tag !== 'template') {
      this.#making.losses.add(tag === 'script' || tag === 'noscript' ? 'script' : 'embedded', tag)
    }
  }

  #unseen(element: El): void {
    const text = textIn(element).trim()
    if (text !== '') this.#making.losses.add('hidden', text)
  }

  #noteWithin(element: El): string | null {
    const [link, ...others] = element.children.filter((child) => typeof child !== 'string' || child.trim() !== '')
    if (others.length > 0 || typeof link === 'string' || link?.tag !== 'a') return null
    return this.#making.noteOf(link)
  }

  #link(element: El, marks: readonly Mark[], depth: number): void {
    const note = this.#making.noteOf(element)
    if (note !== null) return this.#note(note)
    const href = (element.attrs['href'] ?? '').trim()
    const isHere = href.startsWith('#') && href.length > 1
    const target = isHere ? `${pendingLink}${href.slice(1)}` : href
    const isKept = isHere || (isSafeLink(href) && !href.startsWith('/'))
    if (href !== '' && href !== '#' && !isKept) this.#making.losses.add('unsafeLink', href)
    const inside = isKept ? [...marks.filter(({ type }) => type !== 'link'), linkTo(target)] : marks
    for (const child of element.children) this.#piece(child, inside, depth + 1)
  }

  #input({ type, checked }: Readonly<Record<string, string>>): void {
    if (type !== 'checkbox') return
    this.isTask = true
    this.checked = checked !== undefined
  }

  #image(image: El): void {
    const figure = this.#making.figure(image)
    if (!figure) return
    this.#parts.push(figure, { type: 'words', content: [] })
    this.#spaced = true
  }

  #note(text: string): void {
    const words = text.replace(/\s+/g, ' ').trim()
    if (words === '') return
    this.#put({ type: 'footnote', content: [{ type: 'text', text: words }] })
    this.#spaced = false
  }

  #break(): void {
    this.#put({ type: 'hardBreak' })
    this.#spaced = true
  }

  #text(text: string, marks: readonly Mark[]): void {
    // No-break spaces are letters of French; the others are one.
    // oxlint-disable-next-line no-control-regex -- what no XML and no text may hold
    const clean = text.replace(/[\p{Surrogate}\u0000-\u0008\u000e-\u001f\ufffe\uffff\u00ad]/gu, '')
    let words = clean.replace(/[ \t\r\n\f\v]+/g, ' ')
    if (this.#spaced) words = words.replace(/^ /, '')
    if (words === '') return
    this.#spaced = words.endsWith(' ')
    const unique = [...new Map(marks.map((mark) => [mark.type, mark])).values()]
    this.#put({ type: 'text', text: words, ...(unique.length > 0 ? { marks: unique } : {}) })
  }

  #put(node: DocumentJson): void {
    this.#parts.at(-1)?.content?.push(node)
  }
}

const linkTo = (href: string): Mark => ({ type: 'link', attrs: { href } })

function trim(content: DocumentJson[]): void {
  for (;;) {
    const last = content.at(-1)
    if (last?.type === 'text' && last.text !== undefined) {
      last.text = last.text.replace(/ +$/, '')
      if (last.text !== '') return
    } else if (last?.type !== 'hardBreak') return
    content.pop()
  }
}
