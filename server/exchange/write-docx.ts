// A DOCX for Word and LibreOffice: real styles, a field of contents, notes at the foot of pages, lists and titles that count.
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  CheckBox,
  Document,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  LeaderType,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx'
import { fileWords } from '../../shared/text/fr/exchange.ts'
import { words } from '../../shared/text/words.ts'
import { calloutStyle, docxNumbering, docxStyles, twips, type NumberedFrom } from './docx-styles.ts'
import { docxTable, type Piece, type Place } from './docx-table.ts'
import { endOf, revisedRun } from './docx-revisions.ts'
import { countsAlike } from './heading-numbers.ts'
import type { Block, Figure, Item, Outline, Run } from './outline.ts'
import { shareOf } from './outline.ts'

const t = words(fileWords)

type Writing = {
  outline: Outline
  /** Word counts the titles itself. */
  counted: boolean
  starts: Map<string, NumberedFrom>
  lists: number
}

export async function writeDocx(given: Outline): Promise<Uint8Array> {
  const outline = { ...given, images: await withoutWebp(given.images) }
  const writing: Writing = { outline, counted: countsAlike(outline.contents), starts: new Map(), lists: 0 }
  const place: Place = { style: undefined, level: -1, width: twips.text }
  const body = piecesOf(outline.blocks, writing, place)
  const notes = outline.notes.map((note, at) => [
    String(at + 1),
    { children: [new Paragraph({ children: [new TextRun('\u2002'), ...children(note)] })] },
  ])
  const file = new Document({
    title: outline.title,
    creator: '',
    styles: docxStyles(),
    numbering: docxNumbering(writing.starts),
    footnotes: Object.fromEntries(notes) as Record<string, { children: Paragraph[] }>, // Object.fromEntries forgets it
    sections: [
      {
        properties: {
          page: {
            size: twips.page,
            margin: { top: twips.margin, bottom: twips.margin, left: twips.margin, right: twips.margin },
          },
        },
        footers: { default: footer() },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(outline.title)] }),
          ...(outline.subtitle
            ? [new Paragraph({ style: 'Subtitle', children: [new TextRun(outline.subtitle)] })]
            : []),
          ...contentsOf(outline),
          ...body,
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

/** Word reads no WebP. What decodes it is heavy, and loaded only then. */
async function withoutWebp(images: Outline['images']): Promise<Outline['images']> {
  const read: Outline['images'] = new Map()
  for (const [key, image] of images) {
    const isWebp = image.type === 'image/webp'
    const shown = isWebp ? await (await import('./webp-to-png.ts')).pngOf(image) : image
    if (shown) read.set(key, shown)
  }
  return read
}

function footer(): Footer {
  const run = new TextRun({ size: 17, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] })
}

function contentsOf({ contents }: Outline) {
  if (contents.length < 2) return []
  const cachedEntries = contents.map(({ level, number, anchor, text }) => ({
    title: number === null ? text : `${number} ${text}`,
    level,
    href: anchor,
  }))
  return [
    new Paragraph({ style: 'Contents', children: [new TextRun(t('file.contents'))] }),
    new TableOfContents(t('file.contents'), {
      hyperlink: true,
      headingStyleRange: '1-4',
      cachedEntries,
      tabLeader: LeaderType.NONE, // until Word has counted pages: dots would lead to nothing
    }),
    new Paragraph({}),
  ]
}

const piecesOf = (blocks: readonly Block[], writing: Writing, place: Place): Piece[] =>
  blocks.flatMap((block) => pieces(block, writing, place))

function pieces(block: Block, writing: Writing, place: Place): Piece[] {
  switch (block.is) {
    case 'heading':
      return [headingOf(block, writing)]
    case 'paragraph':
      return [paragraph(block.runs, place, endOf(block.tracked), block.anchor)]
    case 'list':
      return listOf(block, writing, { ...place, level: place.level + 1 })
    case 'quote':
      return piecesOf(block.blocks, writing, { ...place, style: 'Quote' })
    case 'callout': {
      const inside = { ...place, style: calloutStyle(block.tone) }
      const word: Run = { is: 'text', text: block.word, bold: true }
      return [paragraph([word], inside, { keepNext: true }), ...piecesOf(block.blocks, writing, inside)]
    }
    case 'details': {
      const title = { ...place, style: 'DetailsTitle' }
      return [paragraph(block.summary, title), ...piecesOf(block.blocks, writing, { ...place, style: 'Details' })]
    }
    case 'rule':
      return [new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: 'AAA5B5', space: 1 } } })]
    case 'table':
      return [
        docxTable(block, place, (blocks, inside) => piecesOf(blocks, writing, inside)),
        new Paragraph({ spacing: { after: 60 } }),
      ]
    case 'figure':
      return figureOf(block, writing, place)
  }
}

const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const

