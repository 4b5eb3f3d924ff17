// A phone that speaks German in a workshop held in French: how one joins by it, and how others have its words. [A98]
import type { Page } from 'playwright-core'
import { expectGerman } from './french.ts'

/** What its person writes. */
export const german = 'Ein Bus über die Grenze'

/** The browser asks for German; the choice is theirs, and the other language is beside. */
export async function joinInGerman(page: Page, link: string): Promise<void> {
  const press = (name: string) => page.getByRole('button', { name }).click()
  await page.goto('/r')
  await page.getByRole('textbox', { name: 'Code des Workshops' }).waitFor()
  await expectGerman(page)
  await press('Français')
  await page.getByRole('textbox', { name: 'Code de l’atelier' }).waitFor()
  await page.goto(link)
  await press('Deutsch')
  await page.getByRole('textbox', { name: 'Ihr Name' }).fill('Greta')
  await press('Am Workshop teilnehmen')
  await page.getByText('Wählen Sie, was am besten auf Sie zutrifft.').waitFor()
  await expectGerman(page)
  await page.getByRole('combobox', { name: 'Sie nehmen teil als' }).selectOption({ label: 'Einwohner/in' })
  await page.getByRole('combobox', { name: 'Ihr Tisch' }).selectOption({ label: 'Tisch 2' })
  await press('Am Workshop teilnehmen')
  await page.getByText('Sie sind dabei').waitFor()
}

/** Their words as others have them: as they wrote them, told to be in German. */
export async function expectTagged(page: Page): Promise<void> {
  const words = page.locator('[lang=de]').filter({ hasText: german }).first()
  await words.waitFor()
  await words.locator('xpath=following-sibling::*').filter({ hasText: 'de' }).getByText('en allemand').first().waitFor()
}
