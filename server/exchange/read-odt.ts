// ODT → the tree: our own reader of OpenDocument texts.
import { fileWords } from '../../shared/text/fr/exchange.ts'
import { words } from '../../shared/text/words.ts'
import { calloutStyles, wholeCallouts } from './callouts-in.ts'
import { lengthOf } from './lengths.ts'
import { listFrom } from './odt-lists-in.ts'
import { tellOdd, type ListPlace, type Reading } from './odt-reading.ts'
import { withListsJoined } from './odt-lists-joined.ts'
import { readStyles, type OdtStyle } from './odt-styles-in.ts'
import { tableFrom } from './odt-tables-in.ts'
import { el, named, Refused, textIn, type El, type Losses, type Piece, type Read } from './tree.ts'
import { openZip, xmlOf } from './unzip.ts'
import { allOf, find, parseXml, type Element } from './xml-tree.ts'

const t = words(fileWords)

const callouts = new Map(calloutStyles.map(({ tone, name }) => [name, tone]))

const skipped = named(
  'text:table-of-content text:illustration-index text:table-index text:object-index text:user-index',
  'text:alphabetical-index text:sequence-decls text:hidden-text text:hidden-paragraph',
  'office:forms text:user-field-decls text:variable-decls text:soft-page-break svg:title svg:desc',
  'office:annotation-end text:note-citation text:change text:change-start text:change-end',
)

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
  const styles = readStyles([around, content])
  const reading: Reading = {
    zip,
    styles,
    losses,
    images: [],
    taken: new Map(),
    title: null,
    next: new Map(),
    hasCounted: false,
    odd: new Set(),
  }
  if (
    zip.names.some(
      (name) => /^(?:Basic|Scripts)\/.*\.(?:xml|py|js|bsh)$/.test(name) && !/script-l[bc]\.xml$/.test(name),
    )
  ) {
    losses.add('macro')
  }
  tellAround(around, losses)
  const tree = wholeCallouts(withListsJoined(el('body', {}, blocks(body, reading, null))))
  return { tree, title: reading.title, images: reading.images, isNumbered: reading.hasCounted }
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
      return titleFrom(element, reading, list)
    case 'text:section':
      if (attrs['text:display'] === 'none') {
        reading.losses.add('hidden', said(element))
        return []
      }
      return [el('div', {}, blocks(element, reading, list))]
    case 'text:p':
      return paragraph(element, reading, list)
    case 'text:list':
      return listAround(element, reading, list)
    case 'table:table':
      return [tableFrom(element, reading, blocks)]
    case 'text:tracked-changes':
      tellChanges(element, reading)
      return []
    default:
      return [el('div', {}, [...blocks(element, reading, list), ...frames(element, reading)])]
  }
}

function titleFrom(element: Element, reading: Reading, list: ListPlace): El[] {
  const { attrs } = element
  const level = Math.max(1, Number(attrs['text:outline-level'] ?? 1) || 1)
  const { styles } = reading
  const counting = list ? styles.signOf(list.style, list.level) : styles.signOfTitles(level)
  if (counting && attrs['text:is-list-header'] !== 'true') {
    reading.hasCounted = true
    tellOdd(reading, `title:${level}`, counting.odd.title)
  }
  return withoutFigures(`h${Math.min(6, level)}`, {}, inline(element, reading))
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

/** A list whose words are those of a quotation, a callout or details stands in one. */
function listAround(element: Element, reading: Reading, outer: ListPlace): El[] {
  const first = outer ? undefined : find(element, 'text:p')
  const around = first ? aroundOf(namesOf(first, reading)) : null
  const made = listFrom(element, reading, outer ?? { style: '', level: 0, around: around?.key ?? null }, blocks)
  return around ? [around.wrap(made)] : made
}

const namesOf = (element: Element, { styles }: Reading): string[] =>
  styles.chain('paragraph', element.attrs['text:style-name']).map(({ name }) => name)

const codeStyles = new Set(['Source Text', 'Teletype'])

type Around = { key: string; wrap: (pieces: Piece[]) => El }

/** The block that paragraphs of a style stand in together. */
function aroundOf(names: readonly string[]): Around | null {
  const block = (key: string, tag: string, attrs: Readonly<Record<string, string>> = {}): Around => ({
    key,
    wrap: (pieces) => el(tag, { ...attrs, 'data-together': key }, pieces),
  })
  if (['Quotations', 'Quote', 'Intense Quote'].some((name) => names.includes(name))) return block('quote', 'blockquote')
  if (names.includes(t('file.style.details'))) return block('details', 'details')
  const tone = names.map((name) => callouts.get(name)).find((found) => found !== undefined)
  return tone ? block(tone, 'aside', { 'data-callout': tone }) : null
}

function paragraph(element: Element, reading: Reading, list: ListPlace): El[] {
  const chain = reading.styles.chain('paragraph', element.attrs['text:style-name'])
  const names = chain.map(({ name }) => name)
  // What is said of all letters of a paragraph by hand is kept in a style that has no name for people.
  const byHand = chain.filter(({ isAutomatic }) => isAutomatic)
  const children = inline(element, reading).flatMap((child) =>
    standsApart(child) ? [child] : withMarks(byHand, [child], reading),
  )
  const is = (...wanted: string[]) => names.some((name) => wanted.includes(name))
  // Texts that are pages for the web have titles by their style alone.
  const level = names.map((name) => /^Heading ([1-6])$/.exec(name)?.[1]).find((found) => found !== undefined)
  if (level !== undefined) return withoutFigures(`h${level}`, {}, inline(element, reading))
  if (children.some(standsApart)) return withoutFigures('p', {}, children)
  if (is('Title') && reading.title === null) {
    reading.title =
      textIn(el('p', {}, children))
        .replace(/\s+/g, ' ')
        .trim() || null
    if (reading.title !== null) return []
  }
  if (is('Horizontal Line') && children.length === 0) return [el('hr')]
  if (is('Rule') && children.length === 0) return [el('hr')]
  if (is('Contents Heading', t('file.contents'))) return [] // of what is made anew
  if (is('Caption', 'Illustration', 'Figure')) return [el('p', { class: 'caption' }, children)]
  const line = el('p', {}, children)
  if (is('Preformatted Text')) return [el('pre', { 'data-together': 'pre' }, [...children, '\n'])]
  if (is(t('file.style.summary'))) return [el('details', { 'data-together': 'details' }, [el('summary', {}, children)])]
  const around = aroundOf(names)
  return around && around.key !== list?.around ? [around.wrap([line])] : [line]
}

/** What is no part of the run of the words around it: a figure, a box. */
const standsApart = (piece: Piece): boolean =>
  typeof piece !== 'string' && (piece.tag === 'figure' || piece.tag === 'div')

/** A figure with its caption stands between the words before and after it. */
function withoutFigures(tag: string, attrs: Readonly<Record<string, string>>, children: readonly Piece[]): El[] {
  const made: El[] = []
  for (const child of children) {
    const last = made.at(-1)
    if (typeof child !== 'string' && standsApart(child)) made.push(child)
    else if (last && !standsApart(last)) last.children.push(child)
    else made.push(el(tag, attrs, [child]))
  }
  return made.length > 0 ? made : [el(tag, attrs)]
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
      return [el('span', { 'data-footnote': '' }, noteWords(element, reading))]
    case 'office:annotation':
      reading.losses.add('comment')
      return []
    case 'draw:frame':
      return frameFrom(element, reading)
    case 'draw:custom-shape':
    case 'draw:rect':
    case 'draw:ellipse':
    case 'draw:circle':
    case 'draw:polygon':
    case 'draw:path':
      return boxFrom(element, reading)
    case 'text:p':
    case 'text:h':
      return [...inline(element, reading), ' ']
    default:
      return inline(element, reading)
  }
}

