// Images that are dropped or pasted, and figures pasted from other documents. Nothing is fetched from anywhere. [I16]
import type { Editor } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { FigureDesk } from './desk.ts'
import { anchorAt, anchorOf } from './places.ts'

const imagesIn = (data: DataTransfer | null): File[] =>
  [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'))

/** Words, cells: programs add a picture of what was copied, which nobody asked for. */
const holdsMore = (html: string): boolean =>
  /<(table|figure)\b/i.test(html) || html.replace(/<!--[^]*?-->|<(style|head)\b[^]*?<\/\1>|<[^>]*>/gi, '').trim() !== ''

export function intake(editor: Editor, desk: FigureDesk): Plugin {
  const paste = (view: EditorView, event: ClipboardEvent): boolean => {
    const data = event.clipboardData
    if (!view.editable || !data) return false
    const images = imagesIn(data)
    const html = data.getData('text/html')
    if (images.length > 0 && !holdsMore(html)) {
      event.preventDefault()
      desk.take(editor, { images, anchor: anchorOf(view.state) })
      return true
    }
    if (/<img\b|data-document=/i.test(html)) {
      desk.hold(import('./pasted-html.ts').then(({ takePasted }) => takePasted(desk, html)))
    }
    return false
  }
  const drop = (view: EditorView, event: DragEvent): boolean => {
    const images = imagesIn(event.dataTransfer)
    const isAllImages = images.length > 0 && images.length === event.dataTransfer?.files.length
    if (!view.editable || view.dragging || !isAllImages) return false
    event.preventDefault()
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
    const anchor = at ? anchorAt(view.state.doc.resolve(at.pos)) : anchorOf(view.state)
    desk.take(editor, { images, anchor })
    return true
  }
  return new Plugin({ key: new PluginKey('figureIntake'), props: { handleDOMEvents: { paste, drop } } })
}
