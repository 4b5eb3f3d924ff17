// The cells of one row in the shared text: told apart by the first line of writing in them, since cells bear no ids. What two
// people's changes of columns left there is put right here. [D23]
import * as Y from 'yjs'
import { reorder } from '../../../shared/document/tables/reorder.ts'
import { missing } from '../blocks/put-back.ts'

const isElement = (type: unknown): type is Y.XmlElement => type instanceof Y.XmlElement

const idOf = (type: unknown): string | null => {
  const id: unknown = isElement(type) ? type.getAttribute('id') : null
  return typeof id === 'string' ? id : null
}

export const cellKeys = (row: Y.XmlElement): (string | null)[] =>
  row.toArray().map((cell) => (isElement(cell) ? idOf(cell.get(0)) : null))

/** Who made an element, and when, as Yjs counts it. */
const madeBy = (element: Y.XmlElement): Y.ID => element._item?.id ?? Y.createID(0, 0)

const isLater = (one: Y.XmlElement, other: Y.XmlElement): number =>
  madeBy(one).client - madeBy(other).client || madeBy(one).clock - madeBy(other).clock

/**
 * Of cells that stand twice, since two people moved their column at once, the one with the lowest number of its maker stays,
 * whoever looks. What was typed in the others meanwhile goes into it. `only`: takes away what that maker made, nobody else's.
 */
export function dropTwins(row: Y.XmlElement, only: number | null, makeId: () => string): void {
  const alike = new Map<string, Y.XmlElement[]>()
  for (const cell of row.toArray().filter(isElement)) {
    const key = idOf(cell.get(0))
    if (key !== null) alike.set(key, [...(alike.get(key) ?? []), cell])
  }
  for (const cells of alike.values()) {
    const [kept, ...others] = cells.sort(isLater)
    for (const other of others) {
      if (!kept || (only !== null && madeBy(other).client !== only)) continue
      keepWords(kept, other, makeId)
      row.delete(row.toArray().indexOf(other), 1)
    }
  }
}

/** Adds to a cell what its twin says more: letters where they stood, else whole lines below. */
function keepWords(kept: Y.XmlElement, other: Y.XmlElement, makeId: () => string): void {
  for (const line of other.toArray().filter(isElement)) {
    const same = kept.toArray().find((one) => idOf(one) === idOf(line))
    if (same?.toString() === line.toString()) continue
    const [text, more] = [lettersOf(same), lettersOf(line)]
    if (text !== null && more !== null && missing(more, text)) continue
    const lacking = text !== null && more !== null ? missing(text, more) : null
    if (lacking && isElement(same)) insertLetters(same, lacking.at, lacking.letters)
    else {
      const copy = line.clone()
      copy.setAttribute('id', makeId())
      kept.insert(kept.length, [copy])
    }
  }
}

/** What a line says, when it is one text without anything else in it. */
function lettersOf(line: unknown): string | null {
  if (!isElement(line) || line.length > 1) return null
  const text: unknown = line.length === 0 ? null : line.get(0)
  if (text === null) return ''
  if (!(text instanceof Y.XmlText)) return null
  const parts = text.toDelta() as { insert: unknown }[] // the library types it loosely
  return parts.every(({ insert }) => typeof insert === 'string') ? parts.map(({ insert }) => insert).join('') : null
}

function insertLetters(line: Y.XmlElement, at: number, letters: string): void {
  const text = line.length > 0 ? line.get(0) : null
  if (text instanceof Y.XmlText) text.insert(at, letters)
  else line.insert(0, [new Y.XmlText(letters)])
}

/** Gives a row the cells that its table's other rows have by now: those that are gone go, new ones come empty, the rest is put in order. */
export function arrange(row: Y.XmlElement, wanted: readonly string[]): void {
  for (const [at, key] of [...cellKeys(row).entries()].reverse())
    if (key === null || !wanted.includes(key)) row.delete(at, 1)
  for (const [at, key] of wanted.entries())
    if (!cellKeys(row).includes(key)) row.insert(Math.min(at, row.length), [emptyCell(row, at, key)])
  const now = cellKeys(row)
  reorder(
    row,
    wanted.map((key) => now.indexOf(key)),
  )
}

function emptyCell(row: Y.XmlElement, at: number, key: string): Y.XmlElement {
  const beside = row.length > 0 ? row.get(Math.min(at, row.length - 1)) : null
  const cell = new Y.XmlElement(isElement(beside) ? beside.nodeName : 'tableCell')
  const line = new Y.XmlElement('paragraph')
  line.setAttribute('id', key)
  cell.insert(0, [line])
  return cell
}
