// Tables in a real browser: by keyboard alone, by two people at once, filled from spreadsheets, on a phone.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { DocumentJson } from '../../shared/document/schema.ts'
import { accessibilityProblems } from '../support/browser.ts'
import { jsonOf as json, theEditorHarness } from '../support/editor-page.ts'
import { tableOf } from '../support/table-writers.ts'

const harness = theEditorHarness()

const before: DocumentJson = { type: 'paragraph', attrs: { id: 'before' }, content: [{ type: 'text', text: 'Avant.' }] }
const after: DocumentJson = { type: 'paragraph', attrs: { id: 'after' }, content: [{ type: 'text', text: 'Après.' }] }
const showing = (rows: string[][], heads = 1) =>
  `?toasts&json=${encodeURIComponent(JSON.stringify({ type: 'doc', content: [before, tableOf(rows, heads), after] }))}`
const budget = [
  ['Qui', 'Apport'],
  ['zèbre', '1 240 000,50 €'],
  ['Éco-lieu', '12 000 €'],
  ['abeille', 'à préciser'],
]

const person = (page: Page, place: number) => page.locator(`[data-place="${place}"] .doc-text`)
const cells = (page: Page, place = 0) =>
  person(page, place)
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim())))
const said = (page: Page, words: string) =>
  page
    .locator('[data-place="0"] #editor-said')
    .getByText(words.replaceAll(/ (?=[:;!?])/g, '\u202f'))
    .waitFor()

/** Clicks in a cell until the caret is there: in one page, the text that another one leaves redraws its caret everywhere. */
async function caretIn(page: Page, words: string, place = 0): Promise<void> {
  const cell = person(page, place).locator('td, th').filter({ hasText: words }).first()
  const isThere = () => cell.evaluate((element) => element.contains(document.getSelection()?.anchorNode ?? null))
  for (let tries = 0; tries < 5 && (tries === 0 || !(await isThere())); tries++) {
    await cell.click({ delay: 60 })
    await page.keyboard.press('End')
    await page.waitForFunction((at) => window.harness.atEnd(at), place)
  }
}

/** Through the menu of the table, by keyboard: its first letters, the arrow into a group, the letters of the act. */
async function choose(page: Page, group: string | null, act: string): Promise<void> {
  await page.keyboard.press('Control+F10')
  const walkTo = async (name: string) => {
    const item = page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).first()
    await item.waitFor()
    for (let step = 0; step < 20 && !(await item.evaluate((line) => line === document.activeElement)); step++)
      await page.keyboard.press('ArrowDown')
  }
  await page.getByRole('menu').waitFor()
  if (group !== null) {
    await walkTo(group)
    await page.keyboard.press('ArrowRight')
    await page.getByRole('menu', { name: group }).waitFor()
  }
  await walkTo(act)
  await page.keyboard.press('Enter')
  await page.getByRole('menu').first().waitFor({ state: 'detached' })
}

const paste = (page: Page, data: Record<string, string>, place = 0) =>
  page.evaluate(
    ([at, parts]) => {
      const clipboardData = new DataTransfer()
      for (const [type, value] of Object.entries(parts)) clipboardData.setData(type, value)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.querySelectorAll('.doc-text')[at]?.dispatchEvent(event)
    },
    [place, data] as const,
  )

test('[D20, D21, D22, D23, D24, D25, D26, D27, D28] by keyboard alone: moved, sorted, totalled, widened, told each time', async () => {
  const { page, complaints } = await harness.open(showing(budget))
  await caretIn(page, 'zèbre')
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await said(page, 'Ligne déplacée : 3 sur 4.')
  expect((await cells(page)).map(([who]) => who)).toEqual(['Qui', 'Éco-lieu', 'zèbre', 'abeille'])
  await page.keyboard.type('!')
  expect((await cells(page))[2]?.[0]).toContain('!')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await said(page, 'Colonne déplacée : 2 sur 2.')
  expect((await cells(page))[0]).toEqual(['Apport', 'Qui'])
  await choose(page, 'Colonne', 'Trier par ordre croissant')
  await said(page, 'Tableau trié par la colonne 2, ordre croissant.')
  expect((await cells(page)).map((row) => row[1])).toEqual(['Qui', 'abeille', 'Éco-lieu', 'zèbre'])
  await choose(page, null, 'Ligne de totaux')
  await said(page, 'Ligne de totaux affichée.')
  expect(await page.locator('tfoot').innerText()).toContain('1\u202f252\u202f000,50\u00a0€')
  expect(await page.locator('tfoot small').innerText()).toBe('1 case sans nombre')
  expect(JSON.stringify(await json(page))).not.toContain('252')
  await choose(page, 'Colonne', 'Élargir')
  await said(page, 'Colonne large de')
  expect(await page.locator('col').count()).toBe(2)
  await choose(page, 'Colonne', 'Rétrécir')
  await said(page, 'Colonne large de')
  await choose(page, 'Colonne', 'Largeur automatique')
  await said(page, 'Largeur automatique.')
  expect(await page.locator('col').count()).toBe(0)
  await choose(page, 'Colonne', 'Aligner à droite')
  await said(page, 'Colonne alignée à droite.')
  expect(await page.locator('tbody [data-align="right"]').count()).toBe(4)
  expect(complaints.filter((line) => !line.startsWith('Applying inline style'))).toEqual([])
  await page.context().close()
})

