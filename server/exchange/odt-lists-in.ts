// Lists of an ODT: of which kind, and from which number.
import { tellOdd, type BlocksOf, type ListPlace, type Reading } from './odt-reading.ts'
import type { ListSign } from './list-signs.ts'
import { el, type El, type Piece } from './tree.ts'
import type { Element } from './xml-tree.ts'

const isTitle = (piece: Piece): boolean => typeof piece !== 'string' && /^h[1-6]$/.test(piece.tag)

/** A list of titles is a way to count them: they stand as titles. */
export function listFrom(element: Element, reading: Reading, outer: ListPlace, blocks: BlocksOf): El[] {
  const { attrs } = element
  const style = attrs['text:style-name'] ?? outer?.style ?? ''
  const around = outer?.around ?? null
  const level = (outer?.level ?? 0) + 1
  const counting = reading.styles.signOf(style, level)
  const contents: { number: number | null; content: Piece[] }[] = []
  let number = firstOf(attrs, `${style}:${level}`, reading)
  for (const child of element.children) {
    if (typeof child === 'string' || !/^text:list-(?:item|header)$/.test(child.name)) continue
    const content = blocks(child, reading, { style, level, around })
    const own = child.attrs['text:start-value']
    if (own !== undefined && /^\d{1,6}$/.test(own)) number = Number(own)
    contents.push({ number, content })
    if (child.name === 'text:list-item' && !holdsList(content)) number++
  }
  for (const key of [`${style}:${level}`, attrs['xml:id'] ?? '']) if (key !== '') reading.next.set(key, number)
  if (contents.some(({ content }) => content.some(isTitle))) return contents.flatMap(({ content }) => elements(content))
  if (!counting) return listsOf(contents, 'ul', null)
  if (contents.some(({ content }) => !holdsList(content))) tellOdd(reading, `${style}:${level}`, counting.odd.item)
  return listsOf(contents, 'ol', counting.sign)
}

const elements = (pieces: readonly Piece[]): El[] =>
  pieces.map((piece) => (typeof piece === 'string' ? el('p', {}, [piece]) : piece))

/** An item of nothing but a list below it bears no number. */
const holdsList = (content: readonly Piece[]): boolean => {
  const [first] = content
  return first !== undefined && typeof first !== 'string' && (first.tag === 'ol' || first.tag === 'ul')
}

/** The number that a list begins with: its own, or that after the last of the list it goes on with. */
function firstOf(attrs: Readonly<Record<string, string>>, key: string, { next, styles }: Reading): number {
  const continued = attrs['text:continue-list']
  const from = continued === undefined ? undefined : next.get(continued)
  if (from !== undefined) return from
  return (attrs['text:continue-numbering'] === 'true' ? next.get(key) : undefined) ?? styles.startOf(key)
}

function listsOf(
  contents: readonly { number: number | null; content: Piece[] }[],
  tag: 'ol' | 'ul',
  sign: ListSign | null,
): El[] {
  const lists: El[] = []
  let expected: number | null = null
  for (const { number, content } of contents) {
    const last = lists.at(-1)
    if (last && (tag === 'ul' || number === expected || holdsList(content))) last.children.push(el('li', {}, content))
    else {
      const attrs: Record<string, string> = sign === null ? {} : { type: sign }
      if (tag === 'ol' && number !== 1) attrs['start'] = String(number)
      lists.push(el(tag, attrs, [el('li', {}, content)]))
    }
    if (!holdsList(content)) expected = (number ?? 0) + 1
  }
  return lists
}
