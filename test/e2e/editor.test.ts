// The editor in a real browser, alone: what it writes and never writes, its keyboard, pastes, undo, presence.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { DocumentJson } from '../../shared/document/schema.ts'
import { textOf } from '../../shared/document/shape.ts'
import { guidesDiagnostic } from '../../shared/text/fr/guides-diagnostic.ts'
import { expectAccessible, expectAccessibleByNightToo } from '../support/browser.ts'
import { jsonOf, theEditorHarness } from '../support/editor-page.ts'

const harness = theEditorHarness()

const written = (json: DocumentJson) => `?json=${encodeURIComponent(JSON.stringify(json))}`
const paragraph = (text: string): DocumentJson => ({
  type: 'paragraph',
  content: text === '' ? [] : [{ type: 'text', text }],
})
const writesOf = (page: Page, place = 0) => page.evaluate((at) => window.harness.writes(at), place)
const text = async (page: Page, place = 0) => textOf(await jsonOf(page, place))
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))

/** Puts the caret after the last letter of a block, and waits until the editor knows it. */
async function caretIn(page: Page, selector: string, place = 0): Promise<void> {
  // As long as a hand takes: the editor learns of a press while the button is down.
  await page.locator(`[data-place="${place}"] .doc-text ${selector}`).first().click({ delay: 60 })
  await page.keyboard.press('End')
  await page.waitForFunction((at) => window.harness.atEnd(at), place)
}

const paste = (page: Page, data: Record<string, string>) =>
  page.evaluate((parts) => {
    const clipboardData = new DataTransfer()
    for (const [type, value] of Object.entries(parts)) clipboardData.setData(type, value)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.querySelector('.doc-text')?.dispatchEvent(event)
  }, data)

const everyBlock = (json: DocumentJson): DocumentJson[] => [json, ...(json.content ?? []).flatMap(everyBlock)]

const ragged: DocumentJson = {
  type: 'table',
  content: [
    { type: 'tableRow', content: [1, 2, 3].map(() => ({ type: 'tableCell', content: [paragraph('x')] })) },
    { type: 'tableRow', content: [{ type: 'tableCell', content: [] }] },
    { type: 'tableRow', content: [] },
  ],
}

test.each([
  ['the diagnostic', '?template=diagnostic'],
  ['a note', '?template=note'],
  ['a document without a single block', written({ type: 'doc', content: [] })],
  ['blocks without ids and a table with holes', written({ type: 'doc', content: [paragraph('a'), ragged] })],
])('[E4] opening, walking and reading %s writes nothing', async (_, query) => {
  const { page, complaints } = await harness.open(query)
  const before = await jsonOf(page)
  await page.locator('.doc-text').click({ position: { x: 200, y: 80 } })
  for (const key of ['ArrowDown', 'ArrowDown', 'Control+End', 'Control+a', 'Control+Home'])
    await page.keyboard.press(key)
  for (const changes of [{ guides: false }, { editable: false }, { editable: true, guides: true }]) {
    await page.evaluate((now) => window.harness.set(now), changes)
    await page.locator(`.doc-text[contenteditable="${String(changes.editable ?? true)}"]`).waitFor()
  }
  expect(await writesOf(page)).toBe(0)
  expect(await jsonOf(page)).toEqual(before)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a document without a single block can be written in', async () => {
  const { page } = await harness.open(written({ type: 'doc', content: [] }))
  await page.locator('.doc-text').click()
  await page.keyboard.type('Bonjour')
  expect(await text(page)).toBe('Bonjour')
  await page.context().close()
})