test('[D20, D21, D24] by keyboard alone: rows and columns added, copied, deleted; cells merged, split, emptied; titles; the table itself', async () => {
  const { page } = await harness.open(showing(budget))
  const shape = async () => (await cells(page)).map((row) => row.length)
  await caretIn(page, 'zèbre')
  await page.keyboard.press('Control+F10')
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'menuitem')
  const isBack = await page.evaluate(async () => {
    const options = { key: 'Escape', bubbles: true, cancelable: true }
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', options))
    for (let turns = 0; turns < 5; turns++) await Promise.resolve()
    return document.activeElement?.closest('.doc-text') !== null
  })
  expect(isBack).toBe(true) // before any next key, be it in the same frame
  await choose(page, 'Ligne', 'Dupliquer la ligne')
  await said(page, 'Ligne dupliquée : la copie est la ligne 3.')
  await choose(page, 'Ligne', 'Ajouter une ligne au-dessous')
  await said(page, 'Ligne 4 ajoutée, sur 6.')
  await choose(page, 'Ligne', 'Supprimer la ligne')
  await said(page, 'Ligne supprimée.')
  expect((await cells(page)).map(([who]) => who)).toEqual(['Qui', 'zèbre', 'zèbre', 'Éco-lieu', 'abeille'])
  await choose(page, 'Colonne', 'Ajouter une colonne à gauche')
  await said(page, 'Colonne 1 ajoutée, sur 3.')
  expect(await shape()).toEqual([3, 3, 3, 3, 3])
  await choose(page, 'Colonne', 'Supprimer la colonne')
  await said(page, 'Colonne supprimée.')
  await page.keyboard.press('End')
  await page.waitForFunction(() => window.harness.atEnd(0))
  await page.keyboard.press('Shift+ArrowRight')
  await person(page, 0).locator('.selectedCell').nth(1).waitFor()
  await said(page, 'Cases sélectionnées\u202f: lignes 4 à 4, colonnes 1 à 2.')
  await choose(page, 'Cases', 'Fusionner les cases')
  await said(page, 'Cases fusionnées.')
  expect(await page.locator('.selectedCell').count()).toBe(0) // a letter typed now is added, and replaces nothing
  expect(await shape()).toEqual([2, 2, 2, 1, 2])
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await page.getByRole('alert').waitFor()
  await choose(page, 'Cases', 'Séparer les cases fusionnées')
  await said(page, 'Cases séparées.')
  expect(await shape()).toEqual([2, 2, 2, 2, 2])
  await choose(page, 'Cases', 'Effacer le contenu')
  await said(page, 'Contenu effacé.')
  expect((await cells(page))[3]).toEqual(['', ''])
  await choose(page, null, 'Première ligne en titre')
  await said(page, 'La première ligne n’est plus un titre.')
  expect(await page.locator('tbody th').count()).toBe(0)
  await choose(page, null, 'Première colonne en titre')
  await said(page, 'La première colonne est un titre.')
  expect(await page.locator('tbody th').count()).toBe(5)
  await choose(page, 'Ligne', 'Sélectionner la ligne')
  await said(page, 'Ligne 4 sélectionnée.')
  expect(await page.locator('.selectedCell').count()).toBe(2)
  await choose(page, null, 'Supprimer le tableau')
  await said(page, 'Tableau supprimé.')
  expect(await page.locator('table').count()).toBe(0)
  await page.keyboard.press('Control+z')
  await page.locator('table').waitFor()
  await page.context().close()
})

