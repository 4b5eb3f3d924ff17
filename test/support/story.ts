// A story told on the real thing: the built product on its own data, a browser, and what one sees and does in an open document.
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { live } from '../../shared/text/fr/live.ts'
import { openBrowser, type BrowserStory, type ContextOptions } from './browser.ts'
import { inside } from './inside.ts'
import { aTeam, type Team } from './instance.ts'
import { aDataDirectory, startProduct, type ProductProcess } from './processes.ts'
import type { Visitor } from './visitor.ts'

export type Story = {
  dataDir: string
  product: ProductProcess
  browser: BrowserStory
  /** A window of someone's, on the document of the team. */
  opens(visitor: Visitor, team: Team, options?: ContextOptions): Promise<Page>
  close(): Promise<void>
}

/** The product, empty, and a browser. `env` is added to its environment. */
export async function aStory(env: Record<string, string> = {}): Promise<Story> {
  const { dataDir, remove } = aDataDirectory()
  const product = await startProduct({ dataDir, env })
  const browser = await openBrowser()
  return {
    dataDir,
    product,
    browser,
    async opens(visitor, team, options = {}) {
      const context = await browser.aContext(product.url, { visitor, ...options })
      const page = await context.newPage()
      await openText(page, team)
      return page
    },
    async close() {
      await browser.close()
      await product.end('SIGTERM')
      remove()
    },
  }
}

/** The same with people, a démarche and a document in it. */
export async function aWrittenStory(
  template: 'diagnostic' | 'note' = 'note',
  env: Record<string, string> = {},
): Promise<Story & { team: Team }> {
  const story = await aStory(env)
  const team = await aTeam(story.product.url, story.product.setupLink() ?? '', template)
  return { ...story, team }
}

export const pathOf = ({ demarcheId, documentId }: Pick<Team, 'demarcheId' | 'documentId'>): string =>
  `/d/${demarcheId}/documents/${documentId}`

export const sheet = (page: Page): Locator => page.locator('.doc-text')

/** Opens the document of the team and waits for its text. */
export async function openText(page: Page, team: Pick<Team, 'demarcheId' | 'documentId'>): Promise<void> {
  await page.goto(pathOf(team))
  await sheet(page).waitFor()
}

export type StatusWord =
  | 'saved'
  | 'saving'
  | 'offline'
  | 'roomFull'
  | 'busy'
  | 'readOnly'
  | 'frozen'
  | 'signedOut'
  | 'noRight'
  | 'reload'
  | 'tooManyTabs'
  | 'opening'
  | 'reconnecting'

/** The status line, when it says this. */
export const status = (page: Page, word: StatusWord): Locator =>
  page.locator('[data-region="header"] output').getByText(live[`live.${word}`], { exact: true })

/** Waits until the status line says this. */
export const says = (page: Page, word: StatusWord, timeout = 20_000): Promise<void> =>
  status(page, word).waitFor({ timeout })

/** Waits until the text holds these words; if it never does, says how it ends. */
export async function holds(page: Page, words: string, timeout = 20_000): Promise<void> {
  const found = async () => {
    const text = await textOf(page)
    return text.includes(words) ? words : text.slice(-400)
  }
  await expect.poll(found, { timeout }).toBe(words)
}

/** Waits until the editor knows where the browser has put the caret, as it does before a hand finds the next key. */
export async function caretKnown(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    type Known = { view: { posAtDOM(node: Node, offset: number): number }; state: { selection: { anchor: number } } }
    const text = document.querySelector('.doc-text') as Element & { editor: Known } // where Tiptap leaves it
    if (text.textContent === '') return true // there is one place only
    const { editor } = text
    const place = getSelection()
    if (!place?.anchorNode) return false
    return editor.view.posAtDOM(place.anchorNode, place.anchorOffset) === editor.state.selection.anchor
  })
}

/** Whether the focus is in the text. */
export const isInText = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.classList.contains('doc-text') ?? false)

/** Puts the caret at the very end of the text. */
export async function goToEnd(page: Page): Promise<void> {
  await sheet(page).focus()
  await page.keyboard.press('Control+End')
  await caretKnown(page)
}

/** Types at the very end of the text. */
export async function writeAtEnd(page: Page, words: string): Promise<void> {
  await goToEnd(page)
  await page.keyboard.type(words)
}

/** Types at the end, in a paragraph of its own. */
export async function writeParagraph(page: Page, words: string): Promise<void> {
  await goToEnd(page)
  await page.keyboard.press('Enter')
  await page.keyboard.type(words)
}

/** All of its words, as one string; neither carets nor guiding questions are among them. */
export const textOf = async (page: Page): Promise<string> => (await sheet(page).textContent()) ?? ''

/** Where the log of a document ends. */
export const positionOf = (dataDir: string, documentId: string): Promise<number> =>
  inside(dataDir, async (sql) => {
    const [row] = await sql<{ position: bigint }[]>`
      select coalesce(max(position), 0) as position from document_update where document_id = ${documentId}`
    return Number(row?.position)
  })
