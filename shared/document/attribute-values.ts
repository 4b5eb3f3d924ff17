// What the attributes of blocks may say, by their names, as the editor writes them. What a hand-made update says instead is
// refused by the server where it can be seen there, and dropped by whoever reads a text. Pure. [E8] [E10]
import { guidePattern } from './block-attributes.ts'

/** A cell spans no more; the tables of people have some dozens of columns. */
const mostSpan = 1_000
/** A row with more columns, spans counted, is nobody's: whoever draws a table makes a place for each of its columns in each of its rows. */
export const mostColumns = 2_000
const longestWord = 80
const longestText = 20_000

const named = /^[A-Za-z0-9._:-]{1,80}$/

const isText = (value: unknown, longest = longestWord): boolean => typeof value === 'string' && value.length <= longest
const isName = (value: unknown): boolean => typeof value === 'string' && named.test(value)
const isFlag = (value: unknown): boolean => typeof value === 'boolean'
const isWhole = (value: unknown, from: number, to: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
const isSpan = (value: unknown): boolean => isWhole(value, 1, mostSpan)
const isWidth = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 10_000
const orNone = (is: (value: unknown) => boolean) => (value: unknown) =>
  value === null || value === undefined || is(value)

/** Those whose default is no value may say so; a heading has a level, and a cell spans something. */
const may: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: orNone(isName),
  file: orNone(isName),
  ref: orNone(isName),
  kind: orNone(isName),
  tone: isName,
  guide: orNone((value) => isText(value) && guidePattern.test(String(value))),
  consent: orNone(isFlag),
  totals: orNone(isFlag),
  checked: isFlag,
  level: (value) => isWhole(value, 1, 6),
  start: (value) => isWhole(value, 0, 2_147_483_647),
  type: orNone((value) => isText(value)),
  colspan: isSpan,
  rowspan: isSpan,
  colwidth: orNone((value) => Array.isArray(value) && value.length <= mostSpan && value.every(isWidth)),
  align: orNone((value) => isText(value)),
  alt: orNone((value) => isText(value, longestText)),
  width: orNone((value) => typeof value === 'number' && value > 0 && value <= 100),
}

/** Whether a block may say this. What the schema does not know is nothing to anyone, and may say anything. */
export const maySay = (name: string, value: unknown): boolean =>
  !Object.hasOwn(may, name) || may[name]?.(value) === true

/**
 * Of a value that is on its way, perhaps without its name: whether it is like any that is written. Wider than `maySay`, by which
 * nobody who writes with our editor is ever turned away.
 */
export function isOrdinary(value: unknown, name: string | null, levels = 4): boolean {
  if (name === 'colspan' || name === 'rowspan') return isSpan(value)
  if (typeof value === 'number') return Number.isFinite(value) && (name !== null || Math.abs(value) <= 10_000)
  if (typeof value === 'string') return value.length <= 100_000
  if (typeof value !== 'object' || value === null) return typeof value !== 'bigint'
  const inner = Object.values(value)
  return levels > 0 && inner.length <= mostSpan && inner.every((one) => isOrdinary(one, 'inner', levels - 1))
}
