// What every browser story shares: one browser per file, a context as a person has it, accessibility by axe, pictures, no silent error.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import { root } from './paths.ts'
import type { Visitor } from './visitor.ts'

export const desk = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

export type ContextOptions = Omit<BrowserContextOptions, 'viewport'> & {
  viewport?: { width: number; height: number }
  /** Whose browser this is: their session cookie is put in it. */
  visitor?: Visitor
  /** Messages of the console that this story expects (a refused request is logged by the browser itself). */
  expects?: readonly RegExp[]
}

export type BrowserStory = {
  browser: Browser
  /** A window of someone's own, on the product at `base`. */
  aContext(base: string, options?: ContextOptions): Promise<BrowserContext>
  /** The page errors and console errors of all contexts so far that no story expected; empties the list. Expect it to be []. */
  complaints(): string[]
  close(): Promise<void>
}

/** Opens the browser; once per file. */
export async function openBrowser(): Promise<BrowserStory> {
  const browser = await launchChromium()
  let complaints: string[] = []
  return {
    browser,
    async aContext(base, { visitor, expects = [], viewport = desk, ...options } = {}) {
      const context = await browser.newContext({
        baseURL: base,
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        reducedMotion: 'reduce',
        ...options,
        viewport,
      })
      context.setDefaultTimeout(20_000)
      const complain = (text: string) => {
        if (!expects.some((expected) => expected.test(text))) complaints.push(text)
      }
      context.on('weberror', (error) => complain(`page error: ${error.error().stack ?? error.error().message}`))
      context.on('console', (message) => {
        if (message.type() === 'error') complain(`console.error at ${message.location().url}: ${message.text()}`)
      })
      if (visitor?.cookie) await context.addCookies([cookieOf(visitor, base)])
      return context
    },
    complaints() {
      const told = complaints
      complaints = []
      return told
    },
    close: () => browser.close(),
  }
}

export function cookieOf(visitor: Visitor, base: string) {
  const at = visitor.cookie.indexOf('=')
  return { name: visitor.cookie.slice(0, at), value: visitor.cookie.slice(at + 1), url: base }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Violation = {
  id: string
  impact: string | null
  help: string
  nodes: { target: unknown[]; failureSummary?: string }[]
}

/** The rules of axe that ask for colours, and so all that another theme of the same page can break. */
export const colourRules = ['color-contrast', 'link-in-text-block'] as const

/** What axe finds on the page as it stands: one line per rule and target. Empty when nothing. Of all its rules, or of these alone. */
export async function accessibilityProblems(page: Page, rules?: readonly string[]): Promise<string[]> {
  // evaluated by the debugger, out of reach of the page's content policy; once per page, it is long to read
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  await coloured(page) // between two colours, neither is the one that people read
  const violations = await page.evaluate(async (runOnly) => {
    type Options = { preload: boolean; resultTypes: readonly string[]; runOnly?: readonly string[] }
    type Axe = { run(where: Document, options: Options): Promise<{ violations: unknown[] }> }
    const { axe } = window as unknown as { axe: Axe }
    // A stylesheet that is on its way would be fetched by axe and written into the page, which the content policy forbids.
    // Of what is well nobody reads where it stands: a selector for each of its elements takes a sixth of the time.
    const options = { preload: false, resultTypes: ['violations'], ...(runOnly && { runOnly }) }
    return (await axe.run(document, options)).violations
  }, rules)
  return (violations as Violation[]).flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const why = failureSummary.split('\n').slice(1, 3).join(' ').trim()
      return `${id} (${impact ?? 'unrated'}: ${help}) at ${target.join(' ')}: ${why}`
    }),
  )
}

/** Fails with every rule and target if axe finds anything at all. */
export async function expectAccessible(page: Page): Promise<void> {
  const problems = await accessibilityProblems(page)
  if (problems.length > 0) {
    throw new Error(`${problems.length} accessibility problem(s) at ${page.url()}:\n${problems.join('\n')}`)
  }
}

/** The same, and by night, by the rules that ask for colours: nothing else of the page is another then. Ends by day. */
export async function expectAccessibleByNightToo(page: Page): Promise<void> {
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const problems = await accessibilityProblems(page, colourRules)
  await page.emulateMedia({ colorScheme: 'light' })
  if (problems.length > 0) throw new Error(`by night, at ${page.url()}:\n${problems.join('\n')}`)
}

/** Waits until the colours of another theme have come. */
export const coloured = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const changes = document.getAnimations().filter((one) => one instanceof CSSTransition)
    await Promise.allSettled(changes.map(({ finished }) => finished))
  })

const shotsDirectory = join(root, 'test', 'e2e', 'shots')

/**
 * Waits for the fonts; with SHOTS=1, takes a picture of the whole page, or of the window when a dialog covers it. For
 * eyes alone, and kept out of git: no test reads them.
 */
export async function shot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  if (!process.env['SHOTS']) return
  mkdirSync(shotsDirectory, { recursive: true })
  const isCovered = (await page.locator('[role=dialog], [role=alertdialog], [role=menu]').count()) > 0
  await page.screenshot({ path: join(shotsDirectory, `${name}.png`), fullPage: !isCovered })
}

/** Whether something makes the page scroll sideways: nothing should, at any width. */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
