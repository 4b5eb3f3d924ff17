// What the styles of an ODT say, as far as a text of ours can say it too: names, marks, kinds of lists, widths, titles.
import { lengthOf } from './lengths.ts'
import { isPlainSign, listSign, type ListSign } from './list-signs.ts'
import { allOf, elementsIn, within, type Element } from './xml-tree.ts'

export type OdtStyle = {
  name: string
  parent: string | null
  /** Marks that it gives, or takes from what it rests on. */
  marks: ReadonlyMap<string, boolean>
  isAutomatic: boolean
  list: string | null
  width: number | null
  /** Of a column among the others. */
  weight: number
  align: string | null
  isHidden: boolean
}

export type OdtStyles = {
  /** The style and those it rests on, itself first. */
  chain(family: string, name: string | undefined): OdtStyle[]
  /** What it and those it rests on say together. */
  marksOf(chain: readonly OdtStyle[]): string[]
  /** Null for a list that is not counted. */
  signOf(list: string, level: number): Counting | null
  /** What a list begins with, by `name:level`. */
  startOf(key: string): number
  signOfTitles(level: number): Counting | null
  /** In dots of which 96 make an inch. */
  textWidth: number
}

export type Counting = {
  start: number
  sign: ListSign | null
  /** What its numbers look like, where they are none of ours. */
  odd: { item: string | null; title: string | null }
}

/** `raised` is no mark of ours: above or below the line in letters of the full size. */
function marksOf(attrs: Readonly<Record<string, string>>): Map<string, boolean> {
  const marks = new Map<string, boolean>()
  const note = (mark: string, name: string, isOn: (said: string) => boolean) => {
    const said = attrs[name]
    if (said !== undefined) marks.set(mark, isOn(said))
  }
  note('strong', 'fo:font-weight', (said) => /^(?:bold|[6-9]00)$/.test(said))
  note('em', 'fo:font-style', (said) => said === 'italic' || said === 'oblique')
  note('u', 'style:text-underline-style', (said) => said !== 'none')
  note('s', 'style:text-line-through-style', (said) => said !== 'none')
  const [, side = '', size = '58'] = /^(super|sub|-?\d+)\S*(?:\s+(\d+))?/.exec(attrs['style:text-position'] ?? '') ?? []
  const isSmall = Number(size) < 95 || side.startsWith('su')
  note('sup', 'style:text-position', () => isSmall && (side === 'super' || Number(side) > 0))
  note('sub', 'style:text-position', () => isSmall && (side === 'sub' || Number(side) < 0))
  note('raised', 'style:text-position', () => !isSmall && side !== '' && side !== '0')
  return marks
}

function styleFrom(element: Element, isAutomatic: boolean): OdtStyle {
  const { attrs } = element
  const properties = (name: string) =>
    element.children.find((child) => typeof child !== 'string' && child.name === name)
  const of = (name: string) => {
    const found = properties(name)
    return typeof found === 'object' ? found.attrs : {}
  }
  return {
    name: attrs['style:display-name'] ?? (attrs['style:name'] ?? '').replaceAll('_20_', ' '),
    parent: attrs['style:parent-style-name'] ?? null,
    marks: marksOf(of('style:text-properties')),
    isAutomatic,
    list: attrs['style:list-style-name'] || null,
    width: lengthOf(of('style:table-column-properties')['style:column-width'], 0),
    weight: Number(/^(\d{1,6})\*$/.exec(of('style:table-column-properties')['style:rel-column-width'] ?? '')?.[1] ?? 0),
    isHidden: of('style:text-properties')['text:display'] === 'none',
    align: of('style:paragraph-properties')['fo:text-align'] ?? null,
  }
}

export function readStyles(roots: readonly Element[]): OdtStyles {
  const styles = new Map<string, OdtStyle>()
  const numbered = new Map<string, Counting>()
  const counted = new Map<number, Counting>()
  const waiting = roots.map((element) => ({ element, isAutomatic: false }))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { element, isAutomatic } = next
    const { name, attrs } = element
    if (name === 'office:body') continue
    const key = `${attrs['style:family']}:${attrs['style:name']}`
    // Those of the text come first: what is around its sheets may have some of the same names.
    if (name === 'style:style' && !styles.has(key)) styles.set(key, styleFrom(element, isAutomatic))
    if (name === 'text:list-style') noteList(element, numbered)
    if (name === 'text:outline-style') noteTitles(element, counted)
    for (const child of elementsIn(element)) {
      waiting.push({ element: child, isAutomatic: isAutomatic || name === 'office:automatic-styles' })
    }
  }
  return {
    chain(family, name) {
      const found: OdtStyle[] = []
      for (let key = name ?? null; key !== null && found.length < 20;) {
        const style = styles.get(`${family}:${key}`)
        if (!style) break
        found.push(style)
        key = style.parent
      }
      return found
    },
    marksOf: (all) =>
      ['strong', 'em', 'u', 's', 'sup', 'sub', 'raised'].filter(
        (mark) => all.find(({ marks }) => marks.has(mark))?.marks.get(mark) === true,
      ),
    signOf: (list, level) => numbered.get(`${list}:${level}`) ?? null,
    startOf: (key) => numbered.get(key)?.start ?? 1,
    signOfTitles: (level) => counted.get(level) ?? null,
    textWidth: textWidthIn(roots),
  }
}

/** Null for what is not counted. */
function countingFrom({ attrs }: Element): Counting | null {
  const format = attrs['style:num-format'] ?? ''
  if (format === '') return null
  const sign = listSign(format)
  const start = Number(attrs['text:start-value'] ?? 1) || 1
  const levels = Math.min(10, Number(attrs['text:display-levels'] ?? 1) || 1)
  const numbers = Array.from({ length: levels }, () => '%1').join('.')
  const text = `${attrs['style:num-prefix'] ?? ''}${numbers}${attrs['style:num-suffix'] ?? ''}`
  const odd = (of: 'item' | 'title') => {
    const isKnown = format === '1' || (of === 'item' && sign !== null)
    return isKnown && isPlainSign(text, of) ? null : text.replaceAll('%1', format)
  }
  return { start, sign, odd: { item: odd('item'), title: odd('title') } }
}

function noteList(element: Element, numbered: Map<string, Counting>): void {
  for (const child of element.children) {
    if (typeof child === 'string' || child.name !== 'text:list-level-style-number') continue
    const counting = countingFrom(child)
    if (counting) numbered.set(`${element.attrs['style:name']}:${child.attrs['text:level']}`, counting)
  }
}

function noteTitles(element: Element, counted: Map<number, Counting>): void {
  for (const level of allOf(element, 'text:outline-level-style')) {
    const counting = countingFrom(level)
    if (counting) counted.set(Number(level.attrs['text:level']), counting)
  }
}

function textWidthIn(roots: readonly Element[]): number {
  const [page] = roots.flatMap((root) => allOf(root, 'style:page-layout'))
  const attrs = within(page, 'style:page-layout-properties')?.attrs ?? {}
  const side = (name: string) => lengthOf(attrs[`fo:margin-${name}`] ?? attrs['fo:margin'], 0) ?? 0
  const width = (lengthOf(attrs['fo:page-width'], 0) ?? 0) - side('left') - side('right')
  return width > 60 ? width : 640
}
