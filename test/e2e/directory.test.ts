// The directory of a démarche in the real product: kept by keyboard alone, filled from a spreadsheet, looked at in every look.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, overflows, type BrowserStory } from '../support/browser.ts'
import { aTeam, type Team } from '../support/instance.ts'
import { expectModal, focused, pointersOf, walk } from '../support/keyboard.ts'
import { aDataDirectory, startProduct, type ProductProcess } from '../support/processes.ts'
import { visitScreens, type Screen } from '../support/screens.ts'

const place = aDataDirectory()
let product: ProductProcess
let story: BrowserStory
let team: Team

beforeAll(async () => {
  product = await startProduct({ dataDir: place.dataDir })
  story = await openBrowser()
  team = await aTeam(product.url, product.setupLink() ?? '')
})
afterAll(async () => {
  await story?.close()
  await product?.end('SIGTERM')
  place.remove()
})

const heading = (page: Page, level: 1 | 2, name: string) => page.getByRole('heading', { level, name }).waitFor()
/** Of a dialog when there is one: it stands last. */
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last()
const dialog = (page: Page) => page.getByRole('dialog')

/** As somebody without a mouse: the focus is brought there, and the key pressed. */
async function press(page: Page, name: string): Promise<void> {
  await button(page, name).focus()
  await page.keyboard.press('Enter')
}

test('an organisation is listed, described, given a contact and rid of it, without a mouse [Y2, Y3, Y5, Y6]', async () => {
  const context = await story.aContext(product.url, { visitor: team.nadia })
  const page = await context.newPage()
  await page.goto(`/d/${team.demarcheId}/organisations`)
  await press(page, 'Ajouter')
  await dialog(page).waitFor()
  await page.getByRole('radio', { name: 'Elle est nouvelle' }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Régie des Aubes')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Association')
  await expectAccessible(page)
  await press(page, 'Ajouter')
  await heading(page, 1, 'Régie des Aubes')

  await press(page, 'Modifier la fiche')
  await page.getByRole('combobox', { name: /^Réseaux/ }).focus()
  await page.keyboard.type('CNLRQ')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: /^Communes/ }).focus()
  await page.keyboard.type('Les Aubes (31265)')
  await page.keyboard.press('Enter')
  await dialog(page).getByText('Les Aubes (31265)', { exact: true }).waitFor()
  await expectAccessible(page)
  await press(page, 'Enregistrer')
  await dialog(page).waitFor({ state: 'detached' })
  await page.getByText('Les Aubes (31265)').waitFor()

  await press(page, 'Ajouter un contact')
  await page.getByRole('textbox', { name: 'Nom', exact: true }).focus()
  await page.keyboard.type('Karim Benali')
  await press(page, 'Enregistrer')
  await page.getByText('Sans son consentement, ses coordonnées').first().waitFor()
  await expectAccessible(page)
  await page.getByRole('checkbox', { name: /consent/ }).focus()
  await page.keyboard.press('Space')
  await press(page, 'Enregistrer')
  await page.getByText('Consentement enregistré par Nadia Ferhat').waitFor()
  await press(page, 'Effacer le contact Karim Benali')
  await press(page, 'Effacer')
  await page.getByText('Aucun contact').waitFor()
  expect(story.complaints()).toEqual([])
  await context.close()
})

const spreadsheet = [
  'Nom;Famille;SIRET;Agréments;Communes;Thèmes;Contact;Courriel;Consentement',
  'Épicerie du Pont;Association;732 829 320 00074;ESUS | EVS;Lissac;Alimentation;Léa Estève;lea@pont.example;oui',
  'Régie des Aubes;;;IAE;;Emploi | Alimentation;;;',
  'Fausse;Association;123;;;;;;',
  'Régies des Aube;Association;;;;;;;',
].join('\r\n')

/** In the bytes of an old spreadsheet. */
const file = { name: 'annuaire.csv', mimeType: 'text/csv', buffer: Buffer.from(spreadsheet, 'latin1') }
const choose = async (page: Page) => {
  await page.getByLabel('Fichier CSV').setInputFiles(file)
  await button(page, 'Vérifier les 4 lignes').click()
  await heading(page, 2, 'Aperçu')
}

