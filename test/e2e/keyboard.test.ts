// Without a mouse, from signing in to signing out; each state looked at by axe, light and dark.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectAccessibleByNightToo } from '../support/browser.ts'
import { png } from '../support/images.ts'
import { nadiaEmail, passphrase } from '../support/instance.ts'
import { expectModal, focused, pointersOf, walk } from '../support/keyboard.ts'
import { aWrittenStory, caretKnown, holds, isInText, pathOf, says, sheet } from '../support/story.ts'

let story: Awaited<ReturnType<typeof aWrittenStory>>
beforeAll(async () => {
  story = await aWrittenStory()
})
afterAll(async () => story?.close())

/** From the text to a tool, by Alt+F10 and the arrows, and presses it. */
async function tool(page: Page, name: string | RegExp): Promise<void> {
  await page.keyboard.press('Alt+F10')
  await walk(page, 'ArrowRight', name)
  await page.keyboard.press('Enter')
}

const back = async (page: Page) => {
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.activeElement?.classList.contains('doc-text'))
}

test('by keyboard alone', async () => {
  const { team, browser, product } = story
  const context = await browser.aContext(product.url, { colorScheme: 'light', expects: [/status of 401/] })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor()
  await expectAccessibleByNightToo(page)
  await page.getByLabel('Courriel').focus()
  await page.keyboard.type(nadiaEmail)
  await page.keyboard.press('Tab')
  await page.keyboard.type(passphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Diagnostic partagé' }).first().waitFor()
  await expectAccessibleByNightToo(page)
  await walk(page, 'Tab', /^Diagnostic partagé/)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${pathOf(team)}`)
  await sheet(page).waitFor()
  await says(page, 'saved')
  await expectAccessibleByNightToo(page)

  // F6 walks the regions: header, tools, outline, text.
  for (let step = 0; step < 5 && !(await sheet(page).evaluate((text) => text === document.activeElement)); step++)
    await page.keyboard.press('F6')
  expect(await sheet(page).evaluate((text) => text === document.activeElement)).toBe(true)

  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Enjeux du val')
  await page.keyboard.press('Alt+F10')
  await walk(page, 'ArrowRight', /^Style du paragraphe/)
  await page.keyboard.press('ArrowDown')
  await page.getByRole('menu').waitFor()
  await expectAccessibleByNightToo(page)
  await walk(page, 'ArrowDown', /^Titre/)
  await page.keyboard.press('Enter')
  await sheet(page).locator('h2', { hasText: 'Enjeux du val' }).waitFor()
  await page.getByRole('navigation', { name: 'Sommaire' }).getByRole('button', { name: 'Enjeux du val' }).waitFor()

  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await tool(page, 'Liste à puces')
  await back(page)
  await page.keyboard.type('un point')
  await sheet(page).locator('ul li', { hasText: 'un point' }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await tool(page, 'Insérer un tableau')
  await page.keyboard.type('case du val')
  for (const heading of ['Qui', 'Quand']) {
    await page.keyboard.press('Tab')
    await page.keyboard.type(heading)
  }
  await sheet(page).locator('table', { hasText: 'case du val' }).waitFor()
  await says(page, 'saved')
  await expectAccessibleByNightToo(page)

  // The outline leads back to the section.
  for (let step = 0; step < 5; step++) {
    await page.keyboard.press('F6')
    if (await page.evaluate(() => document.activeElement?.closest('[data-region="outline"]') !== null)) break
  }
  await walk(page, 'Tab', /^Enjeux du val/)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.classList.contains('doc-text'))
  await page.keyboard.type('Les ')
  await holds(page, 'Les Enjeux du val')
  await says(page, 'saved')

  await page.keyboard.press('F6')
  await walk(page, 'Tab', /Votre compte|Nadia Ferhat/)
  await page.keyboard.press('Enter')
  await page.getByRole('menu').waitFor()
  await expectAccessibleByNightToo(page)
  await walk(page, 'ArrowDown', /^Se déconnecter/)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Se déconnecter' }).waitFor()
  await page.getByText('Garder sur cet appareil').waitFor()
  await expectAccessibleByNightToo(page)
  await walk(page, 'Tab', 'Se déconnecter')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.matches('h1, input'))).toBe(true)
  expect(browser.complaints()).toEqual([])
  await context.close()
})

/** Whoever has only a keyboard: how often something was pressed with a pointer, and that the focus was never nowhere. */
async function aKeyboard(page: Page) {
  const pointers = await pointersOf(page)
  const { keyboard } = page
  return {
    press: async (...keys: string[]) => {
      for (const key of keys) await keyboard.press(key)
      await page.waitForFunction(() => document.activeElement !== document.body)
    },
    type: (words: string) => keyboard.type(words),
    /** After a slash or an at sign: the one that is pointed at is chosen once it is the one. */
    async choose(typed: string, name: RegExp) {
      await keyboard.type(typed)
      await page.locator('[role="option"][aria-selected="true"]').filter({ hasText: name }).waitFor()
      await keyboard.press('Enter')
    },
    /** By F6 to a region of the page. */
    async region(name: string) {
      const isThere = () =>
        page.evaluate((at) => document.activeElement?.closest(`[data-region="${at}"]`) != null, name)
      for (let step = 0; step < 6 && (step === 0 || !(await isThere())); step++) await keyboard.press('F6')
      expect(await isThere(), name).toBe(true)
    },
    pointers,
  }
}

test('a real chapter, by keyboard alone [D6, D7, D11, D15, D20, D41, D42, D55, I14, Q7, X1]', async () => {
  const { team, browser, product } = story
  const context = await browser.aContext(product.url, { visitor: team.nadia })
  const page = await context.newPage()
  page.on('filechooser', () => undefined) // told of from now on: the browser is asked to only when somebody listens
  const { press, type, choose, region, pointers } = await aKeyboard(page)
  const text = sheet(page)
  const said = (words: RegExp) => page.locator('#editor-said').filter({ hasText: words }).waitFor({ state: 'attached' })

  // From the first page to a document of one's own, made from a template.
  await page.goto('/')
  await page.getByRole('link', { name: 'Diagnostic de l’ESS' }).first().waitFor()
  await walk(page, 'Tab', 'Diagnostic de l’ESS')
  await press('Enter')
  await page.getByRole('navigation', { name: 'Parties de la démarche' }).waitFor()
  await walk(page, 'Tab', /^Documents/)
  await press('Enter')
  await page.getByRole('button', { name: 'Nouveau document' }).waitFor()
  await walk(page, 'Tab', 'Nouveau document')
  await press('Enter')
  await page.getByLabel('Chercher un modèle').waitFor()
  await press('Tab', 'Tab')
  await type('note libre')
  await page.getByRole('status').filter({ hasText: '1 modèle' }).waitFor()
  await press('Tab', 'Space')
  await page.getByRole('heading', { name: 'Note libre' }).waitFor()
  while (!(await page.getByLabel('Titre du document').evaluate((field) => field === document.activeElement)))
    await press('Tab')
  await type('Les lieux')
  await press('Enter')
  await text.waitFor()
  await says(page, 'saved')
  await page.getByRole('toolbar').waitFor()
  const spelling = ({ lang, spellcheck }: HTMLElement) => [lang, spellcheck]
  expect(await text.evaluate(spelling)).toEqual(['fr', true])
  await walk(page, 'Tab', 'Autres actions')
  await press('Enter')
  await walk(page, 'ArrowDown', /^Numéroter les titres/)
  await press('Enter')

  // Headings, lists, a task, a quotation, a callout.
  await region('text')
  await press('Control+End')
  await caretKnown(page)
  await type('## Ouvrir des lieux')
  await press('Enter')
  await text.locator('h2[data-number="1"]', { hasText: 'Ouvrir des lieux' }).waitFor()
  await type('- une halle')
  await press('Enter', 'Tab')
  await type('une cour')
  await press('Enter', 'Enter', 'Enter')
  await type('1. ouvrir')
  await press('Enter', 'Enter')
  await type('[ ] réserver')
  await press('Control+Enter', 'Enter', 'Enter')
  await type('> Nous manquons de lieux.')
  await press('Enter', 'Enter')
  await choose('/att', /Attention/)
  await type('Bail précaire.')
  await press('Enter', 'Enter')
  await text.locator('ul ul li', { hasText: 'une cour' }).waitFor()
  await text.locator('li[data-checked="true"]', { hasText: 'réserver' }).waitFor()
  await text.locator('[data-callout="attention"]', { hasText: 'Bail précaire.' }).waitFor()

  // A table, filled; Tab in its last cell adds a line, which is undone alone.
  await choose('/tableau', /^Tableau$/)
  for (const cell of ['Lieu', 'État', 'Coût', 'Halle', 'bon', '120', 'Cour', 'à refaire', '80']) {
    await type(cell)
    await press('Tab')
  }
  await expect.poll(() => text.locator('table tr').count()).toBe(4)
  await press('Control+z')
  await expect.poll(() => text.locator('table tr').allInnerTexts()).toHaveLength(3)
  expect(await text.locator('table th').allInnerTexts()).toEqual(['Lieu', 'État', 'Coût'])
  await caretKnown(page)
  await press('ArrowDown')
  await caretKnown(page)

  // An image with its alternative text and its caption; a note; links; mentions.
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), choose('/image', /^Image$/)])
  await chooser.setFiles({ name: 'halle.png', mimeType: 'image/png', buffer: png() })
  await page.getByLabel('Texte de remplacement').waitFor()
  await type('La halle un matin')
  await walk(page, 'Tab', 'Enregistrer')
  await press('Enter')
  await page.waitForFunction(() => document.activeElement?.classList.contains('doc-text'))
  await type('La halle en 2026')
  await text.locator('figcaption', { hasText: 'La halle en 2026' }).waitFor()
  await press('Enter')
  await type('Selon une enquête')
  await press('Control+Alt+b')
  await page.getByRole('textbox', { name: 'Texte de la note 1' }).waitFor()
  await type('Chambre régionale')
  await press('Enter')
  await type(', voir ')
  const link = async (sought: string, name: RegExp) => {
    await press('Control+k')
    await page.getByLabel('Où mène le lien').waitFor()
    await type(sought)
    await page.getByRole('option', { name }).waitFor()
    await press('ArrowDown', 'Enter')
    await page.waitForFunction(() => document.activeElement?.classList.contains('doc-text'))
  }
  await link('Diagnostic', /^Diagnostic partagé document/)
  await type(' et ')
  await link('Ouvrir', /^Ouvrir des lieux section/)
  await choose(', avec @nad', /Nadia Ferhat/)
  await choose('et @vaucombe', /^Vaucombe Métropole\s*organisation/)
  expect(await text.locator('a').evaluateAll((links) => links.map((a) => a.textContent))).toEqual([
    'Diagnostic partagé',
    'Ouvrir des lieux',
  ])
  await expect.poll(() => text.locator('.mention').allInnerTexts()).toEqual(['@Nadia Ferhat', '@Vaucombe Métropole'])

  // Details; a block that moves, and says where to; a typographic help taken back.
  await press('Enter')
  await choose('/détails', /Détails/)
  await type('Pour aller plus loin')
  await press('Enter')
  await type('Le fond.')
  await press('Enter', 'Enter')
  await type('Fin du chapitre')
  await press('Alt+Shift+ArrowUp')
  await said(/^Fin du chapitre.: avant «.Pour aller plus loin/)
  await type(' : "')
  await holds(page, 'Fin du chapitre\u202f: «\u202f')
  await press('Backspace')
  await type('tel quel"')
  await holds(page, 'Fin du chapitre\u202f: "tel quel"')
  await expectAccessible(page)

  // Find and replace; the outline; a file.
  await press('Control+h')
  await page.getByRole('textbox', { name: 'Rechercher', exact: true }).waitFor()
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT')
  await type('halle')
  const bar = page.getByRole('search', { name: 'Rechercher dans le texte' })
  await bar.getByRole('status').filter({ hasText: 'sur 3' }).waitFor()
  while (!(await page.getByLabel('Remplacer par').evaluate((field) => field === document.activeElement)))
    await press('Tab')
  await type('grange')
  await walk(page, 'Tab', 'Tout remplacer')
  await press('Enter')
  await bar.getByRole('status').filter({ hasText: '3 remplacements' }).waitFor()
  await press('Escape')
  await page.waitForFunction(() => document.activeElement?.classList.contains('doc-text'))
  await region('outline')
  await walk(page, 'Tab', '1 Ouvrir des lieux')
  await press('Enter')
  await page.waitForFunction(() => document.activeElement?.classList.contains('doc-text'))
  await says(page, 'saved')
  await region('header')
  await walk(page, 'Tab', 'Autres actions')
  await press('Enter')
  await walk(page, 'ArrowDown', /^Exporter/)
  await press('Enter')
  await page.getByRole('dialog', { name: 'Exporter le document' }).waitFor()
  await walk(page, 'Tab', 'Télécharger le fichier')
  const [file] = await Promise.all([page.waitForEvent('download'), press('Enter')])
  expect(file.suggestedFilename()).toBe('Les lieux.docx')
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Autres actions')
  await text.locator('p', { hasText: 'Fin du chapitre' }).waitFor()
  expect(await text.locator('table td').first().innerText()).toBe('grange')

  // The list of keys: gone through to its end, and back to the caret.
  await region('text')
  await press('Control+/')
  const last = page.getByRole('dialog', { name: 'Raccourcis clavier' }).locator('dd').last()
  await last.waitFor()
  const isInSight = () => last.evaluate((one) => one.getBoundingClientRect().bottom <= innerHeight)
  expect(await isInSight()).toBe(false)
  await press('End')
  await expect.poll(isInSight).toBe(true)
  await expectModal(page, /./u)
  expect(await isInText(page)).toBe(true)
  expect(await pointers()).toBe(0)
  expect(browser.complaints()).toEqual([])
  await context.close()
})

test('an arrow proposes a role and changes nothing; what is removed leaves the focus near it', async () => {
  const { team, browser, product } = story
  const name = 'Odile Sans-Souris'
  await team.invite('o.sanssouris@cress.example', name, 'observer')
  const context = await browser.aContext(product.url, { visitor: team.nadia })
  const page = await context.newPage()
  await page.goto(`/d/${team.demarcheId}/membres`)
  const role = page.getByLabel(`Rôle de ${name}`)
  await role.focus()
  await page.keyboard.press('ArrowUp')
  const { members } = await team.nadia.call('readDemarche', { demarcheId: team.demarcheId })
  expect(members.find(({ displayName }) => displayName === name)?.role).toBe('observer')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toMatch(/^Changer le rôle de Odile/)
  await page.keyboard.press('Enter')
  await page.getByText(/^Rôle de Odile Sans-Souris.: Élu·e/).waitFor()
  await page.waitForFunction(() => document.activeElement instanceof HTMLSelectElement)

  await walk(page, 'Tab', `Retirer ${name}`)
  await page.keyboard.press('Enter')
  await page.getByRole('alertdialog').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText(`${name} ne fait plus partie`).waitFor()
  await page.waitForFunction(() => document.activeElement?.matches('h2'))

  await page.getByRole('button', { name: 'Inviter', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByLabel('Adresse électronique').waitFor()
  await walk(page, 'Tab', 'Inviter')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true')
  expect(browser.complaints()).toEqual([])
  await context.close()
})
