// A long text that many have worked on: words put in and taken out at random places, all of it by edits of their own.
import * as Y from 'yjs'
import { bodyOf } from '../../../shared/document/shape.ts'
import { chanceFrom, type Chance } from '../../support/chance.ts'
import { madeOf, type Made, type MadeEdit } from './made.ts'

const writers = 40
const lettersOfAParagraph = 4_000
const words = 'le diagnostic partagé de notre territoire montre que les besoins des habitants changent vite '.split(' ')

export interface HeavyShape {
  readonly edits: number
  readonly seed?: number
}

/** 100,000 edits, 12 % of them deletions, make a state of 3.4 MB. */
export function heavyDocument({ edits: count, seed = 1 }: HeavyShape): Made {
  const chance = chanceFrom(seed)
  const doc = new Y.Doc()
  const edits: MadeEdit[] = []
  doc.on('update', (update: Uint8Array) => edits.push({ client: doc.clientID, update }))
  const clients = Array.from({ length: writers }, () => 1 + chance(2 ** 32 - 1))
  const paragraphs: Y.XmlText[] = []
  while (edits.length < count) {
    doc.clientID = clients[chance(writers)] ?? 1
    const isTimeForAnother = edits.length * 8 > paragraphs.length * lettersOfAParagraph
    const text = isTimeForAnother ? undefined : paragraphs[chance(paragraphs.length)]
    if (text === undefined) paragraphs.push(newParagraph(doc))
    else edit(text, chance)
  }
  doc.destroy()
  return madeOf(`${count} edits`, edits)
}

function newParagraph(doc: Y.Doc): Y.XmlText {
  const body = bodyOf(doc)
  const text = new Y.XmlText()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [text])
  body.insert(body.length, [paragraph])
  return text
}

function edit(text: Y.XmlText, chance: Chance): void {
  const at = chance(text.length + 1)
  if (chance(100) < 12 && text.length > 12) return text.delete(Math.min(at, text.length - 8), 8)
  const another = chance(3) === 0 ? `${words[chance(words.length)]} ` : ''
  text.insert(at, `${words[chance(words.length)]} ${another}`)
}
