// Which organisations are likely to be one under two names, by what is written of them. Pure.
import { bare } from './directory-columns.ts'

export type Described = { id: string; name: string; siret: string | null; rna: string | null }

/** Why two are taken for one, the surest first. */
export const likenessReasons = ['sameName', 'closeName', 'sameSiren'] as const
export type LikenessReason = (typeof likenessReasons)[number]

export type Likeness = { id: string; reason: LikenessReason }

/** What tells no organisation from another: little words, and forms that some write with the name. « Commune » and « CCAS » do tell. */
const idle = new Set(
  `la le les l de du des d et en a au aux un une pour sur association asso loi 1901 scic scop cae sas sarl sa eurl
  societe cooperative coop collectif`.split(/\s+/u),
)

/** What tells two apart however close the rest is: figures, levels, sides. « Collège 1 », « Collège 2 »; a commune and its communauté. */
const decisive = new Set(
  `commune communes communaute agglomeration metropole ccas cias departement departemental departementale region regional regionale
  national nationale local locale nord sud est ouest centre syndicat prefecture`.split(/\s+/u),
)

/** The words of a name that count, without accents, case or order. */
export function tellingWords(name: string): string[] {
  const all = bare(name.replace(/œ/giu, 'oe').replace(/æ/giu, 'ae'))
    .split(' ')
    .filter((word) => word !== '')
  const telling = all.filter((word) => !idle.has(word))
  return (telling.length > 0 ? telling : all).toSorted()
}

/** Pieces of three letters of a word, its ends included: two words share most of theirs when a letter or two are wrong. */
function piecesOf(word: string): Set<string> {
  const padded = `  ${word} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))
}

/** Twice the common pieces for all there are (Dice): « pont » and « pond » have 0.6. */
const closeFrom = 0.5

type Word = { text: string; pieces: ReadonlySet<string>; isDecisive: boolean }

const wordOf = (text: string): Word => ({
  text,
  pieces: piecesOf(text),
  isDecisive: /\d/u.test(text) || decisive.has(text),
})

function isCloseWord(one: Word, other: Word): boolean {
  if (one.isDecisive || other.isDecisive) return false
  let common = 0
  for (const piece of one.pieces) if (other.pieces.has(piece)) common++
  return 2 * common >= closeFrom * (one.pieces.size + other.pieces.size)
}

/**
 * Each word of the shorter name is in the other or close to one there, and the other has at most one word more: « Régie des Aubes »,
 * « Régie de quartier des Aube », but not « Régie de quartier des Ormes ».
 */
function isCloseName(one: readonly Word[], other: readonly Word[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1 || (long.length > short.length && short.length < 2)) return false
  const left = [...long]
  const take = (at: number) => at >= 0 && left.splice(at, 1).length > 0
  const unmatched = short.filter(({ text }) => !take(left.findIndex((another) => another.text === text)))
  return (
    unmatched.every((word) => take(left.findIndex((another) => isCloseWord(word, another)))) &&
    !left.some((word) => word.isDecisive)
  )
}

/** A piece that so many names hold leads to none of them: the others of a close name do. */
const tooCommon = 100

type Known = { described: Described; words: readonly Word[]; key: string }

const known = (described: Described): Known => {
  const words = tellingWords(described.name)
  return { described, words: words.map(wordOf), key: words.join(' ') }
}

const leadsOf = ({ words }: Known): string[] => words.flatMap(({ text, pieces }) => [text, ...pieces])

const siren = ({ siret }: Described): string | null => siret?.slice(0, 9) ?? null

/** Each has a number of its own, and they differ: what is known of both says that they are two. */
function isToldApart(one: Described, other: Described): boolean {
  const differ = (a: string | null, b: string | null) => a !== null && b !== null && a !== b
  return differ(siren(one), siren(other)) || differ(one.rna, other.rna)
}

/** Organisations by what their names are made of. */
export class LikenessIndex {
  readonly #all: Known[] = []
  /** By its words and their pieces. */
  readonly #byLead = new Map<string, number[]>()
  readonly #byKey = new Map<string, number[]>()
  readonly #bySiren = new Map<string, number[]>()

  constructor(described: readonly Described[] = []) {
    for (const one of described) this.add(one)
  }

  add(described: Described): void {
    const one = known(described)
    const at = this.#all.push(one) - 1
    for (const lead of leadsOf(one)) put(this.#byLead, lead, at)
    put(this.#byKey, one.key, at)
    const number = siren(described)
    if (number !== null) put(this.#bySiren, number, at)
  }

  /** Those that are likely to be this one, the surest first. */
  like(described: Described): Likeness[] {
    const one = known(described)
    const reasons = new Map<number, LikenessReason>()
    const note = (found: readonly number[] | undefined, reason: LikenessReason) => {
      for (const at of found ?? []) if (!reasons.has(at)) reasons.set(at, reason)
    }
    if (one.key !== '') note(this.#byKey.get(one.key), 'sameName')
    note(this.#close(one), 'closeName')
    note(this.#bySiren.get(siren(described) ?? ''), 'sameSiren')
    return [...reasons]
      .map(([at, reason]) => ({ other: this.#at(at).described, reason }))
      .filter(({ other }) => other.id !== described.id && !isToldApart(described, other))
      .map(({ other, reason }) => ({ id: other.id, reason }))
      .toSorted((a, b) => likenessReasons.indexOf(a.reason) - likenessReasons.indexOf(b.reason))
  }

  #at(at: number): Known {
    const found = this.#all[at]
    if (!found) throw new Error(`no organisation at ${at} of the index`)
    return found
  }

  #close(one: Known): number[] {
    const met = new Map<number, number>()
    for (const lead of leadsOf(one)) {
      const holders = this.#byLead.get(lead) ?? []
      if (holders.length <= tooCommon) for (const at of holders) met.set(at, (met.get(at) ?? 0) + 1)
    }
    return [...met].flatMap(([at, times]) => (times > 1 && isCloseName(one.words, this.#at(at).words) ? [at] : []))
  }
}

function put(lists: Map<string, number[]>, key: string, at: number): void {
  const list = lists.get(key)
  if (list) list.push(at)
  else lists.set(key, [at])
}

export type LikelyPair = { oneId: string; otherId: string; reason: LikenessReason }

/** Every two of them that are likely to be one: those of each with the ones before it, so that whoever asks may pause in between. */
export function* likelyPairs(described: readonly Described[]): Generator<LikelyPair[], void> {
  const index = new LikenessIndex()
  for (const one of described) {
    yield index.like(one).map(({ id, reason }) => ({ oneId: id, otherId: one.id, reason }))
    index.add(one)
  }
}

/** The surest first. */
export const inOrder = (pairs: readonly LikelyPair[]): LikelyPair[] =>
  pairs.toSorted((a, b) => likenessReasons.indexOf(a.reason) - likenessReasons.indexOf(b.reason))
