// A tagged PDF: headings, lists, tables, figures and their alternative texts are told to whoever does not see the page.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { TypstCompiler } from '@myriaddreamin/typst-ts-web-compiler'
import { fileWords } from '../../shared/text/fr/exchange.ts'
import { words } from '../../shared/text/words.ts'
import type { Block, Image, Outline, TableBlock } from './outline.ts'
import { runsIn, shareOf } from './outline.ts'
import { tablesIn, withRowTitles } from './pdf-row-titles.ts'
import { isTight, sharesShown } from './pdf-columns.ts'
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
  compiler.add_source('/picture.typ', '#image(sys.inputs.path)')
  return compiler
}

/** 151 pages with 80 tables take 400, and pictures what they decode to. Beyond, the program fails, and whoever waits is told. [X13] */
const mostMegabytes = 3072
const asPdf = 1
const allFacts = 3

/** Of all pictures of a file, once decoded: beyond, a description stands in the place of each. No limit of a heap counts this memory. [X13] */
const mostDecoded = 2 * 1024 ** 3

export async function writePdf(outline: Outline): Promise<Uint8Array> {
  const compiler = await (ready ??= loadCompiler())
  const pictures = new Pictures(outline, compiler)
  const tables = tablesIn(outline.blocks)
  try {
    const made = compile(compiler, '/main.typ', { doc: JSON.stringify(dataOf(outline, pictures.pathOf)) })
    if (made.result) return withRowTitles(made.result, tables)
    if (pictures.leaveOutBroken() === 0) throw failed(made)
    const without = compile(compiler, '/main.typ', { doc: JSON.stringify(dataOf(outline, pictures.pathOf)) })
    if (without.result) return withRowTitles(without.result, tables)
    throw failed(without)
  } finally {
    pictures.forget()
  }
}

type Made = { result?: Uint8Array; diagnostics?: { message: string }[] }

function compile(compiler: TypstCompiler, program: string, inputs: Readonly<Record<string, string>>): Made {
  const world = compiler.snapshot('/', program, Object.entries(inputs))
  try {
    return world.get_artifact(asPdf, allFacts) as Made // typed any
  } finally {
    world.free()
  }
}

const failed = ({ diagnostics }: Made): Error =>
  new Error(`no PDF: ${diagnostics?.map(({ message }) => message).join(' · ') ?? ''}`)

const imageTemplate = '#set page(width: auto, height: auto, margin: 0pt)\n#image("/image.webp", alt: " ")'

/** A sheet that is one image: a way to have it decoded. Null when it cannot be. */
export async function pdfOfImage(bytes: Uint8Array): Promise<Uint8Array | null> {
  const compiler = await (ready ??= loadCompiler())
  compiler.add_source('/image.typ', imageTemplate)
  compiler.map_shadow('/image.webp', bytes)
  try {
    return compile(compiler, '/image.typ', {}).result ?? null
  } finally {
    compiler.unmap_shadow('/image.webp')
  }
}

/** The pictures that one PDF shows, where its program finds them. */
class Pictures {
  readonly #outline: Outline
  readonly #compiler: TypstCompiler
  /** Null for what is left out. */
  readonly #paths = new Map<string, string | null>()
  #decoded = 0

  constructor(outline: Outline, compiler: TypstCompiler) {
    this.#outline = outline
    this.#compiler = compiler
  }

  readonly pathOf = (key: string): string | null => {
    const image = this.#outline.images.get(key)
    if (!image) return null
    const known = this.#paths.get(key)
    if (known !== undefined) return known
    this.#decoded += decodedBytes(image)
    const path = this.#decoded > mostDecoded ? null : `/images/${key}.${image.type.slice('image/'.length)}`
    if (path !== null) this.#compiler.map_shadow(path, image.bytes)
    this.#paths.set(key, path)
    return path
  }

  /** What is kept of an image is never decoded, so that one may be an image by its parts only: it keeps no text in. Gives how many. */
  leaveOutBroken(): number {
    let broken = 0
    for (const [key, path] of this.#paths) {
      if (path === null || compile(this.#compiler, '/picture.typ', { path }).result) continue
      this.#compiler.unmap_shadow(path)
      this.#paths.set(key, null)
      broken++
    }
    return broken
  }

  forget(): void {
    for (const path of this.#paths.values()) if (path !== null) this.#compiler.unmap_shadow(path)
  }
}

/** At most; a PNG says in its header how deep its colours are. */
function decodedBytes({ type, width, height, bytes }: Image): number {
  const isDeep = type === 'image/png' && bytes[24] === 16
  return width * height * (isDeep ? 8 : type === 'image/jpeg' ? 3 : 4)
}

type Picture = (key: string) => string | null

const tick = (mark: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="1.5" y="1.5" width="13" height="13" rx="2" fill="none" stroke="#333" stroke-width="1.2"/>${mark}</svg>`

const boxes = { off: tick(''), on: tick('<path d="M4 8.5l3 3 5.5-7" fill="none" stroke="#333" stroke-width="1.8"/>') }

function dataOf(outline: Outline, picture: Picture): object {
  return {
    title: outline.title,
    subtitle: outline.subtitle,
    date: outline.date === null ? null : partsOf(outline.date),
    contents: outline.contents.length > 1,
    notes: outline.notes,
    boxes,
    words: { contents: t('file.contents'), done: t('file.done'), undone: t('file.undone') },
    blocks: outline.blocks.map((block) => blockData(block, { outline, picture, targets: targetsIn(outline) })),
  }
}

/** The program takes no date in one piece. */
const partsOf = (date: Date) => ({
  year: date.getUTCFullYear(),
  month: date.getUTCMonth() + 1,
  day: date.getUTCDate(),
  hour: date.getUTCHours(),
  minute: date.getUTCMinutes(),
  second: date.getUTCSeconds(),
})

type Making = { outline: Outline; picture: Picture; targets: ReadonlySet<string> }

function blockData(block: Block, making: Making): object {
  const { outline, picture, targets } = making
  const inner = (blocks: readonly Block[]) => blocks.map((one) => blockData(one, making))
  switch (block.is) {
    case 'paragraph':
      // A place that no link leads to is not named: there are thousands.
      return { ...block, anchor: block.anchor !== null && targets.has(block.anchor) ? block.anchor : null }
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, blocks: inner(item.blocks) })) }
    case 'quote':
    case 'callout':
    case 'details':
      return { ...block, blocks: inner(block.blocks) }
    case 'table': {
      const widths = sharesShown(block)
      return {
        ...block,
        widths,
        sides: sidesOf(block),
        isTight: isTight(block, widths),
        rows: block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: inner(cell.blocks) }))),
      }
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

/** Where links of the text lead. */
function targetsIn({ blocks, notes }: Outline): Set<string> {
  const runs = [...blocks.flatMap(runsIn), ...notes.flat()]
  return new Set(runs.flatMap((run) => (run.is === 'text' && run.to !== undefined ? [run.to] : [])))
}

/** As the last cell of each column stands. */
const sidesOf = (table: TableBlock): (string | null)[] =>
  Array.from(
    { length: table.columns },
    (_, at) => table.rows.at(-1)?.find(({ column }) => column === at)?.align ?? null,
  )
