// What a block is, beside what it says: its type, the lists and quotations around it, what it says of itself. Pure.
import type { Look } from '../change.ts'
import type { Leaf } from '../compare/side.ts'
import type { Attributes, PageNode } from '../page.ts'

export const lookOf = ({ type, attrs }: PageNode, around: readonly PageNode[]): Look => ({
  type,
  attrs,
  around: around.map((node) => node.type),
})

/** Tables and their rows are told of by themselves. */
const inTables = new Set(['table', 'tableRow'])
const cells = new Set(['tableCell', 'tableHeader'])

/** Equal for lines that are the same kind of block at the same depth. */
export function kindOfLine({ node, around }: Leaf): string {
  const cell = around.findLastIndex(({ type }) => cells.has(type))
  const level: unknown = node.type === 'heading' ? node.attrs['level'] : null
  const types = around.slice(cell + 1).map(({ type }) => type)
  return JSON.stringify([types.filter((type) => !inTables.has(type)), node.type, level])
}

/** Who a block is, and what makes it the kind that it is: both are told elsewhere. */
const apart: Readonly<Record<string, readonly string[]>> = { heading: ['level'] }

type Said = Pick<PageNode, 'type' | 'attrs'>

/** What two blocks of one type say differently of themselves, by name. */
export function attributesChanged(before: Said, after: Said, but: readonly string[] = []): string[] {
  if (before.type !== after.type) return []
  const names = new Set([...Object.keys(before.attrs), ...Object.keys(after.attrs)])
  const left = ['id', ...(apart[after.type] ?? []), ...but]
  return [...names].filter((name) => !left.includes(name) && !isSame(before.attrs[name], after.attrs[name]))
}

export const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (a ?? null) === (b ?? null) || JSON.stringify(a) === JSON.stringify(b)

/** The marks of one that the other has not, or has otherwise. */
export const marksBut = (marks: Attributes, others: Attributes): Attributes =>
  Object.fromEntries(Object.entries(marks).filter(([name, value]) => !(name in others) || !isSame(value, others[name])))
