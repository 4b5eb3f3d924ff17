// What every reader makes of a file, before it becomes a text of ours: elements named as in HTML.
import type { Loss, LossKind, Refusal } from '../../shared/exchange/formats.ts'

export type El = { tag: string; attrs: Readonly<Record<string, string>>; children: Piece[] }
export type Piece = El | string

export const el = (tag: string, attrs: Readonly<Record<string, string>> = {}, children: Piece[] = []): El => ({
  tag,
  attrs,
  children,
})

/** Lines of names as one set. */
export const named = (...lines: readonly string[]): Set<string> => new Set(lines.flatMap((line) => line.split(' ')))

/** A file that is not read; the reason is for the words of the refusal. */
export class Refused extends Error {
  readonly reason: Refusal

  constructor(reason: Refusal) {
    super(reason)
    this.reason = reason
  }
}

/** The text of all below, however deep. */
export function textIn(piece: Piece): string {
  const said: string[] = []
  const waiting: Piece[] = [piece]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') said.push(next)
    else for (let at = next.children.length - 1; at >= 0; at--) waiting.push(next.children[at] ?? '')
  }
  return said.join('')
}

/** The same, with the address of each link that does not say it itself: for words that can bear none. */
export function textWithAddresses(piece: Piece): string {
  if (typeof piece === 'string') return piece
  const said = piece.children.map(textWithAddresses).join('')
  const { href = '' } = piece.tag === 'a' ? piece.attrs : {}
  return /^https?:/i.test(href) && said.trim() !== '' && !said.includes(href) ? `${said} (${href})` : said
}

const mostNames = 8

/** Counts what is lost, with a few names of each kind. */
export class Losses {
  readonly #found = new Map<LossKind, Loss>()

  add(kind: LossKind, name = '', count = 1): void {
    const loss = this.#found.get(kind) ?? { kind, count: 0, names: [] }
    loss.count += count
    const short = name.trim().slice(0, 80)
    if (short !== '' && loss.names.length < mostNames && !loss.names.includes(short)) loss.names.push(short)
    this.#found.set(kind, loss)
  }

  list(): Loss[] {
    return [...this.#found.values()]
  }
}

export type Picture = { bytes: Uint8Array; name: string }

/** What a reader gives: images are named in the tree by `src="image:<n>"`. */
export type Read = {
  tree: El
  title: string | null
  images: Picture[]
  /** Its titles bear numbers that are counted, not written. */
  isNumbered?: boolean
}
