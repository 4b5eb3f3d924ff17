// Callouts of word processors: paragraphs of one style, of which the first says the word of the tone. Two that touch each other
// are two, and a table between the words of one stands in it.
import { calloutTones } from '../../shared/document/nodes/asides.ts'
import { fileWords } from '../../shared/text/fr/exchange.ts'
import { words } from '../../shared/text/words.ts'
import { textIn, type El, type Piece } from './tree.ts'

const t = words(fileWords)

/** What « À noter » was called in files before. */
const formerly: Readonly<Record<string, string>> = { note: 'Note' }

const namesOf = (tone: string): string[] =>
  calloutTones
    .filter((one) => one === tone)
    .flatMap((one) => [t(`tone.${one}`), ...(formerly[one] ? [formerly[one]] : [])])

/** The tone that a word stands for; null for any other word. */
export function toneOfWord(said: string): string | null {
  const word = said.replace(/\s+/g, ' ').trim().toLowerCase()
  return calloutTones.find((tone) => namesOf(tone).some((name) => name.toLowerCase() === word)) ?? null
}

/** Names of the style of a callout, those of files that left before included. */
export const calloutStyles: readonly { tone: string; name: string }[] = calloutTones.flatMap((tone) =>
  namesOf(tone).map((name) => ({ tone, name: t('file.style.callout', { tone: name }) })),
)

export const toneOfAside = ({ attrs }: El): string | undefined =>
  attrs['data-callout'] ?? /callout-(\w+)/.exec(attrs['class'] ?? '')?.[1]

/** All callouts of a tree as they were before they were paragraphs. */
export function wholeCallouts(element: El): El {
  const children = element.children
    .map((child) => (typeof child === 'string' ? child : wholeCallouts(child)))
    .flatMap((child): Piece[] => (typeof child === 'string' ? [child] : apart(child)))
  return { ...element, children: joined(children) }
}

const isAside = (piece: Piece | undefined): piece is El =>
  piece !== undefined && typeof piece !== 'string' && piece.tag === 'aside' && toneOfAside(piece) !== undefined

const isWord = (piece: Piece | undefined, tone: string | undefined): boolean =>
  piece !== undefined && typeof piece !== 'string' && piece.tag === 'p' && toneOfWord(textIn(piece)) === tone

/** One more for each time that its word is said again. */
function apart(element: El): El[] {
  if (!isAside(element)) return [element]
  const tone = toneOfAside(element)
  const asides: El[] = []
  for (const child of element.children) {
    const last = asides.at(-1)
    if (last && !isWord(child, tone)) last.children.push(child)
    else asides.push({ ...element, children: [child] })
  }
  return asides
}

/** A table stands in a callout that says no more than its word before, or that goes on after. */
function joined(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = []
  pieces.forEach((piece, at) => {
    const last = kept.at(-1)
    const isTable = typeof piece !== 'string' && piece.tag === 'table'
    const tone = isAside(last) ? toneOfAside(last) : undefined
    const goesOn = (next: Piece | undefined) =>
      isAside(next) && toneOfAside(next) === tone && !isWord(next.children[0], tone)
    const isWithin = isTable && isAside(last) && (last.children.length === 1 || goesOn(pieces[at + 1]))
    if (isAside(last) && isWithin) kept[kept.length - 1] = { ...last, children: [...last.children, piece] }
    else if (isAside(last) && isAside(piece) && endsWithTable(last) && goesOn(piece)) {
      kept[kept.length - 1] = { ...last, children: [...last.children, ...piece.children] }
    } else kept.push(piece)
  })
  return kept
}

function endsWithTable({ children }: El): boolean {
  const last = children.at(-1)
  return last !== undefined && typeof last !== 'string' && last.tag === 'table'
}
