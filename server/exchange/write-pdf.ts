// A tagged PDF: headings, lists, tables, figures and their alternative texts are told to whoever does not see the page.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { TypstCompiler } from '@myriaddreamin/typst-ts-web-compiler'
import { fileWords } from '../../shared/text/fr/exchange.ts'
import { words } from '../../shared/text/words.ts'
import type { Block, Outline, TableBlock } from './outline.ts'
import { shareOf } from './outline.ts'
import { tablesIn, withRowTitles } from './pdf-row-titles.ts'
import { pdfTemplate } from './pdf-template.ts'
import { withMostMemory } from './wasm-memory.ts'

const t = words(fileWords)

let ready: Promise<TypstCompiler> | undefined

/** 28 MB of program, so only where and when a PDF is asked for. Found from the sources as from dist/. */
async function loadCompiler(): Promise<TypstCompiler> {
  const { resolve } = createRequire(import.meta.url)
  const typst = await import('@myriaddreamin/typst-ts-web-compiler')
  const program = readFileSync(resolve('@myriaddreamin/typst-ts-web-compiler/wasm'))
  typst.initSync({ module: withMostMemory(program, mostMegabytes) })
  const builder = new typst.TypstCompilerBuilder()
  builder.set_dummy_access_model() // it reads no disk and no network
  const fonts = dirname(resolve('@expo-google-fonts/literata/package.json'))
  for (const face of ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']) {
    await builder.add_raw_font(readFileSync(join(fonts, face, `Literata_${face}.ttf`)))
  }
  const compiler = await builder.build()
  compiler.add_source('/main.typ', pdfTemplate)
  return compiler
}

/** 151 pages with 80 tables take 400. Beyond, the program fails, and whoever waits is told. */
const mostMegabytes = 1024
const asPdf = 1
const allFacts = 3

export async function writePdf(outline: Outline): Promise<Uint8Array> {
  const compiler = await (ready ??= loadCompiler())
  const paths: string[] = []
  const picture = (key: string): string | null => {
    const image = outline.images.get(key)
    if (!image) return null
    const path = `/images/${key}.${image.type.slice('image/'.length)}`
    if (!paths.includes(path)) {
      compiler.map_shadow(path, image.bytes)
      paths.push(path)
    }
    return path
  }
  const world = compiler.snapshot('/', '/main.typ', [['doc', JSON.stringify(dataOf(outline, picture))]])
  try {
    const made = world.get_artifact(asPdf, allFacts) as { result?: Uint8Array; diagnostics?: { message: string }[] }
    if (made.result) return withRowTitles(made.result, tablesIn(outline.blocks))
    throw new Error(`no PDF: ${made.diagnostics?.map(({ message }) => message).join(' · ') ?? ''}`)
  } finally {
    world.free()
    for (const path of paths) compiler.unmap_shadow(path)
  }
}

const imageTemplate = '#set page(width: auto, height: auto, margin: 0pt)\n#image("/image.webp", alt: " ")'

/** A sheet that is one image: a way to have it decoded. Null when it cannot be. */
export async function pdfOfImage(bytes: Uint8Array): Promise<Uint8Array | null> {
  const compiler = await (ready ??= loadCompiler())
  compiler.add_source('/image.typ', imageTemplate)
  compiler.map_shadow('/image.webp', bytes)
  const world = compiler.snapshot('/', '/image.typ', [])
  try {
    return (world.get_artifact(asPdf, allFacts) as { result?: Uint8Array }).result ?? null // as above
  } finally {
    world.free()
    compiler.unmap_shadow('/image.webp')
  }
}

type Picture = (key: string) => string | null

const tick = (mark: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="1.5" y="1.5" width="13" height="13" rx="2" fill="none" stroke="#333" stroke-width="1.2"/>${mark}</svg>`

const boxes = { off: tick(''), on: tick('<path d="M4 8.5l3 3 5.5-7" fill="none" stroke="#333" stroke-width="1.8"/>') }

function dataOf(outline: Outline, picture: Picture): object {
  return {
    title: outline.title,
    subtitle: outline.subtitle,
    contents: outline.contents.length > 1,
    notes: outline.notes,
    boxes,
    words: { contents: t('file.contents'), done: t('file.done'), undone: t('file.undone') },
    blocks: outline.blocks.map((block) => blockData(block, outline, picture)),
  }
}

function blockData(block: Block, outline: Outline, picture: Picture): object {
  const inner = (blocks: readonly Block[]) => blocks.map((one) => blockData(one, outline, picture))
  switch (block.is) {
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, blocks: inner(item.blocks) })) }
    case 'quote':
    case 'callout':
    case 'details':
      return { ...block, blocks: inner(block.blocks) }
    case 'table':
      return {
        ...block,
        sides: sidesOf(block),
        rows: block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: inner(cell.blocks) }))),
      }
    case 'figure': {
      const image = block.image === null ? undefined : outline.images.get(block.image)
      const path = block.image === null ? null : picture(block.image)
      const alt = path === null ? t('file.noImage', { alt: block.alt || t('file.noAlt') }) : block.alt
      return { ...block, alt, image: path, share: image ? shareOf(block, image) : 1 }
    }
    default:
      return block
  }
}

/** As the last cell of each column stands. */
const sidesOf = (table: TableBlock): (string | null)[] =>
  Array.from(
    { length: table.columns },
    (_, at) => table.rows.at(-1)?.find(({ column }) => column === at)?.align ?? null,
  )
