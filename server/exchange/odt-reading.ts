// What is remembered while an ODT is read.
import type { OdtStyles } from './odt-styles-in.ts'
import type { Losses, Picture, Piece } from './tree.ts'
import type { Zip } from './unzip.ts'
import type { Element } from './xml-tree.ts'

export type Reading = {
  zip: Zip
  styles: OdtStyles
  losses: Losses
  images: Picture[]
  /** By their paths: a picture that is shown again is read once. */
  taken: Map<string, string>
  title: string | null
  /** The number after the last one of each list, by its own name and by its style's. */
  next: Map<string, number>
  hasCounted: boolean
  /** Countings of lists and titles that are told as no way of ours. */
  odd: Set<string>
}

/** Told once of each. */
export function tellOdd({ odd, losses }: Reading, key: string, look: string | null): void {
  if (look === null || odd.has(key)) return
  odd.add(key)
  losses.add('numbering', look)
}

/** `around`: the block that all of it stands in. */
export type ListPlace = { style: string; level: number; around: string | null } | null

/** The blocks of what stands in an element. */
export type BlocksOf = (parent: Element, reading: Reading, list: ListPlace) => Piece[]
