// Where what is looked for stands in a text. Pure; letters are told apart or not, as asked. Places are those of ProseMirror.
import type { Node } from '@tiptap/pm/model'

export interface Query {
  words: string
  /** Capitals count. */
  cases: boolean
  /** Accents count. */
  accents: boolean
  /** Only whole words. */
  whole: boolean
}

export interface Hit {
  from: number
  to: number
  /** The place of the note that holds it, for what is not in the run of the text. */
  note: number | null
}

/** More are neither counted nor drawn: « e » in a long text helps nobody. */
export const mostHits = 10_000

/** Letters of one block that follow each other: nothing is found across a mention, a break or a note. */
interface Run {
  /** From the start of the block's contents. */
  offset: number
  text: string
  note: number | null
  folded: Map<string, string>
}

/** Blocks never change: each is taken apart and folded once. */
const known = new WeakMap<Node, readonly Run[]>()

function runsIn(block: Node): readonly Run[] {
  const before = known.get(block)
  if (before) return before
  const runs: Run[] = []
  let open: Run | null = null
  block.forEach((child, offset) => {
    if (child.isText) {
      if (open) open.text += child.text ?? ''
      else runs.push((open = { offset, text: child.text ?? '', note: null, folded: new Map() }))
      return
    }
    open = null
    if (child.type.name === 'footnote')
      runs.push({ offset: offset + 1, text: child.textContent, note: offset, folded: new Map() })
  })
  known.set(block, runs)
  return runs
}

type Letters = Pick<Query, 'cases' | 'accents'>

const modeOf = ({ cases, accents }: Letters): string => `${cases ? 'C' : 'c'}${accents ? 'A' : 'a'}`

const letters = new Map<string, string>()

/** One letter as it is compared: spaces and apostrophes are alike whichever they are. */
function foldLetter(letter: string, query: Letters, mode: string): string {
  const name = mode + letter
  const before = letters.get(name)
  if (before !== undefined) return before
  let folded = letter
    .normalize('NFD')
    .replace(/[\u00a0\u2009\u202f]/gu, ' ')
    .replace(/[\u2018\u2019]/gu, "'")
  if (!query.accents)
    folded = folded
      .replace(/\p{M}/gu, '')
      .replace('\u0153', 'oe')
      .replace('\u00e6', 'ae')
      .replace('\u0152', 'OE')
      .replace('\u00c6', 'AE')
  if (!query.cases) folded = folded.toLowerCase()
  letters.set(name, folded)
  return folded
}

function foldFor(text: string, query: Letters): string {
  const mode = modeOf(query)
  let folded = ''
  for (const letter of text) folded += foldLetter(letter, query, mode)
  return folded
}

/** Of each folded letter, the place in `text` of the letter it comes from; one more for the end. */
function placesOf(text: string, query: Letters): number[] {
  const mode = modeOf(query)
  const places: number[] = []
  let at = 0
  for (const letter of text) {
    for (let left = foldLetter(letter, query, mode).length; left > 0; left--) places.push(at)
    at += letter.length
  }
  places.push(at)
  return places
}

const isPartOfWord = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}\p{M}]/u.test(letter)

/** Where `query` stands in `text`, from and to; never half of a letter. */
export function findIn(text: string, query: Query, folded = foldFor(text, query)): [from: number, to: number][] {
  const sought = foldFor(query.words, query)
  const found: [number, number][] = []
  if (sought === '' || !folded.includes(sought)) return found
  const places = placesOf(text, query)
  for (let at = folded.indexOf(sought); at !== -1; at = folded.indexOf(sought, at)) {
    const end = at + sought.length
    const from = places[at] ?? 0
    const to = places[end] ?? text.length
    const isCut = (at > 0 && places[at - 1] === from) || places[end - 1] === to || /^\p{M}/u.test(text.slice(to))
    const isInWord = query.whole && (isPartOfWord(text[from - 1]) || isPartOfWord(text[to]))
    if (isCut || isInWord) {
      at += 1
      continue
    }
    found.push([from, to])
    at = end
  }
  return found
}

/** All that is found, in the order of the text. */
export function hitsIn(doc: Node, query: Query): Hit[] {
  const hits: Hit[] = []
  if (query.words === '') return hits
  const mode = modeOf(query)
  doc.descendants((block, pos) => {
    if (hits.length >= mostHits) return false
    if (!block.isTextblock) return true
    for (const { offset, text, note, folded } of runsIn(block)) {
      const letters = folded.get(mode) ?? foldFor(text, query)
      folded.set(mode, letters)
      const start = pos + 1 + offset
      for (const [from, to] of findIn(text, query, letters))
        hits.push({ from: start + from, to: start + to, note: note === null ? null : pos + 1 + note })
    }
    return false
  })
  return hits.slice(0, mostHits)
}

/** Which hit comes first from a place on: the first of all when none follows. -1 where nothing was found. */
export const hitFrom = (hits: readonly Hit[], place: number): number =>
  hits.length === 0
    ? -1
    : Math.max(
        0,
        hits.findIndex(({ from }) => from >= place),
      )
