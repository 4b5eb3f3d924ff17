// What a DOCX says and its reader does not carry over (widths, sides, numbers of items, sizes of images) goes through as signs:
// names of places and descriptions that begin with a word of ours. They are written into the file before, and taken out of the tree
// after.
import { el, type El, type Piece } from './tree.ts'

const word = 'maillage\u2063'

export type ImageSign = {
  /** Of the width of the text; null when it is not said. */
  share: number | null
  name: string
  alt: string
}

export const placeSign = (kind: 'widths' | 'side' | 'number' | 'sign', said: string): string => `${word}${kind}=${said}`
export const imageSign = ({ share, name, alt }: ImageSign): string => word + JSON.stringify([share, name, alt])

const signOf = (piece: Piece): [kind: string, said: string] | null => {
  const id = typeof piece !== 'string' && piece.tag === 'a' ? piece.attrs['id'] : undefined
  if (!id?.startsWith(word)) return null
  const [kind = '', said = ''] = id.slice(word.length).split('=', 2)
  return [kind, said]
}

/** Reads the signs, and leaves none. */
export function withoutSigns(element: El): El {
  if (element.tag === 'img') return imageOf(element)
  const said: Record<string, string> = {}
  const children = element.children.flatMap((child): Piece[] => {
    const sign = signOf(child)
    if (sign) said[sign[0]] = sign[1]
    if (sign || typeof child === 'string') return sign ? [] : [child]
    const below = withoutSigns(child)
    // A sign stands in a paragraph: what it is of is the item, the cell, the table around it.
    const {
      'data-widths': widths,
      'data-side': side,
      'data-number': number,
      'data-sign': letters,
      ...rest
    } = below.attrs
    if (below.tag !== 'table' && widths !== undefined) said['widths'] ??= widths
    if (!/^t[dh]$/.test(below.tag) && side !== undefined) said['side'] ??= side
    if (below.tag !== 'li' && number !== undefined) said['number'] ??= number
    if (below.tag !== 'li' && letters !== undefined) said['sign'] ??= letters
    const isKept = below.tag === 'table' || below.tag === 'li' || /^t[dh]$/.test(below.tag)
    return [isKept ? below : { ...below, attrs: rest }]
  })
  const attrs: Record<string, string> = { ...element.attrs }
  for (const [kind, value] of Object.entries(said)) attrs[`data-${kind}`] = value
  if (attrs['data-side'] === 'right' || (attrs['data-side'] && element.tag === 'td')) {
    attrs['style'] = `text-align:${attrs['data-side']}` // titles are in the middle by their style
  }
  return { ...element, attrs, children: children.flatMap(listsByNumber) }
}

function imageOf(image: El): El {
  const alt = image.attrs['alt'] ?? ''
  if (!alt.startsWith(word)) return image
  const [share, name, said] = JSON.parse(alt.slice(word.length)) as [number | null, string, string] // as written above
  const attrs = {
    ...image.attrs,
    alt: said,
    'data-name': name,
    ...(share === null ? {} : { 'data-share': String(share) }),
  }
  return { ...image, attrs }
}

/** A list whose numbers do not follow each other is as many lists as it begins anew, each from its own number. */
function listsByNumber(piece: Piece): Piece[] {
  if (typeof piece === 'string' || piece.tag !== 'ol') return [piece]
  const lists: El[] = []
  let next: number | null = null
  for (const item of piece.children) {
    const said = typeof item === 'string' ? undefined : item.attrs['data-number']
    const number = said === undefined ? null : Number(said)
    const sign = typeof item === 'string' ? undefined : item.attrs['data-sign']
    const last = lists.at(-1)
    if (!last || (number !== null && (number !== next || sign !== last.attrs['type']))) {
      const attrs = { ...(number === null ? {} : { start: String(number) }), ...(sign ? { type: sign } : {}) }
      lists.push(el('ol', attrs, [item]))
    } else last.children.push(item)
    if (number !== null) next = number + 1
  }
  return lists
}
