// Files made of texts: that each says what the text says, opened as their readers open them.
import { strFromU8, unzipSync } from 'fflate'
import { parse } from 'parse5'
import { expect, test } from 'vitest'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { cleanImage } from '../../../server/domain/files/clean.ts'
import type { Outline, TableBlock } from '../../../server/exchange/outline.ts'
import { outlineFrom } from '../../../server/exchange/to-outline.ts'
import { writeDocx } from '../../../server/exchange/write-docx.ts'
import { writeHtml } from '../../../server/exchange/write-html.ts'
import { writeMarkdown } from '../../../server/exchange/write-markdown.ts'
import { writeOdt } from '../../../server/exchange/write-odt.ts'
import { writePdf } from '../../../server/exchange/write-pdf.ts'
import { cell, h, head, id, known, linked, longText, p, pictureId, row, sample } from '../../support/exchange-sample.ts'

const writers: Record<string, (outline: Outline) => Uint8Array | Promise<Uint8Array>> = {
  docx: writeDocx,
  odt: writeOdt,
  pdf: writePdf,
  html: writeHtml,
  md: writeMarkdown,
}

/** What a file says, as far as it can be read as letters. */
async function saidBy(format: string, json: DocumentJson): Promise<string> {
  const bytes = (await writers[format]?.(outlineFrom(json, known()))) ?? new Uint8Array()
  if (format === 'html' || format === 'md') return strFromU8(bytes)
  const parts = unzipSync(bytes)
  return Object.entries(parts)
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, part]) => strFromU8(part))
    .join('\n')
}

const letters = ['docx', 'odt', 'html', 'md']

test('every format says all that the text says, and nothing that is not of it [X2]', async () => {
  const wanted = [
    'Diagnostic',
    'Sommaire',
    'Portrait du territoire',
    'Insee, recensement',
    'Nadia Ferhat',
    'et dans les hameaux',
    'Réunir les données',
    'On ne nous demande jamais',
    'Décision',
    'La carte sera refaite',
    'Méthode',
    'Douze entretiens',
    'l’agglomération',
    '2\u202f100,00\u00a0€',
    'Un carré gris',
    'Le carré, vu du nord',
    'La place du marché',
    'Carte (bloc vivant)',
  ]
  for (const format of letters) {
    const said = await saidBy(format, sample)
    expect(
      wanted.filter((words) => !said.includes(words)),
      format,
    ).toEqual([])
    expect(said, format).not.toMatch(/diagnostic\.a1|consent/)
  }
})

test('headings are numbered where the document has them numbered, and nowhere else [X2]', () => {
  const { contents } = outlineFrom(sample, known())
  expect(contents.map(({ number, text }) => `${number} ${text}`)).toEqual([
    '1 Portrait du territoire',
    '1.1 Ce que nous voyons',
    '2 Moyens',
  ])
  expect(outlineFrom(sample, known({ isNumbered: false })).contents.map(({ number }) => number)).toEqual([
    null,
    null,
    null,
  ])
})

test('a link to a place that is not there is words, one to another document an address [X3]', () => {
  const text = {
    type: 'doc',
    content: [p(1, linked('ici', `#${id(77)}`), linked('là', `/documents/${id(5)}#${id(6)}`))],
  }
  expect(outlineFrom(text, known()).blocks).toMatchObject([
    { runs: [{ text: 'ici' }, { text: 'là', href: `https://maillage.example/documents/${id(5)}#${id(6)}` }] },
  ])
  expect(JSON.stringify(outlineFrom(text, known()).blocks)).not.toContain('"to"')
})

