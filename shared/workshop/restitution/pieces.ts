// The pieces of document that a restitution is made of, and the note of whose words each of them quotes.
import type { DocumentJson } from '../../document/schema.ts'
import { timeZone } from '../../local-time.ts'
import { restitutionText } from '../../text/fr/restitution-text.ts'
import { takingPartWords } from '../../text/fr/workshop-taking-part.ts'
import { workshopWords } from '../../text/fr/workshop-words.ts'
import { unisolated } from '../../text/isolated.ts'
import { words, type Filling } from '../../text/words.ts'
import { roomLanguage, type Language } from '../languages.ts'

const catalogue = { ...restitutionText, ...takingPartWords, ...workshopWords }
const spoken = words(catalogue)

/** As it is written down: without the signs that isolate names in what is only shown. */
export const t = <K extends keyof typeof catalogue>(key: K, ...filling: Filling<(typeof catalogue)[K]>): string =>
  unisolated(spoken(key, ...filling))

/** What somebody wrote, and in which language where it is not the room's: « Mehr Busse (en allemand) ». [A98] */
export const toldIn = (text: string, language: Language = roomLanguage): string =>
  language === roomLanguage ? text : t('restitution.quote.language', { text, language: names.of(language) ?? language })

const names = new Intl.DisplayNames(roomLanguage, { type: 'language' })

export type Piece = DocumentJson

/** One of both. */
export type Source = { blockId: string; contributionId: string | null; clusterId: string | null }

/** Gives an id to each block that quotes, and keeps what it quotes. */
export class Quotes {
  readonly #makeId: () => string
  readonly sources: Source[] = []

  constructor(makeId: () => string) {
    this.#makeId = makeId
  }

  of(piece: Piece, contributionIds: readonly string[], clusterId: string | null = null): Piece {
    const id = this.#makeId()
    for (const contributionId of new Set(contributionIds)) {
      this.sources.push({ blockId: id, contributionId, clusterId: null })
    }
    if (clusterId !== null) this.sources.push({ blockId: id, contributionId: null, clusterId })
    return { ...piece, attrs: { ...piece.attrs, id } }
  }
}

/** Words of people keep their lines. */
export function inline(text: string, mark?: 'bold' | 'italic'): Piece[] {
  const marks = mark ? { marks: [{ type: mark }] } : {}
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .flatMap((line, at) => [
      ...(at === 0 ? [] : [{ type: 'hardBreak' }]),
      ...(line === '' ? [] : [{ type: 'text', text: line, ...marks }]),
    ])
}

export const paragraph = (...content: (string | Piece[])[]): Piece => ({
  type: 'paragraph',
  content: content.flatMap((one) => (typeof one === 'string' ? inline(one) : one)),
})

export const heading = (level: 2 | 3 | 4, text: string): Piece => ({
  type: 'heading',
  attrs: { level },
  content: inline(text.replace(/\s*\n\s*/gu, ' ')),
})

export const bullets = (items: readonly Piece[]): Piece => ({
  type: 'bulletList',
  content: items.map((item) => ({ type: 'listItem', content: [item] })),
})

export const numbered = (items: readonly string[]): Piece => ({
  type: 'orderedList',
  content: items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })),
})

export const callout = (tone: 'note' | 'attention' | 'decision', text: string): Piece => ({
  type: 'callout',
  attrs: { tone },
  content: [paragraph(text)],
})

export const details = (summary: string, content: Piece[]): Piece => ({
  type: 'details',
  content: [{ type: 'detailsSummary', content: inline(summary) }, ...content],
})

export type Cell = string | Piece[]

const cell = (type: 'tableHeader' | 'tableCell', said: Cell, width: number | null = null): Piece => ({
  type,
  ...(width === null ? {} : { attrs: { colwidth: [width] } }),
  content: typeof said === 'string' ? [paragraph(said)] : said.length === 0 ? [paragraph()] : said,
})

/** A head row, then the rows; cells hold words or whole blocks. `widths` in pixels, null for what is left. */
export const grid = (
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  widths: readonly (number | null)[] = [],
): Piece => ({
  type: 'table',
  content: [
    { type: 'tableRow', content: heads.map((head, at) => cell('tableHeader', head, widths[at])) },
    ...rows.map((row) => ({ type: 'tableRow', content: row.map((one, at) => cell('tableCell', one, widths[at])) })),
  ],
})

/** Each line is its name and what it says. */
export const ledger = (lines: readonly (readonly [string, Cell])[]): Piece => ({
  type: 'table',
  content: lines.map(([name, said]) => ({
    type: 'tableRow',
    content: [cell('tableHeader', name), cell('tableCell', said)],
  })),
})

/** « A, B et C » */
export const listed = (names: readonly string[]): string =>
  new Intl.ListFormat('fr', { type: 'conjunction' }).format(names)

/** Of the same in capitals and small letters, once. */
export const distinct = (names: readonly string[]): string[] =>
  [...new Map(names.map((name) => [name.trim().toLocaleLowerCase('fr'), name.trim()])).values()].sort((a, b) =>
    a.localeCompare(b, 'fr'),
  )

/** « mardi 3 mars 2026 » */
export const sayDay = (at: string): string =>
  new Intl.DateTimeFormat('fr', { dateStyle: 'full', timeZone }).format(
    new Date(at.length === 10 ? `${at}T12:00:00Z` : at),
  )
