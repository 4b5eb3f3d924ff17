// Files that people bring: what becomes of them, what is told as lost, what is refused.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { textOf } from '../../../shared/document/shape.ts'
import type { ImportFormat } from '../../../shared/exchange/formats.ts'
import { readFile } from '../../../server/exchange/read-file.ts'
import { outlineFrom } from '../../../server/exchange/to-outline.ts'
import { writeDocx } from '../../../server/exchange/write-docx.ts'
import { writeHtml } from '../../../server/exchange/write-html.ts'
import { writeMarkdown } from '../../../server/exchange/write-markdown.ts'
import { writeOdt } from '../../../server/exchange/write-odt.ts'
import { docxOf, line, said } from '../../support/exchange-office.ts'
import { png } from '../../support/exchange-png.ts'
import { known, sample } from '../../support/exchange-sample.ts'
import { root } from '../../support/paths.ts'

const read = (format: ImportFormat, bytes: Uint8Array | string) =>
  readFile(
    { format, bytes: typeof bytes === 'string' ? strToU8(bytes) : bytes },
    { makeId: randomUUID, look: (image) => (image.length > 20 ? { width: 320 } : null), clientId: 2 },
  )

const fixture = (name: string) => readFileSync(join(root, 'test/fixtures', name))

/** The types of the blocks of a text, nested as they are. */
const shapeOf = (json: DocumentJson): unknown =>
  (json.content ?? [])
    .filter(({ type }) => type !== 'text')
    .map((child) => (child.content?.some(({ type }) => type !== 'text') ? [child.type, shapeOf(child)] : child.type))

const everything = (json: DocumentJson): DocumentJson[] => [json, ...(json.content ?? []).flatMap(everything)]
const all = (json: DocumentJson, type: string) => everything(json).filter((node) => node.type === type)

test('files that LibreOffice wrote come in whole: titles, lists, tables, notes, links, images [X7, X9]', async () => {
  for (const format of ['odt', 'docx'] as const) {
    const { json, losses, images } = await read(format, fixture(`rapport.${format}`))
    expect(losses).toEqual([])
    expect(images).toHaveLength(1)
    expect(all(json, 'heading').map((node) => [node.attrs?.['level'], textOf(node)])).toEqual([
      [1, 'Constats'],
      [2, 'Ce que nous voyons'],
      [1, 'Moyens'],
    ])
    expect(all(json, 'footnote').map(textOf)).toEqual(['Insee, recensement de 2023.'])
    const [table] = all(json, 'table')
    expect(table?.content?.[0]?.content?.map(({ type, attrs }) => [type, attrs?.['colspan'] ?? 1])).toEqual([
      ['tableHeader', 1],
      ['tableHeader', 2],
    ])
    expect(table?.content?.[1]?.content?.[0]?.attrs?.['rowspan']).toBe(2)
    expect(shapeOf(all(json, 'bulletList')[0] ?? {})).toEqual([
      [
        'listItem',
        [
          'paragraph',
          [
            'bulletList',
            [
              ['listItem', ['paragraph']],
              ['listItem', ['paragraph']],
            ],
          ],
        ],
      ],
      ['listItem', ['paragraph']],
    ])
    const links = everything(json)
      .flatMap(({ marks }) => marks ?? [])
      .filter(({ type }) => type === 'link')
    const moyens = all(json, 'heading')[2]?.attrs?.['id']
    expect(links.map(({ attrs }) => attrs?.['href'])).toEqual(['https://www.insee.fr/', `#${moyens}`])
  }
})

test('what leaves comes back: the blocks of a text by way of each format [X2, X9]', async () => {
  const outline = outlineFrom(sample, known({ isNumbered: false }))
  const files = {
    docx: await writeDocx(outline),
    odt: writeOdt(outline),
    html: writeHtml(outline),
    md: writeMarkdown(outline),
  }
  for (const [format, bytes] of Object.entries(files)) {
    const { json, title, losses } = await read(format as ImportFormat, bytes) // the keys above
    expect(title, format).toBe('Diagnostic « été » & plans')
    expect(losses, format).toEqual([])
    const types = new Set(everything(json).map(({ type }) => type))
    const wanted = [
      'heading',
      'bulletList',
      'orderedList',
      'taskList',
      'blockquote',
      'callout',
      'details',
      'table',
      'figure',
      'footnote',
    ]
    expect(
      wanted.filter((type) => !types.has(type)),
      format,
    ).toEqual([])
    expect(
      all(json, 'taskItem').map(({ attrs }) => attrs?.['checked']),
      format,
    ).toEqual([true, false])
    expect(all(json, 'callout')[0]?.attrs?.['tone'], format).toBe('decision')
    expect(
      all(json, 'heading').map((node) => node.attrs?.['level']),
      format,
    ).toEqual([1, 2, 1])
  }
})

