// What helps to write a long text, in a real browser: finding and replacing, the outline that follows, clean paste, counts,
// print, following someone.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { DocumentJson } from '../../shared/document/schema.ts'
import { googleDocs, hostile, libreOffice, wordDesktop, wordOnline } from '../support/clipboards.ts'
import { jsonOf, theEditorHarness, written } from '../support/editor-page.ts'

const harness = theEditorHarness()

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const text = (words: string, ...marks: string[]): DocumentJson => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})
const paragraph = (...content: (string | DocumentJson)[]): DocumentJson => ({
  type: 'paragraph',
  content: content.map((part) => (typeof part === 'string' ? text(part) : part)),
})
const lineOf = (json: DocumentJson): string => (json.content ?? []).map(({ text: words = '' }) => words).join('')
const lines = async (page: Page, place = 0) => ((await jsonOf(page, place)).content ?? []).map(lineOf)

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    } // put there by the script
    return (await checker.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
}

test('[D41, D42] find by keyboard, go round, replace one, replace all, undo it at once; mentions stay', async () => {
  const mention: DocumentJson = { type: 'mention', attrs: { id: 'nadia', kind: 'person' } }
  const { page, complaints } = await harness.open(
    written(
      paragraph('Le marché, ', text('le marche', 'bold'), ' et ', mention),
      paragraph('Un Marché de plus.'),
      paragraph('Rien ici.'),
    ),
  )
  const bar = page.getByRole('search', { name: 'Rechercher dans le texte' })
  const field = bar.getByRole('textbox', { name: 'Rechercher', exact: true })
  const count = bar.getByRole('status')
  await page.locator('.doc-text p').last().click()
  await page.keyboard.press('Control+f')
  await field.waitFor()
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT')
  const told = await count.evaluateHandle((status) => {
    const all: string[] = []
    new MutationObserver(() => all.push(status.textContent ?? '')).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    })
    return all
  })
  await page.keyboard.type('marche')
  await count.getByText('1 sur 3').waitFor()
  expect(await told.jsonValue()).not.toContain('Aucun résultat') // before one has looked
  await page.keyboard.type('z')
  await count.getByText('Aucun résultat').waitFor()
  await page.keyboard.press('Backspace')
  await count.getByText('1 sur 3').waitFor()
  expect(await page.locator('.doc-text .found').count()).toBe(3)
  await page.keyboard.press('Enter')
  await count.getByText('2 sur 3').waitFor()
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('Shift+F3')
  await count.getByText('3 sur 3').waitFor()
  expect(await violations(page)).toEqual([])
  await bar.getByLabel('Accents').check()
  await count.getByText('1 sur 1').waitFor()
  await bar.getByLabel('Accents').uncheck()
  await field.press('Control+h')
  await bar.getByRole('textbox', { name: 'Remplacer par' }).fill('rendez-vous')
  await count.getByText('1 sur 3').waitFor()
  await bar.getByRole('button', { name: 'Remplacer', exact: true }).click()
  await count.getByText('1 sur 2').waitFor()
  await bar.getByRole('button', { name: 'Tout remplacer' }).click()
  await count.getByText('2 remplacements').waitFor()
  expect((await jsonOf(page)).content?.[0]).toMatchObject({
    content: [text('Le rendez-vous, '), text('le rendez-vous', 'bold'), text(' et '), mention],
  })
  expect(await violations(page)).toEqual([])
  await field.press('Escape')
  await page.waitForFunction(() => document.activeElement?.classList.contains('doc-text'))
  await page.keyboard.press('Control+z')
  expect(await lines(page)).toEqual(['Le rendez-vous, le marche et ', 'Un Marché de plus.', 'Rien ici.'])

  // In a text that one may only read; what others write meanwhile is found too.
  await page.evaluate(() => window.harness.set({ editable: false }))
  await page.locator('.doc-text[role="document"]').waitFor()
  await page.locator('.doc-text').press('Control+f')
  await field.fill('marche')
  await count.getByText('1 sur 2').waitFor()
  expect(await bar.getByRole('button', { name: 'Remplacer (Ctrl+H)' }).count()).toBe(0)
  expect(complaints).toEqual([])
  await page.context().close()
})

