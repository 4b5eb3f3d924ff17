// A file that somebody brings → a text of ours, its images and what was lost of it; or why it is not read. [X8, X9, X10]
import { documentFromJson } from '../../shared/document/shape.ts'
import { documentSchema, type DocumentJson } from '../../shared/document/schema.ts'
import { headingsOf, outlineOf, type Section } from '../../shared/document/outline.ts'
import { insideLink } from '../../shared/document/link-address.ts'
import { withIds } from '../../shared/document/templates/templates.ts'
import type { ImportFormat, Loss } from '../../shared/exchange/formats.ts'
import { fileWords } from '../../shared/text/fr/exchange.ts'
import { blocksIn } from './from-tree.ts'
import { pendingLink } from './from-inline.ts'
import { Making, type LookAtImage, type TakenImage } from './from-making.ts'
import { readDocx } from './read-docx.ts'
import { readHtml } from './read-html.ts'
import { readMarkdown } from './read-markdown.ts'
import { readOdt } from './read-odt.ts'
import { Losses, Refused, textIn, type Read } from './tree.ts'
import { isZip } from './unzip.ts'

export type FileToRead = { format: ImportFormat; bytes: Uint8Array }

export type ReadFile = {
  /** What the file says its title is. */
  title: string | null
  /** Its titles bear numbers that are counted. */
  isNumbered: boolean
  losses: Loss[]
  images: TakenImage[]
  /** The update that writes the text into an empty document. */
  update: Uint8Array
  json: DocumentJson
}

export type ReadOptions = {
  makeId: () => string
  look: LookAtImage
  /** Of the log's first row. */
  clientId: number
}

/** Letters of a text; far beyond any report. */
const mostLetters = 3_000_000

export async function readFile({ format, bytes }: FileToRead, options: ReadOptions): Promise<ReadFile> {
  const losses = new Losses()
  const read = await readAs(format, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), losses)
  if (textIn(read.tree).length > mostLetters) throw new Refused('tooLong')
  const making = new Making({ losses, images: read.images, tree: read.tree, ...options })
  const blocks = blocksIn(read.tree, making)
  const { title, content } = titled(withoutContents(blocks), read.title, format)
  const plain = withoutNumbers({ type: 'doc', content })
  const json = sealed(plain ?? { type: 'doc', content }, making)
  if (!holdsAnything(json)) throw new Refused('empty')
  documentSchema().nodeFromJSON(json).check()
  const update = documentFromJson(json, options.clientId)
  const isNumbered = plain !== null || read.isNumbered === true
  return { title, isNumbered, losses: losses.list(), images: making.taken, update, json }
}

const oldOffice = 0xd0cf11e0

async function readAs(format: ImportFormat, bytes: Buffer, losses: Losses): Promise<Read> {
  if (bytes.length === 0) throw new Refused('empty')
  if (format === 'docx' || format === 'odt') {
    // What is protected by a password, and what Word wrote before 2007, are of this kind.
    if (bytes.length > 4 && bytes.readUInt32BE(0) === oldOffice) throw new Refused('encrypted')
    if (!isZip(bytes)) throw new Refused('mismatch')
    return format === 'docx' ? readDocx(bytes, losses) : readOdt(bytes, losses)
  }
  const text = lettersOf(bytes)
  return format === 'md' ? readMarkdown(text, losses) : readHtml(text, losses)
}

/** UTF-8, UTF-16 with its mark, or what Windows wrote before. */
function lettersOf(bytes: Buffer): string {
  const isWide = bytes.length > 1 && (bytes.readUInt16BE(0) === 0xfffe || bytes.readUInt16BE(0) === 0xfeff)
  if (isWide) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
  if (bytes.includes(0)) throw new Refused('mismatch')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(bytes)
    throw error
  }
}

