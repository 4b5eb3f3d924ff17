// Images in a text, on the real product: sent by keyboard, drop and paste, seen by others, described, resized, refused, missing.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { authorsOf } from '../support/authors-of.ts'
import { accessibilityProblems, expectAccessible, overflows, phone, shot } from '../support/browser.ts'
import { readImage } from '../support/files.ts'
import { jpeg, png, secret, svg } from '../support/images.ts'
import { aWrittenStory, openText, pathOf, says, sheet, type Story } from '../support/story.ts'
import type { Team } from '../support/instance.ts'
import type { Visitor } from '../support/visitor.ts'

let story: Story & { team: Team }
let sekou: Visitor
let nadiaPage: Page
let sekouPage: Page

const refused = [/Failed to load resource/, /net::ERR_INTERNET_DISCONNECTED/, /WebSocket connection/]

beforeAll(async () => {
  story = await aWrittenStory()
  sekou = await story.team.invite('sekou@halles.example', 'Sékou Diarra')
  nadiaPage = await story.opens(story.team.nadia, story.team, { expects: refused })
  sekouPage = await story.opens(sekou, story.team, { expects: refused })
  nadiaPage.on('filechooser', () => undefined) // told of from now on: the browser is asked to only when somebody listens
  await sheet(nadiaPage).click()
  await nadiaPage.keyboard.type('Le marché du samedi.')
  await nadiaPage.keyboard.press('Enter')
  await nadiaPage.keyboard.type('Une seconde ligne.')
})
afterAll(() => story.close())

type Given = { name: string; mimeType: string; buffer: Buffer }

const figures = (page: Page) => page.locator('.doc-text figure')
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Décrivez l’image' })
const card = (page: Page) => page.locator('.figure-sending')
const focused = (page: Page) => page.evaluate(() => document.activeElement?.ariaLabel ?? '')

async function choose(page: Page, file: Given): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Image', exact: true }).click(),
  ])
  await chooser.setFiles(file)
}

/** Pastes what a program may have put on the clipboard; images are made in the page, `filler` bytes are zeros. */
const paste = (
  page: Page,
  given: { html?: string; image?: { type: string; width: number; height: number } | { type: string; filler: number } },
) =>
  page.evaluate(async ({ html, image }) => {
    const clipboardData = new DataTransfer()
    if (html !== undefined) clipboardData.setData('text/html', html)
    if (image && 'filler' in image)
      clipboardData.items.add(new File([new Uint8Array(image.filler)], 'lourde.jpg', { type: image.type }))
    if (image && 'width' in image) {
      const canvas = document.createElement('canvas')
      Object.assign(canvas, { width: image.width, height: image.height })
      canvas.getContext('2d')?.fillRect(0, 0, image.width / 2, image.height)
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, image.type))
      if (blob) clipboardData.items.add(new File([blob], 'dessin', { type: image.type }))
    }
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.querySelector('.doc-text')?.dispatchEvent(event)
  }, given)

/** Natural size, once it is there. */
async function shown(page: Page, place: number): Promise<[number, number]> {
  const image = figures(page).nth(place).locator('.figure-frame > img')
  await image.scrollIntoViewIfNeeded()
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0)
  return image.evaluate((one: HTMLImageElement) => [one.naturalWidth, one.naturalHeight])
}

test('an image is chosen, described and captioned by keyboard; others see it upright, and no place is in it [I5, I13, I14]', async () => {
  const page = nadiaPage
  await page.keyboard.press('Alt+F10')
  for (let step = 0; step < 30 && (await focused(page)) !== 'Image'; step++) await page.keyboard.press('ArrowRight')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')])
  await chooser.setFiles({ name: 'marché.jpg', mimeType: 'image/jpeg', buffer: jpeg({ orientation: 6 }) })
  await dialog(page).waitFor()
  await expectAccessible(page)
  await shot(page, 'images-describe')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Décrivez l’image, ou dites qu’elle est décorative.').waitFor()
  await page.getByLabel('Texte de remplacement').focus()
  await page.keyboard.type('Une halle couverte, des étals de légumes')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).press('Enter')
  await dialog(page).waitFor({ state: 'detached' })
  await page.waitForFunction(() => {
    const place = document.activeElement?.matches('.doc-text') ? document.getSelection()?.anchorNode : null
    return (place instanceof Element ? place : place?.parentElement)?.closest('figcaption')
  })
  await page.keyboard.type('La halle, un samedi')
  await sekouPage.getByRole('figure').getByText('La halle, un samedi').waitFor()
  expect(await shown(sekouPage, 0)).toEqual([12, 16])
  expect(await figures(sekouPage).first().locator('.figure-frame > img').getAttribute('alt')).toBe(
    'Une halle couverte, des étals de légumes',
  )
  expect(
    await figures(sekouPage)
      .first()
      .locator('.figure-frame > img')
      .evaluate((one: HTMLImageElement) => [one.width, one.height, one.loading]),
  ).toEqual([12, 16, 'lazy'])
  const address = (await figures(sekouPage).first().locator('.figure-frame > img').getAttribute('src')) ?? ''
  const bytes = await (await readImage(sekou, story.team.documentId, address.split('/').at(-1) ?? '')).text()
  expect(bytes).not.toContain(secret)
})