test('[E5, E6] what is written gets ids of its own, once, and a guiding question never becomes text', async () => {
  const { page } = await harness.open('?template=diagnostic')
  const guided = page.locator('[data-guide="diagnostic.a0"]')
  const question = guidesDiagnostic['diagnostic.a0']
  await page.locator('[data-guide="diagnostic.a0"][data-ghost]').waitFor()
  expect(await guided.getAttribute('data-ghost')).toBe(question)
  expect(await guided.evaluate((block) => getComputedStyle(block, '::after').content)).toContain('Si un élu')
  await guided.click()
  await page.keyboard.type('Trois choses.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Et une autre.')
  expect(await guided.getAttribute('data-ghost')).toBeNull()
  const json = await jsonOf(page)
  expect(JSON.stringify(json)).not.toContain('Si un élu')
  const ids = everyBlock(json).flatMap(({ attrs }) => (attrs && 'id' in attrs ? [String(attrs['id'])] : []))
  expect(ids).not.toContain('null')
  expect(new Set(ids).size).toBe(ids.length)
  expect(everyBlock(json).filter(({ attrs }) => attrs?.['guide'] === 'diagnostic.a0')).toHaveLength(1)
  await page.evaluate(() => window.harness.set({ guides: false }))
  await page.locator('.doc-text [data-ghost]').first().waitFor({ state: 'detached' })
  await page.context().close()
})

