// What comes from other programs is cleaned before it is parsed; what comes from our own texts is left as it is. The cleaning is
// loaded with the first focus, so that it is there when someone pastes; before that, the paste waits for it. [D45]
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

type Clean = (html: string) => string

let clean: Clean | null = null

async function load(): Promise<Clean> {
  const { cleaned } = await import('./clean.ts')
  clean = cleaned
  return cleaned
}

/** ProseMirror's own mark on what it copied. */
export const isOurs = (html: string): boolean => /<[^>]+\sdata-pm-slice=/.test(html)

/** True when the paste must wait for the cleaning to be loaded. */
function waits(view: EditorView, event: ClipboardEvent): boolean {
  const html = event.clipboardData?.getData('text/html') ?? ''
  if (clean !== null || html === '' || isOurs(html) || !view.editable) return false
  event.preventDefault()
  void load().then(() => !view.isDestroyed && view.pasteHTML(html, event))
  return true
}

export const ForeignPaste = Extension.create({
  name: 'foreignPaste',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        transformPastedHTML: (html) => (clean === null || isOurs(html) ? html : clean(html)),
        // Before the others: what is pasted later has no clipboard to look into any more.
        handleDOMEvents: {
          paste: waits,
          focus: () => {
            if (clean === null) void load()
            return false
          },
        },
      },
    }),
  ],
})