test('a figure is resized by steps, removed and brought back by keyboard alone [I14]', async () => {
  const page = nadiaPage
  const first = figures(page).first()
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Décrire l’image')
  await expectAccessible(page)
  await shot(page, 'images-tools')
  await page.getByRole('slider', { name: 'Largeur de l’image' }).focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => first.getAttribute('data-width')).toBe('50')
  await expect.poll(() => figures(sekouPage).first().getAttribute('data-width')).toBe('50')
  expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toBe('50\u202f% de la largeur du texte')
  const handle = (await page.getByRole('slider').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2)
  await page.mouse.down()
  await page.mouse.move(handle.x + 400, handle.y, { steps: 5 })
  await page.mouse.up()
  await expect.poll(() => figures(sekouPage).first().getAttribute('data-width')).toBe('100')
  await page.getByRole('button', { name: 'Réduire l’image' }).click()
  await expect.poll(() => figures(sekouPage).first().getAttribute('data-width')).toBe('75')
  await page
    .getByRole('status')
    .getByText('Image large de 75\u202f% de la largeur du texte.')
    .waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Supprimer l’image et sa légende' }).press('Enter')
  await expect.poll(() => figures(sekouPage).count()).toBe(0)
  await page.keyboard.press('Control+z')
  await sekouPage.getByRole('figure').getByText('La halle, un samedi').waitFor()
})

test('while an image is on its way its author alone sees a place for it, which stays where it was meant [I11]', async () => {
  const page = nadiaPage
  await sheet(page).getByText('Une seconde ligne.').click()
  let letGo = (): void => undefined
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await page.route('**/files', async (route) => {
    await held
    await route.continue()
  })
  await choose(page, { name: 'affiche.png', mimeType: 'image/png', buffer: png({ width: 40, height: 30 }) })
  await card(page).waitFor()
  await sheet(sekouPage).getByText('Le marché du samedi.').click()
  await sekouPage.keyboard.type('Ajout de Sékou. ')
  await sheet(page).getByText('Ajout de Sékou.').waitFor()
  expect(await card(sekouPage).count()).toBe(0)
  expect(await figures(sekouPage).count()).toBe(1)
  expect(await card(page).evaluate((place) => place.previousElementSibling?.textContent)).toBe('Une seconde ligne.')
  letGo()
  await dialog(page).waitFor()
  await page.unroute('**/files')
  expect(
    await figures(page)
      .first()
      .evaluate((figure) => figure.previousElementSibling?.textContent),
  ).toBe('Une seconde ligne.')
  await page.getByRole('button', { name: 'Plus tard' }).click()
  // the reminder is the writers'
  await figures(page).first().getByRole('button', { name: 'Image à décrire' }).click()
  await dialog(page).waitFor()
  await page.getByLabel('Image décorative').check()
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect.poll(() => figures(sekouPage).first().locator('.figure-frame > img').getAttribute('alt')).toBe('')
  expect(await figures(page).first().getByRole('button', { name: 'Image à décrire' }).isVisible()).toBe(false)
})

