// A year of a text: thousands of tabs that each wrote a little and were closed. Made struct by struct, because a Y.Doc
// that knows so many clients needs milliseconds for each keystroke, which is what this document is there to show.
import * as Y from 'yjs'
import { bodyOf } from '../../../shared/document/shape.ts'
import { encodeContent } from '../../../server/realtime/frames.ts'
import { chanceFrom, type Chance } from '../../support/chance.ts'
import { madeOf, type Made, type MadeEdit } from './made.ts'

export interface YearShape {
  readonly tabs: number
  readonly keystrokesPerTab?: number
  readonly seed?: number
}

/** Where the next letter of a paragraph goes: after the last one that was typed in it. */
interface Place {
  last: Y.ID
}

const letters = 'abcdefghijklmnopqrstuvwxyz     '

export function yearOfHistory({ tabs, keystrokesPerTab = 20, seed = 2 }: YearShape): Made {
  const chance = chanceFrom(seed)
  const edits: MadeEdit[] = []
  const places: Place[] = []
  let lastParagraph: Y.ID | null = null
  for (let tab = 0; tab < tabs; tab++) {
    const client = 1 + chance(2 ** 32 - 1)
    const typist = new Tab(client, edits)
    if (lastParagraph === null || chance(4) === 0) lastParagraph = typist.openParagraph(lastParagraph, places)
    const place = places[chance(places.length)] ?? { last: lastParagraph }
    for (let n = 0; n < keystrokesPerTab; n++) typist.press(place, chance)
  }
  return madeOf(`${tabs} tabs`, edits)
}

/** One tab: a clientID and its clock. */
class Tab {
  readonly #client: number
  readonly #edits: MadeEdit[]
  #clock = 0
  /** Its own letters that still stand. */
  readonly #own: Y.ID[] = []

  constructor(client: number, edits: MadeEdit[]) {
    this.#client = client
    this.#edits = edits
  }

  openParagraph(after: Y.ID | null, places: Place[]): Y.ID {
    if (after === null) return this.#first(places)
    const paragraph = this.#item(after, null, new Y.ContentType(new Y.XmlElement('paragraph')))
    const text = this.#item(null, paragraph.id, new Y.ContentType(new Y.XmlText()))
    const letter = this.#item(null, text.id, new Y.ContentString('¶'))
    this.#send([paragraph, text, letter])
    places.push({ last: letter.id })
    return paragraph.id
  }

  /** Yjs itself says where a paragraph without a neighbour stands: under the root. */
  #first(places: Place[]): Y.ID {
    const doc = new Y.Doc()
    doc.clientID = this.#client
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('¶')])
    bodyOf(doc).insert(0, [paragraph])
    this.#edits.push({ client: this.#client, update: Y.encodeStateAsUpdate(doc) })
    this.#clock = 3
    doc.destroy()
    places.push({ last: Y.createID(this.#client, 2) })
    return Y.createID(this.#client, 0)
  }

  /** One keystroke; one in ten takes back a letter of this tab. */
  press(place: Place, chance: Chance): void {
    const gone = chance(10) === 0 ? this.#own.pop() : undefined
    if (gone !== undefined) return this.#send([], gone)
    const letter = this.#item(place.last, null, new Y.ContentString(letters[chance(letters.length)] ?? ' '))
    this.#own.push(letter.id)
    place.last = letter.id // also once deleted: an editor types after what it no longer shows
    this.#send([letter])
  }

  #item(origin: Y.ID | null, parent: Y.ID | null, content: Y.Item['content']): Y.Item {
    const id = Y.createID(this.#client, this.#clock)
    this.#clock += content.getLength()
    return new Y.Item(id, null, origin, null, null, parent, null, content)
  }

  #send(items: readonly Y.Item[], gone?: Y.ID): void {
    const pieces = items.map((struct) => ({ struct, offset: 0 }))
    const update = encodeContent(pieces, gone === undefined ? [] : [[gone.client, gone.clock, 1]])
    this.#edits.push({ client: this.#client, update })
  }
}
