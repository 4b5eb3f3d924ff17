// What makes words bold, raised, struck: elements, and the styles that say the same.
import { textIn, type El } from './tree.ts'

export type Mark = { type: string; attrs?: Record<string, unknown> }

const like = (type: string, tags: string) => tags.split(' ').map((tag): [string, string] => [tag, type])

export const markOf: ReadonlyMap<string, string> = new Map([
  ...like('bold', 'b strong'),
  ...like('italic', 'i em cite dfn var'),
  ...like('underline', 'u ins'),
  ...like('strike', 's strike del'),
  ...like('superscript', 'sup'),
  ...like('subscript', 'sub'),
  ...like('code', 'code kbd samp tt'),
])

/** Styles that say what marks say: how Google Docs and word processors write theirs. */
export function styleMarks(style: string | undefined): Mark[] {
  if (!style) return []
  const marks: Mark[] = []
  if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) marks.push({ type: 'bold' })
  if (/font-style:\s*italic/i.test(style)) marks.push({ type: 'italic' })
  if (/text-decoration[^;]*underline/i.test(style)) marks.push({ type: 'underline' })
  if (/text-decoration[^;]*line-through/i.test(style)) marks.push({ type: 'strike' })
  if (/vertical-align:\s*super/i.test(style)) marks.push({ type: 'superscript' })
  if (/vertical-align:\s*sub\b/i.test(style)) marks.push({ type: 'subscript' })
  return marks
}

/** Whether any words within look otherwise than the others. */
export const isMarked = (element: El): boolean =>
  element.children.some(
    (child) => typeof child !== 'string' && ((isLook(child) && textIn(child).trim() !== '') || isMarked(child)),
  )

const isLook = ({ tag, attrs }: El): boolean => markOf.has(tag) || styleMarks(attrs['style']).length > 0
