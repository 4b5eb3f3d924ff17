// What typists promise one another to find: every act bears a token, so that a text tells which acts are in it.

export const tokensOf = (text: string): ReadonlySet<string> => new Set(text.match(/<[^<>]*>/g))

/** What someone typed, and what of it was called saved: a verb, + or -, and a token. */
export interface Promised {
  readonly sent: readonly string[]
  readonly saved: readonly string[]
}

/** Acts that the text does not show, insertions that are absent and deletions that are back: of all sent, and of those saved. */
export function missing({ sent, saved }: Promised, found: ReadonlySet<string>): { gone: string[]; lost: string[] } {
  const erased = new Set(sent.filter((act) => act.startsWith('-')).map((act) => act.slice(1)))
  const isMissing = (act: string): boolean => {
    const token = act.slice(1)
    return act.startsWith('+') ? !erased.has(token) && !found.has(token) : found.has(token)
  }
  return { gone: sent.filter(isMissing), lost: saved.filter(isMissing) }
}

/** By which tokens two texts differ; both must hold the same in the same order. */
export function apart(here: string, there: string): string[] {
  if (here === there) return []
  const [mine, theirs] = [tokensOf(here), tokensOf(there)]
  const only = [...[...mine].filter((token) => !theirs.has(token)), ...[...theirs].filter((token) => !mine.has(token))]
  return ['the texts differ', ...only.slice(0, 20)]
}
