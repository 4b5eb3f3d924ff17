// What the styles of an ODT say, as far as a text of ours can say it too: names, marks, kinds of lists, widths, titles.
import { lengthOf } from './lengths.ts'
import { allOf, within, type Element } from './xml-tree.ts'

export type OdtStyle = {
  name: string
  parent: string | null
  marks: string[]
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
  isNumbered(list: string, level: number): boolean
  /** What a list begins with, by `name:level`. */
  startOf(key: string): number
  countsTitles(level: number): boolean
  /** In dots of which 96 make an inch. */
  textWidth: number
}

function marksOf(attrs: Readonly<Record<string, string>>): string[] {
  const position = attrs['style:text-position'] ?? ''
  const isOn = (name: string) => attrs[name] !== undefined && attrs[name] !== 'none'
  return [
    ...(/^(?:bold|[6-9]00)$/.test(attrs['fo:font-weight'] ?? '') ? ['strong'] : []),
    ...(attrs['fo:font-style'] === 'italic' ? ['em'] : []),
    ...(isOn('style:text-underline-style') ? ['u'] : []),
    ...(isOn('style:text-line-through-style') ? ['s'] : []),
    ...(/^super|^[1-9]/.test(position) ? ['sup'] : []),
    ...(/^sub|^-/.test(position) ? ['sub'] : []),
  ]
}

function styleFrom(element: Element): OdtStyle {
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
    list: attrs['style:list-style-name'] || null,
    width: lengthOf(of('style:table-column-properties')['style:column-width'], 0),
    weight: Number(/^(\d{1,6})\*$/.exec(of('style:table-column-properties')['style:rel-column-width'] ?? '')?.[1] ?? 0),
    isHidden: of('style:text-properties')['text:display'] === 'none',
    align: of('style:paragraph-properties')['fo:text-align'] ?? null,
  }
}

export function readStyles(roots: readonly Element[]): OdtStyles {
  const styles = new Map<string, OdtStyle>()
  const numbered = new Map<string, number>()
  const counted = new Set<number>()
  const waiting = [...roots]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.name === 'office:body') continue
    if (next.name === 'style:style') {
      styles.set(`${next.attrs['style:family']}:${next.attrs['style:name']}`, styleFrom(next))
    }
    if (next.name === 'text:list-style') noteList(next, numbered)
    if (next.name === 'text:outline-style') noteTitles(next, counted)
    for (const child of next.children) if (typeof child !== 'string') waiting.push(child)
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
    isNumbered: (list, level) => numbered.has(`${list}:${level}`),
    startOf: (key) => numbered.get(key) ?? 1,
    countsTitles: (level) => counted.has(level),
    textWidth: textWidthIn(roots),
  }
}

function noteList(element: Element, numbered: Map<string, number>): void {
  for (const child of element.children) {
    if (typeof child === 'string' || child.name !== 'text:list-level-style-number') continue
    const format = child.attrs['style:num-format'] ?? ''
    const start = Number(child.attrs['text:start-value'] ?? 1)
    if (format !== '') numbered.set(`${element.attrs['style:name']}:${child.attrs['text:level']}`, start || 1)
  }
}

function noteTitles(element: Element, counted: Set<number>): void {
  for (const { attrs } of allOf(element, 'text:outline-level-style')) {
    if ((attrs['style:num-format'] ?? '') !== '') counted.add(Number(attrs['text:level']))
  }
}

function textWidthIn(roots: readonly Element[]): number {
  const [page] = roots.flatMap((root) => allOf(root, 'style:page-layout'))
  const attrs = within(page, 'style:page-layout-properties')?.attrs ?? {}
  const side = (name: string) => lengthOf(attrs[`fo:margin-${name}`] ?? attrs['fo:margin'], 0) ?? 0
  const width = (lengthOf(attrs['fo:page-width'], 0) ?? 0) - side('left') - side('right')
  return width > 60 ? width : 640
}