test('an image is replaced, and its words are asked for again; one that is dropped stands where it was dropped [I14, I16]', async () => {
  const page = nadiaPage
  const first = figures(page).first()
  await first.locator('.figure-frame').click({ position: { x: 3, y: 3 } })
  const before = await first.locator('.figure-frame > img').getAttribute('src')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Remplacer l’image par une autre' }).click(),
  ])
  await chooser.setFiles({ name: 'autre.png', mimeType: 'image/png', buffer: png({ width: 30, height: 30 }) })
  await dialog(page).waitFor()
  await page.getByRole('button', { name: 'Plus tard' }).click()
  expect(await first.locator('.figure-frame > img').getAttribute('src')).not.toBe(before)
  expect(await shown(sekouPage, 0)).toEqual([30, 30])
  const box = (await sheet(page).getByText('Le marché du samedi.').boundingBox()) ?? { x: 0, y: 0 }
  await page.evaluate(
    ([bytes, x, y]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([new Uint8Array(bytes)], 'lâchée.png', { type: 'image/png' }))
      const event = new DragEvent('drop', { dataTransfer, clientX: x, clientY: y, bubbles: true, cancelable: true })
      document.querySelector('.doc-text p')?.dispatchEvent(event)
    },
    [[...png({ width: 50, height: 20 })], box.x + 10, box.y + 10] as const,
  )
  await expect.poll(() => figures(sekouPage).count()).toBe(3)
  expect(await shown(sekouPage, 0)).toEqual([50, 20])
  await expect.poll(() => sheet(sekouPage).evaluate((text) => text.children[1]?.tagName)).toBe('FIGURE')
  await dialog(page).waitFor()
  await page.getByRole('button', { name: 'Plus tard' }).click()
})

test.each<[string, Given | number, RegExp]>([
  ['an SVG with a script', { name: 'plan.svg', mimeType: 'image/svg+xml', buffer: svg }, /SVG ne sont pas acceptées/],
  [
    'a PNG that is not one',
    { name: 'faux.png', mimeType: 'image/png', buffer: Buffer.from('<script>alert(1)</script>') },
    /n’est pas une image/,
  ],
  ['an image of 40 MB', 40 * 1024 * 1024, /trop lourde.*20\sMo au plus/],
])('%s is refused in words, where it would stand [I6, I11]', async (_, given, words) => {
  const page = nadiaPage
  const before = await figures(page).count()
  if (typeof given === 'number') await paste(page, { image: { type: 'image/jpeg', filler: given } })
  else await choose(page, given)
  await card(page).getByRole('alert').getByText(words).waitFor()
  if (typeof given === 'number') {
    await shot(page, 'images-refused')
    await expectAccessible(page)
  }
  await card(page).getByRole('button', { name: 'Retirer' }).click()
  await card(page).waitFor({ state: 'detached' })
  expect(await figures(page).count()).toBe(before)
})

test('without a network an image waits in the page and leaves by itself [I11]', async () => {
  const page = nadiaPage
  const before = await figures(page).count()
  await page.context().setOffline(true)
  await paste(page, { image: { type: 'image/png', width: 60, height: 40 } })
  await card(page).getByRole('alert').getByText('Pas de connexion').waitFor()
  await page.context().setOffline(false)
  await dialog(page).waitFor()
  await page.getByRole('button', { name: 'Plus tard' }).click()
  await expect.poll(() => figures(sekouPage).count()).toBe(before + 1)
})

test('a large photograph is made smaller before it leaves, and it is said [I12]', async () => {
  const page = nadiaPage
  await paste(page, { image: { type: 'image/jpeg', width: 3_200, height: 1_600 } })
  await page.getByText('La photo a été réduite à 2560 pixels').waitFor()
  await dialog(page).waitFor()
  await page.getByRole('button', { name: 'Plus tard' }).click()
  const sizes = await figures(page)
    .locator('.figure-frame > img')
    .evaluateAll((all) => all.map((one) => [one.getAttribute('width'), one.getAttribute('height')]))
  expect(sizes).toContainEqual(['2560', '1280'])
})

test('of a pasted page the images it holds come along, none is fetched, and what is left out is told [I16]', async () => {
  const page = nadiaPage
  const asked: string[] = []
  page.on('request', (request) => void asked.push(request.url()))
  const before = await figures(page).count()
  const held = `data:image/png;base64,${png({ width: 20, height: 20 }).toString('base64')}`
  await paste(page, {
    html: `<p>Avec<img src="${held}"> et sans <img src="https://ailleurs.example/p.png" onerror="alert(1)"></p>`,
  })
  await page.getByText('1 image n’a pas été reprise').waitFor()
  await expect.poll(() => figures(page).count()).toBe(before + 1)
  await dialog(page).waitFor()
  await page.getByRole('button', { name: 'Plus tard' }).click()
  expect(asked.filter((url) => !url.startsWith(story.product.url))).toEqual([])
})

