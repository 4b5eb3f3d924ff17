// ODT → the tree: our own reader of OpenDocument texts.
import { calloutTones } from '../../shared/document/nodes/asides.ts'
import { fileWords } from '../../shared/text/fr/exchange.ts'
import { words } from '../../shared/text/words.ts'
import { readStyles, type OdtStyles } from './odt-styles-in.ts'
import { el, named, Refused, textIn, type El, type Losses, type Picture, type Piece, type Read } from './tree.ts'
import { openZip, xmlOf, type Zip } from './unzip.ts'
import { find, parseXml, type Element } from './xml-tree.ts'

const t = words(fileWords)

/** Repeated columns and rows are written as a number: as much as a table may hold. */
const mostRepeated = 200

const callouts = new Map(calloutTones.map((tone) => [t('file.style.callout', { tone: t(`tone.${tone}`) }), tone]))

const skipped = named(
  'text:table-of-content text:illustration-index text:alphabetical-index text:sequence-decls',
  'office:forms text:user-field-decls text:variable-decls text:soft-page-break svg:title svg:desc',
  'office:annotation-end text:note-citation text:change text:change-start text:change-end',
)

type Reading = {
  zip: Zip
  styles: OdtStyles
  losses: Losses
  images: Picture[]
  /** By their paths: a picture that is shown again is read once. */
  taken: Map<string, string>
  title: string | null
}

export function readOdt(bytes: Buffer, losses: Losses): Read {
  const zip = openZip(bytes)
  const manifest = zip.read('META-INF/manifest.xml')
  if (manifest && Buffer.from(manifest).includes('encryption-data')) throw new Refused('encrypted')
  const type = new TextDecoder().decode(zip.read('mimetype') ?? new Uint8Array())
  const xml = xmlOf(zip, 'content.xml')
  if (xml === null || !type.startsWith('application/vnd.oasis.opendocument.text')) throw new Refused('mismatch')
  const content = parseXml(xml)
  const around = parseXml(xmlOf(zip, 'styles.xml') ?? '<none/>')
  const body = find(content, 'office:text')
  if (!body) throw new Refused('damaged')
  const reading: Reading = {
    zip,
    styles: readStyles([around, content]),
    losses,
    images: [],
    taken: new Map(),
    title: null,
  }
  if (
    zip.names.some(
      (name) => /^(?:Basic|Scripts)\/.*\.(?:xml|py|js|bsh)$/.test(name) && !/script-l[bc]\.xml$/.test(name),
    )
  ) {
    losses.add('macro')
  }
  tellAround(around, losses)
  const tree = el('body', {}, blocks(body, reading, null))
  return { tree, title: reading.title, images: reading.images }
}

function tellAround(styles: Element, losses: Losses): void {
  const page = find(styles, 'office:master-styles')
  for (const name of ['style:header', 'style:footer']) {
    const found = page ? find(page, name) : undefined
    const text = found ? said(found) : ''
    if (/\p{L}{2}/u.test(text)) losses.add('headerFooter', text)
  }
}

const said = (element: Element): string =>
  element.children.map((child) => (typeof child === 'string' ? child : said(child))).join('')

type ListPlace = { style: string; level: number } | null

function blocks(parent: Element, reading: Reading, list: ListPlace): Piece[] {
  const made: Piece[] = []
  for (const child of parent.children) {
    if (typeof child === 'string' || skipped.has(child.name)) continue
    for (const piece of block(child, reading, list)) push(made, piece)
  }
  return made
}

/** Paragraphs of one style that follow each other stand in one block. */
function push(made: Piece[], piece: El): void {
  const last = made.at(-1)
  const key = piece.attrs['data-together']
  if (key && typeof last !== 'string' && last?.attrs['data-together'] === key && piece.children.length > 0) {
    const starts = piece.children.some((child) => typeof child !== 'string' && child.tag === 'summary')
    if (!starts) {
      last.children.push(...piece.children)
      return
    }
  }
  made.push(piece)
}

function block(element: Element, reading: Reading, list: ListPlace): El[] {
  const { name, attrs } = element
  switch (name) {
    case 'text:h':
      return [el(`h${Math.min(6, Number(attrs['text:outline-level'] ?? 1) || 1)}`, {}, inline(element, reading))]
    case 'text:p':
      return paragraph(element, reading)
    case 'text:list':
      return [listFrom(element, reading, list)]
    case 'table:table':
      return [tableFrom(element, reading)]
    case 'text:tracked-changes':
      tellChanges(element, reading)
      return []
    default:
      return [el('div', {}, [...blocks(element, reading, list), ...frames(element, reading)])]
  }
}