test('a spreadsheet comes in after its lines were looked at, and goes out again [Y8, Y9]', async () => {
  const context = await story.aContext(product.url, { visitor: team.nadia, acceptDownloads: true })
  const page = await context.newPage()
  await page.goto(`/d/${team.demarcheId}/organisations/import`)
  await choose(page)
  // For whoever does not see the preview come below the button.
  await page
    .getByRole('status')
    .getByText(/^4 lignes vérifiées.* Lignes refusées\u202f: 1\.$/)
    .waitFor({ state: 'attached' })
  const table = page.getByRole('table', { name: 'Aperçu' })
  expect(await table.getByRole('row').allTextContents()).toEqual([
    'LigneOrganisationRésultatDétail',
    '2Épicerie du PontNouvelleAvec un contact',
    '3Régie des AubesComplétéeChange\u202f: Agréments, Thèmes',
    '4FausseRefuséeSIRET\u202f: ce numéro est faux',
    expect.stringMatching(
      /^5Régies des AubeÀ vérifierRessemble à «\u202fRégie des Aubes\u202f», déjà connue de cet espace\./u,
    ),
  ])
  await button(page, 'Importer 2 organisations').waitFor()
  await page.getByRole('combobox', { name: /^Ligne 5, / }).selectOption('C’en est une autre\u202f: la créer')
  await button(page, 'Importer 3 organisations').click()
  await page.getByText('Sans cet accord').waitFor()
  await page.getByRole('checkbox', { name: /consentent/ }).check()
  await button(page, 'Importer 3 organisations').click()
  await page.getByText('Créées\u202f: 2. Complétées\u202f: 1. Recensées\u202f: 0. Refusées\u202f: 1.').waitFor()
  // What became of each line stays in sight, and is taken away.
  expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Import terminé')
  await page.getByRole('combobox', { name: 'Lignes à montrer' }).selectOption('Refusées (1)')
  const report = page.getByRole('table', { name: 'Ce qu’est devenue chaque ligne' })
  expect(await report.getByRole('row').allTextContents()).toEqual([
    'LigneOrganisationRésultatDétail',
    '4FausseRefuséeSIRET\u202f: ce numéro est faux',
  ])
  await expectAccessible(page)
  const [kept] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Télécharger ce compte rendu').press('Enter'),
  ])
  expect(kept.suggestedFilename()).toBe('compte rendu import annuaire.csv')
  expect(readFileSync(await kept.path(), 'utf8').split('\r\n')).toContain(
    '3;Régie des Aubes;Complétée;"Change\u202f: Agréments, Thèmes";Régie des Aubes',
  )
  await page.getByRole('link', { name: 'Voir l’annuaire' }).click()
  await page.getByRole('searchbox', { name: 'Chercher' }).fill('epicerie')
  await page.getByText('1 sur 4').waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Exporter').click()])
  const saved = readFileSync(await download.path(), 'utf8')
  expect(saved).toContain('Épicerie du Pont')
  expect(saved).toContain('lea@pont.example')
  expect(story.complaints()).toEqual([])
  await context.close()
})

test('two that are one are found, made one without a mouse, and parted again [Y11, Y12, Y13]', async () => {
  const context = await story.aContext(product.url, { visitor: team.nadia, viewport: { width: 320, height: 640 } })
  const page = await context.newPage()
  const pointers = await pointersOf(page)
  await page.goto(`/d/${team.demarcheId}/organisations/doublons`)
  await heading(page, 1, 'Doublons probables')
  const opener = 'Réunir Régie des Aubes et Régies des Aube'
  const goTo = async (name: string) => {
    await walk(page, 'Tab', name, 80)
    await page.keyboard.press('Enter')
  }
  const merge = async (judge: () => Promise<unknown>) => {
    await page.getByText('Deux organisations se ressemblent.').waitFor()
    await goTo(opener)
    await dialog(page).getByText('Les textes qui citent Régies des Aube montrent Régie des Aubes.').waitFor()
    await judge()
    await goTo('Réunir')
    await heading(page, 2, 'Réunions récentes')
    await expect.poll(() => focused(page)).not.toBe('')
  }
  await merge(async () => {
    await expectModal(page, opener)
    await page.keyboard.press('Enter')
    await dialog(page).waitFor()
    await expectAccessible(page)
  })
  await heading(page, 2, 'Aucun doublon probable')
  await expectAccessible(page)
  expect(await overflows(page)).toBe(false)
  const undo = 'Défaire la réunion de Régies des Aube à Régie des Aubes'
  await goTo(undo)
  await page.getByRole('alertdialog').waitFor()
  await expectModal(page, undo)
  await page.keyboard.press('Enter')
  await page.getByRole('alertdialog').waitFor()
  await goTo('Défaire')
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  await page.getByText('Régies des Aube et Régie des Aubes sont de nouveau distinctes').waitFor()
  await expect.poll(() => focused(page)).not.toBe('')
  await expectAccessible(page)
  await merge(() => Promise.resolve())
  expect(await pointers()).toBe(0)
  expect(story.complaints()).toEqual([])
  await context.close()
})

