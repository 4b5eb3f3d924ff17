// Numberings of a DOCX: which paragraphs are items, of what kind, and the number that each bears, counted as Word counts.
import { isPlainSign, type ListSign } from './list-signs.ts'
import { allOf, elementsIn, within, type Element } from './xml-tree.ts'

export type DocxLists = {
  /** The level that a style is bound to within a numbering. */
  levelOfStyle(numId: string, styleId: string | undefined): string | null
  isNumbered(numId: string, level: number): boolean
  signOf(numId: string, level: number): ListSign | null
  /** What its numbers look like, where they are no list's or no title's of ours. Said once of each. */
  newlyOdd(numId: string, level: number, of: 'item' | 'title'): string | null
  /** Counts a paragraph; its number. */
  count(numId: string, level: number): number
}

type Level = {
  isNumbered: boolean
  start: number
  styleId: string | undefined
  sign: ListSign | null
  isOfFigures: boolean
  /** `Article %1.%2` */
  text: string
}
type Abstract = { levels: Map<number, Level>; link: string | null }
type Numbering = { abstractId: string; starts: Map<number, number>; levels: Map<number, Level> }

const value = (element: Element | undefined): string => element?.attrs['w:val'] ?? ''

const signs: Readonly<Record<string, ListSign>> = {
  lowerLetter: 'a',
  upperLetter: 'A',
  lowerRoman: 'i',
  upperRoman: 'I',
}

const levelsIn = (parent: Element): Map<number, Level> =>
  new Map(
    elementsIn(parent)
      .filter(({ name }) => name === 'w:lvl')
      .map((level): [number, Level] => [Number(level.attrs['w:ilvl'] ?? 0), levelFrom(level)]),
  )

const levelFrom = (element: Element): Level => {
  const format = value(within(element, 'w:numFmt'))
  const start = Number(value(within(element, 'w:start')) || 1)
  const text = value(within(element, 'w:lvlText'))
  const sign = signs[format] ?? null
  return {
    isNumbered: format !== 'bullet' && format !== 'none' && /%\d/.test(text),
    sign,
    isOfFigures: sign === null && (format === 'decimal' || format === ''),
    text,
    start: Number.isInteger(start) ? start : 1,
    styleId: within(element, 'w:pStyle')?.attrs['w:val'],
  }
}

/** `linked`: the numbering that a style of lists names. */
export function readDocxLists(root: Element, linked: (styleId: string) => string | undefined): DocxLists {
  const abstracts = new Map(
    allOf(root, 'w:abstractNum').map((element): [string, Abstract] => {
      const link = value(within(element, 'w:numStyleLink'))
      return [element.attrs['w:abstractNumId'] ?? '', { levels: levelsIn(element), link: link === '' ? null : link }]
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
  const levelOf = (numId: string, level: number) =>
    numberings.get(numId)?.levels.get(level) ?? levelsOf(numId)?.get(level)
  const counters = new Map<string, number[]>()
  const saidOdd = new Set<string>()
  const begun = new Set<string>()
  return {
    levelOfStyle(numId, styleId) {
      const found = [...(levelsOf(numId) ?? [])].find(([, level]) => styleId !== undefined && level.styleId === styleId)
      return found ? String(found[0]) : null
    },
    isNumbered: (numId, level) => levelOf(numId, level)?.isNumbered ?? false,
    signOf: (numId, level) => levelOf(numId, level)?.sign ?? null,
    newlyOdd(numId, level, of) {
      const found = levelOf(numId, level)
      const key = `${numId}:${level}`
      if (!found || saidOdd.has(key)) return null
      saidOdd.add(key)
      const isKnown = found.isOfFigures || (of === 'item' && found.sign !== null)
      if (isKnown && isPlainSign(found.text, of)) return null
      const letters = (at: number) => levelOf(numId, at)?.sign ?? '1'
      return found.text.replace(/%(\d)/g, (_, at: string) => letters(Number(at) - 1))
    },
    count(numId, level) {
      const numbering = numberings.get(numId)
      const counter = counters.get(numbering?.abstractId ?? '') ?? []
      counters.set(numbering?.abstractId ?? '', counter)
      const own = numbering?.starts.get(level)
      const isFirst = own !== undefined && !begun.has(`${numId}:${level}`)
      begun.add(`${numId}:${level}`)
      const before = counter[level]
      counter.length = level + 1 // what is deeper begins anew
      const start = own ?? levelOf(numId, level)?.start ?? 1
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
  const overrides = elementsIn(element).filter(({ name }) => name === 'w:lvlOverride')
  const levels = new Map(overrides.flatMap((override) => [...levelsIn(override)]))
  return { abstractId: value(within(element, 'w:abstractNumId')), starts: new Map(starts), levels }
}
