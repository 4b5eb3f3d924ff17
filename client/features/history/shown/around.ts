// What every part of a shown text needs to know: who is who, what changed, the names of what the text only holds ids of.
import { createContext, use } from 'react'
import type { Change } from '../../../../shared/history/change.ts'
import type { ShownNode } from '../../../../shared/history/shown.ts'
import type { Paint } from '../paint.ts'

export interface Around {
  readonly paint: Paint
  readonly changes: ReadonlyMap<number, Change>
  /** Of people, organisations and documents, by id: undefined before they were told, null where nobody tells. */
  readonly names: ReadonlyMap<string, string | null>
  /** The address of an image. */
  urlOf(file: string): string
  /** The number of each footnote. */
  readonly notes: ReadonlyMap<ShownNode, number>
  /** Before the ids of what stands in the page: two texts beside one another hold the same notes. */
  readonly prefix: string
  /** Whether who wrote each piece is shown on it, where nothing changed. */
  readonly isSigned: boolean
  /** The only party whose words are shown in full; null: everybody's. */
  readonly only: string | null
}

export const AroundShown = createContext<Around | null>(null)

export function useAround(): Around {
  const around = use(AroundShown)
  if (around === null) throw new Error('a part of a shown text outside of Shown')
  return around
}