test('[D33, D34] two in one table: words stay with their row; whose table is deleted is told by whom, and gets the words back', async () => {
  const { page } = await harness.open(`${showing(budget)}&two`)
  await caretIn(page, 'abeille', 1)
  await page.keyboard.type(' noire')
  await caretIn(page, 'zèbre', 0)
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await said(page, 'Ligne déplacée : 3 sur 4.')
  await caretIn(page, 'abeille', 1)
  await page.keyboard.type(' du pays')
  const now = [
    ['Qui', 'Apport'],
    ['Éco-lieu', '12 000 €'],
    ['zèbre', '1 240 000,50 €'],
    ['abeille noire du pays', 'à préciser'],
  ]
  expect(await cells(page, 0)).toEqual(now)
  expect(await cells(page, 1)).toEqual(now)
  await caretIn(page, 'Éco-lieu', 1)
  await paste(page, { 'text/plain': 'Halles\t300' }, 1)
  await person(page, 0).locator('td').filter({ hasText: 'Halles' }).waitFor()
  await caretIn(page, 'zèbre', 0)
  await choose(page, null, 'Supprimer le tableau')
  const told = page.getByText('Le tableau où vous écriviez a été supprimé par Nadia Ferhat.')
  await told.waitFor()
  await page.getByRole('button', { name: 'Récupérer mon texte' }).click()
  await person(page, 0).getByText('abeille noire du pays').waitFor()
  expect(await person(page, 1).locator('p').allInnerTexts()).toEqual([
    'Avant.',
    'Halles',
    '300',
    'abeille noire du pays',
    'Après.',
  ])
  expect(await told.count()).toBe(0)
  await page.context().close()
})

test('[D31, D32] spreadsheets go into cells from the caret on; too much is refused before it is read', async () => {
  const { page } = await harness.open(showing(budget))
  await caretIn(page, 'Éco-lieu')
  await paste(page, { 'text/plain': 'Halles\t300\t"deux\nlignes"\r\nTiers-lieu\t400\tx\r\nAMAP\t500\ty\r\n' })
  await said(page, 'Collé : 3 lignes, 3 colonnes.')
  expect(await cells(page)).toEqual([
    ['Qui', 'Apport', ''],
    ['zèbre', '1 240 000,50 €', ''],
    ['Halles', '300', 'deux\n\nlignes'],
    ['Tiers-lieu', '400', 'x'],
    ['AMAP', '500', 'y'],
  ])
  await caretIn(page, 'Tiers-lieu')
  await paste(page, {
    'text/html':
      '<html><head><style>td{color:red}</style></head><body><table cellspacing="0"><colgroup width="85"></colgroup>' +
      '<tr><td height="17" align="left" bgcolor="#FF0000"><b><font color="#000000">Calc</font></b></td><td sdval="7">7</td></tr>' +
      '<tr><td colspan=2>Réunis</td></tr></table></body></html>',
    'text/plain': 'Calc\t7\nRéunis\t',
  })
  await page.locator('td').filter({ hasText: 'Calc' }).waitFor()
  expect((await cells(page)).slice(3)).toEqual([
    ['Calc', '7', 'x'],
    ['Réunis', 'y'],
  ])
  await person(page, 0).getByText('Après.').click({ delay: 60 })
  await page.keyboard.press('End')
  await page.waitForFunction(() => window.harness.atEnd(0))
  const grid = (rows: number) => `<table>${`<tr>${'<td>1</td>'.repeat(50)}</tr>`.repeat(rows)}</table>`
  await paste(page, { 'text/html': grid(100), 'text/plain': '1' })
  await page.waitForFunction(() => document.querySelectorAll('table:last-of-type td').length >= 5_000)
  const writes = await page.evaluate(() => window.harness.writes())
  await paste(page, { 'text/html': grid(120), 'text/plain': '1' })
  await page.getByRole('alert').getByText('6\u202f000 cases').waitFor()
  expect(await page.evaluate(() => window.harness.writes())).toBe(writes)
  await page.context().close()
})

