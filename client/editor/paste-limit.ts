// Refuses a paste or a drop too large to be anyone's intention, before anything of it is parsed.
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'

/** In characters. What is under both goes in one frame to the server. */
const pasteLimit = { text: 1024 * 1024, html: 5 * 1024 * 1024 } as const

export type EditorRefusal = 'pasteTooLarge'

const tooLarge = (data: DataTransfer | null): boolean =>
  data !== null &&
  (data.getData('text/plain').length > pasteLimit.text || data.getData('text/html').length > pasteLimit.html)

export const PasteLimit = Extension.create<{ onRefused: (reason: EditorRefusal) => void }>({
  name: 'pasteLimit',
  priority: 10_000,
  addOptions: () => ({ onRefused: () => undefined }),
  addProseMirrorPlugins() {
    const { onRefused } = this.options
    const refuse = (event: Event, data: DataTransfer | null) => {
      if (!tooLarge(data)) return false
      event.preventDefault()
      onRefused('pasteTooLarge')
      return true
    }
    return [
      new Plugin({
        key: new PluginKey('pasteLimit'),
        props: {
          handleDOMEvents: {
            paste: (_, event) => refuse(event, event.clipboardData),
            drop: (_, event) => refuse(event, event.dataTransfer),
          },
        },
      }),
    ]
  },
})
