// The blocks of a text in a real browser: made, changed, moved and left by keyboard; what typing does; what others see of it.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { DocumentJson } from '../../shared/document/schema.ts'
import { accessibilityProblems, expectAccessible, expectAccessibleByNightToo } from '../support/browser.ts'
import { jsonOf, theEditorHarness, written } from '../support/editor-page.ts'

const harness = theEditorHarness()

const paragraph = (text: string, more: DocumentJson[] = []): DocumentJson => ({
  type: 'paragraph',
  content: [...(text === '' ? [] : [{ type: 'text', text }]), ...more],
})
const blocks = async (page: Page, place = 0) => (await jsonOf(page, place)).content ?? []
const linesOf = (json: DocumentJson): string[] =>
  json.content?.some(({ type }) => type === 'text')
    ? [(json.content ?? []).map(({ text = '' }) => text).join('')]
    : (json.content ?? []).flatMap(linesOf)
const lines = async (page: Page, place = 0) => linesOf(await jsonOf(page, place))
const said = (page: Page, place = 0) => page.locator(`[data-place="${place}"] #editor-said`).textContent()
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

/** Puts the caret at the end of a line, and waits until the editor knows it. */
async function caretIn(page: Page, selector: string, place = 0): Promise<void> {
  await page.locator(`[data-place="${place}"] .doc-text ${selector}`).first().click({ delay: 60 })
  await page.keyboard.press('End')
  await page.waitForFunction((at) => window.harness.atEnd(at), place)
}

test('[D9, D10] a slash lists the blocks, narrows as one types, points from the text, and is left by Escape', async () => {
  const { page, complaints } = await harness.open(written(paragraph('')))
  await caretIn(page, 'p')
  await page.keyboard.type('/')
  await page.getByRole('listbox', { name: 'Blocs à insérer' }).waitFor()
  await page.keyboard.type('encadre')
  await page.getByRole('option').nth(4).waitFor({ state: 'detached' })
  expect(await page.getByRole('option').allInnerTexts()).toHaveLength(4)
  await page.keyboard.press('ArrowDown')
  const pointed = page.locator('[role="option"][aria-selected="true"]')
  await page.waitForFunction(() => {
    const id = document.querySelector('.doc-text')?.getAttribute('aria-activedescendant')
    return id && document.getElementById(id)?.textContent?.includes('Attention')
  })
  expect(await pointed.innerText()).toContain('Attention')
  expect(await focused(page)).toBe('Diagnostic territorial partagé')
  expect(await accessibilityProblems(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.keyboard.type('Deux dates à vérifier. /x')
  await page.getByText('Aucun bloc de ce nom').and(page.locator(':not(.sr-only)')).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.type('y')
  expect(await page.getByRole('listbox').count()).toBe(0)
  expect(await blocks(page)).toMatchObject([
    { type: 'callout', attrs: { tone: 'attention' }, content: [paragraph('Deux dates à vérifier. /xy')] },
  ])
  expect(await page.locator('.doc-text').getAttribute('aria-activedescendant')).toBeNull()
  await page.keyboard.type(' et/ou ')
  expect(await page.getByRole('listbox').count()).toBe(0)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('[D1, D2, D6] « Insérer » by keyboard; the tone of a callout; details that open for me alone', async () => {
  const { page } = await harness.open(`${written(paragraph('Un lieu.'))}&two`)
  await caretIn(page, 'p')
  const insert = async (name: string) => {
    await page.keyboard.press('Alt+F10')
    for (let step = 0; step < 20 && (await focused(page)) !== 'Insérer'; step++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Chercher un bloc' }).waitFor()
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await page.getByRole('listbox').waitFor({ state: 'detached' })
  }
  await insert('exemple')
  const tone = page.locator('[data-place="0"]').getByRole('combobox', { name: 'Type d’encadré' })
  expect(await tone.inputValue()).toBe('example')
  await tone.focus()
  await page.keyboard.press('ArrowDown')
  await page.locator('[data-place="1"] [data-callout="decision"]').waitFor()
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.activeElement?.classList.contains('doc-text'))

  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await insert('deplier')
  await page.keyboard.type('Comment nous avons compté')
  await page.keyboard.press('Enter')
  await page.keyboard.type('À la main.')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Après.')
  const made = await blocks(page)
  expect(made.map(({ type }) => type)).toEqual(['callout', 'details', 'paragraph'])
  expect(linesOf({ content: made.slice(1) })).toEqual(['Comment nous avons compté', 'À la main.', 'Après.'])
  await caretIn(page, '.details-summary')
  await page.keyboard.press('Control+Enter')
  const mine = page.locator('[data-place="0"]')
  await mine.getByRole('button', { name: 'Déplier', expanded: false }).waitFor()
  expect(await mine.getByText('À la main.').isVisible()).toBe(false)
  expect(await page.locator('[data-place="1"]').getByText('À la main.').isVisible()).toBe(true)
  const writes = await page.evaluate(() => window.harness.writes(0))
  await mine.getByRole('button', { name: 'Déplier' }).click()
  await mine.getByText('À la main.').waitFor()
  expect(await page.evaluate(() => window.harness.writes(0))).toBe(writes)
  await page.context().close()
})

test('[D3, D4] notes: called, written, counted in order and listed; two people in one note', async () => {
  const note = (text: string): DocumentJson => ({
    type: 'footnote',
    content: text === '' ? [] : [{ type: 'text', text }],
  })
  const { page, complaints } = await harness.open(
    `${written(paragraph('Un. '), paragraph('Deux.', [note('Enquête')]))}&two`,
  )
  await caretIn(page, 'p')
  await page.keyboard.press('Control+Alt+b')
  const field = page.locator('[data-place="0"]').getByRole('textbox', { name: 'Texte de la note 1' })
  await field.waitFor()
  await page.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement)
  await page.keyboard.type('Insee, 2026')
  await page.keyboard.press('Enter')
  await page.keyboard.type(' Suite.')
  const listed = page.locator('[data-place="1"]').getByRole('region', { name: 'Notes' }).getByRole('listitem')
  expect(await listed.allInnerTexts()).toEqual([
    expect.stringContaining('Insee, 2026'),
    expect.stringContaining('Enquête'),
  ])
  expect(await page.locator('[data-place="0"] .note-call').allInnerTexts()).toEqual(['1', '2'])

  // By its call, with the arrows; while someone else writes in it.
  await page.locator('[data-place="1"]').getByRole('button', { name: 'Modifier la note 2' }).click()
  await page.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement)
  await page.keyboard.press('End')
  await page.keyboard.type(' CRESS')
  await page.keyboard.press('Escape')
  await caretIn(page, 'p') // in one page, leaving one copy moves its caret in the other just as that is pressed
  await caretIn(page, 'p:nth-of-type(2)')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await page.locator('[data-place="0"]').getByRole('textbox', { name: 'Texte de la note 2' }).waitFor()
  await page.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement)
  await page.keyboard.press('Home')
  await page.keyboard.type('Voir : ')
  await page.keyboard.press('Escape')
  expect((await blocks(page))[1]).toMatchObject({ content: [{ text: 'Deux.' }, note('Voir : Enquête CRESS')] })
  expect(await jsonOf(page, 1)).toEqual(await jsonOf(page, 0))

  // Left empty, it goes.
  await page.keyboard.press('Control+Alt+b')
  await page.locator('[data-place="0"] .note-call').nth(2).waitFor()
  await page.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement)
  await page.keyboard.press('Escape')
  await page.locator('[data-place="0"] .note-call').nth(2).waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
  await page.context().close()
})