test('nothing of a page runs, and what was left out is told [X9, X10]', async () => {
  const { json, losses } = await read(
    'html',
    `<h2 onclick="x()">Titre</h2><script>alert(1)</script><p><a href="javascript:alert(1)">un</a>
     <a href="https://exemple.fr">deux</a> <img src=x onerror=alert(1)> <img src="https://ailleurs.example/p.png" alt="photo"></p>
     <iframe src="https://ailleurs.example"></iframe><svg><script>1</script></svg><math><mi>x</mi></math><pre>a\n b</pre><h6>Petit</h6>`,
  )
  expect(JSON.stringify(json)).not.toMatch(/alert|javascript|onerror|ailleurs/)
  expect(losses.map(({ kind, count }) => [kind, count]).sort()).toEqual([
    ['code', 1],
    ['deepHeading', 1],
    ['embedded', 2],
    ['formula', 1],
    ['image', 2],
    ['script', 3],
    ['unsafeLink', 1],
  ])
  expect(losses.find(({ kind }) => kind === 'unsafeLink')?.names).toEqual(['javascript:alert(1)'])
})

test('Markdown with HTML within is read as both, and runs neither [X10]', async () => {
  const { json, losses, title } = await read(
    'md',
    '# Plan\n\nUn **mot**[^1] et <b onmouseover="x()">gras</b> <script>alert(1)</script>\n\n- [ ] à faire\n- [x] fait\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n[x](javascript:alert(1))\n\n[^1]: La note.\n',
  )
  expect(title).toBe('Plan')
  expect(shapeOf(json)).toEqual([
    ['paragraph', ['footnote']],
    [
      'taskList',
      [
        ['taskItem', ['paragraph']],
        ['taskItem', ['paragraph']],
      ],
    ],
    ['table', expect.anything()],
    'paragraph',
  ])
  expect(JSON.stringify(json)).not.toMatch(/javascript|alert|onmouseover/)
  expect(losses.map(({ kind }) => kind).sort()).toEqual(['script', 'unsafeLink'])
})

test('tracked additions are kept and removals done; comments, macros, formulas, headers are told [X9]', async () => {
  const body =
    line(
      `${said('Gardé ')}<w:ins w:id="1">${said('ajouté')}</w:ins><w:del w:id="2"><w:r><w:delText>ôté</w:delText></w:r></w:del>`,
    ) + line('<w:r><w:commentReference w:id="1"/></w:r><m:oMath><m:r/></m:oMath>')
  const { json, losses } = await read(
    'docx',
    docxOf(body, {
      'word/vbaProject.bin': strToU8('macro'),
      'word/header1.xml': strToU8('<w:hdr xmlns:w="w"><w:p><w:r><w:t>Confidentiel</w:t></w:r></w:p></w:hdr>'),
    }),
  )
  expect(textOf(json)).toBe('Gardé ajouté')
  expect(losses.map(({ kind }) => kind).sort()).toEqual([
    'comment',
    'deletion',
    'formula',
    'headerFooter',
    'insertion',
    'macro',
  ])
  expect(losses.find(({ kind }) => kind === 'headerFooter')?.names).toEqual(['Confidentiel'])
})

test('a table within a table becomes lines of its cell, and it is told [X9]', async () => {
  const { json, losses } = await read(
    'html',
    '<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td></tr></table>',
  )
  expect(all(json, 'table')).toHaveLength(1)
  expect(textOf(json)).toBe('a\nb · c')
  expect(losses).toEqual([{ kind: 'nestedTable', count: 1, names: [] }])
})

test('an image that may not be kept is told by its name, and its place is empty [X9]', async () => {
  const data = png(4, 4).toString('base64')
  const page = `<p>avant <img alt="plan" src="data:image/png;base64,${data}"> après</p><p><img alt="vide" src="data:image/png;base64,AAAA"></p>`
  const { json, images, losses } = await read('html', page)
  expect(shapeOf(json)).toEqual(['paragraph', 'figure', 'paragraph'])
  expect(images).toHaveLength(1)
  expect(losses).toEqual([{ kind: 'image', count: 1, names: ['vide'] }])
})

