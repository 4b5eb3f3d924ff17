// How sentences are written down and filled in. The sentences themselves live in fr/, a file per area, so that a route loads only its
// own; those of another language are loaded together, by the pages that are drawn in it.

import { isolated } from './isolated.ts'
import type { PageLanguage } from './page-languages.ts'

/** The names between braces of a sentence: `'{n} sur {total}'` → `'n' | 'total'`. */
export type Slots<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never

export type Filling<S extends string> = [Slots<S>] extends [never] ? [] : [Record<Slots<S>, string | number>]

export type Catalogue = Readonly<Record<string, string>>

/** One area's catalogue in another language: a missing sentence, or one too many, does not compile. */
export type Translated<C extends Catalogue> = { readonly [K in keyof C]: string }

/** The language in which sentences are said. */
export let language: PageLanguage = 'fr'
let instead: Catalogue = {}
let rules = new Intl.PluralRules(language)

/** From here on, these sentences are said instead of the French ones: once, by a page that is not drawn yet. Never on the server. */
export function speak(other: PageLanguage, sentences: Catalogue): void {
  language = other
  instead = sentences
  rules = new Intl.PluralRules(other)
}

/**
 * The speaker of one area's catalogue. A missing sentence or a forgotten slot does not compile.
 * @example const t = words(auth); t('auth.greeting', { name: 'Nadia' })
 */
export function words<C extends Catalogue>(catalogue: C) {
  return <K extends keyof C & string>(key: K, ...filling: Filling<C[K]>): string =>
    fill(instead[key] ?? catalogue[key] ?? key, filling[0] as Record<string, string | number> | undefined)
}

/** Replaces `{name}` by its value, isolated where it goes from right to left; a name without a value stays visible, so that it is noticed. */
export function fill(sentence: string, values: Record<string, string | number> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (slot, name: string) => isolated(String(values[name] ?? slot)))
}

/** What stands by itself elsewhere, within a sentence: « Hors sujet » → « hors sujet ». German keeps the capitals of its nouns. */
export const within = (sentence: string): string =>
  language === 'de' ? sentence : sentence.toLocaleLowerCase(language)

/** Picks between the singular and plural sentence for `n` (French: 0 and 1 are singular; German: 1 alone). */
export function plural<T>(n: number, one: T, many: T): T {
  return rules.select(n) === 'one' ? one : many
}
