// Links: to the web, to a document or to a section; safe forms only, whatever a page, a paste or another client says.
import type { Editor } from '@tiptap/core'
import { Mark, mergeAttributes } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'

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

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    link: {
      /** Puts a link on the selected words. Refused unless it is a safe one. */
      setLink: (attributes: { href: string }) => ReturnType
      /** Takes away the link in which the selection stands. */
      unsetLink: () => ReturnType
    }
  }
}

/**
 * Only `href` is stored: target and rel are how we show a link, not something that an author may write. Addresses are not
 * made links while one types: every open editor would answer everybody's typing with a write of its own.
 */
export const Link = Mark.create({
  name: 'link',
  priority: 1000,
  keepOnSplit: false,
  exitable: true,
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
  addCommands() {
    return {
      setLink:
        ({ href }) =>
        ({ commands }) =>
          isSafeLink(href) && commands.setMark(this.name, { href }),
      unsetLink:
        () =>
        ({ commands }) =>
          commands.unsetMark(this.name, { extendEmptyMarkRange: true }),
    }
  },
  addProseMirrorPlugins() {
    return [linkOnPaste(this.editor)]
  },
})

/** An address pasted over words is put on them. */
const linkOnPaste = (editor: Editor): Plugin =>
  new Plugin({
    key: new PluginKey('linkOnPaste'),
    props: {
      handlePaste(view, _event, slice) {
        const pasted = slice.content.textBetween(0, slice.content.size).trim()
        const isAddress = isSafeLink(pasted) && slice.content.childCount === 1
        return isAddress && !view.state.selection.empty && editor.commands.setLink({ href: pasted })
      },
    },
  })
