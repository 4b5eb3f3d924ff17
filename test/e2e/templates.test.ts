// Templates in the real product: every kind made, three looked at, questions hidden, a template of one's own kept and begun with.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { templateIds } from '../../shared/rules/document-templates.ts'
import { guidesScheme } from '../../shared/text/fr/guides-scheme.ts'
import { templateWords } from '../../shared/text/fr/templates.ts'
import { accessibilityProblems, phone } from '../support/browser.ts'
import { visitScreens } from '../support/screens.ts'
import { aWrittenStory, sheet, type Story } from '../support/story.ts'
import type { Team } from '../support/instance.ts'

let story: Story & { team: Team }
const made = new Map<string, string>()

beforeAll(async () => {
  story = await aWrittenStory()
  const { team } = story
  const { demarcheId } = team
  for (const template of templateIds) {
    const title = templateWords[`template.${template}`]
    made.set(template, (await team.nadia.call('createDocument', { demarcheId, title, template })).documentId)
  }
})
afterAll(() => story?.close())

const addressOf = (template: string) => `/d/${story.team.demarcheId}/documents/${made.get(template)}`

async function opened(template: string, page: Page): Promise<Page> {
  await page.goto(addressOf(template))
  await sheet(page).waitFor()
  await page.getByText('Enregistré', { exact: true }).waitFor()
  return page
}

const aPage = async (options = {}) =>
  (await story.browser.aContext(story.product.url, { visitor: story.team.nadia, ...options })).newPage()

const dialog = (page: Page) => page.getByRole('dialog')
const documents = () => `/d/${story.team.demarcheId}/documents`

async function beginning(page: Page): Promise<void> {
  await page.goto(documents())
  await page.getByRole('button', { name: 'Nouveau document' }).first().click()
  await dialog(page).getByLabel('Chercher un modèle').waitFor()
}

test('every kind of document is made, and is of that kind [G40]', async () => {
  const { documents: listed } = await story.team.nadia.call('listDocuments', { demarcheId: story.team.demarcheId })
  expect(new Set(listed.map(({ template }) => template))).toEqual(new Set(templateIds))
})

test('three of them open with their questions and places; questions are hidden on this device, and stay so [G41, G42]', async () => {
  const page = await aPage()
  await opened('restitution', page)
  await page.getByText('Le nombre de présents par collège apparaîtra ici.').waitFor()
  expect(await page.getByRole('button', { name: 'Masquer les questions' }).count()).toBe(0)
  await opened('action', page)
  await page.locator('[data-guide="action.c2"][data-ghost]').waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await opened('scheme', page)
  const question = page.locator('[data-guide="scheme.b0"]')
  expect(await question.getAttribute('data-ghost')).toBe(guidesScheme['scheme.b0'])
  await page.getByRole('heading', { name: 'Axe 7 — Rayonner' }).waitFor()
  await page.getByRole('button', { name: 'Masquer les questions' }).click()
  await page.locator('[data-ghost]').first().waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('button', { name: 'Afficher les questions' }).click()
  await page.locator('[data-ghost]').first().waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  expect(story.browser.complaints()).toEqual([])
  await page.context().close()
})

test('a text is kept as a template, begun with, renamed, taken away and given back [G44, G45, G46, G47]', async () => {
  const page = await aPage()
  await opened('action', page)
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('menuitem', { name: 'Enregistrer comme modèle' }).click()
  await dialog(page).getByLabel('Nom du modèle').fill('')
  await dialog(page).getByRole('button', { name: 'Enregistrer le modèle' }).click()
  await dialog(page).getByText('Donnez un nom au modèle.').waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await dialog(page).getByLabel('Nom du modèle').fill('Fiche du réseau')
  await dialog(page).getByLabel('À quoi il sert').fill('Pour les actions portées à plusieurs')
  await dialog(page).getByRole('button', { name: 'Enregistrer le modèle' }).click()
  await dialog(page).waitFor({ state: 'detached' })

  await beginning(page)
  await dialog(page).getByLabel('Chercher un modèle').fill('reseau')
  await dialog(page).getByRole('radio', { name: 'Fiche du réseau' }).check()
  await dialog(page).getByRole('button', { name: 'Renommer le modèle' }).click()
  await dialog(page).getByLabel('Nom du modèle').fill('Fiche partagée')
  await dialog(page).getByLabel('Nom du modèle').press('Enter')
  await dialog(page).getByRole('heading', { name: 'Fiche partagée' }).waitFor()
  await dialog(page).getByRole('button', { name: 'Retirer le modèle' }).click()
  await dialog(page).getByRole('heading', { name: 'Diagnostic territorial partagé' }).waitFor()
  expect(await dialog(page).getByRole('button', { name: 'Retirer le modèle' }).count()).toBe(0)
  await dialog(page).getByRole('button', { name: 'Le remettre' }).click()
  await dialog(page).getByText('Modèle remis.').waitFor()
  await dialog(page).getByLabel('Chercher un modèle').fill('partagée')
  await dialog(page).getByRole('radio', { name: 'Fiche partagée' }).check()
  expect(await dialog(page).getByLabel('Titre du document').inputValue()).toBe('Fiche partagée')
  await dialog(page).getByRole('button', { name: 'Créer le document' }).click()
  await page.waitForURL(/\/documents\/[0-9a-f-]{36}$/)
  await page.locator('[data-guide="action.c1"][data-ghost]').waitFor()
  expect(story.browser.complaints()).toEqual([])
  await page.context().close()
})

test('on a phone the template is chosen first, then named [G47]', async () => {
  const page = await aPage({ viewport: phone })
  await beginning(page)
  await dialog(page).getByLabel('Chercher un modèle').fill('zzz')
  await dialog(page).getByText('Aucun modèle ne correspond').waitFor()
  await dialog(page).getByRole('button', { name: 'Voir tous les modèles' }).click()
  await dialog(page)
    .getByRole('button', { name: /^Projet de délibération/ })
    .click()
  await dialog(page).getByText('Après en avoir délibéré').waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await dialog(page).getByRole('button', { name: 'Créer le document' }).click()
  await page.waitForURL(/\/documents\/[0-9a-f-]{36}$/)
  await sheet(page).getByText('Adopte le schéma annexé.').waitFor()
  await page.context().close()
})

test('the dialog that begins documents is clean in every look [G47]', async () => {
  const prepare = async (page: Page) => {
    await page.getByRole('button', { name: 'Nouveau document' }).first().click()
    await dialog(page).getByText('Fiche partagée').first().waitFor()
  }
  const screens = [{ name: 'templates-dialog', path: documents(), heading: /./, prepare }]
  expect(await visitScreens(story.browser, story.product.url, screens, { visitor: story.team.nadia })).toEqual([])
})