test('the toolbar by keyboard: Alt+F10 enters, arrows walk, Enter presses, Escape returns to the text', async () => {
  const { page } = await harness.open(written({ type: 'doc', content: [paragraph('un mot')] }))
  await caretIn(page, 'p')
  await page.keyboard.press('Shift+Home')
  await page.waitForFunction(() => window.harness.selected() === 'un mot')
  await page.keyboard.press('Alt+F10')
  expect(await focused(page)).toBe('Annuler ma dernière modification')
  for (const name of ['Rétablir ma modification', 'Style du paragraphe\u202f: Paragraphe', 'Gras']) {
    await page.keyboard.press('ArrowRight')
    expect(await focused(page)).toBe(name)
  }
  await page.keyboard.press('Enter')
  await page.locator('[aria-label="Gras"][aria-pressed="true"]').waitFor()
  expect(await focused(page)).toBe('Gras')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('menuitemradio', { name: 'Paragraphe', checked: true }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('.doc-text h2').waitFor()
  expect(await focused(page)).toBe('Diagnostic territorial partagé')
  await page.keyboard.press('Alt+F10')
  expect(await focused(page)).toBe('Style du paragraphe\u202f: Titre')
  await page.keyboard.press('Escape')
  expect(await focused(page)).toBe('Diagnostic territorial partagé')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('!')
  expect(await text(page)).toBe('un mot!')
  expect((await jsonOf(page)).content?.[0]?.content?.[0]?.marks).toEqual([{ type: 'bold' }])
  expect(await page.locator('[data-tool][tabindex="0"]').count()).toBe(1)
  await page.context().close()
})

test('[D20] the toolbar puts a table in, and within one opens its only menu, by keyboard alone', async () => {
  const { page } = await harness.open('?template=note')
  await caretIn(page, 'p')
  const press = async (tool: string) => {
    await page.keyboard.press('Alt+F10')
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    expect(await focused(page)).toBe(tool)
    await page.keyboard.press('Enter')
  }
  const shape = () => page.locator('.doc-text tr').evaluateAll((rows) => rows.map((row) => row.children.length))
  await press('Insérer un tableau')
  expect(await shape()).toEqual([3, 3, 3])
  await page.keyboard.type('a')
  await page.keyboard.press('Tab')
  await page.keyboard.type('b')
  expect(await page.locator('.doc-text tr').first().innerText()).toMatch(/^a\s+b/)
  await press('Options du tableau')
  const entry = page.getByRole('menuitem', { name: 'Supprimer le tableau' })
  await entry.waitFor()
  await page.keyboard.press('End')
  expect(await entry.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await page.locator('.doc-text table').waitFor({ state: 'detached' })
  await page.context().close()
})

test('a link takes safe addresses only, by keyboard', async () => {
  const { page } = await harness.open(written({ type: 'doc', content: [paragraph('la charte')] }))
  await caretIn(page, 'p')
  await page.keyboard.press('Shift+Home')
  await page.locator('[aria-label="Lien"]').waitFor()
  await page.waitForFunction(() => window.harness.selected() === 'la charte')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('javascript:alert(1)')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('www.exemple.fr/charte')
  await page.keyboard.press('Enter')
  await page.locator('.doc-text a[href="https://www.exemple.fr/charte"]').waitFor()
  expect(await text(page)).toBe('la charte')
  await page.context().close()
})

test('undo takes back my own edits only', async () => {
  const { page } = await harness.open(`${written({ type: 'doc', content: [paragraph('Début.')] })}&two`)
  await caretIn(page, 'p')
  await page.keyboard.type(' Nadia')
  await caretIn(page, 'p', 1)
  await page.keyboard.type(' Mireille')
  expect(await text(page, 0)).toBe('Début. Nadia Mireille')
  await caretIn(page, 'p')
  await page.keyboard.press('Control+z')
  expect(await text(page, 0)).toBe('Début. Mireille')
  expect(await text(page, 1)).toBe('Début. Mireille')
  await page.keyboard.press('Control+z')
  expect(await text(page, 1)).toBe('Début. Mireille')
  await page.keyboard.press('Control+y')
  expect(await text(page, 1)).toBe('Début. Nadia Mireille')
  await page.context().close()
})

test('hostile HTML leaves only its words and what the schema knows', async () => {
  const { page, complaints } = await harness.open('?template=note')
  await caretIn(page, 'p')
  const html = `<p style="color:red" onclick="window.hit=1" data-id="<x>" data-guide="x" class="evil">Avant <img src=x onerror="window.hit=1">
    <script>window.hit=1</script><style>*{display:none}</style><svg onload="window.hit=1"></svg><iframe src="javascript:window.hit=1"></iframe>
    <a href="javascript:window.hit=1">piège</a> <a href="data:text/html,x">piège</a> <a href="https://exemple.fr" onclick="window.hit=1" target="_top">bon</a></p>
    <table style="position:fixed"><tr><td colspan="2" style="background:url(x)" data-colwidth="9">case</td></tr></table>
    <div data-living data-kind="<b>" data-ref="../..">vivant</div><form action="/x"><input value="1"><button>Envoyer</button></form>`
  await paste(page, { 'text/html': html, 'text/plain': 'Avant' })
  await page.locator('.doc-text td').waitFor()
  expect(await page.evaluate(() => 'hit' in window)).toBe(false)
  const shown = await page.locator('.doc-text').innerHTML()
  expect(shown).not.toMatch(
    /<(script|style|svg|iframe|form|input|button)|on(click|error|load)=|javascript:|data:text|style=|evil|_top/i,
  )
  const links = everyBlock(await jsonOf(page)).flatMap(({ marks = [] }) => marks.map(({ attrs }) => attrs))
  expect(links).toEqual([{ href: 'https://exemple.fr' }])
  const living = everyBlock(await jsonOf(page)).find(({ type }) => type === 'living')
  expect(living).toBeUndefined() // a living block of no kind is nobody's: pasting leaves it out
  expect(complaints.filter((line) => !line.startsWith('Applying inline style'))).toEqual([])
  await page.context().close()
})

test('a paste of 5 MB is refused in words and changes nothing; a long one is taken', async () => {
  const { page } = await harness.open(written({ type: 'doc', content: [paragraph('intact')] }))
  await caretIn(page, 'p')
  await paste(page, { 'text/plain': 'mot '.repeat(1_310_720) })
  await paste(page, { 'text/plain': 'court', 'text/html': `<p>court</p><!--${'x'.repeat(5 * 1024 * 1024)}-->` })
  expect(await page.evaluate(() => window.harness.refusals())).toEqual(['pasteTooLarge', 'pasteTooLarge'])
  expect(await writesOf(page)).toBe(0)
  expect(await text(page)).toBe('intact')
  await paste(page, { 'text/plain': ' mot'.repeat(20_000) })
  expect(await text(page)).toHaveLength(6 + 80_000)
  await page.context().close()
})

test('others see where I am, from the stamp of the server; I send no name, and the flag folds', async () => {
  const { page } = await harness.open('?template=diagnostic&two')
  await caretIn(page, 'h2', 1)
  await page.keyboard.type('!')
  const caret = page.locator('[data-place="0"] .doc-text .caret')
  await caret.waitFor({ state: 'attached' })
  expect(await caret.evaluate(({ dataset }) => ({ ...dataset }))).toMatchObject({
    hue: '6',
    name: 'Mireille',
    open: '',
  })
  expect(Object.keys((await page.evaluate(() => window.harness.presence(1))) as object)).toEqual(['cursor']) // an object always
  await page.locator('[data-place="0"] .caret:not([data-open])').waitFor({ state: 'attached' })
  await page.keyboard.press('Shift+ArrowLeft')
  await page.locator('[data-place="0"] .caret-selection[data-hue="6"]', { hasText: '!' }).waitFor()
  const section = page.locator('[data-place="0"] nav li', { hasText: 'L’essentiel en une page' })
  await section.getByRole('img', { name: 'Mireille Aubanel, SCIC La Remise' }).waitFor()
  const here = page.locator('[data-place="0"]').getByRole('list', { name: '2 personnes présentes' })
  expect(await here.getByRole('img').count()).toBe(2)
  await page.context().close()
})

test('the outline follows the text, says where I am, and takes me there', async () => {
  const { page } = await harness.open('?template=diagnostic')
  const entry = page.getByRole('navigation', { name: 'Sommaire' }).getByRole('button', { name: 'Par famille' })
  await entry.focus()
  await page.keyboard.press('Enter')
  await page.locator('nav [aria-current="location"]', { hasText: 'Par famille' }).waitFor()
  expect(await focused(page)).toBe('Diagnostic territorial partagé')
  await page.keyboard.type('Bilan p')
  await page.locator('nav [aria-current="location"]', { hasText: 'Bilan pPar famille' }).waitFor()
  await page.context().close()
})

test('a text that stops being mine to write loses its tools and questions at once, and gets them back', async () => {
  const { page } = await harness.open('?template=diagnostic')
  await page.getByRole('toolbar').waitFor()
  await page.evaluate(() => window.harness.set({ editable: false }))
  await page.getByRole('toolbar').waitFor({ state: 'detached' })
  await page.locator('[data-ghost]').first().waitFor({ state: 'detached' })
  await page.evaluate(() => window.harness.set({ editable: true }))
  await page.locator('[data-ghost]').first().waitFor()
  await caretIn(page, 'h2')
  await page.keyboard.press('Alt+F10')
  expect(await focused(page)).toBe('Annuler ma dernière modification')
  await page.context().close()
})

test('a reader can select and go from section to section, and change nothing', async () => {
  const { page } = await harness.open('?template=diagnostic&read')
  expect(await page.getByRole('toolbar').count()).toBe(0)
  expect(await page.locator('[data-ghost]').count()).toBe(0)
  await page.getByRole('button', { name: 'Par famille' }).click()
  await page.locator('nav [aria-current="location"]', { hasText: 'Par famille' }).waitFor()
  await page.locator('.doc-text h3').first().click()
  await page.keyboard.type('intrus')
  await paste(page, { 'text/plain': 'intrus' })
  expect(await writesOf(page)).toBe(0)
  await page.context().close()
})

test.each([
  ['a desktop, by night too', { width: 1440, height: 900 }, expectAccessibleByNightToo],
  ['a phone', { width: 390, height: 844 }, expectAccessible],
] as const)('axe finds nothing on %s (%o), the table menu and the link form open', async (_, viewport, looked) => {
  const { page } = await harness.open('?template=diagnostic&two', { viewport })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
  await page.locator('[data-place="1"]').evaluate((other) => other.remove())
  await page.locator('.doc-text td').first().click()
  for (const tool of ['Options du tableau', 'Lien']) {
    await page.getByRole('toolbar').getByRole('button', { name: tool, exact: true }).click()
    await page.locator('[role="menu"], form').first().waitFor()
    await looked(page)
    await page.keyboard.press('Escape')
  }
  await page.context().close()
})
