// Texts as no editor writes them, on their way out: every format is made, and nothing of them is more than words in it.
import { strFromU8, unzipSync } from 'fflate'
import { parse } from 'parse5'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { jsonFromUpdate } from '../../../shared/document/reading.ts'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import type { Outline } from '../../../server/exchange/outline.ts'
import { outlineFrom } from '../../../server/exchange/to-outline.ts'
import { writeDocx } from '../../../server/exchange/write-docx.ts'
import { writeHtml } from '../../../server/exchange/write-html.ts'
import { writeMarkdown } from '../../../server/exchange/write-markdown.ts'
import { writeOdt } from '../../../server/exchange/write-odt.ts'
import { writePdf } from '../../../server/exchange/write-pdf.ts'
import { png } from '../../support/exchange-png.ts'
import { known, pictureId } from '../../support/exchange-sample.ts'
import { badValues, everyLie, forgedUpdate, sayings } from '../../support/forged.ts'

const writers: Record<string, (outline: Outline) => Uint8Array | Promise<Uint8Array>> = {
  docx: writeDocx,
  odt: writeOdt,
  pdf: writePdf,
  html: writeHtml,
  md: writeMarkdown,
}

async function made(json: DocumentJson): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {}
  for (const [format, write] of Object.entries(writers)) files[format] = await write(outlineFrom(json, known()))
  return files
}

/** Throws for a part that no reader of XML opens. */
function checkXml(zip: Uint8Array): void {
  for (const [name, part] of Object.entries(unzipSync(zip))) {
    if (!/\.(?:xml|rels)$/.test(name)) continue
    const parser = new SaxesParser()
    parser.on('error', (error) => {
      throw new Error(`${name}: ${error.message}`)
    })
    parser.write(strFromU8(part)).close()
  }
}

type Element = { nodeName: string; attrs?: { name: string; value: string }[]; childNodes?: Element[] }
const elements = (node: Element): Element[] => [node, ...(node.childNodes ?? []).flatMap(elements)]

function check(files: Record<string, Uint8Array>): void {
  checkXml(files['docx'] ?? new Uint8Array())
  checkXml(files['odt'] ?? new Uint8Array())
  const found = elements(parse(strFromU8(files['html'] ?? new Uint8Array())) as Element)
  expect(found.filter(({ nodeName }) => /^(?:script|iframe|object|embed|form|base)$/.test(nodeName))).toEqual([])
  const attributes = found.flatMap(({ attrs = [] }) => attrs)
  expect(attributes.filter(({ name, value }) => name.startsWith('on') || /^\s*javascript:/i.test(value))).toEqual([])
  expect(strFromU8(files['md'] ?? new Uint8Array())).not.toMatch(/(?<!\\)<(?:script|img)/i)
  expect(strFromU8((files['pdf'] ?? new Uint8Array()).slice(0, 5))).toBe('%PDF-')
}

test('[X2, E10] whatever a text says of its blocks, it leaves in every format', async () => {
  check(await made(jsonFromUpdate(forgedUpdate(everyLie()))))
})

/** As they would be without anything dropped: what makes files believes nobody. */
const lies: DocumentJson[] = Object.entries(sayings).flatMap(([type, attributes]) =>
  attributes.flatMap((attribute) =>
    [...badValues, Number.NaN, Number.POSITIVE_INFINITY].map((value): DocumentJson => {
      const attrs = { file: pictureId, [attribute]: value }
      const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'des mots' }] }]
      const isLine = /^(?:paragraph|heading|detailsSummary|figure)$/.test(type)
      if (type === 'mention') return { type: 'paragraph', content: [{ type, attrs }] }
      if (type.endsWith('List')) return { type, attrs, content: [{ type: 'listItem', content }] }
      return { type, attrs, content: isLine ? [{ type: 'text', text: 'un titre' }] : content }
    }),
  ),
)

test('[X2] what makes files believes no number, no name and no address that a text says', async () => {
  const inTables = lies.filter(({ type }) => !type?.startsWith('table'))
  check(await made({ type: 'doc', content: inTables }))
  const spans = badValues.flatMap((value) => [
    {
      type: 'tableCell',
      attrs: { colspan: value, rowspan: value, colwidth: [value, Number.NaN, 1e308], align: value },
    },
  ])
  const tables = spans.map((cell) => ({
    type: 'table',
    content: [
      { type: 'tableRow', content: [cell, cell] },
      { type: 'tableRow', content: [cell] },
    ],
  }))
  check(await made({ type: 'doc', content: tables }))
})

const linked = (href: unknown): DocumentJson => ({
  type: 'paragraph',
  content: [{ type: 'text', text: 'un lien', marks: [{ type: 'link', attrs: { href } }] }],
})

test('[X2, X10] addresses that run, hide or are none are words; quotes in one stay within it', async () => {
  const bad = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'https://a\u0001b',
    'https://a\u202ecod.exe',
    5,
  ]
  const json = { type: 'doc', content: [...bad.map(linked), linked('https://a.example/"onclick="x<script>')] }
  const files = await made(json)
  check(files)
  const { blocks } = outlineFrom(json, known())
  expect(blocks.filter((block) => JSON.stringify(block).includes('href'))).toHaveLength(1)
})

test('[X2] signs that no XML may hold are in no part of a file: words, descriptions, what nobody knows', async () => {
  const signs = 'a\u0000b\u0001c\ud83dd\ufffee'
  const text = { type: 'text', text: signs }
  check(
    await made({
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 1 }, content: [text] },
        { type: 'figure', attrs: { file: 'x', alt: signs }, content: [text] },
        { type: 'figure', attrs: { file: pictureId, alt: signs } },
        { type: 'inconnu', content: [{ type: 'paragraph', content: [text] }] },
        {
          type: 'paragraph',
          content: [
            { type: 'footnote', content: [text] },
            { type: 'inconnu', content: [text] },
          ],
        },
      ],
    }),
  )
})

test(
  '[X2] a word of a megabyte, signs that turn around, formulas: words in every format',
  { timeout: 60_000 },
  async () => {
    const words = [
      'm'.repeat(1_000_000),
      '\u202egauche\u2069',
      '=cmd|"/c calc"!A1',
      '#let x = panic()',
      '</text:p>',
      ']]>',
      '\\',
    ]
    check(
      await made({
        type: 'doc',
        content: words.map((word) => ({ type: 'paragraph', content: [{ type: 'text', text: word }] })),
      }),
    )
  },
)

test('[X13, X2] an image that is one by its parts only, or too many that are huge, keep no text from being a PDF', async () => {
  const image = (bytes: Uint8Array, width = 40, height = 30) => ({ type: 'image/png' as const, width, height, bytes })
  const whole = png(40, 30)
  const broken = Buffer.from(whole)
  broken.fill(1, broken.indexOf('IDAT') + 6, broken.indexOf('IEND') - 8)
  const many = Array.from({ length: 30 }, (_, at): [string, ReturnType<typeof image>] => [
    `${at}`,
    image(png(40, 30, at), 7_000, 7_000),
  ])
  const images = new Map([['broken', image(broken)], ['whole', image(whole)], ...many])
  const figure = (file: string): DocumentJson => ({ type: 'figure', attrs: { file, alt: 'vue' } })
  const outline = outlineFrom({ type: 'doc', content: [...images.keys()].map(figure) }, known({ images }))
  const pdf = strFromU8(await writePdf(outline), true)
  expect(pdf.match(/\/Subtype\s*\/Image/g)?.length).toBe(1 + 10) // 49 million pixels take 196 MB
})
