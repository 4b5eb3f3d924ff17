// What files say of lists, raised letters and callouts is what they say here; what leaves comes back the same.
import { randomUUID } from 'node:crypto'
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
import { odtOf } from '../../support/exchange-office.ts'
import { cell, item, known, marked, p, row } from '../../support/exchange-sample.ts'

const read = (format: ImportFormat, bytes: Uint8Array) =>
  readFile({ format, bytes }, { makeId: randomUUID, look: () => null, clientId: 2 })

/** All items of lists and how each list counts: `a1(un, i1(deux))`. */
function countings(node: DocumentJson): string {
  const { type, attrs = {}, content = [] } = node
  if (type === 'paragraph') return textOf(node)
  const inside = content.map(countings).filter((said) => said !== '')
  return type === 'orderedList'
    ? `${String(attrs['type'] ?? 1)}${String(attrs['start'])}(${inside.join(', ')})`
    : inside.join(' ')
}

test('lists that count by letters and Roman numbers do so here, from every format and back; other ways are told [X2, X9]', async () => {
  const level = (at: number, format: string, more = 'style:num-suffix="."') =>
    `<text:list-level-style-number text:level="${at}" style:num-format="${format}" ${more}/>`
  const automatic = `<text:list-style style:name="L">${level(1, 'a')}${level(2, 'i')}</text:list-style><text:list-style style:name="A">${level(1, '1', 'style:num-prefix="Article "')}</text:list-style>`
  const list = (style: string, inside: string) =>
    `<text:list text:style-name="${style}"><text:list-item>${inside}</text:list-item></text:list>`
  const words = (said: string) => `<text:p>${said}</text:p>`
  const nested = `${words('un')}<text:list><text:list-item>${words('deux')}</text:list-item></text:list>`
  const odt = await read('odt', odtOf(`${list('L', nested)}${words('et')}${list('A', words('objet'))}`, { automatic }))
  expect(countings(odt.json)).toBe('a1(un i1(deux)) et 11(objet)')
  expect(odt.losses).toEqual([{ kind: 'numbering', count: 1, names: ['Article 1'] }])
  const page = '<ol type="I" start="4"><li>x<li value="7">y</ol><ol style="list-style-type: lower-greek"><li>z</ol>'
  const html = await read('html', Buffer.from(page))
  expect(countings(html.json)).toBe('I4(x) I7(y) 11(z)')
  expect(html.losses).toEqual([{ kind: 'numbering', count: 1, names: ['lower-greek'] }])
  const outline = outlineFrom(
    { type: 'doc', content: [...(odt.json.content ?? []), ...(html.json.content ?? [])] },
    known(),
  )
  for (const [format, bytes] of [
    ['docx', await writeDocx(outline)],
    ['odt', writeOdt(outline)],
    ['html', writeHtml(outline)],
  ] as const) {
    const back = await read(format, bytes)
    expect([format, countings(back.json)]).toEqual([format, expect.stringContaining('a1(un i1(deux)) et 11(objet)')])
    expect(countings(back.json)).toContain('I4(x) I7(y)')
    expect(back.losses).toEqual([])
  }
})

test('letters raised or lowered by hand are superscript or subscript where they are smaller, and told where not [X9]', async () => {
  const style = (name: string, position: string, more = '') =>
    `<style:style style:name="${name}" style:family="text" ${more}><style:text-properties style:text-position="${position}"/></style:style>`
  const automatic =
    style('up', '33% 58%') +
    style('down', '-20% 70%') +
    style('high', '20% 100%') +
    style('off', '0% 100%', 'style:parent-style-name="up"') +
    '<style:style style:name="P1" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>'
  const span = (name: string, said: string) => `<text:span text:style-name="${name}">${said}</text:span>`
  const { json, losses } = await read(
    'odt',
    odtOf(
      `<text:p>m${span('up', '2')} H${span('down', '3')} ${span('high', 'haut')} ${span('off', 'plat')}</text:p><text:p text:style-name="P1">Tout gras</text:p>`,
      { automatic },
    ),
  )
  const marks = (json.content ?? []).flatMap(({ content = [] }) => content).filter((one) => one.marks)
  expect(marks.map((one) => [one.text, ...(one.marks ?? []).map(({ type }) => type)])).toEqual([
    ['2', 'superscript'],
    ['3', 'subscript'],
    ['Tout gras', 'bold'],
  ])
  expect(losses).toEqual([{ kind: 'raised', count: 1, names: ['haut'] }])
})