test('a table that was torn leaves as a whole grid [X4]', async () => {
  const torn = {
    type: 'table',
    content: [
      row(head('A', { rowspan: 900 }), cell('B', { colspan: 1_000_000 })),
      row(cell('C'), cell('D', { colspan: 3, rowspan: 2 }), cell('E')),
      row(),
      row(cell('F')),
    ],
  }
  const json = { type: 'doc', content: [torn] }
  const [table] = outlineFrom(json, known()).blocks as TableBlock[]
  const covered = new Map<string, number>()
  for (const [at, cells] of table?.rows.entries() ?? []) {
    for (const one of cells) {
      for (let y = at; y < at + one.rowspan; y++) {
        for (let x = one.column; x < one.column + one.colspan; x++)
          covered.set(`${y},${x}`, (covered.get(`${y},${x}`) ?? 0) + 1)
      }
    }
  }
  expect(covered.size).toBe((table?.rows.length ?? 0) * (table?.columns ?? 0))
  expect([...covered.values()].every((times) => times === 1)).toBe(true)
  for (const [format, write] of Object.entries(writers)) {
    expect((await write(outlineFrom(json, known()))).length, format).toBeGreaterThan(100)
  }
})

test('a PDF is tagged: language, titles, lists, tables, notes, descriptions [X5]', async () => {
  const bytes = Buffer.from(await writePdf(outlineFrom(sample, known())))
  const said = bytes.toString('latin1')
  expect(said).toContain('/StructTreeRoot')
  expect(said).toMatch(/\/Lang\s*\(fr-FR\)/)
  expect(said).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/)
  for (const tag of ['H1', 'H2', 'L', 'LI', 'Table', 'TH', 'TD', 'Figure', 'Note', 'TOC', 'Link', 'BlockQuote']) {
    expect(said, tag).toMatch(new RegExp(`/S\\s*/${tag}\\b`))
  }
  expect(said).toMatch(/\/Alt\s*[(<]/)
})

/** The last version of each object of a file, as its readers take it. */
function structureOf(bytes: Uint8Array): Map<number, string> {
  const objects = Buffer.from(bytes).toString('latin1')
  return new Map(
    [...objects.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map((one) => [Number(one[1]), one[2] ?? '']),
  )
}

test('titles of rows are titles in a PDF, and where cells have both, titles follow from places [X5]', async () => {
  const bytes = await writePdf(outlineFrom(sample, known()))
  const cells = [...structureOf(bytes).values()].filter((one) => /\/S \/T[DH]\n/.test(one))
  const titles = cells.filter((one) => one.includes('/S /TH'))
  expect(titles.filter((one) => one.includes('/Scope /Column'))).toHaveLength(3)
  expect(titles.filter((one) => one.includes('/Scope /Row'))).toHaveLength(3) // two rows, and the counted line
  expect(cells.filter((one) => one.includes('/S /TD') && one.includes('/Headers'))).toEqual([])
  const end = Buffer.from(bytes).toString('latin1')
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(end)?.[1])
  for (const [, number, at] of end.slice(table).matchAll(/(\d+) 1\n(\d{10}) 00000 n/g)) {
    expect(end.slice(Number(at))).toMatch(new RegExp(`^${number} 0 obj\n`))
  }
})

test('an ODT says on which page each section is, by a reference that is counted as it is opened [X2]', async () => {
  const said = await saidBy('odt', sample)
  const lines = said.match(/<text:bookmark-ref text:reference-format="page"[^>]*>/g)
  expect(lines).toHaveLength(3)
  for (const [, name] of said.matchAll(/<text:bookmark-ref [^>]*text:ref-name="(\w+)"/g)) {
    expect(said).toContain(`<text:bookmark text:name="${name}"/>`)
  }
})

test('the contents of a DOCX are links, are counted anew by Word, and have no dots that lead to nothing [X2]', async () => {
  const said = await saidBy('docx', sample)
  const contents = /<w:sdtContent>([\s\S]*?)<\/w:sdtContent>/.exec(said)?.[1] ?? ''
  expect(contents).toMatch(/<w:fldChar w:fldCharType="begin" w:dirty="true"\/>/)
  expect(contents.match(/<w:hyperlink /g)).toHaveLength(3)
  expect(contents).not.toContain('w:leader="dot"')
})

