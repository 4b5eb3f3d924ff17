// Finding one another: a name typed under an « @ », the tray of whoever was named, and a search that opens where it was said.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { desk, openBrowser, type BrowserStory } from '../support/browser.ts'
import { aTeam, type Team } from '../support/instance.ts'
import { aDataDirectory, startProduct, type ProductProcess } from '../support/processes.ts'
import { visitScreens, type Screen } from '../support/screens.ts'
import type { Visitor } from '../support/visitor.ts'

const place = aDataDirectory()
let product: ProductProcess
let story: BrowserStory
let team: Team
let mireille: Visitor
let documentId: string

beforeAll(async () => {
  product = await startProduct({ dataDir: place.dataDir })
  story = await openBrowser()
  team = await aTeam(product.url, product.setupLink() ?? '')
  mireille = await team.invite('m.aubanel@halles.example', 'Mireille Aubanel')
  const made = await team.nadia.call('createDocument', {
    demarcheId: team.demarcheId,
    title: 'Note de cadrage',
    template: 'note',
  })
  documentId = made.documentId
})
afterAll(async () => {
  await story?.close()
  await product?.end('SIGTERM')
  place.remove()
})

it('who is named by keyboard finds it in their tray; what was written is found, and opens at its passage', async () => {
  const nadia = await story.aContext(product.url, { visitor: team.nadia, viewport: desk })
  const writing = await nadia.newPage()
  await writing.goto(`/d/${team.demarcheId}/documents/${documentId}`)
  const text = writing.locator('.doc-text')
  await text.click()
  await writing.keyboard.type('Le tramway de Lissac, à relire par @aub')
  await writing.getByRole('option', { name: 'Mireille Aubanel' }).waitFor()
  await writing.keyboard.press('Enter')
  await text.getByText('@Mireille Aubanel').waitFor()
  await writing.getByText('Enregistré', { exact: true }).waitFor()

  const hers = await story.aContext(product.url, { visitor: mireille, viewport: desk })
  const reading = await hers.newPage()
  await reading.goto('/')
  await reading.getByRole('button', { name: /On vous a mentionné.*1 fois/ }).click()
  await reading
    .getByRole('dialog')
    .getByRole('link', { name: /Le tramway de Lissac/ })
    .click()
  await reading.locator('.doc-text').getByText('@Mireille Aubanel').waitFor()
  // From the text itself too: the caret goes to the passage, and not back to the button of the tray.
  await writing.keyboard.press('Enter')
  await writing.keyboard.type('Plus loin, @aub')
  await writing.getByRole('option', { name: 'Mireille Aubanel' }).waitFor()
  await writing.keyboard.press('Enter')
  await reading.getByRole('button', { name: /On vous a mentionné.*1 fois/ }).press('Enter')
  await reading.getByRole('link', { name: /Plus loin/ }).press('Enter')
  const atCaret = () =>
    reading.evaluate(() => {
      const isInText = document.activeElement?.matches('.doc-text') === true
      return isInText && getSelection()?.anchorNode?.parentElement?.closest('.doc-text > *')?.textContent
    })
  await expect.poll(atCaret).toContain('Plus loin')
  await reading.goto('/recherche')
  await reading.getByLabel('Mots à trouver').fill('lissac tramwa')
  const found = reading.getByRole('link', { name: /Le tramway de Lissac/ })
  await found.click()
  await reading.waitForURL(/#[0-9a-f-]{36}$/)
  await reading.locator('.doc-text').getByText('@Mireille Aubanel').first().waitFor()
  // The page before is gone, and what floats is not in it: the tray would be open, hold the focus, and be nowhere.
  await reading.getByRole('button', { name: /On vous a mentionné/ }).press('Enter')
  await reading.getByRole('dialog', { name: 'On vous a mentionné' }).waitFor()
  await reading.keyboard.press('Escape')
  expect(story.complaints()).toEqual([])
})

it('the search and the tray are for everyone, in every look', async () => {
  const screens: Screen[] = [
    { name: 'search-begin', path: '/recherche', heading: 'Rechercher dans les textes' },
    {
      name: 'search-none',
      path: '/recherche?q=funiculaire',
      heading: 'Rechercher dans les textes',
      prepare: (page) => page.getByRole('heading', { name: 'Aucun texte ne contient ces mots' }).waitFor(),
    },
    {
      name: 'search-found',
      path: '/recherche?q=tramway',
      heading: 'Rechercher dans les textes',
      prepare: (page) => page.getByRole('link', { name: /Le tramway de Lissac/ }).waitFor(),
    },
    {
      name: 'mentions',
      path: '/',
      heading: /\d/,
      prepare: async (page) => {
        await page.getByRole('button', { name: /On vous a mentionné/ }).click()
        await page.getByRole('dialog').waitFor()
      },
    },
  ]
  expect(await visitScreens(story, product.url, screens, { visitor: mireille })).toEqual([])
})
