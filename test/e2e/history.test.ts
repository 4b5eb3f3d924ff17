// The past of a text: three people of two organisations write, one of them opens its history and finds who did what, by keyboard.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { desk, expectAccessible, openBrowser, phone, shot, type BrowserStory } from '../support/browser.ts'
import { piecesOf } from '../../client/features/history/shown/runs.ts'
import { aTeam, type Team } from '../support/instance.ts'
import { aDataDirectory, startProduct, type ProductProcess } from '../support/processes.ts'
import type { Visitor } from '../support/visitor.ts'

const place = aDataDirectory()
let product: ProductProcess
let story: BrowserStory
let team: Team
let mireille: Visitor
let paul: Visitor
let address: string
let documentId: string

beforeAll(async () => {
  product = await startProduct({ dataDir: place.dataDir })
  story = await openBrowser()
  team = await aTeam(product.url, product.setupLink() ?? '')
  mireille = await team.invite('m.aubanel@halles.example', 'Mireille Aubanel')
  paul = await team.invite('p.vigne@halles.example', 'Paul Vigne')
  const made = await team.nadia.call('createDocument', {
    demarcheId: team.demarcheId,
    title: 'Charte des lieux',
    template: 'note',
  })
  documentId = made.documentId
  address = `/d/${team.demarcheId}/documents/${documentId}`
})
afterAll(async () => {
  await story?.close()
  await product?.end('SIGTERM')
  place.remove()
})

/** Somebody at the text, in a window of their own. */
async function writing(visitor: Visitor): Promise<Page> {
  const context = await story.aContext(product.url, { visitor, viewport: desk })
  const page = await context.newPage()
  await page.goto(address)
  await page.locator('.doc-text[contenteditable="true"]').waitFor()
  return page
}

const saved = (page: Page) => page.getByText('Enregistré', { exact: true }).waitFor()

/** What the log makes of the text, to its end. */
async function standing(): Promise<string> {
  const { head } = await team.nadia.call('readHistory', { documentId })
  const { text } = await team.nadia.call('readMoment', { documentId, position: head })
  return [...piecesOf(text)].map((piece) => piece.text).join('')
}

async function takeOut(page: Page, word: string): Promise<void> {
  await page.locator('.doc-text').getByText(word).first().waitFor()
  await page.evaluate((sought) => {
    const walker = document.createTreeWalker(document.querySelector('.doc-text')!, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(sought)
      if (at < 0) continue
      ;(node.parentElement!.closest('.doc-text') as HTMLElement).focus()
      getSelection()!.setBaseAndExtent(node, at, node, at + sought.length)
      return
    }
  }, word)
  await page.keyboard.press('Delete')
}

