// DOCX → the tree, by way of mammoth, which is given only what a text is made of: no macros, nothing embedded, nothing outside.
import { createHash } from 'node:crypto'
import { strToU8, zipSync, type Zippable } from 'fflate'
import mammoth from 'mammoth'
import { SaxesParser } from 'saxes'
import { calloutTones } from '../../shared/document/nodes/asides.ts'
import type { LossKind } from '../../shared/exchange/formats.ts'
import { fileWords } from '../../shared/text/fr/exchange.ts'
import { words } from '../../shared/text/words.ts'
import { readHtml } from './read-html.ts'
import { Refused, textIn, type El, type Losses, type Picture, type Read } from './tree.ts'
import { openZip, xmlOf, type Zip } from './unzip.ts'

const t = words(fileWords)

const quoted = (name: string): string => `'${name.replaceAll("'", "\\'")}'`

/** Names of styles as Word keeps them whatever its language, and those of our own exports. */
const styleMap = [
  "p[style-name='Title'] => p.title:fresh",
  "p[style-name='Titre'] => p.title:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  "p[style-name^='toc '] => !",
  "p[style-name='TOC Heading'] => !",
  `p[style-name=${quoted(t('file.contents'))}] => !`,
  `p[style-name=${quoted(t('file.style.summary'))}] => details:fresh > summary:fresh`,
  `p[style-name=${quoted(t('file.style.details'))}] => details > p:fresh`,
  ...calloutTones.map(
    (tone) =>
      `p[style-name=${quoted(t('file.style.callout', { tone: t(`tone.${tone}`) }))}] => aside.callout-${tone} > p:fresh`,
  ),
  'u => u',
]

export async function readDocx(bytes: Buffer, losses: Losses): Promise<Read> {
  const zip = openZip(bytes)
  const main = xmlOf(zip, 'word/document.xml')
  if (main === null || !zip.names.includes('[Content_Types].xml')) throw new Refused('mismatch')
  tellLosses(main, zip, losses)
  const images = new Pictures()
  const convertImage = mammoth.images.imgElement(async (image) => ({
    src: await images.take(() => image.readAsBuffer()),
  }))
  const safe = Buffer.from(zipSync(partsOf(zip, main), { level: 0 }))
  const { value } = await mammoth
    .convertToHtml(
      { buffer: safe },
      { styleMap, convertImage, ignoreEmptyParagraphs: true, includeEmbeddedStyleMap: false },
    )
    .catch((error: unknown) => {
      throw error instanceof Refused ? error : new Refused('damaged')
    })
  const { tree } = readHtml(value, losses)
  return { tree, title: takeTitle(tree), images: images.all }
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

/** Only what mammoth reads: each was unpacked under our own limits, and looked at. */
function partsOf(zip: Zip, main: string): Zippable {
  // Mammoth takes a row that says that it is no row of titles for one.
  const text = main.replace(/<w:tblHeader w:val="(?:false|0|off)"\s*\/>/g, '')
  const parts: Zippable = { 'word/document.xml': strToU8(text) }
  for (const name of zip.names) {
    if (name in parts) continue
    const isXml =
      /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/_rels\/[\w.-]+\.rels|word\/(?:styles|numbering|footnotes|endnotes)\w*\.xml)$/.test(
        name,
      )
    const isImage = /^word\/media\/[\w.-]+\.(?:png|jpe?g|gif|webp)$/i.test(name)
    if (isXml) parts[name] = strToU8(xmlOf(zip, name) ?? '')
    else if (isImage) parts[name] = zip.read(name) ?? new Uint8Array()
  }
  return parts
}

const counted: Readonly<Record<string, LossKind>> = {
  'w:commentReference': 'comment',
  'w:ins': 'insertion',
  'w:del': 'deletion',
  'm:oMath': 'formula',
  'w:txbxContent': 'textBox',
  'o:OLEObject': 'embedded',
  'c:chart': 'embedded',
}

function tellLosses(main: string, zip: Zip, losses: Losses): void {
  const found = countElements(main)
  for (const [name, kind] of Object.entries(counted)) {
    // A text box is written twice, for older and for newer programs.
    const count = kind === 'textBox' ? Math.ceil((found.get(name) ?? 0) / 2) : (found.get(name) ?? 0)
    if (count > 0) losses.add(kind, '', count)
  }
  if (zip.names.some((name) => /vbaProject\.bin$|\/activeX\//i.test(name))) losses.add('macro')
  const around = zip.names.filter((name) => /^word\/(?:header|footer)\d*\.xml$/.test(name))
  for (const name of around) {
    const text = (xmlOf(zip, name) ?? '').replace(/<w:instrText[\s\S]*?<\/w:instrText>/g, '').replace(/<[^>]*>/g, '')
    if (/\p{L}{2}/u.test(text)) losses.add('headerFooter', text.slice(0, 60))
  }
}

function countElements(xml: string): Map<string, number> {
  const found = new Map<string, number>()
  let depth = 0
  let failure: Error | undefined
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    if (++depth > 200) throw new Refused('bomb')
    if (name in counted) found.set(name, (found.get(name) ?? 0) + 1)
  })
  parser.on('closetag', () => void depth--)
  parser.on('error', (error) => {
    failure ??= error
  })
  parser.write(xml).close()
  if (failure) throw new Refused('damaged')
  return found
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
