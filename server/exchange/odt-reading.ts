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
}

export type ListPlace = { style: string; level: number } | null

/** The blocks of what stands in an element. */
export type BlocksOf = (parent: Element, reading: Reading, list: ListPlace) => Piece[]
