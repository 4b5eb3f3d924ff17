// The forms that the address of a link may have: to the web, to a document or to a section. Pure: whoever only reads texts needs no editor.

/** Nothing in it hides, turns the reading of an address around, or is half a letter. */
export const leavingLink =
  /^(?:https?:\/\/|mailto:|tel:)[^\s\p{Cc}\p{Cs}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+$/iu

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const inside = new RegExp(`^(?:/documents/(${uuid}))?(?:#(${uuid}))?$`, 'i')

/** Where a link of ours leads: another document (null: this one), one of its blocks (null: its beginning). Null for a link that leaves. */
export function insideLink(href: string): { documentId: string | null; blockId: string | null } | null {
  const [found, documentId = null, blockId = null] = inside.exec(href) ?? []
  return found ? { documentId, blockId } : null
}

/** The address of a link of ours; what insideLink reads. */
export const hrefOf = (documentId: string | null, blockId: string | null): string =>
  `${documentId ? `/documents/${documentId}` : ''}${blockId ? `#${blockId}` : ''}`

/** True for an absolute http, https, mailto or tel address without spaces, and for a link to a document or a section. */
export const isSafeLink = (href: string): boolean =>
  (href.length <= 2048 && leavingLink.test(href)) || insideLink(href) !== null

/** What was typed as an address (« exemple.fr », « a@b.fr ») made complete; null when it cannot be a safe link. */
export function completeLink(typed: string): string | null {
  const text = typed.trim()
  if (isSafeLink(text)) return text
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) || text === '') return null
  const guess = /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text) ? `mailto:${text}` : `https://${text}`
  return isSafeLink(guess) && text.includes('.') ? guess : null
}
