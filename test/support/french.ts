// What of a page that is drawn in German is still said in French: sentences of our catalogues, as people see and hear them.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { sentences as german } from '../../shared/text/de/all.ts'
import { root } from './paths.ts'

type Sentences = Readonly<Record<string, string>>

/** Said by the server to who asks for German: no phone loads it. */
export const ofServer = 'retention.ts'

export const areas = readdirSync(join(root, 'shared/text/de')).filter((file) => file !== 'all.ts' && file !== ofServer)

/** The sentences that a file of the catalogue exports. */
export async function sentencesOf(language: 'fr' | 'de', area: string): Promise<Sentences> {
  const module = (await import(join(root, 'shared/text', language, area))) as Record<string, unknown>
  return Object.assign({}, ...Object.values(module).filter((one) => typeof one === 'object')) as Sentences
}

const slot = /\{\w+\}/g
export const slotsOf = (sentence: string): string[] => (sentence.match(slot) ?? []).sort()

/** Within longer words only where it is long enough to be no word of German by chance. */
const longEnough = 12

/** « {day} à {time} » is found in all that people write. */
const tooFew = 3
const lettersIn = (sentence: string): number => sentence.replace(slot, '').match(/\p{L}/gu)?.length ?? 0

/** Those of these words that are, or hold, a French sentence that has another one in German. */
export async function frenchIn(said: readonly string[]): Promise<string[]> {
  const french = Object.assign(
    {},
    ...(await Promise.all([...areas, ofServer].map((area) => sentencesOf('fr', area)))),
  ) as Sentences
  const looked = Object.entries(french)
    .filter(([key, sentence]) => (german as Sentences)[key] !== sentence && lettersIn(sentence) >= tooFew)
    .map(([, sentence]) => sentence)
  const patterns = looked.map((sentence) => {
    const source = sentence
      .split(slot)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+')
    const isLong = sentence.replace(slot, '').length >= longEnough
    return new RegExp(isLong ? source : `^${source}$`, 'u')
  })
  return said.filter((text) => patterns.some((one) => one.test(text.trim())))
}

/** The page says that it is German, and all that it says itself is; what is marked as another language is somebody else's. */
export async function expectGerman(page: Page): Promise<void> {
  const { lang, said } = await page.evaluate(() => {
    const isOurs = (element: Element | null) => element?.closest<HTMLElement>('[lang]')?.lang === 'de'
    const told = [document.title]
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      if (isOurs(node.parentElement)) told.push(node.textContent ?? '')
    for (const element of document.body.querySelectorAll('*'))
      if (isOurs(element))
        for (const name of ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt'])
          told.push(element.getAttribute(name) ?? '')
    return { lang: document.documentElement.lang, said: told }
  })
  expect(lang).toBe('de')
  expect(await frenchIn(said.filter((text) => text.trim() !== ''))).toEqual([])
}
