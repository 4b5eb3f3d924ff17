// Somebody who works on a report, by edits of the shared text as the editor's library writes them: what gestures touch is deleted
// and written again.
import * as Y from 'yjs'
import { bodyOf } from '../../../shared/document/shape.ts'
import type { Chance } from '../../support/chance.ts'

const words = 'le diagnostic partagé de notre territoire montre que les besoins des habitants changent vite '.split(' ')

/** Nineteen edits in twenty are words typed or taken out, in one place for a while; the others are gestures. */
export class Writing {
  readonly #doc: Y.Doc
  readonly #body: Y.XmlFragment
  readonly #chance: Chance
  #left = 0
  #text: Y.XmlText | null = null
  #at = 0
  #ids = 0

  constructor(doc: Y.Doc, chance: Chance) {
    this.#doc = doc
    this.#body = bodyOf(doc)
    this.#chance = chance
  }

  act(): void {
    if (this.#left-- > 0 && this.#text !== null) return this.#write(this.#text)
    this.#left = 19
    this.#doc.transact(() => this.#gesture())
    this.#text = this.#textOf(this.#somewhere())
    this.#at = this.#chance((this.#text?.length ?? 0) + 1)
  }

  #write(text: Y.XmlText): void {
    this.#at = Math.min(this.#at, text.length)
    if (this.#chance(4) === 0 && this.#at > 8) {
      this.#at -= 6
      text.delete(this.#at, 6)
    } else {
      const typed = `${words[this.#chance(words.length)]} `
      text.insert(this.#at, typed)
      this.#at += typed.length
    }
  }

  /** The place of a paragraph or of a title of the page. */
  #somewhere(): number {
    for (;;) {
      const place = this.#chance(this.#body.length)
      if (this.#textOf(place) !== null) return place
    }
  }

  #block(place: number): Y.XmlElement | null {
    const block = place < this.#body.length ? this.#body.get(place) : null
    return block instanceof Y.XmlElement ? block : null
  }

  #textOf(place: number): Y.XmlText | null {
    const block = this.#block(place)
    const text = block?.nodeName === 'paragraph' || block?.nodeName === 'heading' ? block.get(0) : null
    return text instanceof Y.XmlText ? text : null
  }

  #gesture(): void {
    const place = this.#somewhere()
    const gestures = [this.#split, this.#join, this.#title, this.#quote, this.#move, this.#row]
    gestures[this.#chance(gestures.length)]?.call(this, place)
  }

  #split(place: number): void {
    const text = this.#textOf(place)
    if (text === null || text.length < 2) return
    const at = 1 + this.#chance(text.length - 1)
    const end = text.toString().slice(at)
    text.delete(at, end.length)
    this.#body.insert(place + 1, [this.#made('paragraph', end)])
  }

  #join(place: number): void {
    const [text, next] = [this.#textOf(place), this.#textOf(place + 1)]
    if (text === null || next === null) return
    text.insert(text.length, next.toString())
    this.#body.delete(place + 1, 1)
  }

  /** Made again as another kind of block, with its id. */
  #title(place: number): void {
    const block = this.#block(place)
    const text = this.#textOf(place)
    if (block === null || text === null) return
    const isTitle = block.nodeName === 'heading'
    const made = this.#made(isTitle ? 'paragraph' : 'heading', text.toString(), block.getAttribute('id'))
    if (!isTitle) made.setAttribute('level', 4 as unknown as string) // Yjs takes any value
    this.#body.delete(place, 1)
    this.#body.insert(place, [made])
  }

  #quote(place: number): void {
    const block = this.#block(place)
    if (block === null) return
    const quote = new Y.XmlElement('blockquote')
    quote.setAttribute('id', this.#id())
    quote.insert(0, [block.clone()])
    this.#body.delete(place, 1)
    this.#body.insert(place, [quote])
  }

  #move(place: number): void {
    const block = this.#block(place)
    if (block === null) return
    const copy = block.clone()
    this.#body.delete(place, 1)
    this.#body.insert(this.#chance(this.#body.length), [copy])
  }

  /** A row more, in the table that comes next. */
  #row(place: number): void {
    for (let at = place; at < this.#body.length; at++) {
      const table = this.#block(at)
      const row = table?.nodeName === 'table' ? table.get(1) : null
      if (!(row instanceof Y.XmlElement)) continue
      const copy = row.clone()
      table?.insert(1 + this.#chance(table.length), [copy])
      copy.setAttribute('id', this.#id())
      for (const cell of copy.toArray()) {
        if (!(cell instanceof Y.XmlElement)) continue
        cell.delete(0, cell.length)
        cell.insert(0, [this.#made('paragraph', '')])
      }
      return
    }
  }

  #made(type: string, letters: string, id = this.#id() as string | undefined): Y.XmlElement {
    const block = new Y.XmlElement(type)
    block.setAttribute('id', id ?? this.#id())
    block.insert(0, [new Y.XmlText(letters)])
    return block
  }

  #id = (): string => `w${(this.#ids += 1)}`
}
