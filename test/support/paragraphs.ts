// The rows that a few people leave who write paragraphs together, as they come: text, marks, attributes, whole paragraphs out.
import * as Y from 'yjs'
import { bodyOf } from '../../shared/document/shape.ts'
import { chanceFrom, type Chance } from './chance.ts'

/** Three people who write, take out, take whole paragraphs out, and hear of each other late. */
export function rowsOf(seed: number, length: number): Uint8Array[] {
  const chance = chanceFrom(seed)
  const rows: Uint8Array[] = []
  const people = [1, 2, 3].map((client) => {
    const doc = new Y.Doc()
    doc.clientID = client
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'heard') rows.push(update)
    })
    return { doc, heard: 0 }
  })
  while (rows.length < length) {
    const person = people[chance(people.length)]
    if (person === undefined) continue
    // Half of them hear everything before they go on: in the order of the log nothing leans on what comes later.
    if (chance(3) === 0) {
      for (; person.heard < rows.length; person.heard++) Y.applyUpdate(person.doc, rows[person.heard]!, 'heard') // in range
    }
    edit(person.doc, chance)
  }
  return rows
}

export function edit(doc: Y.Doc, chance: Chance): void {
  const body = bodyOf(doc)
  const paragraph = body.length === 0 ? undefined : body.get(chance(body.length))
  const what = chance(12)
  if (!(paragraph instanceof Y.XmlElement) || what === 0) {
    const made = new Y.XmlElement('paragraph')
    made.insert(0, [new Y.XmlText('mot')])
    return body.insert(body.length, [made])
  }
  const text = paragraph.get(0)
  if (what === 1) return body.delete(chance(body.length), 1)
  if (what === 2) return paragraph.setAttribute('align', String(chance(3)))
  if (!(text instanceof Y.XmlText)) return
  if (what < 5 && text.length > 0) return text.delete(chance(text.length), 1)
  if (what === 5 && text.length > 1) return text.format(0, 1, { bold: true })
  text.insert(chance(text.length + 1), 'abc')
}
