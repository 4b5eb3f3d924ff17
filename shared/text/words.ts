// How sentences are written down and filled in. The sentences themselves live in fr/, a file per area, so that a route loads only its own.

import { isolated } from './isolated.ts'

/** The names between braces of a sentence: `'{n} sur {total}'` → `'n' | 'total'`. */
export type Slots<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never

export type Filling<S extends string> = [Slots<S>] extends [never] ? [] : [Record<Slots<S>, string | number>]

export type Catalogue = Readonly<Record<string, string>>

/**
 * The speaker of one area's catalogue. A missing sentence or a forgotten slot does not compile.
 * @example const t = words(auth); t('auth.greeting', { name: 'Nadia' })
 */
export function words<C extends Catalogue>(catalogue: C) {
  return <K extends keyof C & string>(key: K, ...filling: Filling<C[K]>): string =>
    fill(catalogue[key] ?? key, filling[0] as Record<string, string | number> | undefined)
}

/** Replaces `{name}` by its value, isolated where it goes from right to left; a name without a value stays visible, so that it is noticed. */
export function fill(sentence: string, values: Record<string, string | number> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (slot, name: string) => isolated(String(values[name] ?? slot)))
}

const rules = new Intl.PluralRules('fr')

/** Picks between the singular and plural sentence for `n` (French: 0 and 1 are singular). */
export function plural<T>(n: number, one: T, many: T): T {
  return rules.select(n) === 'one' ? one : many
}
