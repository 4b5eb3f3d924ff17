// Visiting screens in every look: wide and narrow, and dark, whose colours are the same at any width. A window for each look, side by side.
// Each is pictured and judged by axe.
import type { BrowserContextOptions, Page } from 'playwright-core'
import {
  accessibilityProblems,
  desk,
  overflows,
  phone,
  shot,
  type BrowserStory,
  type ContextOptions,
} from './browser.ts'

export const looks = [
  { name: '1440', viewport: desk, colorScheme: 'light' },
  { name: '390', viewport: phone, colorScheme: 'light' },
  { name: '1440-sombre', viewport: desk, colorScheme: 'dark' },
] as const satisfies ({ name: string } & BrowserContextOptions)[]

export type Screen = {
  name: string
  path: string
  /** The h1 that says the page has come. */
  heading: RegExp | string
  /** What stands between this page and the server. */
  before?: (page: Page) => Promise<unknown>
  /** Brings the state to show: a dialog opened, an error. */
  prepare?: (page: Page) => Promise<unknown>
}

/** Refused requests, which the browser itself logs as errors. */
export const refusals = /Failed to load resource: the server responded with a status of 4\d\d/

/** What is wrong with the screens: axe, sideways scrolling, errors of the page. Empty when nothing. */
export async function visitScreens(
  story: BrowserStory,
  base: string,
  screens: readonly Screen[],
  options: ContextOptions = {},
): Promise<string[]> {
  const inLook = async ({ name: look, ...kind }: (typeof looks)[number]): Promise<string[]> => {
    const wrong: string[] = []
    const context = await story.aContext(base, { expects: [refusals], ...options, ...kind })
    for (const { name, path, heading, before, prepare } of screens) {
      const page = await context.newPage()
      await before?.(page)
      await page.goto(path)
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await prepare?.(page)
      await shot(page, `${name}-${look}`)
      const found = await accessibilityProblems(page)
      if (await overflows(page)) found.push('it scrolls sideways')
      wrong.push(...[...found, ...story.complaints()].map((problem) => `${name}-${look}: ${problem}`))
      await page.close()
    }
    await context.close()
    return wrong
  }
  return (await Promise.all(looks.map(inLook))).flat()
}
