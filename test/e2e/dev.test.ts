// npm run dev: the story is there, its links sign in, Vite serves the sources (those below /live too), and the gallery stands.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { accessibilityProblems, colourRules, desk, openBrowser, phone, type BrowserStory } from '../support/browser.ts'
import { aDataDirectory, startProduct } from '../support/processes.ts'
import { problemsIn, refusals } from '../support/screens.ts'

test('npm run dev prints links that sign in, and serves sources whose address begins like that of a socket', async () => {
  const { dataDir, remove } = aDataDirectory()
  const dev = await startProduct({ dataDir, program: ['--import', 'tsx', 'server/cli/dev.ts'] })
  try {
    for (const source of ['main.tsx', 'live/notes.ts', 'live/hooks.ts']) {
      const { status, headers } = await fetch(`${dev.url}/${source}`)
      expect(`${source} ${status} ${headers.get('content-type')}`).toBe(`${source} 200 text/javascript`)
    }
    expect((await fetch(`${dev.url}/live/nothing`)).status).toBe(404)
    await expect.poll(dev.printed).toMatch(/sign-in\/\S+ {2}Nadia Ferhat\n/)
    const link = /http\S+sign-in\S+/.exec(dev.printed())?.[0] ?? ''
    const signedIn = await fetch(link, { redirect: 'manual' })
    expect([signedIn.status, signedIn.headers.has('set-cookie')]).toEqual([303, true])
    expect(await galleryProblems(dev.url)).toEqual([])
  } finally {
    await dev.end('SIGTERM')
    remove()
  }
})

/** Every part of the interface on one page, by day and by night: axe, sideways scrolling, errors of the page. */
async function galleryProblems(base: string): Promise<string[]> {
  const story = await openBrowser()
  try {
    const context = await story.aContext(base, { expects: [refusals] })
    const page = await context.newPage()
    await page.goto('/gallery')
    const text = page.getByRole('textbox', { name: 'Un texte avec tous ses blocs' })
    await text.getByText('@Mireille Aubanel').waitFor({ timeout: 90_000 }) // Vite reads every source for it, one by one
    const wrong: string[] = []
    for (const viewport of [phone, desk]) {
      await page.setViewportSize(viewport)
      wrong.push(...(await problemsIn(page, `gallery-${viewport.width}`, viewport === desk)))
    }
    wrong.push(...story.complaints().map((problem) => `gallery: ${problem}`))
    wrong.push(...(await roomProblems(page, story)))
    return wrong
  } finally {
    await story.close()
  }
}

/** Each way of voting as a phone and the screen of the room show it, by day: given, and told. */
const votes = {
  salle: ['dots', 'consent', 'matrix', 'form', 'dots-results'],
  ecran: ['vote-open', 'results', 'results-consent', 'results-matrix'],
}

/** All that a phone and the screen of the room can show: by night each for its colours, the votes by day for everything. */
async function roomProblems(page: Page, story: BrowserStory): Promise<string[]> {
  const wrong: string[] = []
  for (const [place, byDay] of Object.entries(votes)) {
    await page.setViewportSize(place === 'salle' ? phone : { width: 1920, height: 1080 })
    await page.goto(`/gallery/${place}`)
    const states = page.locator(`a[href^="/gallery/${place}/"]`)
    await states.first().waitFor()
    const names = await states.allTextContents()
    expect(names.length).toBeGreaterThan(20)
    for (const state of names) {
      const link = page.locator(`a[href="/gallery/${place}/${state}"]`)
      await link.evaluate((one: HTMLElement) => one.click()) // a press of its own costs more than all that is looked at
      await settled(page)
      if (byDay.includes(state)) {
        await page.emulateMedia({ colorScheme: 'light' })
        wrong.push(...(await problemsIn(page, `${place}-${state}`, false)))
      }
      await page.emulateMedia({ colorScheme: 'dark' })
      const byNight = await accessibilityProblems(page, colourRules)
      wrong.push(...[...byNight, ...story.complaints()].map((problem) => `${place}-${state}-sombre: ${problem}`))
      await page.goBack()
    }
  }
  return wrong
}

/** Resolves once nothing of the page has changed for a moment: what is loaded later has come. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const quiet = 40
    await new Promise<void>((resolve) => {
      let rest = setTimeout(resolve, quiet)
      new MutationObserver(() => {
        clearTimeout(rest)
        rest = setTimeout(resolve, quiet)
      }).observe(document.body, { subtree: true, childList: true })
    })
  })