function tellChanges(element: Element, { losses }: Reading): void {
  for (const region of element.children) {
    if (typeof region === 'string') continue
    if (find(region, 'text:insertion')) losses.add('insertion')
    if (find(region, 'text:deletion')) losses.add('deletion')
  }
}

const frames = (element: Element, reading: Reading): Piece[] =>
  element.name === 'draw:frame' || element.name.startsWith('draw:') ? inline(element, reading) : []

function paragraph(element: Element, reading: Reading): El[] {
  const names = reading.styles.chain('paragraph', element.attrs['text:style-name']).map(({ name }) => name)
  const children = inline(element, reading)
  const is = (...wanted: string[]) => names.some((name) => wanted.includes(name))
  if (is('Title') && reading.title === null) {
    reading.title =
      textIn(el('p', {}, children))
        .replace(/\s+/g, ' ')
        .trim() || null
    if (reading.title !== null) return []
  }
  if (is('Horizontal Line') && children.length === 0) return [el('hr')]
  if (is('Rule') && children.length === 0) return [el('hr')]
  if (is('Caption', 'Illustration', 'Figure')) return [el('p', { class: 'caption' }, children)]
  const line = el('p', {}, children)
  if (is('Preformatted Text')) return [el('pre', { 'data-together': 'pre' }, [...children, '\n'])]
  if (is('Quotations')) return [el('blockquote', { 'data-together': 'quote' }, [line])]
  if (is(t('file.style.summary'))) return [el('details', { 'data-together': 'details' }, [el('summary', {}, children)])]
  if (is(t('file.style.details'))) return [el('details', { 'data-together': 'details' }, [line])]
  const tone = names.map((name) => callouts.get(name)).find((found) => found !== undefined)
  return tone ? [el('aside', { 'data-callout': tone, 'data-together': tone }, [line])] : [line]
}

function listFrom(element: Element, reading: Reading, outer: ListPlace): El {
  const style = element.attrs['text:style-name'] ?? outer?.style ?? ''
  const level = (outer?.level ?? 0) + 1
  const tag = reading.styles.isNumbered(style, level) ? 'ol' : 'ul'
  let start: string | undefined
  const items = element.children.flatMap((child): El[] => {
    if (typeof child === 'string' || !/^text:list-(?:item|header)$/.test(child.name)) return []
    start ??= child.attrs['text:start-value'] ?? ''
    return [el('li', {}, blocks(child, reading, { style, level }))]
  })
  // A title within a list stands as a title.
  return el(tag, start ? { start } : {}, items)
}

const repeated = (said: string | undefined): number => Math.min(mostRepeated, Math.max(1, Number(said ?? 1) || 1))

function tableFrom(element: Element, reading: Reading): El {
  const widths: number[] = []
  const rows = rowsOf(element, reading, widths, false)
  const attrs: Record<string, string> = {}
  if (widths.length > 0 && widths.every((width) => width > 0)) attrs['data-widths'] = widths.join(',')
  return el('table', attrs, rows)
}

function rowsOf(element: Element, reading: Reading, widths: number[], isHead: boolean): El[] {
  return element.children.flatMap((child): El[] => {
    if (typeof child === 'string') return []
    if (child.name === 'table:table-column') {
      const [style] = reading.styles.chain('table-column', child.attrs['table:style-name'])
      const count = repeated(child.attrs['table:number-columns-repeated'])
      for (let at = 0; at < count && widths.length < mostRepeated; at++) widths.push(style?.width ?? 0)
      return []
    }
    if (child.name === 'table:table-header-rows') return rowsOf(child, reading, widths, true)
    if (/^table:table-(?:columns|header-columns|rows|row-group|column-group)$/.test(child.name)) {
      return rowsOf(child, reading, widths, isHead)
    }
    if (child.name !== 'table:table-row') return []
    const row = el('tr', {}, cellsOf(child, reading, isHead))
    return Array.from({ length: repeated(child.attrs['table:number-rows-repeated']) }, () => row)
  })
}

function cellsOf(row: Element, reading: Reading, isHead: boolean): El[] {
  return row.children.flatMap((child): El[] => {
    if (typeof child === 'string' || child.name !== 'table:table-cell') return []
    const attrs: Record<string, string> = {}
    const [columns, rows] = [child.attrs['table:number-columns-spanned'], child.attrs['table:number-rows-spanned']]
    if (columns) attrs['colspan'] = columns
    if (rows) attrs['rowspan'] = rows
    const isTitle = isHead || isTitled(child, reading)
    const align = isTitle ? null : alignOf(child, reading)
    if (align) attrs['style'] = `text-align:${align}`
    const cell = el(isTitle ? 'th' : 'td', attrs, blocks(child, reading, null))
    return Array.from({ length: repeated(child.attrs['table:number-columns-repeated']) }, () => cell)
  })
}

