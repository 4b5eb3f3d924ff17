// What the styles of an ODT say, as far as a text of ours can say it too: names, marks, kinds of lists, widths, titles.
import type { Element } from './xml-tree.ts'

export type OdtStyle = {
  name: string
  parent: string | null
  marks: string[]
  list: string | null
  width: number | null
  align: string | null
}

export type OdtStyles = {
  /** The style and those it rests on, itself first. */
  chain(family: string, name: string | undefined): OdtStyle[]
  isNumbered(list: string, level: number): boolean
}

const numberIn = (said: string | undefined): number | null => {
  const found = /^([\d.]+)(cm|mm|in|pt)$/.exec(said ?? '')
  if (!found) return null
  const dots = { cm: 37.8, mm: 3.78, in: 96, pt: 1.333 }[found[2] as 'cm' | 'mm' | 'in' | 'pt'] // the pattern names these four
  return Math.round(Number(found[1]) * dots)
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
    width: numberIn(of('style:table-column-properties')['style:column-width']),
    align: of('style:paragraph-properties')['fo:text-align'] ?? null,
  }
}

export function readStyles(roots: readonly Element[]): OdtStyles {
  const styles = new Map<string, OdtStyle>()
  const numbered = new Set<string>()
  const waiting = [...roots]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.name === 'office:body') continue
    if (next.name === 'style:style') {
      styles.set(`${next.attrs['style:family']}:${next.attrs['style:name']}`, styleFrom(next))
    }
    if (next.name === 'text:list-style') noteList(next, numbered)
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
  }
}

function noteList(element: Element, numbered: Set<string>): void {
  for (const child of element.children) {
    if (typeof child === 'string' || child.name !== 'text:list-level-style-number') continue
    const format = child.attrs['style:num-format'] ?? ''
    if (format !== '') numbered.add(`${element.attrs['style:name']}:${child.attrs['text:level']}`)
  }
}
