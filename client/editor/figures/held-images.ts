// Images that a pasted page holds itself (`data:` addresses) are put where they stood in it. While the page is parsed a sign keeps
// the place of each; it is taken out within the same step, before anything is shared. [I16]
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { anchorAt, type Anchor } from './places.ts'

/** More in one paste is nobody's wish. */
export const mostImages = 30

export interface HeldImage {
  address: string
  alt: string
  /** Null: its place is not in the text, as where a paste takes words alone. */
  anchor: Anchor | null
}

/** Which of the images of a page it holds itself; those of our own figures are theirs. */
export const heldIn = (page: ParentNode): HTMLImageElement[] =>
  [...page.querySelectorAll('img')]
    .filter((image) => /^data:image\//i.test(image.getAttribute('src') ?? '') && !image.closest('figure[data-file]'))
    .slice(0, mostImages)

/** Letters of private use: none that anyone writes. */
const signOf = (n: number): string => `\ue1f0${n}\ue1f1`
const sign = /\ue1f0(\d+)\ue1f1/g

/** `place` is given what was held once it was pasted. */
export function heldImages(place: (held: readonly HeldImage[]) => void): Plugin {
  let waiting: HeldImage[] | null = null
  const keepPlaces = (html: string): string => {
    if (!/<img\b[^>]*\bsrc\s*=\s*["']?data:image/i.test(html)) return html
    const page = new DOMParser().parseFromString(html, 'text/html') // inert: nothing in it runs or loads
    const held: HeldImage[] = []
    for (const image of heldIn(page)) {
      held.push({ address: image.getAttribute('src') ?? '', alt: image.alt.trim(), anchor: null })
      image.replaceWith(signOf(held.length - 1))
    }
    waiting = held
    // After the paste, which goes on at once.
    queueMicrotask(() => {
      waiting = null
      if (held.length > 0) place(held)
    })
    return page.documentElement.outerHTML
  }
  return new Plugin({
    key: new PluginKey('heldImages'),
    props: { transformPastedHTML: keepPlaces },
    appendTransaction: (transactions, _, after) =>
      waiting && transactions.some(({ docChanged }) => docChanged) ? takeSigns(after, waiting) : null,
  })
}

/** Takes the signs out and notes beside which block each stood; those of one block share an anchor, in their order. */
function takeSigns(state: EditorState, held: HeldImage[]): Transaction | null {
  const { tr } = state
  const anchors = new Map<string, Anchor>()
  state.doc.descendants((node, pos, parent) => {
    for (const { 0: letters, 1: n, index } of node.isText ? (node.text ?? '').matchAll(sign) : []) {
      const image = held[Number(n)]
      if (!image) continue
      const from = tr.mapping.map(pos + index)
      const isAlone = (parent?.textContent ?? '').replaceAll(sign, '').trim() === ''
      const anchor = anchorAt(state.doc.resolve(pos))
      const shared: Anchor = isAlone && parent?.type.name === 'paragraph' ? { ...anchor, side: 'instead' } : anchor
      image.anchor = anchors.get(JSON.stringify(shared)) ?? shared
      anchors.set(JSON.stringify(shared), image.anchor)
      tr.delete(from, from + letters.length)
    }
  })
  return tr.docChanged ? tr : null
}
