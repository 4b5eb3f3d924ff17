// HTML → the tree. parse5 reads what browsers read; nothing is run, nothing is fetched.
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { el, type El, type Losses, type Picture, type Read, textIn } from './tree.ts'

type Node = DefaultTreeAdapterTypes.ChildNode

export function readHtml(html: string, losses: Losses): Read {
  const document = parse(html)
  const root = el('html')
  const images: Picture[] = []
  const waiting: [DefaultTreeAdapterTypes.ParentNode, El][] = [[document, root]]
  // Without calling itself: a page may be as deep as it likes.
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [parent, into] = next
    for (const child of parent.childNodes) {
      const piece = pieceOf(child, images, losses)
      if (piece === null) continue
      into.children.push(piece)
      if (typeof piece !== 'string' && 'childNodes' in child) waiting.push([child, piece])
    }
  }
  return { tree: root, title: titleOf(root), images }
}

function pieceOf(node: Node, images: Picture[], losses: Losses): El | string | null {
  if ('value' in node) return node.value
  if (!('tagName' in node)) return null
  const attrs: Record<string, string> = {}
  for (const { name, value } of node.attrs) {
    if (name.startsWith('on')) losses.add('script', name)
    else attrs[name] = value
  }
  if (node.tagName === 'img') attrs['src'] = storedSource(attrs, images)
  return el(node.tagName, attrs)
}

/** Images within the page are taken; others stay where they are. */
function storedSource(attrs: Record<string, string>, images: Picture[]): string {
  const source = attrs['src'] ?? ''
  const found = /^data:image\/[a-z+.-]+;base64,([A-Za-z0-9+/=\s]+)$/.exec(source)
  if (!found) return source.startsWith('data:') ? '' : source
  images.push({ bytes: Buffer.from(found[1] ?? '', 'base64'), name: attrs['alt'] ?? '' })
  return `image:${images.length - 1}`
}

function titleOf(root: El): string | null {
  const waiting = [root]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const child of next.children) {
      if (typeof child === 'string') continue
      if (child.tag === 'title') return textIn(child).replace(/\s+/g, ' ').trim() || null
      if (child.tag === 'html' || child.tag === 'head') waiting.push(child)
    }
  }
  return null
}