it('who wrote, moved and took away what is told between two moments, in every view, by keyboard [H70, H71, H73, H74, H77, H79]', async () => {
  const nadia = await writing(team.nadia)
  await nadia.locator('.doc-text').click()
  await nadia.keyboard.type('## Ouvrir des lieux')
  await nadia.keyboard.press('Enter')
  await nadia.keyboard.type('Un guichet unique accueille tous les projets.')
  await nadia.keyboard.press('Enter')
  await nadia.keyboard.type('Chaque lieu rend compte une fois par an.')
  await saved(nadia)

  // From the menu of the document to its history, where the moment gets a name.
  await nadia.getByRole('button', { name: 'Autres actions' }).click()
  await nadia.getByRole('menuitem', { name: 'Historique' }).click()
  await nadia.getByRole('heading', { level: 1, name: /Historique.*Charte des lieux/ }).waitFor()
  await nadia.getByRole('button', { name: 'Nommer cette version' }).press('Enter')
  await nadia.getByLabel('Nom de la version').fill('Première trame')
  await nadia.keyboard.press('Enter')
  const line = nadia.getByRole('navigation', { name: 'Séances et versions' })
  await line.getByText('Première trame').waitFor()

  const hers = await writing(mireille)
  await hers.locator('.doc-text').click()
  await hers.keyboard.press('Control+End')
  await hers.keyboard.type(' Il est tenu dans la durée.')
  await saved(hers)
  const his = await writing(paul)
  await takeOut(his, 'guichet unique')
  await his.keyboard.press('Control+Home')
  await his.keyboard.press('Control+Alt+3')
  await his.locator('.doc-text').getByText('Chaque lieu').click()
  await his.keyboard.press('Alt+Shift+ArrowUp')
  await expect.poll(standing).toMatch(/Ouvrir des lieux.*Chaque lieu.*Un\s+accueille/s)

  await nadia.goto(`${address}/historique`)
  const text = nadia.getByRole('region', { name: 'Le texte et ses modifications' })
  await text.locator('ins', { hasText: 'Il est tenu dans la durée.' }).waitFor()
  await text.locator('ins', { hasText: 'ajouté par Mireille Aubanel, pour Les Halles Communes' }).waitFor()
  const gone = text.locator('del', { hasText: 'guichet unique' })
  await gone.waitFor()
  expect(await gone.textContent()).toContain('retiré par Paul Vigne')
  // What Paul moved is said to be moved; Nadia's words in it are neither added nor removed.
  await text.getByText('déplacé ici par Paul Vigne').first().waitFor()
  expect(await text.locator('ins, del', { hasText: 'Chaque lieu rend compte' }).count()).toBe(0)
  await expectAccessible(nadia)
  await shot(nadia, 'history')

  await text.focus()
  await nadia.keyboard.press('j')
  await nadia.getByText(/^1 sur \d+$/).waitFor()
  expect(await nadia.evaluate(() => document.activeElement?.hasAttribute('data-here'))).toBe(true)
  await nadia.keyboard.press('k')
  await nadia.getByText(/^(\d+) sur \1$/).waitFor()

  await nadia.getByRole('radio', { name: 'Dans le texte' }).focus()
  await nadia.keyboard.press('ArrowRight')
  const beside = nadia.getByRole('region', { name: 'Les deux textes côte à côte' })
  await beside.locator('del', { hasText: 'guichet unique' }).waitFor()
  await nadia.getByRole('radio', { name: 'Côte à côte' }).focus()
  await nadia.keyboard.press('ArrowRight')
  const table = nadia.getByRole('table', { name: 'Tableau des modifications' })
  const row = table.getByRole('row', { name: /Suppression.*guichet unique/ })
  await row.getByText('Paul Vigne').waitFor()
  await table.getByRole('row', { name: /Titre 2 → Titre 3/ }).waitFor()
  await table.getByRole('button', { name: 'Auteur' }).press('Enter')
  expect(await table.getByRole('columnheader', { name: 'Auteur' }).getAttribute('aria-sort')).toBe('ascending')
  await row.getByRole('button').press('Enter')
  await text.locator('[data-here]', { hasText: 'guichet unique' }).waitFor()

  // The address says it all: whoever is given it sees the same.
  const given = new URL(nadia.url())
  expect(given.search).toMatch(/^\?de=\d+&a=\d+$/)
})

it('what was taken away is found again, and a moment says who wrote it [H71, H78, H79]', async () => {
  const context = await story.aContext(product.url, { visitor: mireille, viewport: phone })
  const page = await context.newPage()
  await page.goto(`${address}/historique`)
  await page.getByRole('searchbox', { name: 'Chercher dans l’historique' }).fill('guichet unique')
  await page.keyboard.press('Enter')
  const found = page.getByRole('listitem').filter({ hasText: 'Retiré depuis' })
  await found.getByText(/Retiré le .* Paul Vigne, pour Les Halles Communes/).waitFor()
  await expectAccessible(page)
  await found.getByRole('button', { name: 'Lire le texte à son apparition' }).press('Enter')
  const then = page.getByRole('article', { name: 'Le texte à ce moment' })
  await then.getByText('guichet unique').waitFor()
  await page
    .getByRole('region', { name: 'Qui a écrit ceci' })
    .getByText(/Nadia Ferhat/)
    .waitFor()

  const slider = page.getByRole('slider', { name: 'Moment' })
  await slider.focus()
  await page.keyboard.press('End')
  await then.getByText('tenu dans la durée').waitFor()
  expect(await then.getByText('guichet unique').count()).toBe(0)
  await page.keyboard.press('Home')
  await then.getByText('guichet unique').waitFor()
  expect(story.complaints()).toEqual([])
})
