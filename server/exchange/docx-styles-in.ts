// What the styles of a DOCX say, as far as a text of ours can say it too: a style made from a title is a title, whatever its name.
import { allOf, elementsIn, make, within, type Element } from './xml-tree.ts'

export type StyleMarks = { bold: boolean; italic: boolean; strike: boolean }

export type DocxStyles = {
  /** Level of the title that paragraphs of this style are, from 1; null for none. */
  headingOf(styleId: string | undefined): number | null
  numberingOf(styleId: string | undefined): { numId: string; level: string | null } | null
  marksOf(styleId: string | undefined): StyleMarks
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
      const has = (name: string) => {
        const said = all.map((one) => within(one, name)).find((one) => one !== undefined)
        return isOn(said)
      }
      return { bold: has('w:b'), italic: has('w:i'), strike: has('w:strike') }
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