test('[D29] at 390 and 320 pixels only the table scrolls, and its menu can be touched', async () => {
  for (const width of [390, 320]) {
    const wide = [
      ['Organisation', 'Apport', 'Part', 'Date', 'Lieu'],
      ...budget.slice(1).map((row) => [...row, '', '', '']),
    ]
    const { page } = await harness.open(showing(wide), {
      viewport: { width, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
    await page.locator('td').first().tap()
    const button = page.locator('.table-more')
    await button.waitFor()
    const box = (await button.boundingBox()) ?? expect.unreachable('the button is drawn')
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await page.locator('.table-scroll').evaluate((scroll) => scroll.scrollWidth > scroll.clientWidth)).toBe(true)
    await button.tap()
    await page.getByRole('menu').waitFor()
    const menu = (await page.getByRole('menu').boundingBox()) ?? expect.unreachable('the menu is drawn')
    expect(menu.x).toBeGreaterThanOrEqual(0)
    expect(menu.x + menu.width).toBeLessThanOrEqual(width)
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByRole('menuitem', { name: 'Ajouter une colonne à droite' }).tap()
    await said(page, 'Colonne 2 ajoutée, sur 6.')
    await page.context().close()
  }
})

test('[D22, D25] by pointer: an edge widens a column, a grip carries a row, a press on it opens its menu', async () => {
  const { page } = await harness.open(showing(budget))
  await page.locator('td').filter({ hasText: 'zèbre' }).hover()
  const edge = page.locator('.table-edge')
  await edge.waitFor()
  const from = (await edge.boundingBox()) ?? expect.unreachable('the edge is drawn')
  const column = () =>
    page
      .locator('th')
      .first()
      .evaluate((cell) => Math.round(cell.getBoundingClientRect().width))
  const width = await column()
  await page.mouse.move(from.x + 5, from.y + 20)
  await page.mouse.down()
  await page.mouse.move(from.x + 45, from.y + 20, { steps: 4 })
  await page.mouse.up()
  await page.waitForFunction(() => document.querySelector('col')?.style.width)
  expect(Math.abs((await column()) - width - 40)).toBeLessThan(3)
  expect(JSON.stringify(await json(page))).toContain('colwidth')
  await page.locator('td').filter({ hasText: 'zèbre' }).hover()
  const grip = (await page.locator('.table-grip-row').boundingBox()) ?? expect.unreachable('the grip is drawn')
  const last = (await page.locator('td').filter({ hasText: 'abeille' }).boundingBox()) ?? expect.unreachable()
  await page.mouse.move(grip.x + 8, grip.y + 10)
  await page.mouse.down()
  await page.mouse.move(grip.x + 10, last.y + 10, { steps: 4 })
  await page.mouse.up()
  await page.waitForFunction(() => document.querySelector('tbody tr:last-child')?.textContent?.includes('zèbre'))
  await page.locator('td').filter({ hasText: 'abeille' }).hover()
  await page.locator('.table-grip-row').click()
  await page.getByRole('menu', { name: 'Options de la ligne 3' }).waitFor()
  await page.context().close()
})

test('[D59] a wide table takes what the sheet has beside the text, no more; what still scrolls shows it and is walked by keyboard', async () => {
  const rowsOf = (columns: number) => [
    Array.from({ length: columns }, (_, at) => `Colonne ${at}`),
    Array.from({ length: columns }, (_, at) => `case ${at}`),
  ]
  const measure = (page: Page) =>
    page.evaluate(() => {
      const box = document.querySelector('.table-box')?.getBoundingClientRect()
      const line = document.querySelector('.doc-text > p')?.getBoundingClientRect()
      const sheet = document.querySelector('.doc-sheet')?.getBoundingClientRect()
      const scroll = document.querySelector('.table-scroll')
      if (!box || !line || !sheet || !scroll) throw new Error('not drawn')
      const [left, right] = [box.left - sheet.left, sheet.right - box.right]
      return {
        more: Math.round(box.width - line.width),
        isCentred: Math.abs(left - right) < 2,
        isInside: Math.min(left, right) >= 40,
        scrolls: scroll.scrollWidth > scroll.clientWidth,
        isHinted: getComputedStyle(scroll).backgroundImage.includes('gradient'),
      }
    })
  const few = await harness.open(showing(rowsOf(3)))
  expect(await measure(few.page)).toMatchObject({ more: 0, scrolls: false, isHinted: false })
  await few.page.context().close()
  const wide = await harness.open(showing(rowsOf(7)))
  expect(await measure(wide.page)).toMatchObject({ isCentred: true, isInside: true, scrolls: false, isHinted: false })
  expect((await measure(wide.page)).more).toBeGreaterThan(40)
  await wide.page.context().close()
  const { page } = await harness.open(showing(rowsOf(14)))
  const region = page.getByRole('group', { name: 'Tableau plus large que la page' })
  await region.waitFor()
  expect(await measure(page)).toMatchObject({ isCentred: true, isInside: true, scrolls: true, isHinted: true })
  expect(await accessibilityProblems(page)).toEqual([])
  // Whoever writes scrolls with the caret; whoever reads has the frame to stop at.
  await page.evaluate(() => window.harness.set({ editable: false }))
  await page.locator('.doc-text[role="document"]').waitFor()
  await region.focus()
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction(() => (document.querySelector('.table-scroll')?.scrollLeft ?? 0) > 0)
  await page.emulateMedia({ forcedColors: 'active' })
  expect(await region.evaluate((one) => getComputedStyle(one).borderRightStyle)).toBe('dashed')
  await page.context().close()
})
