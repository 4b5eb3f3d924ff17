// Without a mouse, from signing in to signing out; each state looked at by axe, light and dark.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../support/browser.ts'
import { nadiaEmail, passphrase } from '../support/instance.ts'
import { aWrittenStory, holds, pathOf, says, sheet } from '../support/story.ts'

let story: Awaited<ReturnType<typeof aWrittenStory>>
beforeAll(async () => {
  story = await aWrittenStory()
})
afterAll(async () => story?.close())

const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    if (at === document.body) return ''
    return at?.getAttribute('aria-label') ?? at?.textContent ?? ''
  })

/** Presses a key until the focus is on what is called so. */
async function walk(page: Page, key: string, name: string | RegExp, most = 40): Promise<void> {
  const seen: string[] = []
  for (let step = 0; step < most; step++) {
    const now = await focused(page)
    if (typeof name === 'string' ? now === name : name.test(now)) return
    seen.push(now.slice(0, 40))
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never reached ${name}; it went through ${seen.join(' | ')}`)
}

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

test.each(['light', 'dark'] as const)('by keyboard alone, %s', async (colorScheme) => {
  const { team, browser, product } = story
  const context = await browser.aContext(product.url, { colorScheme, expects: [/status of 401/] })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('Courriel').focus()
  await page.keyboard.type(nadiaEmail)
  await page.keyboard.press('Tab')
  await page.keyboard.type(passphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Diagnostic partagé' }).first().waitFor()
  await expectAccessible(page)
  await walk(page, 'Tab', /^Diagnostic partagé/)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${pathOf(team)}`)
  await sheet(page).waitFor()
  await says(page, 'saved')
  await expectAccessible(page)

  // F6 walks the regions: header, tools, outline, text.
  for (let step = 0; step < 5 && !(await sheet(page).evaluate((text) => text === document.activeElement)); step++)
    await page.keyboard.press('F6')
  expect(await sheet(page).evaluate((text) => text === document.activeElement)).toBe(true)

  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type(`Enjeux ${colorScheme}`)
  await page.keyboard.press('Alt+F10')
  await walk(page, 'ArrowRight', /^Style du paragraphe/)
  await page.keyboard.press('ArrowDown')
  await page.getByRole('menu').waitFor()
  await expectAccessible(page)
  await walk(page, 'ArrowDown', /^Titre/)
  await page.keyboard.press('Enter')
  await sheet(page)
    .locator('h2', { hasText: `Enjeux ${colorScheme}` })
    .waitFor()
  await page
    .getByRole('navigation', { name: 'Sommaire' })
    .getByRole('button', { name: `Enjeux ${colorScheme}` })
    .waitFor()

  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await tool(page, 'Liste à puces')
  await back(page)
  await page.keyboard.type('un point')
  await sheet(page).locator('ul li', { hasText: 'un point' }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await tool(page, 'Insérer un tableau')
  await page.keyboard.type(`case ${colorScheme}`)
  for (const heading of ['Qui', 'Quand']) {
    await page.keyboard.press('Tab')
    await page.keyboard.type(heading)
  }
  await sheet(page)
    .locator('table', { hasText: `case ${colorScheme}` })
    .waitFor()
  await says(page, 'saved')
  await expectAccessible(page)

  // The outline leads back to the section.
  for (let step = 0; step < 5; step++) {
    await page.keyboard.press('F6')
    if (await page.evaluate(() => document.activeElement?.closest('[data-region="outline"]') !== null)) break
  }
  await walk(page, 'Tab', new RegExp(`^Enjeux ${colorScheme}`))
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.classList.contains('doc-text'))
  await page.keyboard.type('Les ')
  await holds(page, `Les Enjeux ${colorScheme}`)
  await says(page, 'saved')

  await page.keyboard.press('F6')
  await walk(page, 'Tab', /Votre compte|Nadia Ferhat/)
  await page.keyboard.press('Enter')
  await page.getByRole('menu').waitFor()
  await expectAccessible(page)
  await walk(page, 'ArrowDown', /^Se déconnecter/)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Se déconnecter' }).waitFor()
  await page.getByText('Garder sur cet appareil').waitFor()
  await expectAccessible(page)
  await walk(page, 'Tab', 'Se déconnecter')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.matches('h1, input'))).toBe(true)
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