test('a zip that unpacks without end is refused before it is, and when it lies about it [X11]', async () => {
  const bomb = docxOf('', { 'word/styles.xml': new Uint8Array(3 * 1024 * 1024) })
  await expect(read('docx', bomb)).rejects.toMatchObject({ reason: 'bomb' })
  const liar = Buffer.from(docxOf(line(said('x'.repeat(100_000)))))
  // The directory says that the text is ten bytes long.
  const at = liar.lastIndexOf('word/document.xml') - 46
  liar.writeUInt32LE(10, at + 24)
  await expect(read('docx', liar)).rejects.toMatchObject({ reason: 'bomb' })
  const many = Buffer.from(docxOf(''))
  many.writeUInt16LE(5_001, many.length - 22 + 10)
  await expect(read('odt', many)).rejects.toMatchObject({ reason: 'bomb' })
})

const odtOf = (content: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(content),
    'META-INF/manifest.xml': strToU8('<manifest/>'),
    ...more,
  })

const odtBody = (body: string) =>
  `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>${body}</office:text></office:body></office:document-content>`

test('XML with entities of its own, or nested beyond reason, is refused [X12]', async () => {
  const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
  const odt = odtOf(odtBody('<text:p>&b;</text:p>').replace('?>', `?>${laughs}`))
  await expect(read('odt', odt)).rejects.toMatchObject({ reason: 'entities' })
  const docx = docxOf('', { 'word/styles.xml': strToU8(`<?xml version="1.0"?>${laughs}<x/>`) })
  await expect(read('docx', docx)).rejects.toMatchObject({ reason: 'entities' })
  const deep = odtOf(odtBody(`${'<text:section>'.repeat(5_000)}${'</text:section>'.repeat(5_000)}`))
  await expect(read('odt', deep)).rejects.toMatchObject({ reason: 'bomb' })
  const page = await read('html', `${'<div>'.repeat(20_000)}au fond`)
  expect(textOf(page.json)).toBe('au fond')
  expect(page.losses).toEqual([{ kind: 'tooDeep', count: 1, names: [] }])
})

test('a file is what its content says, and each refusal says why [X8]', async () => {
  const odt = fixture('rapport.odt')
  await expect(read('docx', odt)).rejects.toMatchObject({ reason: 'mismatch' })
  await expect(read('odt', fixture('rapport.docx'))).rejects.toMatchObject({ reason: 'mismatch' })
  await expect(read('docx', Buffer.from('bonjour'))).rejects.toMatchObject({ reason: 'mismatch' })
  await expect(read('md', Buffer.from([1, 0, 2, 0]))).rejects.toMatchObject({ reason: 'mismatch' })
  const locked = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
  await expect(read('docx', locked)).rejects.toMatchObject({ reason: 'encrypted' })
  const sealed = odtOf(odtBody(''), { 'META-INF/manifest.xml': strToU8('<manifest:encryption-data/>') })
  await expect(read('odt', sealed)).rejects.toMatchObject({ reason: 'encrypted' })
  await expect(read('docx', odt.subarray(0, 3_000))).rejects.toMatchObject({ reason: 'damaged' })
  await expect(read('docx', docxOf('<w:p>'))).rejects.toMatchObject({ reason: 'damaged' })
  await expect(read('odt', odtOf(odtBody('<text:p/>')))).rejects.toMatchObject({ reason: 'empty' })
  await expect(read('html', '<p> </p>')).rejects.toMatchObject({ reason: 'empty' })
})

test('a table of 5,000 rows comes in whole; a row said to be repeated a million times does not [X9]', async () => {
  const rows = Array.from({ length: 5_000 }, (_, n) => `<tr><td>${n}</td><td>b</td></tr>`).join('')
  const { json } = await read('html', `<table>${rows}</table>`)
  expect(all(json, 'tableRow')).toHaveLength(5_000)
  const cell = '<table:table-cell><text:p>x</text:p></table:table-cell>'
  const repeated = odtOf(
    odtBody(
      `<table:table><table:table-row table:number-rows-repeated="1000000">${cell}</table:table-row></table:table>`,
    ),
  )
  expect(all((await read('odt', repeated)).json, 'tableRow')).toHaveLength(200)
}, 60_000)
