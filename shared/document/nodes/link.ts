// Links: to the web, to a document or to a section; safe forms only, whatever a page, a paste or another client says.
import { Mark, markPasteRule } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { isSafeLink, leavingLink } from '../link-address.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    link: {
      /** Puts a link on the selected words; nothing that is not safe. */
      setLink: (attributes: { href: string }) => ReturnType
      /** Takes the link around the caret or on the selected words away. */
      unsetLink: () => ReturnType
    }
  }
}

/** An address in the middle of words; what ends a sentence does not end it. */
const address = /https?:\/\/[^\s<>"\u00ab\u00bb]*[^\s<>"\u00ab\u00bb.,;:!?)\]'\u2019\u2026]/gi

/** An address that is pasted on words is put on them. */
const pasteOnWords = (put: (href: string) => boolean) =>
  new Plugin({
    key: new PluginKey('pasteLink'),
    props: {
      handlePaste(view, _, slice) {
        const text = slice.content.textBetween(0, slice.content.size, ' ').trim()
        const isAddress = /^(?:https?|mailto|tel):/i.test(text) && isSafeLink(text)
        return isAddress && !view.state.selection.empty && put(text)
      },
    },
  })

/**
 * Only `href` is stored: target and rel are how we show a link, not something that an author may write. No link is made of
 * what is typed: every open editor would answer everybody's typing with a write of its own.
 */
export const Link = Mark.create({
  name: 'link',
  priority: 1_000,
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
    const leaves = leavingLink.test(href) ? { rel: 'noopener noreferrer nofollow', target: '_blank' } : {}
    return ['a', isSafeLink(href) ? { href, ...leaves } : {}, 0]
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
  addPasteRules() {
    return [markPasteRule({ find: address, type: this.type, getAttributes: ([href]) => ({ href }) })]
  },
  addProseMirrorPlugins() {
    return [pasteOnWords((href) => this.editor.commands.setMark(this.name, { href }))]
  },
})
