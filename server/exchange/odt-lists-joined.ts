// Lists within lists as LibreOffice writes them where each level counts in its own way: side by side, the deeper one in an item that
// says nothing. They stand within each other again.
import type { El, Piece } from './tree.ts'

const isList = (piece: Piece | undefined): piece is El =>
  piece !== undefined && typeof piece !== 'string' && (piece.tag === 'ol' || piece.tag === 'ul')

/** Its first item says nothing itself. */
function isDeeper(list: El): boolean {
  const [first] = list.children
  return typeof first === 'object' && first.children.length > 0 && first.children.every(isList)
}

const countAlike = (one: El, other: El): boolean => one.tag === other.tag && one.attrs['type'] === other.attrs['type']

/** All lists of a tree that was made a moment ago. */
export function withListsJoined(element: El): El {
  const kept: Piece[] = []
  let open: El | null = null
  for (const child of element.children) {
    const piece = typeof child === 'string' ? child : withListsJoined(child)
    const last = kept.at(-1)
    if (isList(last) && isList(piece) && isDeeper(piece)) {
      const rest = joinInto(last, piece)
      open = last
      if (rest) kept.push(rest)
    } else if (isList(piece) && open !== null && last === open && goesOn(open, piece)) {
      open.children.push(...piece.children)
    } else kept.push(piece)
  }
  return { ...element, children: kept }
}

/** After a deeper one, the list that it was in goes on, with the next number where it has any. */
const goesOn = (list: El, next: El): boolean =>
  countAlike(list, next) &&
  (list.tag === 'ul' || Number(list.attrs['start'] ?? 1) + list.children.length === Number(next.attrs['start'] ?? 1))

/** Puts what is deeper in the last item; gives what is left of the list. */
function joinInto(list: El, next: El): El | null {
  const item = list.children.at(-1)
  const [deeper, ...rest] = next.children
  if (typeof item !== 'object' || typeof deeper !== 'object') return next
  for (const inner of deeper.children.filter(isList)) {
    const tail = item.children.at(-1)
    const left = isList(tail) && isDeeper(inner) ? joinInto(tail, inner) : inner
    if (left && isList(tail) && goesOn(tail, left)) tail.children.push(...left.children)
    else if (left) item.children.push(left)
  }
  return rest.length > 0 ? { ...next, children: rest } : null
}
