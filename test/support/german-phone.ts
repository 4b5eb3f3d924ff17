// A phone that speaks German in a workshop held in French: how one joins by it, and how others have its words. [A98]
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectGerman } from './french.ts'
import { tabTo } from './workshop-walks.ts'

/** What its person writes. */
export const german = 'Ein Bus über die Grenze'

/** What they write without saying in which language. */
const unsigned = 'Nachts fährt keiner'

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

/** In a nameless phase the tag may tell who writes: the phone says so, and by keyboard alone its owner leaves it out. [A115] */
export async function untagged(greta: Page, reading: Page): Promise<void> {
  await greta.getByText(/verraten, dass es von Ihnen ist/).waitFor()
  const tells = greta.getByRole('checkbox', { name: 'Dazusagen, dass es auf Deutsch ist' })
  expect(await tells.isChecked()).toBe(true)
  await greta.getByRole('textbox').last().focus()
  await greta.keyboard.press('Tab')
  await tells.and(greta.locator(':focus')).waitFor()
  await greta.keyboard.press('Space')
  const sending = greta.waitForRequest((request) => request.postData()?.includes(unsigned) ?? false)
  await greta.getByRole('textbox').last().fill(unsigned)
  await tabTo(greta, greta.locator('button[type=submit]'))
  await greta.keyboard.press('Enter')
  expect((await sending).postData()).not.toContain('language')
  const words = reading.locator('[lang]').filter({ hasText: unsigned }).last()
  await words.waitFor()
  expect(await words.getAttribute('lang')).toBe('fr')
  expect(await words.locator('xpath=following-sibling::*').filter({ hasText: 'en allemand' }).count()).toBe(0)
}
