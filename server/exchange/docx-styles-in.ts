// What the styles of a DOCX say, as far as a text of ours can say it too: a style made from a title is a title, whatever its name.
import { allOf, elementsIn, make, within, type Element } from './xml-tree.ts'

export type StyleMarks = {
  bold: boolean
  italic: boolean
  strike: boolean
  underline: boolean
  /** `superscript`, `subscript`; empty where it says neither. */
  side: string
  /** Half points above the line, below where it is less than 0. */
  raised: number
  /** Half points; null where it says nothing. */
  size: number | null
}

export type DocxStyles = {
  /** Level of the title that paragraphs of this style are, from 1; null for none. */
  headingOf(styleId: string | undefined): number | null
  numberingOf(styleId: string | undefined): { numId: string; level: string | null } | null
  marksOf(styleId: string | undefined): StyleMarks
  /** Of letters in paragraphs of this style, in half points. */
  sizeIn(styleId: string | undefined): number
  /** The same styles, named as what they are made from where their own name says nothing. */
  renamed: Element
}

type Style = { id: string; name: string; base: string | undefined; element: Element }

/** Names that say what a paragraph is. They are kept as Word has them in every language. */
const telling = /^(?:heading [1-9]|title|quote|intense quote|quotations|caption)$/i

const idOf = (element: Element): string => element.attrs['w:styleId'] ?? ''
const value = (element: Element | undefined): string | undefined => element?.attrs['w:val']
const isOn = (element: Element | undefined): boolean =>
  element !== undefined && !/^(?:false|0|off|none)$/.test(value(element) ?? '')

const sizeSaid = (element: Element | undefined): number | null => Number(value(element) ?? 0) || null

/** That of paragraphs that name none. */
const isPlain = ({ attrs }: Element): boolean =>
  attrs['w:type'] === 'paragraph' && /^(?:1|true|on)$/.test(attrs['w:default'] ?? '')

export function readDocxStyles(root: Element): DocxStyles {
  const styles = new Map<string, Style>()
  for (const element of allOf(root, 'w:style')) {
    const id = idOf(element)
    const name = value(within(element, 'w:name')) ?? ''
    if (!styles.has(id)) styles.set(id, { id, name, base: value(within(element, 'w:basedOn')), element })
  }
  const chain = (styleId: string | undefined): Style[] => {
    const found: Style[] = []
    for (let id = styleId; id !== undefined && found.length < 12;) {
      const style = styles.get(id)
      if (!style) break
      found.push(style)
      id = style.base
    }
    return found
  }
  const plain = [...styles.values()].find(({ element }) => isPlain(element))?.id
  const [defaults] = allOf(root, 'w:rPrDefault')
  const usual = sizeSaid(within(defaults, 'w:rPr', 'w:sz')) ?? 20
  const headingOf = (styleId: string | undefined): number | null => {
    for (const { name, element } of chain(styleId)) {
      if (/^toc heading$|^title$|^subtitle$/i.test(name)) return null
      const said = value(within(element, 'w:pPr', 'w:outlineLvl'))
      const named = /^heading ([1-9])$/i.exec(name)?.[1]
      if (said !== undefined) return Number(said) < 9 ? Number(said) + 1 : null
      if (named !== undefined) return Number(named)
    }
    return null
  }
  return {
    headingOf,
    numberingOf: (styleId) => {
      for (const { element } of chain(styleId)) {
        const numbering = within(element, 'w:pPr', 'w:numPr')
        const numId = value(within(numbering, 'w:numId'))
        if (numId !== undefined) return { numId, level: value(within(numbering, 'w:ilvl')) ?? null }
      }
      return null
    },
    marksOf: (styleId) => {
      const all = chain(styleId).map(({ element }) => within(element, 'w:rPr'))
      const first = (name: string) => all.map((one) => within(one, name)).find((one) => one !== undefined)
      const has = (name: string) => isOn(first(name))
      const isLink = chain(styleId).some(({ name }) => /link/i.test(name)) // its line below is that of links
      const [bold, italic, strike, underline] = [has('w:b'), has('w:i'), has('w:strike'), has('w:u') && !isLink]
      const side = value(first('w:vertAlign')) ?? ''
      const raised = Number(value(first('w:position')) ?? 0) || 0
      return { bold, italic, strike, underline, side, raised, size: sizeSaid(first('w:sz')) }
    },
    sizeIn: (styleId) => {
      const said = chain(styleId ?? plain).map(({ element }) => sizeSaid(within(element, 'w:rPr', 'w:sz')))
      return said.find((size) => size !== null) ?? usual
    },
    renamed: withNames(root, (styleId) => {
      const level = headingOf(styleId)
      if (level !== null) return `heading ${level}`
      return chain(styleId).find(({ name }) => telling.test(name))?.name ?? null
    }),
  }
}

function withNames(root: Element, nameOf: (styleId: string) => string | null): Element {
  const renamed = (element: Element): Element => {
    const name = element.attrs['w:type'] === 'paragraph' ? nameOf(idOf(element)) : null
    if (name === null) return element
    const others = element.children.filter((child) => typeof child === 'string' || child.name !== 'w:name')
    return { ...element, children: [make('w:name', { 'w:val': name }), ...others] }
  }
  const [top] = elementsIn(root)
  if (!top) return root
  const children = top.children.map((child) =>
    typeof child !== 'string' && child.name === 'w:style' ? renamed(child) : child,
  )
  return { ...root, children: [{ ...top, children }] }
}
