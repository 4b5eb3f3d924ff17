// What helps to write a long text, in a real browser: finding and replacing, the outline that follows, clean paste, counts,
// print, following someone.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DocumentJson } from '../../shared/document/schema.ts'
import { launchChromium } from '../support/chromium.ts'
import type { EditorHarness } from '../support/editor-page.ts'
import { buildEditorHarness } from '../support/editor-page.ts'

let browser: Browser
let harness: EditorHarness

beforeAll(async () => {
  browser = await launchChromium()
  harness = await buildEditorHarness(browser)
})
afterAll(async () => {
  await browser.close()
  harness.close()
})

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const text = (words: string, ...marks: string[]): DocumentJson => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})
const paragraph = (...content: (string | DocumentJson)[]): DocumentJson => ({
  type: 'paragraph',
  content: content.map((part) => (typeof part === 'string' ? text(part) : part)),
})
const written = (...content: DocumentJson[]) => `?json=${encodeURIComponent(JSON.stringify({ type: 'doc', content }))}`
const jsonOf = (page: Page, place = 0) => page.evaluate((at) => window.harness.json(at), place) as Promise<DocumentJson> // the harness types it unknown
const lineOf = (json: DocumentJson): string => (json.content ?? []).map(({ text: words = '' }) => words).join('')
const lines = async (page: Page, place = 0) => ((await jsonOf(page, place)).content ?? []).map(lineOf)

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    } // put there by the script
    return (await checker.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
}

test('[D41, D42] find by keyboard, go round, replace one, replace all, undo it at once; mentions stay', async () => {
  const mention: DocumentJson = { type: 'mention', attrs: { id: 'nadia', kind: 'person' } }
  const { page, complaints } = await harness.open(
    written(
      paragraph('Le marché, ', text('le marche', 'bold'), ' et ', mention),
      paragraph('Un Marché de plus.'),
      paragraph('Rien ici.'),
    ),
  )
  const bar = page.getByRole('search', { name: 'Rechercher dans le texte' })
  const field = bar.getByRole('textbox', { name: 'Rechercher', exact: true })
  const count = bar.getByRole('status')
  await page.locator('.doc-text p').last().click()
  await page.keyboard.press('Control+f')
  await field.waitFor()
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT')
  await page.keyboard.type('marche')
  await count.getByText('1 sur 3').waitFor()
  expect(await page.locator('.doc-text .found').count()).toBe(3)
  await page.keyboard.press('Enter')
  await count.getByText('2 sur 3').waitFor()
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('Shift+F3')
  await count.getByText('3 sur 3').waitFor()
  expect(await violations(page)).toEqual([])
  await bar.getByLabel('Accents').check()
  await count.getByText('1 sur 1').waitFor()
  await bar.getByLabel('Accents').uncheck()
  await field.press('Control+h')
  await bar.getByRole('textbox', { name: 'Remplacer par' }).fill('rendez-vous')
  await count.getByText('1 sur 3').waitFor()
  await bar.getByRole('button', { name: 'Remplacer', exact: true }).click()
  await count.getByText('1 sur 2').waitFor()
  await bar.getByRole('button', { name: 'Tout remplacer' }).click()
  await count.getByText('2 remplacements').waitFor()
  expect((await jsonOf(page)).content?.[0]).toMatchObject({
    content: [text('Le rendez-vous, '), text('le rendez-vous', 'bold'), text(' et '), mention],
  })
  expect(await violations(page)).toEqual([])
  await field.press('Escape')
  await page.waitForFunction(() => document.activeElement?.classList.contains('doc-text'))
  await page.keyboard.press('Control+z')
  expect(await lines(page)).toEqual(['Le rendez-vous, le marche et ', 'Un Marché de plus.', 'Rien ici.'])

  // In a text that one may only read; what others write meanwhile is found too.
  await page.evaluate(() => window.harness.set({ editable: false }))
  await page.locator('.doc-text[role="document"]').waitFor()
  await page.locator('.doc-text').press('Control+f')
  await field.fill('marche')
  await count.getByText('1 sur 2').waitFor()
  expect(await bar.getByRole('button', { name: 'Remplacer (Ctrl+H)' }).count()).toBe(0)
  expect(complaints).toEqual([])
  await page.context().close()
})
