// npm run dev: the story is there, its links sign in, Vite serves the sources (those below /live too), and the gallery stands.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { desk, openBrowser, phone, type BrowserStory } from '../support/browser.ts'
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

/** Each way of voting as a phone and the screen of the room show it: given, and told. */
const votes = {
  salle: ['dots', 'consent', 'matrix', 'form', 'dots-results'],
  ecran: ['vote-open', 'results', 'results-consent', 'results-matrix'],
}

async function roomProblems(page: Page, story: BrowserStory): Promise<string[]> {
  const wrong: string[] = []
  for (const [place, states] of Object.entries(votes)) {
    await page.setViewportSize(place === 'salle' ? phone : { width: 1920, height: 1080 })
    for (const state of states) {
      await page.goto(`/gallery/${place}/${state}`)
      await page
        .locator(place === 'salle' ? '[class*=foot], [class*=rows], [class*=placed]' : 'main p')
        .first()
        .waitFor()
      await page.emulateMedia({ colorScheme: 'light' })
      wrong.push(...(await problemsIn(page, `${place}-${state}`, true)))
      wrong.push(...story.complaints().map((problem) => `${place}-${state}: ${problem}`))
    }
  }
  return wrong
}