test('[D7, D14] a block is moved by keys, from its menu and by its handle, and is said to be', async () => {
  const item = (text: string): DocumentJson => ({ type: 'listItem', content: [paragraph(text)] })
  const { page } = await harness.open(
    written(
      paragraph('Un'),
      paragraph('Deux'),
      { type: 'bulletList', content: [item('a'), item('b')] },
      paragraph('Fin'),
    ),
  )
  await caretIn(page, 'p:nth-of-type(2)')
  await page.getByRole('button', { name: 'Bloc\u202f: Deux' }).waitFor()
  await page.keyboard.press('Alt+Shift+ArrowUp')
  expect(await lines(page)).toEqual(['Deux', 'Un', 'a', 'b', 'Fin'])
  expect(await said(page)).toBe('Deux\u202f: avant «\u202fUn\u202f», place 1 sur 4.')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  expect(await said(page)).toContain('reste à sa place')
  await page.keyboard.type('!')
  expect(await lines(page)).toEqual(['Deux!', 'Un', 'a', 'b', 'Fin'])
  await caretIn(page, 'li:nth-of-type(2) p')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  expect(await lines(page)).toEqual(['Deux!', 'Un', 'b', 'a', 'Fin'])
  await page.keyboard.press('Control+z')

  await caretIn(page, '> p:last-of-type')
  await page.keyboard.press('Alt+Enter')
  await page.getByRole('menu', { name: 'Ce bloc' }).waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  for (const name of ['Monter', 'Descendre', 'Dupliquer', 'Transformer en…'])
    await page.getByRole('menuitem', { name }).waitFor()
  await page.getByRole('menuitem', { name: 'Transformer en…' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Citation' }).press('Enter')
  await page.locator('.doc-text blockquote', { hasText: 'Fin' }).waitFor()

  const handle = page.getByRole('button', { name: 'Bloc\u202f: Un' })
  await page.locator('.doc-text > p', { hasText: 'Un' }).hover()
  await handle.waitFor()
  await handle.dragTo(page.locator('.doc-text > p').first(), { targetPosition: { x: 4, y: 2 } })
  await page.waitForFunction(() => document.querySelector('.doc-text > p')?.textContent === 'Un')
  await page.context().close()
})

test('[D5] Markdown signs make blocks and marks; letters are above or below the line, never both', async () => {
  const { page } = await harness.open(written(paragraph('')))
  await caretIn(page, 'p')
  const lineAfter = async (typed: string) => {
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
  }
  await lineAfter('## Titre')
  await lineAfter('- puce')
  await page.keyboard.press('Enter')
  await lineAfter('1. numéro')
  await page.keyboard.press('Enter')
  await lineAfter('[ ] tâche')
  await page.keyboard.press('Enter')
  await lineAfter('> citation')
  await page.keyboard.press('Enter')
  await page.keyboard.type('---')
  await page.keyboard.type('du **gras** et du `code`.')
  const made = await blocks(page)
  expect(made.map(({ type }) => type)).toEqual([
    'heading',
    'bulletList',
    'orderedList',
    'taskList',
    'blockquote',
    'horizontalRule',
    'paragraph',
  ])
  const marks = made.at(-1)?.content?.flatMap(({ marks: on = [] }) => on.map(({ type }) => type))
  expect(marks).toEqual(['bold', 'code'])
  await page.keyboard.press('Shift+Home')
  await page.waitForFunction(() => window.harness.selected() === 'du gras et du code.')
  await page.keyboard.press('Control+.')
  await page.locator('.doc-text sup').first().waitFor()
  await page.keyboard.press('Control+,')
  await page.locator('.doc-text sub').first().waitFor()
  expect(await page.locator('.doc-text sup').count()).toBe(0)
  await page.context().close()
})

test('[D11] French typography as one types: one Backspace or Ctrl+Z takes it back; not in code, not for others, off when asked', async () => {
  const { page } = await harness.open(`${written(paragraph(''))}&two`)
  await caretIn(page, 'p')
  await page.keyboard.type('Il dit "oui"')
  expect(await lines(page)).toEqual(['Il dit «\u202foui\u202f»'])
  await page.keyboard.press('Backspace')
  expect(await lines(page)).toEqual(['Il dit «\u202foui"'])
  await page.keyboard.type(" et l'a")
  await page.keyboard.type(' ?')
  await page.keyboard.press('Control+z')
  expect(await lines(page)).toEqual(['Il dit «\u202foui" et l’a ?'])
  expect(await lines(page, 1)).toEqual(await lines(page))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+e')
  await page.keyboard.type(`a "b" 'c' !`)
  expect((await lines(page))[1]).toBe(`a "b" 'c' !`)
  await page.keyboard.press('Enter')
  await page.locator('[data-place="0"]').getByRole('button', { name: 'Écriture et raccourcis' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Typographie française', checked: true }).click()
  await caretIn(page, 'p:last-of-type')
  await page.keyboard.type('non ?')
  expect((await lines(page)).at(-1)).toMatch(/non \?$/)
  await page.context().close()
})

test('[D12, D13] numbers before headings are those of the outline and never text; the list of keys opens by its key', async () => {
  const heading = (level: number, text: string): DocumentJson => ({
    type: 'heading',
    attrs: { level },
    content: [{ type: 'text', text }],
  })
  const { page } = await harness.open(
    `${written(heading(2, 'Loger'), heading(4, 'Ouvrir'), heading(2, 'Financer'))}&numbered`,
  )
  const shown = await page
    .locator('.doc-text :is(h2, h4)')
    .evaluateAll((all) =>
      all.map((one) => [(one as HTMLElement).dataset['number'], getComputedStyle(one, '::before').content]),
    )
  expect(shown.map(([number]) => number)).toEqual(['1', '1.1', '2'])
  expect(shown[1]?.[1]).toContain('1.1')
  const outline = page.getByRole('navigation', { name: 'Sommaire' }).locator('li button')
  expect(await outline.allInnerTexts()).toEqual(['1 Loger', '1.1 Ouvrir', '2 Financer'])
  expect(await lines(page)).toEqual(['Loger', 'Ouvrir', 'Financer'])
  await caretIn(page, 'h2')
  await page.keyboard.press('Control+/')
  await page.getByRole('dialog', { name: 'Raccourcis clavier' }).getByText('Alt+Maj+↑').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.context().close()
})

const callout = (...content: DocumentJson[]): DocumentJson => ({ type: 'callout', attrs: { tone: 'note' }, content })

test('[D58] what ends a text is left by the arrow down, a press below it, Enter on its last empty line; opening writes nothing', async () => {
  const summary = { type: 'detailsSummary', content: [{ type: 'text', text: 'Titre' }] }
  const details = { type: 'details', content: [summary, paragraph('Corps.')] }
  const figure = { type: 'figure', attrs: { alt: '' }, content: [{ type: 'text', text: 'Légende' }] }
  const cell = (type: string) => ({ type, content: [paragraph('case')] })
  const table = { type: 'table', content: [{ type: 'tableRow', content: [cell('tableCell'), cell('tableCell')] }] }
  const ends = [
    callout(paragraph('Fin.')),
    { type: 'blockquote', content: [paragraph('Fin.')] },
    details,
    figure,
    table,
  ]
  for (const end of ends) {
    const { page } = await harness.open(written(paragraph('Début.'), end))
    const types = async () => (await blocks(page)).map(({ type }) => type)
    await caretIn(page, 'p')
    expect(await page.evaluate(() => window.harness.writes())).toBe(0)
    await caretIn(page, end === figure ? 'figcaption' : '> :last-child p') // of the table the first cell
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('Dessous.')
    expect(await types(), end.type).toEqual(['paragraph', end.type, 'paragraph'])
    expect((await lines(page)).at(-1), end.type).toBe('Dessous.')
    await page.keyboard.press('ArrowDown')
    expect(await types(), end.type).toHaveLength(3)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    expect(await types(), end.type).toEqual(['paragraph', end.type])
    const text = (await page.locator('.doc-text').boundingBox()) ?? expect.unreachable('the text is drawn')
    await page.mouse.click(text.x + text.width / 2, text.y + text.height - 20, { delay: 60 })
    await page.keyboard.type('Cliqué.')
    expect((await lines(page)).at(-1), end.type).toBe('Cliqué.')
    expect(await types(), end.type).toEqual(['paragraph', end.type, 'paragraph'])
    await page.context().close()
  }
})

test('[D58] Enter on an empty last line leaves callout, quotation and details; a reader who presses below changes nothing', async () => {
  const bodies: DocumentJson[] = [
    callout(paragraph('Fin.')),
    { type: 'blockquote', content: [paragraph('Fin.')] },
    {
      type: 'details',
      content: [{ type: 'detailsSummary', content: [{ type: 'text', text: 'T' }] }, paragraph('Fin.')],
    },
  ]
  for (const end of bodies) {
    const { page } = await harness.open(written(paragraph('Début.'), end))
    await caretIn(page, '> :last-child p')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Dessous.')
    expect((await blocks(page)).map(({ type }) => type)).toEqual(['paragraph', end.type, 'paragraph'])
    expect((await lines(page)).slice(-2)).toEqual(['Fin.', 'Dessous.'])
    await page.context().close()
  }
  const { page } = await harness.open(`${written(callout(paragraph('Fin.')))}&read`)
  const text = (await page.locator('.doc-text').boundingBox()) ?? expect.unreachable('the text is drawn')
  await page.mouse.click(text.x + text.width / 2, text.y + text.height - 20)
  expect(await page.evaluate(() => window.harness.writes())).toBe(0)
  await page.context().close()
})

test.each([
  ['a desktop, by night too', { width: 1440, height: 900 }, expectAccessibleByNightToo],
  ['a phone', { width: 320, height: 640 }, expectAccessible],
] as const)(
  'axe finds nothing on %s (%o) among all blocks, and nothing is wider than the screen',
  async (_, viewport, looked) => {
    const note: DocumentJson = { type: 'footnote', content: [{ type: 'text', text: 'Insee' }] }
    const tones = ['note', 'attention', 'example', 'decision']
    const { page } = await harness.open(
      written(
        paragraph('Un.', [note]),
        ...tones.map((tone) => ({ type: 'callout', attrs: { tone }, content: [paragraph('Deux dates.')] })),
        {
          type: 'details',
          content: [{ type: 'detailsSummary', content: [{ type: 'text', text: 'Titre' }] }, paragraph('Corps.')],
        },
        { type: 'taskList', content: [{ type: 'taskItem', content: [paragraph('Écrire')] }] },
      ),
      { viewport },
    )
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
    await page.getByRole('button', { name: 'Insérer', exact: true }).click()
    await page.getByRole('listbox').waitFor()
    await looked(page)
    await page.keyboard.press('Escape')
    await page.locator('.note-call button').click()
    await page.getByRole('dialog', { name: 'Texte de la note 1' }).waitFor()
    await looked(page)
    await page.context().close()
  },
)
