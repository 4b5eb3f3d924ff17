// The section that a ballot is about, as the room reads it: the words that it had when the ballot opened.
import { withNames } from '../document/named-places.ts'
import { bodyOfSection, titleOfSection } from '../document/section-words.ts'
import type { Round } from './state.ts'

/** Under which the words of the section stand with the texts, from the first opening of the ballot. [A110] */
export const sectionKey = (roundId: string): string => `section:${roundId}`

/** Null before they were read. A room has people who may know nobody: whoever the text names is « @… » there. [Q10] */
export function sectionShown(
  texts: ReadonlyMap<string, string>,
  { id }: Pick<Round, 'id'>,
): { title: string; body: string } | null {
  const words = texts.get(sectionKey(id))
  if (words === undefined) return null
  const shown = withNames(words)
  return { title: titleOfSection(shown), body: bodyOfSection(shown) }
}
