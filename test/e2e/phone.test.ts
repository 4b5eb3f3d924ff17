// On a phone, by touch: sign in, open, read, write a sentence; nothing is wider than the narrowest screen.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { expectAccessibleByNightToo, overflows, phone, shot } from '../support/browser.ts'
import { nadiaEmail, passphrase } from '../support/instance.ts'
import { aWrittenStory, goToEnd, holds, pathOf, says, sheet } from '../support/story.ts'
import type { Visitor } from '../support/visitor.ts'

let story: Awaited<ReturnType<typeof aWrittenStory>>
let ana: Visitor
beforeAll(async () => {
  story = await aWrittenStory('diagnostic')
  ana = await story.team.invite('ana@halles.example', 'Ana Belkacem')
})
afterAll(async () => story?.close())

test('a phone, by touch: sign in, read, write, find one’s way', async () => {
  const { team, browser, product } = story
  const there = await story.opens(ana, team)
  const context = await browser.aContext(product.url, {
    viewport: phone,
    hasTouch: true,
    isMobile: true,
    colorScheme: 'light',
    expects: [/status of 401/],
  })
  const page = await context.newPage()
  await page.goto(pathOf(team))
  await page.getByLabel('Courriel').tap()
  await page.keyboard.type(nadiaEmail)
  await page.getByLabel('Phrase de passe', { exact: true }).tap()
  await page.keyboard.type(passphrase)
  await page.getByRole('button', { name: 'Se connecter' }).tap()

  // After signing in, the page that was asked for. Reading comes first: no keyboard opens by itself.
  await sheet(page).waitFor()
  await says(page, 'saved')
  expect(await sheet(page).getAttribute('contenteditable')).toBe('false')
  await expectAccessibleByNightToo(page)
  await shot(page, 'story-phone-reading')

  const bar = page.getByRole('group', { name: 'Outils du document' })
  await bar.getByRole('button', { name: 'Sommaire' }).tap()
  const outline = page.getByRole('dialog', { name: 'Sommaire' })
  await outline.waitFor()
  await expectAccessibleByNightToo(page)
  await outline.getByRole('button', { name: 'Annexes' }).tap()
  await outline.waitFor({ state: 'detached' })

  // [D50] Whoever is here is in the same sheet, and beside the section where they are: a press follows them.
  await goToEnd(there)
  await bar.getByRole('button', { name: 'Sommaire' }).tap()
  await outline.getByRole('list', { name: '2 personnes présentes' }).waitFor()
  await outline
    .getByRole('navigation')
    .getByRole('button', { name: /^Ana Belkacem/ })
    .tap()
  await page.getByRole('menuitem', { name: 'Suivre Ana Belkacem' }).waitFor()
  await expectAccessibleByNightToo(page)
  await shot(page, 'story-phone-follow')
  await page.getByRole('menuitem', { name: 'Suivre Ana Belkacem' }).tap()
  await outline.waitFor({ state: 'detached' })
  await page.getByText('Vous suivez Ana Belkacem', { exact: true }).waitFor()
  await page.waitForFunction(() => scrollY > 1_000)
  await shot(page, 'story-phone-following')
  await page.getByRole('button', { name: 'Ne plus suivre' }).tap()

  await bar.getByRole('button', { name: 'Écrire' }).tap()
  await expect.poll(() => sheet(page).getAttribute('contenteditable')).toBe('true')
  await goToEnd(page)
  await page.keyboard.press('Enter')
  await page.keyboard.type('Écrit debout.')
  await says(page, 'saved')
  await holds(there, 'Écrit debout.')
  await page.getByRole('toolbar').waitFor()
  await expectAccessibleByNightToo(page)
  await shot(page, 'story-phone-writing')
  await bar.getByRole('button', { name: 'Lire' }).tap()

  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 })
    for (const path of [pathOf(team), `/d/${team.demarcheId}`, '/', '/compte']) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await overflows(page), `${path} at ${width}`).toBe(false)
    }
  }
  // Letters twice as large: nothing leaves the screen, and nothing of the band at the top covers another.
  await page.setViewportSize(phone)
  for (const path of ['/', pathOf(team)]) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
    await expect.poll(() => cutOrCovered(page), { message: path }).toEqual([])
  }
  expect(browser.complaints()).toEqual([])
  await context.close()
  await there.context().close()
})

/** What of the band at the top and of the title is out of the screen, or over something else of the band. */
const cutOrCovered = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll('header a, header button, header h1, header output, h1')].filter(
      (one) => one.getBoundingClientRect().width > 1,
    )
    const nameOf = (one: Element) => one.ariaLabel ?? one.textContent
    const isCut = (one: Element) =>
      one.getBoundingClientRect().right > innerWidth + 1 || one.scrollWidth > one.clientWidth + 1
    const meets = (one: Element, other: Element) => {
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
      return (
        !one.contains(other) &&
        a.left < b.right - 1 &&
        b.left < a.right - 1 &&
        a.top < b.bottom - 1 &&
        b.top < a.bottom - 1
      )
    }
    const cut = shown.filter(isCut).map((one) => `cut: ${nameOf(one)}`)
    const band = shown.filter((one) => one.matches('header a, header button'))
    const covered = band.filter((one, n) => band.slice(0, n).some((other) => !other.contains(one) && meets(one, other)))
    return [...cut, ...covered.map((one) => `covered: ${nameOf(one)}`)]
  })