/** One heading above all others is the title of the document; the others move up by one. */
function titled(
  blocks: DocumentJson[],
  said: string | null,
  format: ImportFormat,
): { title: string | null; content: DocumentJson[] } {
  // Word processors have a style for it: what is a title of their text besides is one of ours.
  if (said !== null && (format === 'docx' || format === 'odt')) return { title: said, content: blocks }
  const first = blocks.findIndex(({ type }) => type !== 'paragraph' || said === null)
  const top = blocks.find(({ type }) => type === 'heading')
  const others = blocks.filter((block) => block.type === 'heading' && block !== top)
  const isTitle =
    top !== undefined &&
    blocks.indexOf(top) <= Math.max(0, first) + 1 &&
    top.attrs?.['level'] === 1 &&
    others.every(({ attrs }) => Number(attrs?.['level']) > 1)
  if (!isTitle) return { title: said, content: blocks }
  const content = blocks
    .filter((block) => block !== top)
    .map((block) =>
      block.type === 'heading'
        ? { ...block, attrs: { ...block.attrs, level: Number(block.attrs?.['level']) - 1 } }
        : block,
    )
  return { title: plain(top) || said, content }
}

/** Numbers that are written in all titles, as they would be counted here, are counted from now on. Null when they are not. */
function withoutNumbers(json: DocumentJson): DocumentJson | null {
  const numbers = new Map<number, string>()
  const note = ({ index, number, sections }: Section): void => {
    numbers.set(index, number)
    sections.forEach(note)
  }
  outlineOf(headingsOf(json)).forEach(note)
  const written = (json.content ?? []).map((block, at) => {
    const number = numbers.get(at)
    const first = block.content?.[0]?.text ?? ''
    return number !== undefined && first.startsWith(number)
      ? /^[.)]?[\s\u00a0]+/.exec(first.slice(number.length))
      : null
  })
  if (numbers.size < 2 || [...numbers.keys()].some((at) => !written[at])) return null
  const content = (json.content ?? []).map((block, at) => {
    const length = (numbers.get(at)?.length ?? 0) + (written[at]?.[0].length ?? 0)
    const [first, ...rest] = block.content ?? []
    if (!numbers.has(at) || !first) return block
    const text = (first.text ?? '').slice(length)
    return { ...block, content: text === '' ? rest : [{ ...first, text }, ...rest] }
  })
  return { ...json, content }
}

/** What our own Markdown writes above a text is made again from its headings. */
function withoutContents(blocks: DocumentJson[]): DocumentJson[] {
  const at = blocks.findIndex(
    (block, place) => plain(block) === fileWords['file.contents'] && blocks[place + 1]?.type === 'bulletList',
  )
  return at < 0 || at > 4 ? blocks : blocks.filter((_, place) => place !== at && place !== at + 1)
}

const plain = (node: DocumentJson): string =>
  (node.content ?? [])
    .map(({ text }) => text ?? ' ')
    .join('')
    .replace(/\s+/g, ' ')
    .trim()

/** Every block with an id, every link within to the block it leads to. */
function sealed(json: DocumentJson, making: Making): DocumentJson {
  const settle = (node: DocumentJson): DocumentJson => ({
    ...node,
    ...(node.marks ? { marks: node.marks.flatMap((mark) => linkOf(mark, making)) } : {}),
    ...(node.content ? { content: node.content.map(settle) } : {}),
  })
  return withIds(settle(json), making.makeId)
}

type Mark = NonNullable<DocumentJson['marks']>[number]

function linkOf(mark: Mark, making: Making): Mark[] {
  const href: unknown = mark.attrs?.['href']
  if (mark.type !== 'link' || typeof href !== 'string' || !href.startsWith(pendingLink)) return [mark]
  const id = making.placeOf(href.slice(pendingLink.length))
  const target = id === null ? null : `#${id}`
  return target !== null && insideLink(target) ? [{ ...mark, attrs: { href: target } }] : []
}

function holdsAnything(json: DocumentJson): boolean {
  const waiting = [json]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.type === 'figure' || (next.text ?? '').trim() !== '') return true
    waiting.push(...(next.content ?? []))
  }
  return false
}