test('the dialogs of a sheet are answered and left by keys, and give the focus back [Y2, Y7, Y12]', async () => {
  const context = await story.aContext(product.url, { visitor: team.nadia })
  const page = await context.newPage()
  const { lines } = await team.nadia.call('listDirectory', { demarcheId: team.demarcheId, sought: 'epicerie' })
  await page.goto(`/d/${team.demarcheId}/organisations/${lines[0]?.id ?? ''}`)
  await heading(page, 1, 'Épicerie du Pont')
  const asked = dialog(page).or(page.getByRole('alertdialog'))
  for (const [act, title] of [
    ['Réunir avec une autre…', 'Réunir deux organisations'],
    ['Retirer de l’annuaire', 'Retirer Épicerie du Pont de l’annuaire\u202f?'],
  ] as const) {
    await press(page, 'Autres actions')
    await page.getByRole('menuitem', { name: act }).press('Enter')
    await page.getByRole('heading', { level: 2, name: title }).waitFor()
    await expectAccessible(page)
    await expectModal(page, 'Autres actions')
  }
  for (const act of ['Modifier la fiche', 'Ajouter un contact', 'Modifier les étiquettes']) {
    await press(page, act)
    await asked.waitFor()
    await expectModal(page, act)
  }
  await press(page, 'Modifier les étiquettes')
  await page.getByRole('combobox', { name: /^Politique/ }).focus()
  await page.keyboard.type('Habitat') // and not added by itself: it is meant all the same
  await press(page, 'Enregistrer')
  await asked.waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Habitat' }).waitFor()
  expect(story.complaints()).toEqual([])
  await context.close()
})

test('every screen of it, in every look, and at 320 px', async () => {
  const base = `/d/${team.demarcheId}/organisations`
  const title = 'Diagnostic de l’ESS'
  const { lines } = await team.nadia.call('listDirectory', { demarcheId: team.demarcheId, sought: 'epicerie' })
  const sheet = `${base}/${lines[0]?.id ?? ''}`
  const screens: Screen[] = [
    {
      name: 'directory-concerned',
      path: `${base}?etiquette=theme%3AAlimentation`,
      heading: title,
      prepare: async (page) => {
        await heading(page, 2, 'Qui d’autre est concerné\u202f?')
        await page.getByText('2 sur 3').waitFor() // of four, two were made one
      },
    },
    {
      name: 'directory-places',
      path: base,
      heading: title,
      prepare: async (page) => {
        await page.getByText(/^(Une commune|\d communes)/u).press('Enter')
        await page.getByRole('link', { name: 'Lissac' }).waitFor()
      },
    },
    { name: 'directory-sheet', path: sheet, heading: 'Épicerie du Pont' },
    {
      name: 'directory-tags',
      path: sheet,
      heading: 'Épicerie du Pont',
      prepare: async (page) => {
        await button(page, 'Modifier les étiquettes').click()
        await dialog(page).waitFor()
      },
    },
    { name: 'directory-import', path: `${base}/import`, heading: 'Importer des organisations', prepare: choose },
  ]
  // Dialogs and tables are drawn alike in every look: those of this page are judged once, where there is least room.
  const inEveryLook = screens.filter(({ name }) => name === 'directory-concerned' || name === 'directory-sheet')
  expect(await visitScreens(story, product.url, inEveryLook, { visitor: team.nadia })).toEqual([])
  const context = await story.aContext(product.url, { visitor: team.nadia, viewport: { width: 320, height: 640 } })
  const page = await context.newPage()
  for (const { path, heading: name, prepare } of screens) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await prepare?.(page)
    await expectAccessible(page)
    expect(await overflows(page), path).toBe(false)
  }
  await context.close()
})
