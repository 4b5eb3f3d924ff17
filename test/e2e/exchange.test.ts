// Documents as files, in the browser: one leaves, one comes in, and what was lost of it is told.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { desk, expectAccessible, overflows, phone, shot } from '../support/browser.ts'
import type { Team } from '../support/instance.ts'
import { root } from '../support/paths.ts'
import { aWrittenStory, holds, says, sheet, type Story } from '../support/story.ts'

let story: Story & { team: Team }

beforeAll(async () => {
  story = await aWrittenStory()
})
afterAll(() => story.close())

test('a document leaves as a file, with what was typed a moment ago [X1, X6]', async () => {
  const page = await story.opens(story.team.nadia, story.team)
  await sheet(page).click()
  await page.keyboard.type('Le marché du samedi.')
  await says(page, 'saved')
  await page.getByRole('button', { name: 'Autres actions' }).first().click()
  await page.getByRole('menuitem', { name: /^Exporter/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Exporter le document' })
  await dialog.waitFor()
  await expectAccessible(page)
  await shot(page, 'exchange-export')
  await page.setViewportSize(phone)
  expect(await overflows(page)).toBe(false)
  await shot(page, 'exchange-export-phone')
  await page.setViewportSize(desk)
  await dialog.getByRole('radio', { name: 'Markdown (.md)', exact: true }).check() // its hint is no part of its name
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Télécharger le fichier' }).click(),
  ])
  // The name is told by the header (test/server/exchange): a browser in a system without accents does not write it.
  expect(readFileSync(await download.path(), 'utf8')).toContain('Le marché du samedi.')
  await dialog.waitFor({ state: 'detached' })
})

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)

/** What the product answers to exports is kept back until it is let go. */
async function heldBack(page: Page): Promise<{ asked: () => number; letGo: () => void }> {
  let letGo = () => {}
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  let asked = 0
  await page.route('**/export/*', async (route) => {
    asked++
    await gate
    await route.continue().catch(() => undefined) // given up meanwhile: there is nobody to answer
  })
  return { asked: () => asked, letGo }
}

test('while a file is long to make, one gives it up, or goes on writing and has it when it is ready [X13]', async () => {
  const page = await story.opens(story.team.nadia, story.team)
  const downloads: string[] = []
  page.on('download', (download) => downloads.push(download.url()))
  const { asked, letGo } = await heldBack(page)
  const dialog = page.getByRole('dialog', { name: 'Exporter le document' })
  const begin = async () => {
    await page.getByRole('button', { name: 'Autres actions' }).first().click()
    await page.getByRole('menuitem', { name: /^Exporter/ }).click()
    await dialog.getByRole('radio', { name: 'Page web (.html)' }).check()
    await dialog.getByRole('button', { name: 'Télécharger le fichier' }).click()
    await dialog.getByRole('status').getByText('Le fichier se prépare.').waitFor()
  }
  await begin()
  expect(await focused(page)).toBe('Continuer à écrire') // what was pressed is gone
  await expectAccessible(page)
  await shot(page, 'exchange-busy')
  const givenUp = page.waitForEvent('requestfailed', (request) => request.url().includes('/export/'))
  await dialog.getByRole('button', { name: 'Abandonner' }).click()
  await dialog.waitFor({ state: 'detached' })
  await givenUp
  await begin()
  await dialog.getByRole('button', { name: 'Continuer à écrire' }).click()
  await dialog.waitFor({ state: 'detached' })
  await sheet(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(' Et celui du mardi.')
  await says(page, 'saved')
  expect([asked(), downloads]).toEqual([2, []])
  const coming = page.waitForEvent('download')
  letGo()
  expect(readFileSync(await (await coming).path(), 'utf8')).toContain('Et celui du mardi.')
  await page.getByText('Le fichier est téléchargé.').waitFor()
  expect(downloads).toHaveLength(1)
})

test('a file is refused in words, another comes in, its losses are told, and its text is there [X7, X8, X9]', async () => {
  const { demarcheId } = story.team
  const expects = [/Failed to load resource/] // the refusal
  const context = await story.browser.aContext(story.product.url, { visitor: story.team.nadia, expects })
  const page = await context.newPage()
  await page.goto(`/d/${demarcheId}/documents`)
  await page.getByRole('button', { name: 'Importer un document' }).click()
  const dialog = page.getByRole('dialog', { name: 'Importer un document' })
  const input = dialog.locator('input[type=file]')
  await dialog.getByRole('button', { name: 'Choisir un fichier' }).waitFor()
  await expectAccessible(page)
  await shot(page, 'exchange-import')
  await input.setInputFiles({ name: 'plan.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('bonjour') })
  await dialog.getByRole('alert').getByText('ne correspond pas à son nom').waitFor()
  expect(await focused(page)).toBe('Choisir un fichier')
  await expectAccessible(page)
  await shot(page, 'exchange-refused')
  const odt = readFileSync(join(root, 'test/fixtures/rapport.odt'))
  await input.setInputFiles({ name: 'rapport.odt', mimeType: 'application/octet-stream', buffer: odt })
  await dialog.getByText('Tout le texte a été repris, sans ses polices, ses couleurs ni sa mise en page.').waitFor()
  expect(await focused(page)).toBe('Ouvrir le document')
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe('Importer un document')
  await page.getByRole('button', { name: 'Importer un document' }).click()
  const html = Buffer.from(
    '<h1>Le plan</h1><p onclick="x()">Trois pistes. <img src="https://a.example/x.png" alt="carte"></p>',
  )
  await input.setInputFiles({ name: 'plan.html', mimeType: 'text/html', buffer: html })
  await dialog.getByRole('heading', { name: 'Ce qui a changé ou n’a pas été repris' }).waitFor()
  expect(await dialog.getByRole('status').getByRole('listitem').allTextContents()).toEqual([
    expect.stringContaining('programme'),
    expect.stringContaining('carte'),
  ])
  await expectAccessible(page)
  await shot(page, 'exchange-losses')
  await page.setViewportSize(phone)
  expect(await overflows(page)).toBe(false)
  await shot(page, 'exchange-losses-phone')
  await dialog.getByRole('button', { name: 'Ouvrir le document' }).click()
  await sheet(page).waitFor()
  await holds(page, 'Trois pistes.')
  expect(story.browser.complaints()).toEqual([])
})