const heading = (level: number, words: string, more: object = {}): DocumentJson => ({
  type: 'heading',
  attrs: { level, id: crypto.randomUUID(), ...more },
  content: [text(words)],
})
const chapters = (count: number): DocumentJson[] =>
  Array.from({ length: count }, (_, at) => [
    heading(at % 3 === 0 ? 2 : 3, `Partie ${at + 1}`, at === 1 ? { consent: true } : {}),
    ...Array.from({ length: 8 }, () => paragraph('Un territoire, ses lieux et ses gens. '.repeat(8))),
  ]).flat()

test('[D43, D44] the outline follows what is read, then the caret; it folds, and copies the link to a section', async () => {
  const { page, complaints } = await harness.open(written(paragraph('Avant.'), ...chapters(15)))
  const marked = page.locator('nav [aria-current="location"]')
  await page
    .locator('.doc-text h2')
    .nth(2)
    .evaluate((one) => one.scrollIntoView({ block: 'start' }))
  await marked.filter({ hasText: 'Partie 7' }).waitFor()
  await page.evaluate(() => scrollTo(0, 0))
  await marked.filter({ hasText: 'Partie 7' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Partie 5', exact: true }).click()
  await marked.filter({ hasText: 'Partie 5' }).waitFor()
  await page.keyboard.press('End')
  await page.keyboard.type(' bis')
  await marked.filter({ hasText: 'Partie 5 bis' }).waitFor()

  const entry = page.getByRole('button', { name: /^Partie 4/ })
  await page.getByRole('button', { name: 'Replier «\u202fPartie 4\u202f»' }).click()
  await entry.and(page.locator('[aria-current]')).waitFor() // for what is within
  expect(await page.getByRole('button', { name: /^Partie 5/ }).count()).toBe(0)
  await page.getByRole('button', { name: /^Partie 2.*à soumettre au consentement/ }).waitFor()
  await entry.focus()
  await page.getByRole('button', { name: 'Copier le lien vers «\u202fPartie 4\u202f»' }).click()
  await page.waitForFunction(() => document.querySelector('#editor-said')?.textContent?.includes('lien')) // copied, or not: this page may not
  expect(await violations(page)).toEqual([])

  await page.getByRole('button', { name: /mots$/ }).click()
  await page.getByRole('table', { name: 'Longueur du texte' }).getByRole('row', { name: /^Mots/ }).waitFor()
  expect(complaints).toEqual([])
  await page.context().close()
})

/** A text in short: `p(un <bold>deux</bold>)`. */
function brief({ type, text: words, marks = [], attrs, content = [] }: DocumentJson): string {
  if (type === 'text')
    return marks.reduceRight(
      (inside, mark) => `<${mark.type}${mark.attrs?.['href'] ? ` ${mark.attrs['href']}` : ''}>${inside}</>`,
      words ?? '',
    )
  const { level, start, colspan = 1, rowspan = 1, align } = attrs ?? {}
  const more = [
    level,
    attrs?.['type'] && `type${attrs['type']}`,
    start > 1 && `start${start}`,
    colspan > 1 && `c${colspan}`,
    rowspan > 1 && `r${rowspan}`,
    align,
  ].filter(Boolean)
  const short =
    {
      paragraph: 'p',
      heading: 'h',
      listItem: 'li',
      bulletList: 'ul',
      orderedList: 'ol',
      tableCell: 'td',
      tableHeader: 'th',
      tableRow: 'tr',
    }[type ?? ''] ?? type
  return `${short}${more.join('')}(${content.map(brief).join(' '.repeat(content.some((one) => one.type === 'text') ? 0 : 1))})`
}

const pasteHtml = (page: Page, html: string) =>
  page
    .locator('.doc-text')
    .first()
    .evaluate((dom, data) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', data)
      clipboardData.setData('text/plain', 'en clair')
      dom.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, html)

async function pasted(page: Page, html: string, until: string): Promise<string[]> {
  await page.locator('.doc-text').focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await pasteHtml(page, html)
  await page.locator('.doc-text', { hasText: until }).waitFor()
  return ((await jsonOf(page)).content ?? []).map(brief)
}

test('[D45, D46] what is pasted from other programs keeps titles, lists, tables, notes, links and marks, and loses its looks', async () => {
  const { page, complaints } = await harness.open(written(paragraph()))
  expect(await pasted(page, wordDesktop, 'Moyens')).toEqual([
    'h1(Loger et financer)',
    'p(Douze lieux <bold>accueillent</> des <italic>activités</>, soit 35\u00a0% du parc. Pourquoi\u202f? Le 1<superscript>er</> mai.footnote(Enquête de 2026.))',
    'p(Texte nouveau.)',
    'ul(li(p(Un lieu) ul(li(p(Une cour)))) li(p(Un fonds)))',
    'olstart3(li(p(Troisième)))',
    'oltypeIstart4(li(p(Quatrième partie)))',
    'h2(Moyens)',
    'table(tr(th(p(Poste)) thc2right(p(Montant))) tr(tdr2(p(Travaux)) tdright(p(1\u00a0240\u00a0000\u00a0€)) td(p(2026))) tr(td(p(10)) td(p(2027))))',
  ])
  expect(await pasted(page, wordOnline, 'Fin')).toEqual([
    'h2(Ouvrir)',
    'ul(li(p(<italic>Un</>) ul(li(p(<underline>Deux</>)))) li(p(Trois)))',
    'p(Fin)',
  ])
  expect(await pasted(page, googleDocs, 'Coopérer')).toEqual([
    'h2(Coopérer)',
    'p(<bold>gras</><italic> penché</><strike> barré</> H<subscript>2</>O <link https://exemple.fr/page>lien</>)',
    'ul(li(p(Un) ul(li(p(Deux)))))',
  ])
  expect(await pasted(page, libreOffice, 'Gouvernance')).toEqual([
    'h3(Gouvernance)',
    'p(Un <bold>collège</> décidefootnote(Statuts, art.\u00a04). Suitefootnote(Annexe))',
    'olstart3(li(p(Trois) ul(li(p(Dessous)))))',
  ])
  expect(complaints).toEqual([])
  await page.context().close()
})

test('[D45, D47] a hostile page does nothing when it is pasted; Ctrl+Maj+V takes the words alone', async () => {
  const { page, complaints } = await harness.open(written(paragraph()))
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  expect(await pasted(page, hostile, 'Fin')).toEqual(['p(Bonjour <link https://ok.example>oui</>)', 'p(Fin)'])
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
  expect(asked.filter((url) => url.includes('mauvais'))).toEqual([])
  expect(JSON.stringify(await jsonOf(page))).not.toContain('00000000-0000-7000')
  await pasted(page, `${'<div>'.repeat(3_000)}Profond${'</div>'.repeat(3_000)}`, 'Profond')

  await page.locator('.doc-text').focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.down('Control')
  await page.keyboard.down('Shift')
  await page.keyboard.down('v')
  await pasteHtml(page, '<h2>titre</h2>')
  await page.keyboard.up('v')
  await page.keyboard.up('Shift')
  await page.keyboard.up('Control')
  await page.locator('.doc-text p', { hasText: 'en clair' }).waitFor()
  expect(await page.locator('.doc-text h2').count()).toBe(0)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('[D50] following somebody: the text scrolls with their caret until I move by myself', async () => {
  const { page, complaints } = await harness.open(`${written(...chapters(9))}&two`, { reducedMotion: 'reduce' })
  const [mine, theirs] = [page.locator('[data-place="0"]'), page.locator('[data-place="1"]')]
  await theirs.locator('.doc-text p').first().click()
  const face = mine
    .getByRole('list', { name: '2 personnes présentes' })
    .getByRole('button', { name: 'Mireille Aubanel, SCIC La Remise' })
  await face.first().click()
  await page.getByRole('menuitem', { name: 'Suivre Mireille Aubanel' }).press('Enter')
  const banner = mine.getByText('Vous suivez Mireille Aubanel', { exact: true })
  await banner.waitFor()
  await page.evaluate(() => window.harness.caret(1, 'Partie 9'))
  await page.waitForFunction(() => {
    const top = document.querySelectorAll('[data-place="0"] .doc-text h3')[5]?.getBoundingClientRect().top ?? -1
    return top > 0 && top < innerHeight
  })
  await page.keyboard.press('Escape')
  await banner.waitFor({ state: 'detached' })
  expect(await mine.locator('#editor-said').textContent()).toBe('Vous ne suivez plus Mireille Aubanel.')
  // From the outline, beside the section where they are; the way out gives the focus to the text.
  const outline = mine.getByRole('navigation', { name: 'Sommaire' })
  await outline.getByRole('button', { name: 'Mireille Aubanel, SCIC La Remise' }).press('Enter')
  expect((await violations(page)).filter((line) => !line.startsWith('landmark'))).toEqual([]) // two pages stand in this one
  await page.getByRole('menuitem', { name: 'Suivre Mireille Aubanel' }).press('Enter')
  await mine.getByRole('button', { name: 'Ne plus suivre' }).press('Enter')
  await banner.waitFor({ state: 'detached' })
  expect(await mine.locator('.doc-text').evaluate((dom) => dom === document.activeElement)).toBe(true)
  await face.first().click()
  await page.getByRole('menuitem', { name: 'Suivre Mireille Aubanel' }).press('Enter')
  await banner.waitFor()
  await page.mouse.wheel(0, -200)
  await banner.waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
  await page.context().close()
})

test('[D49, D51, D52] on paper: the text alone; a text opens without a complaint, its caret before the first letter', async () => {
  const row = (cell: string, count: number): DocumentJson => ({
    type: 'tableRow',
    content: Array.from({ length: 3 }, () => ({ type: cell, content: [paragraph(`${cell} ${count}`)] })),
  })
  const link: DocumentJson = {
    type: 'text',
    text: 'page',
    marks: [{ type: 'link', attrs: { href: 'https://exemple.fr/a' } }],
  }
  const table: DocumentJson = {
    type: 'table',
    content: [row('tableHeader', 0), ...Array.from({ length: 60 }, (_, at) => row('tableCell', at))],
  }
  const { page } = await harness.open(written(table, heading(2, 'Titre'), paragraph('Une ', link, '.')))
  const warned: string[] = []
  page.on('console', (message) => void (message.type() === 'warning' && warned.push(message.text())))
  await page.reload()
  await page.locator('.doc-text').waitFor()
  await page.locator('.doc-text').focus()
  expect(warned).toEqual([])
  // Empty altogether, as no template is: the caret is where the first letter will be.
  await page.goto(new URL(written(), page.url()).href)
  await page.locator('.doc-text').focus()
  await page.keyboard.type('Un')
  expect(await lines(page)).toEqual(['Un'])
  expect(warned).toEqual([])
  await page.goBack()
  await page.locator('.doc-text table').waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('toolbar').isVisible()).toBe(false)
  const looks = await page.evaluate(() => ({
    first: getComputedStyle(document.querySelector('.doc-text tr') as Element).display,
    title: getComputedStyle(document.querySelector('.doc-text h2') as Element).breakAfter,
    link: getComputedStyle(document.querySelector('.doc-text a') as Element, '::after').content,
  })) // all three are in the text above
  expect(looks).toEqual({ first: 'table-header-group', title: 'avoid', link: '" (https://exemple.fr/a)"' })
  await page.context().close()
})

test('[Q11, D54] a link to a section that is no more says so; what is typed while a block is chosen goes below it', async () => {
  const gone = { type: 'link', attrs: { href: `#${crypto.randomUUID()}` } }
  const lost: DocumentJson = { type: 'text', text: 'l’annexe', marks: [gone] }
  const living: DocumentJson = { type: 'living', attrs: { kind: 'restitutions', ref: null } }
  const { page, complaints } = await harness.open(written(paragraph('Voir ', lost, ' et la suite.'), living))
  await page.locator('.doc-text .link-lost[data-lost="lien rompu"]', { hasText: 'l’annexe' }).waitFor()
  expect(await page.locator('.doc-text').ariaSnapshot()).toContain('lien rompu')
  expect(await violations(page)).toEqual([])
  await page.locator('.doc-text p').click()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowDown')
  await page.locator('#editor-said').getByText('Restitutions d’ateliers').waitFor()
  await page.keyboard.type('Dessous')
  expect((await jsonOf(page)).content?.map(({ type, content }) => [type, content?.length ?? 0])).toEqual([
    ['paragraph', 3],
    ['living', 0],
    ['paragraph', 1],
  ])
  await page.keyboard.press('Control+z')
  expect((await jsonOf(page)).content).toHaveLength(2)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('[D60] printed, a callout of a few paragraphs stays whole, a longer one goes on on the next sheet', async () => {
  const callout = (blocks: number): DocumentJson => ({
    type: 'callout',
    attrs: { tone: 'note' },
    content: Array.from({ length: blocks }, () => paragraph('Une ligne.')),
  })
  const { page } = await harness.open(written(callout(3), callout(4)))
  await page.emulateMedia({ media: 'print' })
  const breaks = (all: Element[]) => all.map((one) => getComputedStyle(one).breakInside)
  expect(await page.locator('.callout').evaluateAll(breaks)).toEqual(['avoid', 'auto'])
  await page.context().close()
})