function headingOf(heading: Block & { is: 'heading' }, { counted }: Writing): Paragraph {
  const { level, number, anchor, runs, tracked } = heading
  const said = number !== null && !counted ? [new TextRun(`${number} `)] : []
  return new Paragraph({
    heading: levels[level - 1] ?? HeadingLevel.HEADING_4,
    ...(number !== null && counted ? { numbering: { reference: 'headings', level: level - 1 } } : {}),
    ...endOf(tracked),
    children: [new Bookmark({ id: anchor, children: [...said, ...children(runs)] })],
  })
}

function paragraph(
  runs: readonly Run[],
  place: Place,
  more: Partial<IParagraphOptions> = {},
  anchor: string | null = null,
): Paragraph {
  const inline = children(runs, place.bold)
  const isTaken = place.level >= 0 && more.numbering === undefined && more.indent === undefined
  return new Paragraph({
    ...(place.style === undefined ? {} : { style: place.style }),
    ...(place.alignment === undefined ? {} : { alignment: place.alignment }),
    ...(isTaken ? { indent: { left: twips.indent * (place.level + 1) } } : {}),
    ...more,
    children: anchor === null ? inline : [new Bookmark({ id: anchor, children: inline })],
  })
}

/** The first paragraph of an item bears its sign; what follows stands below it. */
function listOf(list: Block & { is: 'list' }, writing: Writing, place: Place): Piece[] {
  const level = Math.min(8, place.level)
  const numbering =
    list.kind === 'ordered'
      ? orderedLike({ start: list.start, sign: list.sign, level }, writing)
      : { reference: 'bullets', level }
  const inside = { ...place, level, width: place.width - twips.indent }
  return list.items.flatMap((item) => {
    const [first, ...rest] = item.blocks
    const isLine = first?.is === 'paragraph'
    const runs = isLine ? first.runs : []
    const end = isLine ? endOf(first.tracked) : {}
    const line =
      list.kind === 'task'
        ? taskLine(item, runs, inside, end)
        : paragraph(runs, inside, { numbering, ...end }, isLine ? first.anchor : null)
    return [line, ...piecesOf(isLine ? rest : item.blocks, writing, inside)]
  })
}

function orderedLike(from: NumberedFrom, writing: Writing) {
  const reference = `ordered-${from.start}-${from.level}-${from.sign ?? '1'}`
  writing.starts.set(reference, from)
  return { reference, level: from.level, instance: ++writing.lists }
}

function taskLine({ checked }: Item, runs: readonly Run[], place: Place, end: ReturnType<typeof endOf>): Paragraph {
  const symbol = (value: string) => ({ value, font: 'Segoe UI Symbol' })
  const box = new CheckBox({
    checked: checked === true,
    checkedState: symbol('2611'),
    uncheckedState: symbol('2610'),
    alias: checked ? t('file.done') : t('file.undone'),
  })
  const { indent } = twips
  return new Paragraph({
    ...end,
    ...(place.style === undefined ? {} : { style: place.style }),
    indent: { left: indent * (place.level + 1), hanging: indent - 57 },
    children: [box, new TextRun(' '), ...children(runs, place.bold)],
  })
}

const kinds = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/gif': 'gif' } as const

function figureOf(figure: Figure, { outline }: Writing, place: Place): Piece[] {
  const image = figure.image === null ? undefined : outline.images.get(figure.image)
  const caption = figure.caption.length > 0 ? [paragraph(figure.caption, { ...place, style: 'Caption' })] : []
  if (!image || image.type === 'image/webp') {
    const alt = t('file.noImage', { alt: figure.alt || t('file.noAlt') })
    return [paragraph([{ is: 'text', text: alt, italic: true }], place), ...caption]
  }
  const width = Math.round((place.width / 15) * shareOf(figure, image)) // 15 twips are a dot at 96 an inch
  const run = new ImageRun({
    type: kinds[image.type],
    data: image.bytes,
    transformation: { width, height: Math.max(1, Math.round((width * image.height) / image.width)) },
    altText: { name: figure.alt.slice(0, 60), description: figure.alt },
  })
  return [new Paragraph({ keepNext: caption.length > 0, children: [run] }), ...caption]
}

function children(runs: readonly Run[], bold = false): ParagraphChild[] {
  return runs.map((run) => {
    if (run.is === 'break') return new TextRun({ break: 1 })
    if (run.is === 'note') return new FootnoteReferenceRun(run.number)
    const { text, href, to, tracked } = run
    const isLink = href !== undefined || to !== undefined
    const inner = revisedRun(tracked, {
      text,
      ...(run.bold || bold ? { bold: true } : {}),
      ...(run.italic ? { italics: true } : {}),
      ...(run.underline ? { underline: {} } : {}),
      ...(run.strike ? { strike: true } : {}),
      ...(run.superscript ? { superScript: true } : {}),
      ...(run.subscript && !run.superscript ? { subScript: true } : {}),
      ...(run.code ? { style: 'SourceText' } : {}),
      ...(isLink ? { style: 'Hyperlink' } : {}),
    })
    if (href !== undefined) return new ExternalHyperlink({ link: href, children: [inner] })
    return to === undefined ? inner : new InternalHyperlink({ anchor: to, children: [inner] })
  })
}