function noteWords(note: Element, reading: Reading): Piece[] {
  const body = find(note, 'text:note-body')
  return body ? inline(body, reading) : []
}

function marked(element: Element, reading: Reading): Piece[] {
  const styles = reading.styles.chain('text', element.attrs['text:style-name'])
  if (styles.some(({ isHidden }) => isHidden)) {
    if (said(element).trim() !== '') reading.losses.add('hidden', said(element))
    return []
  }
  return withMarks(styles, inline(element, reading), reading)
}

function withMarks(styles: readonly OdtStyle[], pieces: Piece[], { styles: all, losses }: Reading): Piece[] {
  let children = styles.some(({ name }) => codeStyles.has(name)) ? [el('code', {}, pieces)] : pieces
  for (const tag of all.marksOf(styles)) {
    if (tag !== 'raised') children = [el(tag, {}, children)]
    else if (textIn(el('', {}, children)).trim() !== '') losses.add('raised', textIn(el('', {}, children)))
  }
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
  if (box) return boxFrom(box, reading)
  const image = has('draw:image')
  return image ? [imageFrom(frame, image, reading)] : inline(frame, reading)
}

/** A box around one image and its caption is a figure; the words of any other stand apart from those that it hangs on. */
function boxFrom(box: Element, reading: Reading): Piece[] {
  const count = allOf(box, 'draw:image').length
  if (count !== 1) {
    if (count === 0 && said(box).trim() !== '') reading.losses.add('textBox')
    return [el('div', {}, blocks(box, reading, null))]
  }
  const pieces = inline(box, reading)
  const image = pieces.find((piece) => typeof piece !== 'string' && piece.tag === 'img')
  const others = pieces.filter((piece) => piece !== image)
  return image ? [el('figure', {}, [image, el('figcaption', {}, others)])] : [el('div', {}, [el('p', {}, pieces)])]
}

function isFormula(object: Element, { zip }: Reading): boolean {
  const path = (object.attrs['xlink:href'] ?? '').replace(/^\.\//, '')
  return find(object, 'math') !== undefined || (xmlOf(zip, `${path}/content.xml`) ?? '').includes('MathML')
}

function imageFrom(frame: Element, image: Element, reading: Reading): El {
  const path = (image.attrs['xlink:href'] ?? '').replace(/^\.\//, '')
  const described = find(frame, 'svg:desc') ?? find(frame, 'svg:title')
  const alt = described ? said(described).trim() : ''
  const { textWidth } = reading.styles
  const width = lengthOf(frame.attrs['style:rel-width'] ?? frame.attrs['svg:width'], textWidth)
  const size: Record<string, string> = width === null ? {} : { 'data-share': (width / textWidth).toFixed(3) }
  const known = reading.taken.get(path)
  if (known !== undefined) return el('img', { src: known, alt, ...size })
  const bytes = /^[\w./-]+$/.test(path) ? reading.zip.read(path) : null
  if (!bytes) return el('img', { src: path, alt })
  const src = `image:${reading.images.push({ bytes, name: path.replace(/^.*\//, '') }) - 1}`
  reading.taken.set(path, src)
  return el('img', { src, alt, ...size })
}
