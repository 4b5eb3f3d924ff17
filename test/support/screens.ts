// Visiting screens in every look: wide and narrow, and dark, whose colours are the same at any width: the wide window
// turns dark where it stands, and is judged once more by what asks for colours. The two windows stand side by side.
import type { Page } from 'playwright-core'
import {
  accessibilityProblems,
  coloured,
  colourRules,
  desk,
  overflows,
  phone,
  shot,
  type BrowserStory,
  type ContextOptions,
} from './browser.ts'

type Window = { name: string; viewport: { width: number; height: number }; turnsDark: boolean }

const windows: readonly Window[] = [
  { name: '1440', viewport: desk, turnsDark: true },
  { name: '390', viewport: phone, turnsDark: false },
]

/** What is wrong with the page as it stands, by axe and by its width; by day and, where it turns dark, by night. */
export async function problemsIn(page: Page, name: string, turnsDark: boolean): Promise<string[]> {
  await shot(page, name)
  const found = await accessibilityProblems(page)
  if (await overflows(page)) found.push('it scrolls sideways')
  const byDay = found.map((problem) => `${name}: ${problem}`)
  if (!turnsDark) return byDay
  await page.emulateMedia({ colorScheme: 'dark' })
  await coloured(page)
  await shot(page, `${name}-sombre`)
  const byNight = await accessibilityProblems(page, colourRules)
  return [...byDay, ...byNight.map((problem) => `${name}-sombre: ${problem}`)]
}

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
  const inWindow = async ({ name: look, viewport, turnsDark }: Window): Promise<string[]> => {
    const wrong: string[] = []
    const context = await story.aContext(base, { expects: [refusals], colorScheme: 'light', ...options, viewport })
    for (const { name, path, heading, before, prepare } of screens) {
      const page = await context.newPage()
      await before?.(page)
      await page.goto(path)
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await prepare?.(page)
      wrong.push(...(await problemsIn(page, `${name}-${look}`, turnsDark)))
      wrong.push(...story.complaints().map((problem) => `${name}-${look}: ${problem}`))
      await page.close()
    }
    await context.close()
    return wrong
  }
  return (await Promise.all(windows.map(inWindow))).flat()
}
