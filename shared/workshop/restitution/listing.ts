// A table of a restitution: of one workshop, or of several with the name of each beside its lines.
import type { Matter } from './matter.ts'
import { grid, heading, paragraph, t, type Cell, type Piece, type Quotes } from './pieces.ts'

export type Listing = {
  title: string
  heads: readonly string[]
  /** In pixels; null for what is left. */
  widths: readonly (number | null)[]
  /** Said where there is no line; null: it is left out. */
  none: string | null
  rows(matter: Matter, quotes: Quotes): Cell[][]
}

/** The section of one workshop. */
export const sectionOf =
  (listing: Listing) =>
  (matter: Matter, quotes: Quotes): Piece[] =>
    written(listing, listing.rows(matter, quotes), listing.heads, listing.widths)

/** What a workshop of several brings, and the note of whom its blocks quote. */
export type Chapter = { matter: Matter; quotes: Quotes }

/** Workshop after workshop. */
export const sectionAcross = (listing: Listing, chapters: readonly Chapter[]): Piece[] =>
  written(
    listing,
    chapters.flatMap(({ matter, quotes }) =>
      listing.rows(matter, quotes).map((cells): Cell[] => [matter.facts.title, ...cells]),
    ),
    [t('restitution.meeting.workshop'), ...listing.heads],
    [110, ...listing.widths],
  )

function written(
  { title, none }: Listing,
  rows: readonly Cell[][],
  heads: readonly string[],
  widths: readonly (number | null)[],
): Piece[] {
  if (rows.length === 0 && none === null) return []
  return [heading(2, title), rows.length === 0 ? paragraph(none ?? '') : grid(heads, rows, widths)]
}
