// DOCX → the tree, by way of mammoth, which is given only what a text is made of: no macros, nothing embedded, nothing outside.
import { createHash } from 'node:crypto'
import { strToU8, zipSync, type Zippable } from 'fflate'
import mammoth from 'mammoth'
import { fileWords } from '../../shared/text/fr/exchange.ts'
import { words } from '../../shared/text/words.ts'
import { calloutStyles, wholeCallouts } from './callouts-in.ts'
import { readDocxLists } from './docx-lists-in.ts'
import { withoutSigns } from './docx-signs.ts'
import { readDocxStyles } from './docx-styles-in.ts'
import { ruleStyle, tidied } from './docx-tidy.ts'
import { readHtml } from './read-html.ts'
import { Refused, textIn, type El, type Losses, type Picture, type Read } from './tree.ts'
import { openZip, xmlOf, type Zip } from './unzip.ts'
import { allOf, elementsIn, make, parseXml, within, writeXml, type Element } from './xml-tree.ts'

const t = words(fileWords)

const quoted = (name: string): string => `'${name.replaceAll("'", "\\'")}'`

/** Styles of paragraphs that stand together in one block. */
const around = [
  ...['Quote', 'Intense Quote', 'Quotations'].map((name) => ({ name, path: 'blockquote' })),
  { name: t('file.style.details'), path: 'details' },
  ...calloutStyles.map(({ tone, name }) => ({ name, path: `aside.callout-${tone}` })),
]

/** Items in such a block: as deep as they go. */
const listsIn = (name: string, path: string): string[] =>
  Array.from({ length: 9 }, (_, at) => `${path} > ${'ul|ol > li > '.repeat(at)}`).flatMap((deep, at) => [
    `p[style-name=${quoted(name)}]:unordered-list(${at + 1}) => ${deep}ul > li:fresh`,
    `p[style-name=${quoted(name)}]:ordered-list(${at + 1}) => ${deep}ol > li:fresh`,
  ])

/** Names of styles as Word keeps them whatever its language, and those of our own exports. */
const styleMap = [
  ...around.flatMap(({ name, path }) => listsIn(name, path)),
  "p[style-name='Title'] => p.title:fresh",
  "p[style-name='Titre'] => p.title:fresh",
  ...around.map(({ name, path }) => `p[style-name=${quoted(name)}] => ${path} > p:fresh`),
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  "p[style-name^='toc '] => !",
  "p[style-name='TOC Heading'] => !",
  `p[style-name=${quoted(t('file.contents'))}] => !`,
  `p[style-name=${quoted(t('file.style.summary'))}] => details:fresh > summary:fresh`,
  ...[7, 8, 9].map((level) => `p[style-name='heading ${level}'] => h6:fresh`),
  "r[style-name='Emphasis'] => em",
  "r[style-name='Source Text'] => code",
  "r[style-name='HTML Code'] => code",
  `p[style-name='${ruleStyle}'] => hr:fresh`,
  'u => u',
]

/** Deeper than its own names for them go. */
const deepLists = [6, 7, 8, 9].flatMap((level) => {
  const around = 'ul|ol > li > '.repeat(level - 1)
  return [`p:unordered-list(${level}) => ${around}ul > li:fresh`, `p:ordered-list(${level}) => ${around}ol > li:fresh`]
})

export async function readDocx(bytes: Buffer, losses: Losses): Promise<Read> {
  const zip = openZip(bytes)
  const path = mainPath(zip)
  const main = path === null ? null : xmlOf(zip, path)
  if (path === null || main === null || !zip.names.includes('[Content_Types].xml')) throw new Refused('mismatch')
  tellAround(zip, losses)
  const images = new Pictures()
  const convertImage = mammoth.images.imgElement(async (image) => ({
    src: await images.take(() => image.readAsBuffer()),
  }))
  const { parts, isNumbered } = partsOf(zip, path, parseXml(main), losses)
  const { value } = await mammoth
    .convertToHtml(
      { buffer: Buffer.from(zipSync(parts, { level: 0 })) },
      {
        styleMap: [...styleMap, ...deepLists],
        convertImage,
        ignoreEmptyParagraphs: false, // a line across the page is one; ours are dropped later
        includeEmbeddedStyleMap: false,
      },
    )
    .catch((error: unknown) => {
      throw error instanceof Refused ? error : new Refused('damaged')
    })
  const tree = wholeCallouts(withoutSigns(readHtml(value, losses).tree))
  return { tree, title: takeTitle(tree), images: images.all, isNumbered }
}

