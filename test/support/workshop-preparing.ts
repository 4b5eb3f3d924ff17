// A workshop prepared in a browser from its template, as the story of a whole one begins.
import type { Locator, Page } from 'playwright-core'
import { expectNarrow } from './narrow.ts'

/** Of its video room. */
export const videoUrl = 'https://visio.vaucombe.example/ateliers'

/** From the list of a démarche to a code: what a chargée de mission does the week before. */
export async function prepare(page: Page, demarcheId: string): Promise<string> {
  const press = (within: Page | Locator, name: string) => within.getByRole('button', { name }).click()
  const titled = () => page.getByRole('heading', { level: 1, name: 'Ateliers des locaux' }).first().waitFor()
  await page.goto(`/d/${demarcheId}/ateliers`)
  await press(page, 'Préparer un atelier')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Titre de l’atelier' }).fill('Ateliers des locaux')
  await dialog.getByRole('combobox', { name: 'Organisation qui pilote' }).click()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await dialog.getByRole('radio', { name: 'Atelier thématique (2 h)' }).check()
  await press(dialog, 'Créer l’atelier')
  await titled()
  await press(page, 'Reprendre le texte proposé')
  await page.getByRole('combobox', { name: 'Modalité' }).selectOption('hybrid')
  const video = page.getByRole('textbox', { name: /^Lien de la visioconférence/ })
  await video.fill(videoUrl)
  await video.blur()
  const due = page.getByLabel('Date de retour')
  await due.fill('2027-03-01')
  await due.blur()
  await press(page, 'Ouvrir aux participant·es')
  await page.getByText('Code pour rejoindre').waitFor()
  await expectNarrow(page, 'preparation')
  const link = await page.getByRole('textbox', { name: 'Lien pour rejoindre' }).inputValue()
  await page.getByRole('link', { name: 'Ouvrir la console' }).click()
  await titled()
  return link
}
