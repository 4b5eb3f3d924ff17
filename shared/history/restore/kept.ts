// What stays where it is while the rest is put around it. Pure.
import { heaviestIncreasing } from '../compare/sequences.ts'

/** The places whose partners are in one order, as heavy together as can be; -1 is no partner. */
export function keptPlaces(partners: readonly number[], weightOf: (place: number) => number): Set<number> {
  const places = partners.flatMap((partner, place) => (partner >= 0 ? [place] : []))
  const kept = heaviestIncreasing(
    places.map((place) => partners[place] ?? 0),
    places.map(weightOf),
  )
  return new Set(kept.flatMap((at) => places[at] ?? []))
}
