// XML of a stranger → elements. Entities of its own were refused before; what is too deep or too much is refused here. [X12]
import { SaxesParser } from 'saxes'
import { Refused } from './tree.ts'

export type Element = { name: string; attrs: Readonly<Record<string, string>>; children: (Element | string)[] }

const most = { depth: 200, elements: 2_000_000 } as const

export function parseXml(xml: string): Element {
  const root: Element = { name: '', attrs: {}, children: [] }
  const open = [root]
  let elements = 0
  let failure: Error | undefined
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    failure ??= error
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > most.depth || ++elements > most.elements) throw new Refused('bomb')
    const element: Element = { name, attrs: attributes, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (text) => void open.at(-1)?.children.push(text))
  parser.on('cdata', (text) => void open.at(-1)?.children.push(text))
  parser.write(xml).close()
  if (failure) throw new Refused('damaged')
  return root
}

export function find(root: Element, name: string): Element | undefined {
  const waiting = [root]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (next.name === name) return next
    for (const child of next.children) if (typeof child !== 'string') waiting.push(child)
  }
  return undefined
}

export const make = (
  name: string,
  attrs: Readonly<Record<string, string>> = {},
  children: (Element | string)[] = [],
): Element => ({ name, attrs, children })

export const elementsIn = (element: Element | undefined): Element[] =>
  (element?.children ?? []).filter((child): child is Element => typeof child !== 'string')

/** The child at the end of a path of names. */
export const within = (element: Element | undefined, ...path: readonly string[]): Element | undefined =>
  path.reduce<Element | undefined>((at, name) => elementsIn(at).find((child) => child.name === name), element)

/** All below of a name, in order; what stands within one of them is not looked into. */
export function allOf(root: Element, name: string): Element[] {
  return elementsIn(root).flatMap((child) => (child.name === name ? [child] : allOf(child, name)))
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** The element as XML again. */
export function writeXml(root: Element): string {
  const out: string[] = []
  const write = ({ name, attrs, children }: Element): void => {
    out.push('<', name)
    for (const [key, value] of Object.entries(attrs)) out.push(' ', key, '="', escaped(value), '"')
    out.push(children.length > 0 ? '>' : '/>')
    for (const child of children) {
      if (typeof child === 'string') out.push(escaped(child))
      else write(child)
    }
    if (children.length > 0) out.push('</', name, '>')
  }
  for (const child of elementsIn(root)) write(child)
  return out.join('')
}
