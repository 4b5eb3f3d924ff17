// Which word each sign of a text is in, and what a part of it says. Read line by line, as few lines of a long text have changed. Pure.
import { wordsIn } from '../../document/passages.ts'
import { namedPlace } from '../../document/named-places.ts'
import { isUuid } from '../../ids.ts'
import { atomSign, runAt, type Atom, type Leaf, type Side } from '../compare/side.ts'
import type { PageNode } from '../page.ts'

export class Words {
  readonly #side: Side
  readonly #read: Uint8Array
  readonly #words: Int32Array

  constructor(side: Side) {
    this.#side = side
    this.#read = new Uint8Array(side.leaves.length)
    this.#words = new Int32Array(side.text.length)
  }

  /** The same number for the signs of one word; 0 for what is in none. */
  at(place: number): number {
    const leaf = this.#side.leafAt[place] ?? -1
    if (leaf < 0) return 0
    if (this.#read[leaf] === 0) this.#readLeaf(leaf)
    return this.#words[place] ?? 0
  }

  #readLeaf(place: number): void {
    this.#read[place] = 1
    const { from, to } = this.#side.leaves[place] as Leaf // a sign is in it
    // what is not text stands between words
    for (const { at, length } of wordsIn(this.#side.text.slice(from, to)))
      this.#words.fill(from + at + 1, from + at, from + at + length)
  }

  /** Those in which any of these signs is. */
  count(spans: Iterable<readonly [from: number, length: number]>): number {
    const met = new Set<number>()
    for (const [from, length] of spans) for (let at = from; at < from + length; at++) met.add(this.at(at))
    met.delete(0)
    return met.size
  }

  /** Some signs, and the rest of the words in which they begin and end. */
  whole(from: number, length: number): [from: number, to: number] {
    let [begin, end] = [from, from + length]
    while (this.at(begin) !== 0 && this.at(begin - 1) === this.at(begin)) begin--
    while (length > 0 && this.at(end) !== 0 && this.at(end) === this.at(end - 1)) end++
    return [begin, end]
  }
}

/** As people would read it: whoever is named stands by their id, see `withNames`; a note stands between brackets. */
export function textIn(side: Side, from: number, to: number): string {
  const text = side.text.slice(from, to)
  if (!text.includes(atomSign)) return text
  let said = ''
  // by units, as places are: an emoji takes two; and what was pasted may hold the sign itself
  for (let n = 0; n < text.length; n++) {
    const isAtom = text[n] === atomSign && runAt(side, from + n) === undefined
    said += isAtom ? atomText(side, from + n) : (text[n] ?? '')
  }
  return said
}

function atomText({ atoms }: Side, at: number): string {
  const atom: Atom | undefined = atoms.get(at)
  if (atom === undefined) return ']'
  if (atom.node.type === 'hardBreak') return ' '
  if (atom.node.type === 'mention') return mentionText(atom.node)
  return atom.node.type === 'footnote' ? (atom.end > at ? ' [' : ' []') : ''
}

function mentionText({ attrs: { id, kind } }: PageNode): string {
  const isNamed = typeof id === 'string' && isUuid(id.toLowerCase()) && (kind === 'person' || kind === 'organisation')
  return isNamed ? namedPlace({ kind, id: id.toLowerCase() }) : '@…'
}
