// What typists promise one another to find: every act bears a token, so that a text tells which acts are in it.
import type { Promised } from './typists.ts'

export const tokensOf = (text: string): ReadonlySet<string> => new Set(text.match(/<[^<>]*>/g))

/** Acts of `wanted` that the text does not show: insertions that are absent, deletions that are back. */
export function absent(wanted: readonly string[], { sent }: Pick<Promised, 'sent'>, found: ReadonlySet<string>) {
  const erased = new Set(sent.filter((act) => act.startsWith('-')).map((act) => act.slice(1)))
  return wanted.filter((act) => {
    const token = act.slice(1)
    return act.startsWith('+') ? !erased.has(token) && !found.has(token) : found.has(token)
  })
}

/** By which tokens two texts differ; both must hold the same in the same order. */
export function apart(here: string, there: string): string[] {
  if (here === there) return []
  const [mine, theirs] = [tokensOf(here), tokensOf(there)]
  const only = [...[...mine].filter((token) => !theirs.has(token)), ...[...theirs].filter((token) => !mine.has(token))]
  return ['the texts differ', ...only.slice(0, 20)]
}
