// Links: to the web, to a document or to a section; safe forms only, whatever a page, a paste or another client says.
import { mergeAttributes } from '@tiptap/core'
import { Link as TiptapLink } from '@tiptap/extension-link'

const safe = /^(?:https?:\/\/|mailto:|tel:)[^\s]+$/i

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const inside = new RegExp(`^(?:/documents/(${uuid}))?(?:#(${uuid}))?$`, 'i')

/** Where a link of ours leads: another document (null: this one), one of its blocks (null: its beginning). Null for a link that leaves. */
export function insideLink(href: string): { documentId: string | null; blockId: string | null } | null {
  const [found, documentId = null, blockId = null] = inside.exec(href) ?? []
  return found ? { documentId, blockId } : null
}

export const hrefOf = (documentId: string | null, blockId: string | null): string =>
  `${documentId ? `/documents/${documentId}` : ''}${blockId ? `#${blockId}` : ''}`

/** True for an absolute http, https, mailto or tel address without spaces, and for a link to a document or a section. */
export const isSafeLink = (href: string): boolean =>
  (href.length <= 2048 && safe.test(href)) || insideLink(href) !== null

/** What was typed as an address (« exemple.fr », « a@b.fr ») made complete; null when it cannot be a safe link. */
export function completeLink(typed: string): string | null {
  const text = typed.trim()
  if (isSafeLink(text)) return text
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) || text === '') return null
  const guess = /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text) ? `mailto:${text}` : `https://${text}`
  return isSafeLink(guess) && text.includes('.') ? guess : null
}

/** Only `href` is stored: target and rel are how we show a link, not something that an author may write. */
export const Link = TiptapLink.extend({
  // A link ends where it was put: what is typed after it is not part of it.
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (element) => (isSafeLink(element.getAttribute('href') ?? '') ? null : false) },
  ],
  renderHTML({ HTMLAttributes }) {
    const href = String(HTMLAttributes['href'] ?? '')
    const leaves = safe.test(href) ? { rel: 'noopener noreferrer nofollow', target: '_blank' } : {}
    const shown = isSafeLink(href) ? { href, ...leaves } : {}
    return ['a', mergeAttributes(shown), 0]
  },
}).configure({
  // Autolink would answer everybody's typing with a write of its own, from every open editor.
  autolink: false,
  linkOnPaste: true,
  openOnClick: false,
  isAllowedUri: (href) => isSafeLink(href),
})
