// Files in the shapes that LibreOffice writes: what a text of ours can say too is kept, the rest is told.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { textOf } from '../../../shared/document/shape.ts'
import type { ImportFormat } from '../../../shared/exchange/formats.ts'
import { cleanImage } from '../../../server/domain/files/clean.ts'
import { readFile } from '../../../server/exchange/read-file.ts'
import { outlineFrom } from '../../../server/exchange/to-outline.ts'
import { writeDocx } from '../../../server/exchange/write-docx.ts'
import { writeHtml } from '../../../server/exchange/write-html.ts'
import { writeMarkdown } from '../../../server/exchange/write-markdown.ts'
import { writeOdt } from '../../../server/exchange/write-odt.ts'
import { odtOf } from '../../support/exchange-office.ts'
import { png } from '../../support/exchange-png.ts'
import { known, sample } from '../../support/exchange-sample.ts'

const look = (bytes: Uint8Array) => cleanImage(Buffer.from(bytes), 10_000_000)
const read = (format: ImportFormat, bytes: Uint8Array) =>
  readFile({ format, bytes }, { makeId: randomUUID, look, clientId: 2 })

const everything = (json: DocumentJson): DocumentJson[] => [json, ...(json.content ?? []).flatMap(everything)]
const all = (json: DocumentJson, type: string) => everything(json).filter((node) => node.type === type)

const frame = (inside: string, width: string) =>
  `<draw:frame svg:width="${width}" svg:height="1cm">${inside}</draw:frame>`
const image = '<draw:image xlink:href="Pictures/a.png"/><svg:desc>Un pont</svg:desc>'

const automatic = `<style:style style:name="A" style:family="table-column"><style:table-column-properties style:rel-column-width="1000*"/></style:style>
  <style:style style:name="B" style:family="table-column"><style:table-column-properties style:rel-column-width="3000*"/></style:style>
  <style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
  <text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>`

const around = `<style:page-layout style:name="p"><style:page-layout-properties fo:page-width="21cm" fo:margin="2.5cm"/></style:page-layout>
  <text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/></text:outline-style>`

test('an ODT keeps widths of columns, sizes of images with their captions, lists that go on, numbered titles [X9]', async () => {
  const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`
  const item = (text: string) => `<text:list-item><text:p>${text}</text:p></text:list-item>`
  const body = `<text:h text:outline-level="1">Lieux</text:h>
    <table:table><table:table-column table:style-name="A"/><table:table-column table:style-name="B"/><table:table-row>${cell('a')}${cell('b')}</table:table-row></table:table>
    <text:p>${frame(image, '8cm')}</text:p>
    <text:p>Avant ${frame(`<draw:text-box><text:p>${frame(image, '15cm')}Figure 1 : le pont</text:p></draw:text-box>`, '15cm')}</text:p>
    <text:list xml:id="l1" text:style-name="N">${item('un')}${item('deux')}</text:list><text:p>Entre deux.</text:p>
    <text:list text:continue-list="l1" text:style-name="N">${item('trois')}</text:list>
    <text:list text:style-name="N"><text:list-item><text:h text:outline-level="1">Moyens</text:h></text:list-item></text:list>
    <text:p>Dit <text:span text:style-name="H">et caché</text:span></text:p>`
  const bytes = odtOf(body, { automatic, around, more: { 'Pictures/a.png': png(1_600, 200) } })
  const { json, losses, isNumbered } = await read('odt', bytes)
  expect(all(json, 'tableCell').map(({ attrs }) => attrs?.['colwidth'])).toEqual([[151], [454]])
  expect(all(json, 'figure').map((node) => [node.attrs?.['width'] ?? null, textOf(node)])).toEqual([
    [50, ''],
    [null, 'Figure 1 : le pont'],
  ])
  expect(all(json, 'orderedList').map((node) => [node.attrs?.['start'] ?? 1, textOf(node)])).toEqual([
    [1, 'un\ndeux'],
    [3, 'trois'],
  ])
  expect(all(json, 'heading').map(textOf)).toEqual(['Lieux', 'Moyens'])
  expect([isNumbered, losses]).toEqual([true, [{ kind: 'hidden', count: 1, names: ['et caché'] }]])
})

test('a page that LibreOffice wrote: notes where they are called, what stands around its sheets told, numbers of titles counted [X9]', async () => {
  const page = `<div title="header"><p>Projet</p></div><div id="Table of Contents1"><p>1 Lieux 2</p></div><h1>1 Lieux</h1>
    <p>Dit<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.<span style="display: none">caché</span></p><h2>1.1 Cours</h2><h1>2 Suite</h1>
    <table><col width="64*"/><col width="192*"/><tr><td>a</td><td>b</td></tr></table>
    <p><img alt="x" width="320" src="data:image/png;base64,${png(900, 9).toString('base64')}"></p>
    <div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Statuts, art. 4</p></div>`
  const { json, losses, isNumbered } = await read('html', Buffer.from(page))
  expect(all(json, 'heading').map(textOf)).toEqual(['Lieux', 'Cours', 'Suite'])
  expect(all(json, 'footnote').map(textOf)).toEqual(['Statuts, art. 4'])
  expect(all(json, 'tableCell').map(({ attrs }) => attrs?.['colwidth'])).toEqual([[160], [480]])
  expect(all(json, 'figure')[0]?.attrs?.['width']).toBe(50)
  expect(textOf(json)).not.toMatch(/Projet|caché|Lieux 2/)
  expect([isNumbered, losses]).toEqual([
    true,
    [
      { kind: 'headerFooter', count: 1, names: ['Projet'] },
      { kind: 'hidden', count: 1, names: ['caché'] },
    ],
  ])
})

test('an image that no step of ours comes near to is told [X9]', async () => {
  const body = `<text:p>${frame(image, '0.5cm')}</text:p>`
  const { losses } = await read('odt', odtOf(body, { around, more: { 'Pictures/a.png': png(1_600, 200) } }))
  expect(losses).toEqual([{ kind: 'imageSize', count: 1, names: ['a.png'] }])
})

test('widths, sides, sizes, numbers of lists and of titles come back by way of our own files [X2, X9]', async () => {
  const outline = outlineFrom(sample, known())
  const files = { docx: await writeDocx(outline), odt: writeOdt(outline), html: writeHtml(outline) }
  for (const [format, bytes] of Object.entries(files)) {
    const { json, isNumbered } = await read(format as ImportFormat, bytes) // the keys above
    const widths = all(json, 'tableHeader').flatMap(({ attrs }) => (attrs?.['colwidth'] as number[] | null) ?? []) // as the schema has it
    expect(widths, format).toHaveLength(4)
    expect((widths[0] ?? 0) / (widths[1] ?? 1), format).toBeCloseTo(2, 1)
    expect(all(json, 'figure')[0]?.attrs?.['width'] ?? 50, format).toBe(50)
    expect(all(json, 'orderedList')[0]?.attrs?.['start'], format).toBe(3)
    const right = all(json, 'tableCell').filter(({ attrs }) => attrs?.['align'] === 'right')
    expect(right.map(textOf), format).toEqual(expect.arrayContaining(['1 200,50 €', '800 €', '99,50 €']))
    expect(all(json, 'heading').map(textOf), format).toEqual(['Portrait du territoire', 'Ce que nous voyons', 'Moyens'])
    expect(isNumbered, format).toBe(true)
  }
  const { json, isNumbered } = await read('md', writeMarkdown(outline))
  expect([all(json, 'heading').map(textOf)[1], isNumbered]).toEqual(['Ce que nous voyons', true])
})
