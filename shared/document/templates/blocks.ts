// The few words in which a template is written; each makes a piece of ProseMirror JSON.
import type { DocumentJson } from '../schema.ts'

type Piece = DocumentJson

const text = (words: string, bold = false): Piece[] =>
  words === '' ? [] : [{ type: 'text', text: words, ...(bold ? { marks: [{ type: 'bold' }] } : {}) }]

export const paragraph = (words = ''): Piece => ({ type: 'paragraph', content: text(words) })

/** The name of a table, above it. */
export const caption = (words: string): Piece => ({ type: 'paragraph', content: text(words, true) })

export const heading = (level: 2 | 3 | 4, words: string): Piece => ({
  type: 'heading',
  attrs: { level },
  content: text(words),
})

/** A heading whose section goes before the organisations for their consent. */
export const consented = (level: 2 | 3 | 4, words: string): Piece => ({
  type: 'heading',
  attrs: { level, consent: true },
  content: text(words),
})

/** An empty paragraph under which a question shows through; only the question's id is in the document. */
export const guide = (id: string): Piece => ({ type: 'paragraph', attrs: { guide: id } })

/** A name, and the question under which its text is written; without a question, an empty line. */
export const named = (words: string, guideId?: string): Piece[] => [
  caption(words),
  guideId === undefined ? paragraph() : guide(guideId),
]

/** A word to whoever writes or reads, set apart. */
export const note = (...words: string[]): Piece => ({
  type: 'callout',
  attrs: { tone: 'note' },
  content: words.map((one) => paragraph(one)),
})

/** A place that the platform fills: what it is, never what it says. */
export const living = (kind: string): Piece => ({ type: 'living', attrs: { kind, ref: null } })

/** Items hold words, never living blocks: an item that is split before one would carry it along, and its words twice if two people do. */
export const list = (...items: (string | Piece[])[]): Piece => ({
  type: 'bulletList',
  content: items.map((item) => ({
    type: 'listItem',
    content: typeof item === 'string' ? [paragraph(item)] : item,
  })),
})

export const steps = (...items: string[]): Piece => ({
  type: 'orderedList',
  content: items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })),
})

/** `width` in pixels; null takes what is left. */
const cell = (type: 'tableCell' | 'tableHeader', content: Piece[], width: number | null = null): Piece => ({
  type,
  ...(width === null ? {} : { attrs: { colwidth: [width] } }),
  content,
})

const row = (
  type: 'tableCell' | 'tableHeader',
  words: readonly string[],
  widths: readonly (number | null)[] = [],
): Piece => ({
  type: 'tableRow',
  content: words.map((word, place) => cell(type, [paragraph(word)], widths[place])),
})

/** A table from its heads (« Étape | Dates ») and the first words of each proposed line, cut in the same way; three empty lines otherwise. */
export function table(
  heads: string,
  lines: readonly string[] = ['', '', ''],
  widths: readonly (number | null)[] = [],
): Piece {
  const columns = heads.split(' | ')
  const filled = lines.map((line) => {
    const words = line.split(' | ')
    return columns.map((_, place) => words[place] ?? '')
  })
  const rows = [row('tableHeader', columns, widths), ...filled.map((line) => row('tableCell', line, widths))]
  return { type: 'table', content: rows }
}

/** A table without a head row: each line is its name and its content. */
export const ledger = (lines: readonly (readonly [string, Piece[]])[]): Piece => ({
  type: 'table',
  content: lines.map(([name, content]) => ({
    type: 'tableRow',
    content: [cell('tableHeader', [paragraph(name)]), cell('tableCell', content)],
  })),
})

/** Four quarters, each with its name above it and the same guiding question in its first line. */
export function quarters(names: readonly [string, string, string, string], guideId: string): Piece {
  const [a, b, c, d] = names
  const empty = () => cell('tableCell', [list([guide(guideId)])])
  const pair = (): Piece => ({ type: 'tableRow', content: [empty(), empty()] })
  return { type: 'table', content: [row('tableHeader', [a, b]), pair(), row('tableHeader', [c, d]), pair()] }
}
