// What people do in a workshop by keyboard alone: each walk is of one page, and fails if the focus is not where one goes on.
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible, expectAccessibleByNightToo } from './browser.ts'
import { jpeg } from './images.ts'
import type { Visitor } from './visitor.ts'
import { write } from './workshop-pages.ts'
import { done, roomOf } from './workshops.ts'

/** By Tab alone, as whoever has no pointer comes there. */
export async function tabTo(page: Page, goal: Locator): Promise<void> {
  await goal.waitFor()
  for (let n = 0; n < 120; n++) {
    if (await goal.evaluate((one) => one === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${String(goal)}`)
}

const focused = (page: Page, one: Locator) => one.and(page.locator(':focus')).waitFor()

/** Two that came late are set apart one after the other, then taken all the same: the focus goes on with the next, and then to a heading. */
export async function lateByKeyboard(console: Page, first: string, second: string): Promise<void> {
  const keys = console.keyboard
  const heading = console.locator('h2:focus, h3:focus')
  const tray = console.getByRole('region', { name: 'Arrivées en retard' })
  const act = (within: Locator, name: string, text: string) =>
    within.getByRole('button', { name: new RegExp(`^${name}.*${text}`) })
  await tabTo(console, act(tray, 'Écarter', first))
  await keys.press('Enter')
  await focused(console, act(tray, 'Écarter', second))
  await keys.press('Enter')
  await tray.waitFor({ state: 'detached' })
  await heading.waitFor()
  const apart = console.locator('details').filter({ hasText: 'Écartées\u202f: 2 contributions' })
  await tabTo(console, apart.locator('summary'))
  await keys.press('Enter')
  await expectAccessible(console)
  await keys.press('Tab')
  await focused(console, act(console.locator('details'), 'Prendre quand même', first))
  await keys.press('Enter')
  await focused(console, act(console.locator('details'), 'Prendre quand même', second))
  await keys.press('Enter')
  await console.getByText(/^Écartée/).waitFor({ state: 'detached' })
  await heading.waitFor()
}

/** The menus of the running order while the workshop runs: skipped, played, gone to, put in; each taken back. [A60] */
export async function planByKeyboard(console: Page, other: string, inHand: string): Promise<void> {
  const keys = console.keyboard
  const line = (title: string) =>
    console
      .getByRole('navigation', { name: /^Déroulé/ })
      .getByRole('listitem')
      .filter({ hasText: title })
  const more = (title: string) => line(title).getByRole('button', { name: /^Actions pour la phase/ })
  const choose = async (title: string, typed: string) => {
    await more(title).focus()
    await keys.press('Enter')
    await console.getByRole('menuitem').first().waitFor()
    await keys.type(typed)
    await console.locator('[role="menuitem"]:focus').filter({ hasText: typed }).waitFor()
    await keys.press('Enter')
  }
  const skipped = line(other).and(console.locator('[data-state="skipped"]'))
  await choose(other, 'Ne')
  await skipped.waitFor()
  await focused(console, more(other))
  await choose(other, 'Jouer')
  await skipped.waitFor({ state: 'detached' })
  await choose(other, 'Aller')
  const sure = console.getByRole('alertdialog').or(console.getByRole('dialog'))
  await tabTo(console, sure.getByRole('button', { name: 'Aller à cette phase' }))
  await keys.press('Enter')
  await line(other).and(console.locator('[aria-current="step"]')).waitFor()
  await focused(console, more(other))
  await keys.press('Control+z')
  await line(inHand).and(console.locator('[aria-current="step"]')).waitFor()
  await choose(inHand, 'Ajouter')
  await tabTo(console, sure.getByRole('textbox', { name: 'Titre' }))
  await keys.press('Control+a')
  await keys.type('Une question de plus')
  await keys.press('Enter')
  await line('Une question de plus').waitFor()
  await sure.waitFor({ state: 'detached' })
  await focused(console, more(inHand))
  await keys.press('Control+z')
  await line('Une question de plus').waitFor({ state: 'detached' })
}

/** On the wall a card is carried into a new group, then another one beside it. */
export async function wallByKeyboard(console: Page): Promise<void> {
  const keys = console.keyboard
  const said = (words: RegExp) => console.locator('output').filter({ hasText: words }).waitFor({ state: 'attached' })
  const own = () => console.evaluate(() => document.activeElement?.getAttribute('data-card') ?? '')
  const carry = async () => {
    const id = await own()
    await keys.press('Space')
    await said(/^Prise\./)
    await keys.press('ArrowRight')
    await keys.press('Space')
    await said(/^Déposée dans/)
    await expect.poll(own).toBe(id)
  }
  await tabTo(console, console.locator('[data-card][tabindex="0"]'))
  await carry()
  const group = console
    .locator('section')
    .filter({ has: console.locator('[data-card]:focus') })
    .last()
  await expect.poll(() => group.locator('[data-card]').count()).toBe(1)
  await keys.press('ArrowLeft')
  await expect.poll(() => group.locator('[data-card]').count()).toBeGreaterThan(1) // back among those in no group
  await carry()
  await expect.poll(() => group.locator('[data-card]').count()).toBe(2)
  await expectAccessibleByNightToo(console)
}

/** The photograph of a sheet is put to its table, seen, and removed. [A64] */
export async function photoByKeyboard(console: Page): Promise<void> {
  console.on('filechooser', () => undefined) // told of from now on: the browser is asked to only when somebody listens
  const keys = console.keyboard
  await console.getByRole('button', { name: 'Autres actions de l’atelier' }).focus()
  await keys.press('Enter')
  await console.getByRole('menuitem', { name: 'Photos des feuilles…' }).waitFor()
  await keys.type('Photos')
  await keys.press('Enter')
  const dialog = console.getByRole('dialog', { name: 'Photos des feuilles de table' })
  await dialog.getByText('Aucune photo pour l’instant.').waitFor()
  const which = dialog.getByRole('combobox', { name: 'Table de la feuille' })
  await tabTo(console, which)
  await keys.type('Table 2')
  await expect.poll(() => which.inputValue()).not.toBe('')
  await tabTo(console, dialog.getByRole('button', { name: 'Ajouter des photos' }))
  const choosing = console.waitForEvent('filechooser')
  await keys.press('Enter')
  await (await choosing).setFiles({ name: 'feuille.jpg', mimeType: 'image/jpeg', buffer: jpeg() })
  const photo = dialog.getByRole('img', { name: /^Feuille de la table 2/ })
  await expect.poll(() => photo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  await expectAccessibleByNightToo(console)
  await tabTo(console, dialog.getByRole('button', { name: /^Supprimer.*table 2/ }))
  await keys.press('Enter')
  const sure = console.getByRole('alertdialog')
  await tabTo(console, sure.getByRole('button', { name: 'Supprimer' }))
  await keys.press('Enter')
  await dialog.getByText('Photo supprimée.').waitFor({ state: 'attached' })
  await photo.waitFor({ state: 'detached' })
  await focused(console, dialog.getByRole('button', { name: 'Ajouter des photos' }))
  await keys.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await focused(console, console.getByRole('button', { name: 'Autres actions de l’atelier' }))
}

/** What is printed for a room without phones: the poster with the code, numbered sheets, the sheet of attendance. */
export async function seeKit(page: Page, workshopId: string): Promise<void> {
  await page.goto(`/ateliers/${workshopId}/kit`)
  await page.getByRole('img', { name: /^QR code pour rejoindre l’atelier/ }).waitFor()
  const pages = page.getByRole('group', { name: 'Kit papier' })
  for (const words of ['Feuille 1 sur 1', 'N°', 'Feuille d’émargement', 'Signature'])
    await pages.getByText(words, { exact: true }).first().waitFor()
  await expectAccessible(page)
  const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(await pages.locator('section').count()) // one on each
}

/** From the field of `/suivi` to what became of one's words, with the code alone. [A50, A51] */
async function followByKeyboard(page: Page, code: string, said: RegExp): Promise<void> {
  await focused(page, page.getByRole('textbox', { name: 'Code de suivi' }))
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Ce que votre contribution est devenue' }).waitFor()
  await page.getByText(said).first().waitFor()
}

/** Once all is published: one's words are read where they came to, and withdrawn. [A51, A52] */
export async function withdrawByKeyboard(page: Page, code: string, said: RegExp): Promise<void> {
  await page.goto('/suivi')
  await followByKeyboard(page, code, said)
  await tabTo(page, page.getByRole('button', { name: 'Retirer ma contribution' }))
  await page.keyboard.press('Enter')
  await page.getByRole('group').locator('button:focus').waitFor() // the way back
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page
    .getByText(/^Contribution retirée/)
    .first()
    .waitFor({ state: 'attached' })
  await expect.poll(() => page.evaluate(() => document.activeElement === document.body)).toBe(false)
}

/** Closed on this device, where it is open, and opened again by typing the code: one's words are corrected. [A52] */
export async function correctByKeyboard(page: Page, code: string, said: RegExp, corrected: string): Promise<void> {
  const keys = page.keyboard
  await tabTo(page, page.getByRole('button', { name: 'Fermer le suivi' }))
  await keys.press('Enter')
  await page.getByText('Suivi fermé sur cet appareil.').waitFor()
  await followByKeyboard(page, code, said)
  await tabTo(page, page.getByRole('button', { name: 'Corriger ou préciser' }))
  await keys.press('Enter')
  await focused(page, page.getByRole('textbox', { name: 'Votre contribution, corrigée' }))
  await keys.press('Control+a')
  await keys.type(corrected)
  await tabTo(page, page.getByRole('button', { name: 'Enregistrer la correction' }))
  await keys.press('Enter')
  await page.getByText('Correction enregistrée.').waitFor({ state: 'attached' })
  await page.getByText(corrected).first().waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement === document.body)).toBe(false)
  await expectAccessible(page)
}

/** « À reporter »: what somebody corrected is ticked off where it was carried into the document, and stays there to be seen. [A46] */
export async function carriedByKeyboard(page: Page, name: RegExp): Promise<void> {
  const list = page.getByRole('region', { name: /^À reporter/ })
  await tabTo(page, list.getByRole('checkbox', { name }))
  await page.keyboard.press('Space')
  await focused(page, list.getByRole('checkbox', { name: /^Reporté .* par / }))
  await expect.poll(() => list.getByRole('checkbox', { name: /^Reporté .* par / }).isChecked()).toBe(true)
}

/** Both workshops of the day are held and over; whoever was in them reads what became of theirs, without a pointer. [A74] */
export async function followedByKeyboard(nadia: Visitor, demarcheId: string, hand: Page): Promise<void> {
  const { workshops } = await nadia.call('listWorkshops', { demarcheId })
  for (const { id, title } of workshops) {
    if (title !== 'Des lieux' && title !== 'Du temps') continue
    const held = roomOf(nadia, id)
    await done(held.steer({ kind: 'start' }))
    if (title === 'Du temps') await write({ page: hand }, 'Une matinée par mois')
    const roundId = await held.roundId()
    await done(held.steer({ kind: 'reveal', roundId, revealed: true }, { kind: 'close', roundId }))
  }
  await tabTo(hand, hand.getByRole('button', { name: 'Obtenir mon code de suivi' }))
  await hand.keyboard.press('Enter')
  await tabTo(hand, hand.getByRole('link', { name: 'Suivre mes contributions' }))
  await hand.keyboard.press('Enter')
  await hand.getByRole('heading', { level: 1, name: 'Ce que votre contribution est devenue' }).waitFor()
  await hand.getByText('Une matinée par mois').first().waitFor()
  const show = (title: string) =>
    hand.getByRole('listitem').filter({ hasText: title }).getByRole('button', { name: 'Voir cet atelier' })
  await tabTo(hand, show('Des lieux'))
  await hand.keyboard.press('Enter')
  await hand.locator('h1:focus').filter({ hasText: 'Suivre mes contributions' }).waitFor() // nothing was written there
  await expectAccessible(hand)
  await tabTo(hand, show('Du temps'))
  await hand.keyboard.press('Enter')
  await hand.locator('h1:focus').filter({ hasText: 'devenue' }).waitFor()
}

/** A meeting of two workshops, the second moved before the first, from the list of the démarche to its code. [A72] */
export async function meetingByKeyboard(
  page: Page,
  demarcheId: string,
  titles: readonly [string, string],
): Promise<void> {
  const last = titles[1]
  const keys = page.keyboard
  const press = async (name: string | RegExp) => {
    await page.getByRole('button', { name }).focus()
    await keys.press('Enter')
  }
  await page.goto(`/d/${demarcheId}/ateliers`)
  await page.getByRole('button', { name: 'Préparer une rencontre' }).waitFor()
  await press('Préparer une rencontre')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Titre de la rencontre' }).waitFor()
  await expectAccessible(page)
  await keys.type('Rencontres de Vaucombe')
  await keys.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Rencontres de Vaucombe' }).waitFor()
  for (const title of titles) {
    await press('Ajouter un atelier existant')
    const choice = page.getByRole('dialog').getByRole('combobox')
    await choice.waitFor()
    await choice.selectOption({ label: title })
    await keys.press('Tab')
    await page.getByRole('dialog').getByRole('button', { name: 'Ajouter' }).press('Enter')
    await page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { level: 3, name: title }) })
      .waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await press(`Monter « ${last} »`)
  await page.getByText(`« ${last} », place 1 sur 2.`).waitFor()
  await page.getByRole('heading', { level: 3 }).first().filter({ hasText: last }).waitFor()
  await press('Reprendre le texte proposé')
  await page.getByLabel('Date de retour').fill('2027-01-15')
  await page.getByLabel('Date de retour').blur()
  await page.getByRole('button', { name: 'Ouvrir la rencontre' }).waitFor()
  await expectAccessible(page)
  await press('Ouvrir la rencontre')
  await page.getByRole('img', { name: /^Code QR qui mène au choix/ }).waitFor()
  await expectAccessibleByNightToo(page)
}