/** Of all pictures of a file, each time that it is shown: one may be shown again and again. [X11] */
const mostShown = { times: 2_000, bytes: 192 * 1024 * 1024 } as const

/** Pictures as they are shown, one read after the other; what is the same is kept once. */
class Pictures {
  readonly all: Picture[] = []
  readonly #known = new Map<string, string>()
  #last: Promise<unknown> = Promise.resolve()
  #shown = 0
  #bytes = 0

  /** Where it will be found; nowhere once there were too many, and that is told as any image that is left out. */
  take(read: () => Promise<Uint8Array>): Promise<string> {
    if (++this.#shown > mostShown.times) return Promise.resolve('')
    const taken = this.#last.then(async () => (this.#bytes > mostShown.bytes ? '' : this.#keep(await read())))
    this.#last = taken.catch(() => undefined) // told to whoever asked
    return taken
  }

  #keep(bytes: Uint8Array): string {
    this.#bytes += bytes.length
    const hash = createHash('sha256').update(bytes).digest('hex')
    const known = this.#known.get(hash)
    if (known !== undefined) return known
    const source = `image:${this.all.push({ bytes, name: '' }) - 1}`
    this.#known.set(hash, source)
    return source
  }
}

/** Where the package says that its text is; programs on the web give it other names. */
function mainPath(zip: Zip): string | null {
  const said = relationsIn(zip, '_rels/.rels').find(({ type }) => type.endsWith('/officeDocument'))?.target
  const path = (said ?? 'word/document.xml').replace(/^\//, '')
  return /^word\/[\w.-]+\.xml$/.test(path) ? path : null
}

type Relation = { id: string; type: string; target: string; isOutside: boolean }

function relationsIn(zip: Zip, path: string): Relation[] {
  const xml = xmlOf(zip, path)
  if (xml === null) return []
  return allOf(parseXml(xml), 'Relationship').map(({ attrs }) => ({
    id: attrs['Id'] ?? '',
    type: attrs['Type'] ?? '',
    target: attrs['Target'] ?? '',
    isOutside: attrs['TargetMode'] === 'External',
  }))
}

const relationsOf = (path: string): string => path.replace(/([^/]+)$/, '_rels/$1.rels')

const isShown = (path: string): boolean => /^word\/media\/[\w.-]+\.(?:png|jpe?g|gif|webp)$/i.test(path)

/** Only what mammoth reads: each was unpacked under our own limits, looked at, and made plain. */
function partsOf(zip: Zip, path: string, main: Element, losses: Losses): { parts: Zippable; isNumbered: boolean } {
  const xmlIn = (name: string) => parseXml(xmlOf(zip, name) ?? '<none/>')
  const named = (pattern: RegExp) => zip.names.filter((name) => pattern.test(name))
  const [stylesPath = 'word/styles.xml'] = named(/^word\/styles\d*\.xml$/)
  const [listsPath = 'word/numbering.xml'] = named(/^word\/numbering\d*\.xml$/)
  const styles = readDocxStyles(xmlIn(stylesPath))
  const numbering = xmlIn(listsPath)
  const lists = readDocxLists(numbering, (styleId) => styles.numberingOf(styleId)?.numId)
  const tidying = { styles, lists, losses, countsHeadings: false }
  const tidy = (name: string, root: Element) => {
    const relations = new Map(relationsIn(zip, relationsOf(name)).map((one) => [one.id, one]))
    const find = (relation: string) => {
      const { target = '', isOutside = true } = relations.get(relation) ?? {}
      const place = target.startsWith('/') ? target.slice(1) : `word/${target.replace(/^\.\//, '')}`
      return { isKept: !isOutside && isShown(place) && zip.names.includes(place), name: target.replace(/^.*\//, '') }
    }
    const own = {
      ...tidying,
      pictures: { find, textWidth: textWidth(main) },
      hasLink: (id: string) => relations.has(id),
    }
    const plain = strToU8(writeXml(withSpaces(tidied(root, own))))
    tidying.countsHeadings ||= own.countsHeadings
    return plain
  }
  const parts: Zippable = { [path]: tidy(path, main) }
  if (zip.names.includes(stylesPath)) parts[stylesPath] = strToU8(writeXml(withRule(styles.renamed)))
  else parts[stylesPath] = strToU8(writeXml(withRule(make('', {}, [make('w:styles')]))))
  if (zip.names.includes(listsPath)) parts[listsPath] = strToU8(writeXml(unbound(numbering)))
  for (const name of named(/^word\/(?:footnotes|endnotes)\d*\.xml$/)) parts[name] = tidy(name, xmlIn(name))
  for (const name of named(/^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/_rels\/[\w.-]+\.rels)$/)) {
    parts[name] = strToU8(xmlOf(zip, name) ?? '')
  }
  for (const name of zip.names.filter(isShown)) parts[name] = zip.read(name) ?? new Uint8Array()
  return { parts, isNumbered: tidying.countsHeadings }
}

/** In dots of which 96 make an inch; a sheet of A4 where nothing is said. */
function textWidth(main: Element): number {
  const section = allOf(main, 'w:sectPr').at(-1)
  const size = Number(within(section, 'w:pgSz')?.attrs['w:w'] ?? 11_906)
  const margin = within(section, 'w:pgMar')?.attrs ?? {}
  const width = size - Number(margin['w:left'] ?? 1_417) - Number(margin['w:right'] ?? 1_417)
  return width > 1_000 ? width / 15 : 600
}

const spaces: Readonly<Record<string, string>> = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:pic': 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  'xmlns:v': 'urn:schemas-microsoft-com:vml',
}

/** What is written anew names its elements by these. */
function withSpaces(root: Element): Element {
  const [top] = elementsIn(root)
  return top ? { ...root, children: [{ ...top, attrs: { ...spaces, ...top.attrs } }] } : root
}

function withRule(styles: Element): Element {
  const [top] = elementsIn(styles)
  const rule = make('w:style', { 'w:type': 'paragraph', 'w:styleId': ruleStyle }, [
    make('w:name', { 'w:val': ruleStyle }),
  ])
  return top ? withSpaces({ ...styles, children: [{ ...top, children: [...top.children, rule] }] }) : styles
}

/** Which paragraphs are items is said in each by now, no longer by their styles. */
const unbound = (element: Element): Element => ({
  ...element,
  children: element.children
    .filter((child) => typeof child === 'string' || child.name !== 'w:pStyle')
    .map((child) => (typeof child === 'string' ? child : unbound(child))),
})

function tellAround(zip: Zip, losses: Losses): void {
  if (zip.names.some((name) => /vbaProject\.bin$|\/activeX\//i.test(name))) losses.add('macro')
  const around = zip.names.filter((name) => /^word\/(?:header|footer)\d*\.xml$/.test(name))
  for (const name of around) {
    const text = (xmlOf(zip, name) ?? '').replace(/<w:instrText[\s\S]*?<\/w:instrText>/g, '').replace(/<[^>]*>/g, '')
    if (/\p{L}{2}/u.test(text)) losses.add('headerFooter', text.slice(0, 60))
  }
}

/** The title of a document is no part of its text here. */
function takeTitle(tree: El): string | null {
  const body = bodyOf(tree)
  const at = body.children.findIndex((child) => typeof child !== 'string' && child.attrs['class'] === 'title')
  const title = body.children[at]
  if (at < 0 || at > 3 || title === undefined) return null
  body.children.splice(at, 1)
  return textIn(title).replace(/\s+/g, ' ').trim() || null
}

function bodyOf(tree: El): El {
  const child = tree.children.find(
    (one): one is El => typeof one !== 'string' && (one.tag === 'html' || one.tag === 'body'),
  )
  return child ? bodyOf(child) : tree
}