const paragraphsIn = (cell: Element): Element[] =>
  cell.children.filter((child): child is Element => typeof child !== 'string' && child.name === 'text:p')

/** All that it says is in the style of titles of tables. */
function isTitled(cell: Element, { styles }: Reading): boolean {
  const lines = paragraphsIn(cell)
  return (
    lines.length > 0 &&
    lines.every((line) =>
      styles.chain('paragraph', line.attrs['text:style-name']).some(({ name }) => name === 'Table Heading'),
    )
  )
}

function alignOf(cell: Element, { styles }: Reading): string | null {
  const said = styles.chain('paragraph', paragraphsIn(cell)[0]?.attrs['text:style-name'])[0]?.align
  return said === 'end' || said === 'right' ? 'right' : said === 'center' ? 'center' : null
}

function inline(element: Element, reading: Reading): Piece[] {
  return element.children.flatMap((child): Piece[] => (typeof child === 'string' ? [child] : inlineOf(child, reading)))
}

function inlineOf(element: Element, reading: Reading): Piece[] {
  const { name, attrs } = element
  if (skipped.has(name)) return []
  switch (name) {
    case 'text:s':
    case 'text:tab':
      return [' ']
    case 'text:line-break':
      return [el('br')]
    case 'text:span':
      return marked(element, reading)
    case 'text:a':
      return [el('a', { href: attrs['xlink:href'] ?? '' }, inline(element, reading))]
    case 'text:bookmark':
    case 'text:bookmark-start':
    case 'text:reference-mark-start':
      return [el('a', { id: attrs['text:name'] ?? '' })]
    case 'text:note':
      return [el('span', { 'data-footnote': '' }, [noteText(element, reading)])]
    case 'office:annotation':
      reading.losses.add('comment')
      return []
    case 'draw:frame':
      return frameFrom(element, reading)
    case 'text:p':
    case 'text:h':
      return [...inline(element, reading), ' ']
    default:
      return inline(element, reading)
  }
}

function noteText(note: Element, reading: Reading): string {
  const body = find(note, 'text:note-body')
  return body ? textIn(el('span', {}, inline(body, reading))) : ''
}

function marked(element: Element, reading: Reading): Piece[] {
  const marks = new Set(reading.styles.chain('text', element.attrs['text:style-name']).flatMap(({ marks: own }) => own))
  let children = inline(element, reading)
  for (const tag of marks) children = [el(tag, {}, children)]
  return children
}

/** An image, a box of text whose words go on in the run of the text, or something of another program. */
function frameFrom(frame: Element, reading: Reading): Piece[] {
  const has = (name: string) =>
    frame.children.find((child): child is Element => typeof child !== 'string' && child.name === name)
  const object = has('draw:object') ?? has('draw:object-ole') ?? has('draw:plugin')
  if (object) {
    reading.losses.add(isFormula(object, reading) ? 'formula' : 'embedded')
    return []
  }
  const box = has('draw:text-box')
  if (box) {
    if (!find(box, 'draw:image')) reading.losses.add('textBox')
    return [el('br'), ...inline(box, reading), el('br')]
  }
  const image = has('draw:image')
  return image ? [imageFrom(frame, image, reading)] : inline(frame, reading)
}

function isFormula(object: Element, { zip }: Reading): boolean {
  const path = (object.attrs['xlink:href'] ?? '').replace(/^\.\//, '')
  return find(object, 'math') !== undefined || (xmlOf(zip, `${path}/content.xml`) ?? '').includes('MathML')
}

function imageFrom(frame: Element, image: Element, reading: Reading): El {
  const path = (image.attrs['xlink:href'] ?? '').replace(/^\.\//, '')
  const described = find(frame, 'svg:desc') ?? find(frame, 'svg:title')
  const alt = described ? said(described).trim() : ''
  const known = reading.taken.get(path)
  if (known !== undefined) return el('img', { src: known, alt })
  const bytes = /^[\w./-]+$/.test(path) ? reading.zip.read(path) : null
  if (!bytes) return el('img', { src: path, alt })
  const src = `image:${reading.images.push({ bytes, name: path.replace(/^.*\//, '') }) - 1}`
  reading.taken.set(path, src)
  return el('img', { src, alt })
}