test('images that a pasted page holds stand where they stood, in their order, with their words; one that fails is told there [I19]', async () => {
  const { nadia, demarcheId } = story.team
  const { documentId } = await nadia.call('createDocument', { demarcheId, title: 'Collage', template: 'note' })
  const page = await nadiaPage.context().newPage()
  await openText(page, { demarcheId, documentId })
  await sheet(page).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.type('Avant.')
  await page.keyboard.press('Enter')
  const held = (width: number) => `data:image/png;base64,${png({ width, height: 20 }).toString('base64')}`
  await paste(page, {
    html: `<p>Un</p><p><img src="${held(21)}" alt="Première vue"></p><p>Deux<img src="${held(22)}"><img src="data:image/png;base64,AAAA" alt="faux"></p><ul><li>Puce<img src="${held(23)}"></li></ul><p>Trois</p>`,
  })
  await expect.poll(() => figures(page).count()).toBe(3)
  await card(page).getByRole('alert').waitFor()
  const shape = await sheet(page).evaluate((text) =>
    [...text.querySelectorAll('p:not(.figure-sending p), figure, .figure-sending')].map((one) =>
      one.tagName === 'P'
        ? one.textContent
        : `${one.tagName} ${one.querySelector('.figure-frame > img')?.getAttribute('alt')}`,
    ),
  )
  expect(shape.filter((line) => line !== '')).toEqual([
    'Avant.',
    'Un',
    'FIGURE Première vue',
    'Deux',
    expect.stringContaining('FIGURE'),
    expect.stringContaining('DIV'),
    'Puce',
    expect.stringContaining('FIGURE'),
    'Trois',
  ])
  expect(await sheet(page).textContent()).not.toMatch(/[\ue000-\uf8ff]/)
  await page.close()
})

test('a figure pasted into another document is shown there too [I9]', async () => {
  const { nadia, demarcheId } = story.team
  const { documentId } = await nadia.call('createDocument', { demarcheId, title: 'Annexe', template: 'note' })
  await figures(nadiaPage)
    .first()
    .locator('.figure-frame')
    .click({ position: { x: 3, y: 3 } })
  const html = await nadiaPage.evaluate(() => {
    const clipboardData = new DataTransfer()
    document
      .querySelector('.doc-text')
      ?.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }))
    return clipboardData.getData('text/html')
  })
  expect(html).toContain('data-document')
  const page = await nadiaPage.context().newPage()
  await openText(page, { demarcheId, documentId })
  await sheet(page).click()
  await paste(page, { html })
  expect((await shown(page, 0))[0]).toBeGreaterThan(0)
  await page.close()
})

test('a copy of a document shows its images with their words, each of whoever put it there [G12, I9]', async () => {
  const page = await nadiaPage.context().newPage()
  await openText(page, story.team)
  await says(nadiaPage, 'saved')
  const told = (from: Page) =>
    figures(from).evaluateAll((all) =>
      all.map((one) => [
        one.querySelector('.figure-frame > img')?.getAttribute('alt'),
        one.querySelector('figcaption')?.textContent,
      ]),
    )
  const before = await told(nadiaPage)
  await page.getByRole('button', { name: 'Autres actions' }).first().click()
  await page.getByRole('menuitem', { name: 'Dupliquer…' }).click()
  await page.getByRole('button', { name: 'Dupliquer', exact: true }).click()
  await expect.poll(() => new URL(page.url()).pathname).not.toBe(pathOf(story.team))
  await expect.poll(() => told(page)).toEqual(before)
  expect(before.length).toBeGreaterThan(2)
  const documentId = page.url().split('/').at(-1) ?? ''
  for (const place of before.keys()) {
    expect((await shown(page, place))[0]).toBeGreaterThan(0)
    expect(await figures(page).nth(place).locator('.figure-frame > img').getAttribute('src')).toContain(documentId)
  }
  expect(await authorsOf(story.dataDir, documentId)).toEqual(['Nadia Ferhat', 'Sékou Diarra'])
  await page.close()
})

test('an image that cannot be shown leaves its words; a phone and the dark hold [I15]', async () => {
  const page = await story.opens(sekou, story.team, { viewport: phone, colorScheme: 'dark', expects: refused })
  await shown(page, 2)
  await shot(page, 'images-phone-dark')
  expect(await overflows(page)).toBe(false)
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole('button', { name: 'Écrire' }).click()
  await figures(page).last().locator('.figure-frame').click()
  await page.getByRole('button', { name: 'Décrire l’image' }).waitFor()
  await shot(page, 'images-phone-writing')
  expect(await overflows(page)).toBe(false)
  expect(await accessibilityProblems(page)).toEqual([])
  await page.route('**/files/*', (route) => route.fulfill({ status: 404 }))
  await page.reload()
  await page.getByText('Image indisponible\u202f: Une halle couverte, des étals de légumes').waitFor()
  await shot(page, 'images-missing')
  await page.close()
  expect(story.browser.complaints()).toEqual([])
})