test('a link into a cell leads there in a PDF, and a cell of one line is no paragraph besides [X5]', async () => {
  const table = { type: 'table', content: [row(cell([p(50, 'But')]), cell('Autre'))] }
  const content = [p(51, linked('voir', `#${id(50)}`)), table]
  const objects = [...structureOf(await writePdf(outlineFrom({ type: 'doc', content }, known()))).values()]
  expect(objects.filter((one) => /\/Subtype \/Link\n/.test(one))).toHaveLength(1)
  expect(objects.filter((one) => /\/S \/P\n/.test(one))).toHaveLength(3) // its date, what links, where it leads
})

test('an image that Word does not read is in a DOCX as one that it reads [X2]', async () => {
  const webp = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64')
  const images = new Map([[pictureId, { type: 'image/webp' as const, width: 1, height: 1, bytes: webp }]])
  const parts = unzipSync(await writeDocx(outlineFrom(sample, known({ images }))))
  const [image] = Object.entries(parts).filter(([name]) => name.startsWith('word/media/'))
  expect(image?.[0]).toMatch(/\.png$/)
  expect(cleanImage(Buffer.from(image?.[1] ?? []), 10)).toMatchObject({ type: 'image/png', width: 1, height: 1 })
})

test('whatever somebody types is words in a PDF, never code [X5]', async () => {
  const nasty = [
    '#panic("x")',
    '#import "/main.typ": *',
    '$ sum $',
    '"] #read("/main.typ") [',
    '\\u{0}',
    '@label',
    '</script>',
  ]
  const json = { type: 'doc', content: [h(1, 1, ...nasty), ...nasty.map((text, at) => p(at + 2, text))] }
  const bytes = await writePdf(outlineFrom(json, known({ title: nasty.join(' ') })))
  expect(bytes.length).toBeGreaterThan(1000)
})

test('a page runs and fetches nothing, whatever its text says [X2, X10]', () => {
  const nasty = '<script>alert(1)</script><img src=x onerror=alert(1)>'
  const bad = { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }
  const json = { type: 'doc', content: [p(1, nasty, bad), { type: 'figure', attrs: { alt: '"><script>' } }] }
  const page = strFromU8(writeHtml(outlineFrom(json, known({ title: nasty }))))
  const tags: string[] = []
  const walk = (node: object): void => {
    if ('tagName' in node) tags.push(String(node.tagName))
    if ('childNodes' in node && Array.isArray(node.childNodes)) node.childNodes.forEach(walk)
  }
  walk(parse(page))
  expect(tags).not.toContain('script')
  expect(tags).not.toContain('img')
  expect(page).not.toContain('javascript:')
})

test('lists within lists as deep as a text can be are written by all [X2]', async () => {
  let deep: DocumentJson = p(1, 'au fond')
  for (let at = 0; at < 60; at++) deep = { type: at % 2 ? 'bulletList' : 'listItem', content: [deep] }
  const json = { type: 'doc', content: [deep.type === 'bulletList' ? deep : { type: 'bulletList', content: [deep] }] }
  for (const [format, write] of Object.entries(writers)) {
    const bytes = await write(outlineFrom(json, known()))
    expect(bytes.length, format).toBeGreaterThan(50)
  }
})

test('150 pages with 80 tables leave in every format [X14]', async () => {
  const outline = outlineFrom(longText(), known())
  expect(outline.blocks.filter(({ is }) => is === 'table')).toHaveLength(80)
  const short = outlineFrom({ type: 'doc', content: (longText().content ?? []).slice(0, 120) }, known())
  for (const [format, write] of Object.entries(writers)) {
    const bytes = await write(format === 'pdf' ? short : outline) // a whole one takes its quarter of a minute
    expect(bytes.length, format).toBeLessThan(8 * 1024 * 1024)
  }
}, 120_000)
