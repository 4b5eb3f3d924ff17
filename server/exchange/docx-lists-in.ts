// Numberings of a DOCX: which paragraphs are items, of what kind, and the number that each bears, counted as Word counts.
import { allOf, elementsIn, within, type Element } from './xml-tree.ts'

export type DocxLists = {
  /** The level that a style is bound to within a numbering. */
  levelOfStyle(numId: string, styleId: string | undefined): string | null
  isNumbered(numId: string, level: number): boolean
  /** Counts a paragraph; its number. */
  count(numId: string, level: number): number
}

type Level = { isNumbered: boolean; start: number; styleId: string | undefined }
type Abstract = { levels: Map<number, Level>; link: string | null }
type Numbering = { abstractId: string; starts: Map<number, number> }

const value = (element: Element | undefined): string => element?.attrs['w:val'] ?? ''

const levelFrom = (element: Element): Level => {
  const format = value(within(element, 'w:numFmt'))
  const start = Number(value(within(element, 'w:start')) || 1)
  return {
    isNumbered: format !== 'bullet' && format !== 'none' && /%\d/.test(value(within(element, 'w:lvlText'))),
    start: Number.isInteger(start) ? start : 1,
    styleId: within(element, 'w:pStyle')?.attrs['w:val'],
  }
}

/** `linked`: the numbering that a style of lists names. */
export function readDocxLists(root: Element, linked: (styleId: string) => string | undefined): DocxLists {
  const abstracts = new Map(
    allOf(root, 'w:abstractNum').map((element): [string, Abstract] => {
      const levels = elementsIn(element).filter(({ name }) => name === 'w:lvl')
      const entries = levels.map((level): [number, Level] => [Number(level.attrs['w:ilvl'] ?? 0), levelFrom(level)])
      const link = value(within(element, 'w:numStyleLink'))
      return [element.attrs['w:abstractNumId'] ?? '', { levels: new Map(entries), link: link === '' ? null : link }]
    }),
  )
  const numberings = new Map(
    allOf(root, 'w:num').map((element) => [element.attrs['w:numId'] ?? '', numberingFrom(element)]),
  )
  const levelsOf = (numId: string) => {
    const own = abstracts.get(numberings.get(numId)?.abstractId ?? '')
    const other = own?.link ? numberings.get(linked(own.link) ?? '') : undefined
    return (other ? abstracts.get(other.abstractId) : own)?.levels
  }
  const counters = new Map<string, number[]>()
  const begun = new Set<string>()
  return {
    levelOfStyle(numId, styleId) {
      const found = [...(levelsOf(numId) ?? [])].find(([, level]) => styleId !== undefined && level.styleId === styleId)
      return found ? String(found[0]) : null
    },
    isNumbered: (numId, level) => levelsOf(numId)?.get(level)?.isNumbered ?? false,
    count(numId, level) {
      const numbering = numberings.get(numId)
      const counter = counters.get(numbering?.abstractId ?? '') ?? []
      counters.set(numbering?.abstractId ?? '', counter)
      const own = numbering?.starts.get(level)
      const isFirst = own !== undefined && !begun.has(`${numId}:${level}`)
      begun.add(`${numId}:${level}`)
      const before = counter[level]
      counter.length = level + 1 // what is deeper begins anew
      const start = own ?? levelsOf(numId)?.get(level)?.start ?? 1
      counter[level] = isFirst || before === undefined ? start : before + 1
      return counter[level] ?? 1
    },
  }
}

function numberingFrom(element: Element): Numbering {
  const starts = elementsIn(element).flatMap((child): [number, number][] => {
    const start = value(within(child, 'w:startOverride'))
    return child.name === 'w:lvlOverride' && /^\d{1,6}$/.test(start)
      ? [[Number(child.attrs['w:ilvl'] ?? 0), Number(start)]]
      : []
  })
  return { abstractId: value(within(element, 'w:abstractNumId')), starts: new Map(starts) }
}