test('a callout keeps its tone, its lists and its table, and stays apart from its neighbour, by way of each format [X2, X9]', async () => {
  const callout = (tone: string, ...content: DocumentJson[]): DocumentJson => ({
    type: 'callout',
    attrs: { tone },
    content,
  })
  const list = {
    type: 'bulletList',
    content: [item(p(3, 'point'), { type: 'orderedList', content: [item(p(4, 'dessous'))] })],
  }
  const content = [
    ...['note', 'attention', 'example', 'decision'].map((tone, at) => callout(tone, p(10 + at, `Un ${tone}`))),
    callout('decision', p(20, 'Voisin')),
    callout('attention', p(21, 'Avant'), list, p(22, 'Après')),
    callout('example', { type: 'table', content: [row(cell('a'), cell('b'))] }),
    { type: 'blockquote', content: [p(23, 'Cité'), list] },
  ]
  const outline = outlineFrom({ type: 'doc', content }, known({ subtitle: '' }))
  for (const [format, bytes] of [
    ['docx', await writeDocx(outline)],
    ['odt', writeOdt(outline)],
    ['html', writeHtml(outline)],
    ['md', writeMarkdown(outline)],
  ] as const) {
    const { json, losses } = await read(format, bytes)
    const shape = (node: DocumentJson): string =>
      `${String(node.attrs?.['tone'] ?? node.type)}(${(node.content ?? [])
        .filter(({ type }) => type !== 'text')
        .map(shape)
        .join(' ')})`
    const said = (json.content ?? []).filter(({ type }) => type !== 'paragraph').map(shape)
    const points = 'bulletList(listItem(paragraph() orderedList(listItem(paragraph()))))'
    expect([format, ...said.map((one) => one.replace(/table\(.*/, 'table'))]).toEqual([
      format,
      ...['note', 'attention', 'example', 'decision', 'decision'].map((tone) => `${tone}(paragraph())`),
      `attention(paragraph() ${points} paragraph())`,
      'example(table',
      `blockquote(paragraph() ${points})`,
    ])
    expect(textOf(json)).not.toMatch(/À noter|Décision/)
    expect(losses).toEqual([])
  }
  const words = Buffer.from(writeMarkdown(outline)).toString()
  for (const word of ['À noter', 'Attention', 'Exemple', 'Décision']) expect(words).toContain(`> **${word}**`)
})

test('notes say where their links lead, boxes stand apart, titles by style are titles, code comes back [X2, X9]', async () => {
  const automatic = `<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>`
  const around = '<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"/>'
  const note =
    '<text:note><text:note-body><text:p>Voir <text:a xlink:href="https://insee.fr">Insee</text:a>.</text:p></text:note-body></text:note>'
  const box = '<draw:custom-shape><text:p>Dans la forme</text:p><text:p>deux</text:p></draw:custom-shape>'
  const text = `<text:p text:style-name="P1">Titre</text:p><text:p>${box}Autour${note}</text:p>`
  const { json, losses } = await read('odt', odtOf(text, { automatic, around }))
  const lines = (json.content ?? []).map((node) => `${node.type} ${textOf(node)}`)
  expect(lines).toEqual([
    'heading Titre',
    'paragraph Dans la forme',
    'paragraph deux',
    'paragraph AutourVoir Insee (https://insee.fr).',
  ])
  expect(losses).toEqual([{ kind: 'textBox', count: 1, names: [] }])
  const outline = outlineFrom({ type: 'doc', content: [p(1, 'avec ', marked('x = 1', 'code'), ' dedans')] }, known())
  for (const [format, bytes] of [
    ['docx', await writeDocx(outline)],
    ['odt', writeOdt(outline)],
  ] as const) {
    const back = await read(format, bytes)
    const code = (back.json.content?.at(-1)?.content ?? []).filter(({ marks }) => marks)
    expect([format, ...code.map((one) => [one.text, one.marks?.map(({ type }) => type)])]).toEqual([
      format,
      ['x = 1', ['code']],
    ])
  }
})

test('lists that LibreOffice wrote side by side stand within each other again [X9]', async () => {
  const style = (name: string, format: string) =>
    `<text:list-style style:name="${name}">${[1, 2, 3].map((at) => `<text:list-level-style-number text:level="${at}" style:num-format="${format}"/>`).join('')}</text:list-style>`
  const at = (name: string, depth: number, ...said: string[]): string =>
    depth > 1
      ? `<text:list${name === '' ? '' : ` text:style-name="${name}"`}><text:list-item>${at('', depth - 1, ...said)}</text:list-item></text:list>`
      : `<text:list${name === '' ? '' : ` text:style-name="${name}"`}>${said.map((one) => `<text:list-item><text:p>${one}</text:p></text:list-item>`).join('')}</text:list>`
  const text =
    at('A', 1, 'a') +
    at('I', 2, 'i', 'ii') +
    at('D', 3, 'un') +
    at('A', 1, 'b').replace('<text:list-item>', '<text:list-item text:start-value="2">')
  const { json } = await read('odt', odtOf(text, { automatic: style('A', 'a') + style('I', 'i') + style('D', '1') }))
  expect(countings(json)).toBe('a1(a i1(i, ii 11(un)), b)')
})
