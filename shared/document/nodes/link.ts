// Links: safe protocols only, whatever a page, a paste or another client says.
import { mergeAttributes } from '@tiptap/core'
import { Link as TiptapLink } from '@tiptap/extension-link'

const safe = /^(?:https?:\/\/|mailto:|tel:)[^\s]+$/i

/** True for an absolute http, https, mailto or tel address without spaces. */
export const isSafeLink = (href: string): boolean => href.length <= 2048 && safe.test(href)

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
    const shown = isSafeLink(href) ? { href, rel: 'noopener noreferrer nofollow', target: '_blank' } : {}
    return ['a', mergeAttributes(shown), 0]
  },
}).configure({
  // Autolink would answer everybody's typing with a write of its own, from every open editor.
  autolink: false,
  linkOnPaste: true,
  openOnClick: false,
  isAllowedUri: (href) => isSafeLink(href),
})
