// From the printed set-up link to writing one diagnostic together: two organisations, two browsers, the real editor.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, shot } from '../support/browser.ts'
import { passphrase } from '../support/instance.ts'
import {
  aStory,
  caretKnown,
  goToEnd,
  holds,
  pathOf,
  positionOf,
  says,
  sheet,
  textOf,
  writeParagraph,
} from '../support/story.ts'
import type { Story } from '../support/story.ts'

let story: Story
let nadia: Page
let ana: Page
const team = { demarcheId: '', documentId: '' }

beforeAll(async () => {
  story = await aStory()
})
afterAll(async () => story?.close())

const here = (url: string) => new URL(url).pathname + new URL(url).hash

test('from the set-up link to an invitation for another organisation', async () => {
  nadia = await (await story.browser.aContext(story.product.url)).newPage()
  await nadia.goto(here(story.product.setupLink() ?? ''))
  await nadia.getByLabel('Nom de l’espace').fill('Le Maillage du Val')
  await nadia.getByLabel('Nom de l’organisation').fill('Vaucombe Métropole')
  await nadia.getByLabel('Famille').selectOption('localAuthority')
  await nadia.getByLabel('Votre nom').fill('Nadia Ferhat')
  await nadia.getByLabel('Votre courriel').fill('n.ferhat@vaucombe.example')
  await nadia.getByLabel('Votre phrase de passe').fill(passphrase)
  await nadia.getByRole('button', { name: 'Installer' }).click()

  await nadia.getByRole('link', { name: 'Nouvelle démarche' }).first().click()
  await nadia.getByLabel('Titre').fill('Diagnostic de l’ESS du Val')
  await nadia.getByRole('button', { name: 'Ouvrir la démarche' }).click()
  await nadia.waitForURL(/\/d\/[0-9a-f-]{36}/)
  team.demarcheId = /[0-9a-f-]{36}/.exec(nadia.url())?.[0] ?? ''

  await nadia.getByRole('button', { name: 'Inviter' }).first().click()
  await nadia.getByLabel('Adresse électronique').fill('ana@halles.example')
  await nadia.getByLabel('Rôle dans la démarche').selectOption('writer')
  // Typed and not chosen, it is not left out in silence
  await nadia.getByRole('combobox', { name: /^Organisation représentée/ }).fill('Les Halles')
  await nadia.getByRole('button', { name: 'Inviter', exact: true }).last().click()
  await nadia.getByText('«\u202FLes Halles\u202F» n’a pas été retenu').waitFor()
  // Looked for in vain, it is added under the name that was typed
  await nadia.getByRole('combobox', { name: /^Organisation représentée/ }).fill('Les Halles Communes')
  await nadia.getByRole('button', { name: 'Ajouter «\u00A0Les Halles Communes\u00A0»' }).click()
  expect(await nadia.getByLabel('Nom de la nouvelle organisation').inputValue()).toBe('Les Halles Communes')
  // Filled and not added, it is asked about before anything leaves
  await nadia.getByRole('button', { name: 'Inviter', exact: true }).last().click()
  await nadia.getByText('Ajoutez d’abord cette organisation').waitFor()
  await expectAccessible(nadia)
  await nadia.getByLabel('Nom de la nouvelle organisation').press('Enter') // adds, and does not send
  await nadia.getByRole('button', { name: 'Ajouter une organisation' }).waitFor()
  await expectAccessible(nadia)
  await nadia.getByRole('button', { name: 'Inviter', exact: true }).last().click()
  const link = await nadia.getByLabel(/^Lien d’invitation pour ana@halles\.example/).inputValue()
  await expectAccessible(nadia)
  await nadia.getByRole('button', { name: 'Terminer' }).click()

  ana = await (await story.browser.aContext(story.product.url)).newPage()
  await ana.goto(here(link))
  await ana.getByText('Nadia Ferhat vous invite').waitFor()
  await ana.getByLabel('Votre nom').fill('Ana Belkacem')
  await ana.getByLabel('Votre phrase de passe').fill(passphrase)
  await ana.getByRole('button', { name: 'Créer le compte et rejoindre' }).click()
  await ana.waitForURL(new RegExp(`/d/${team.demarcheId}`))
  expect(story.browser.complaints()).toEqual([])
})

test('the diagnostic is created, and opening and reading it write nothing [E4, L17]', async () => {
  await nadia.getByRole('link', { name: 'Documents' }).click()
  await nadia.getByRole('button', { name: 'Nouveau document' }).first().click()
  await nadia.getByLabel('Titre du document').fill('Diagnostic partagé')
  await nadia.getByRole('button', { name: 'Créer le document' }).click()
  await nadia.waitForURL(/\/documents\//)
  team.documentId = /documents\/([0-9a-f-]{36})/.exec(nadia.url())?.[1] ?? ''
  await sheet(nadia).waitFor()
  await says(nadia, 'saved')
  const before = await positionOf(story.dataDir, team.documentId)

  await ana.goto(pathOf(team))
  await says(ana, 'saved')
  for (const page of [nadia, ana]) {
    await sheet(page).focus()
    for (const key of ['Control+End', 'Control+Home', 'ArrowDown']) await page.keyboard.press(key)
  }
  await nadia.reload()
  await says(nadia, 'saved')
  await nadia.getByRole('list', { name: '2 personnes présentes' }).waitFor()
  expect(await positionOf(story.dataDir, team.documentId)).toBe(before)
  expect(story.browser.complaints()).toEqual([])
})

test('both write, in their own paragraphs and in the same one; each sees the other, by name and organisation', async () => {
  await writeParagraph(nadia, 'Le territoire compte trois halles.')
  await holds(ana, 'Le territoire compte trois halles.')
  await writeParagraph(ana, 'Elles emploient cent personnes.')
  await holds(nadia, 'Elles emploient cent personnes.')
  await sheet(nadia).locator('.caret[data-name="Ana"]').waitFor({ state: 'attached' })
  await sheet(ana).locator('.caret[data-name="Nadia"]').waitFor({ state: 'attached' })
  await ana.getByRole('img', { name: 'Nadia Ferhat, Vaucombe Métropole' }).first().waitFor()
  await nadia.getByRole('img', { name: 'Ana Belkacem, Les Halles Communes' }).first().waitFor()

  // At once, in one paragraph: Nadia at its beginning, Ana at its end.
  const shared = sheet(nadia).getByText('Elles emploient cent personnes.')
  await shared.click({ delay: 60 })
  await nadia.keyboard.press('Home')
  await caretKnown(nadia)
  await goToEnd(ana)
  await Promise.all([nadia.keyboard.type('En 2026, '), ana.keyboard.type(' Et deux cents bénévoles.')])
  const together = 'En 2026, Elles emploient cent personnes. Et deux cents bénévoles.'
  for (const page of [nadia, ana]) {
    await holds(page, together)
    await says(page, 'saved')
  }
  expect(await textOf(nadia)).toBe(await textOf(ana))
  await shot(nadia, 'story-cowriting')

  await ana.reload()
  await holds(ana, together)
  await says(ana, 'saved')
  expect(story.browser.complaints()).toEqual([])
})
