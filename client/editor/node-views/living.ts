// How a living block shows until its data is there: what it is, and that it fills itself.
import { Living as SharedLiving } from '../../../shared/document/nodes/references.ts'
import { editor as catalogue } from '../../../shared/text/fr/editor.ts'
import type { EditorWord } from '../words.ts'
import { t } from '../words.ts'

const isWord = (key: string): key is EditorWord => key in catalogue

function labelOf(kind: unknown): string {
  const key = `editor.living.${String(kind)}`
  return isWord(key) ? t(key as 'editor.living.map') : t('editor.living.unknown') // every sentence of a kind is without slots
}

export const Living = SharedLiving.extend({
  addNodeView:
    () =>
    ({ node }) => {
      const dom = document.createElement('div')
      const title = document.createElement('strong')
      const note = document.createElement('span')
      dom.className = 'living'
      dom.contentEditable = 'false'
      title.textContent = labelOf(node.attrs['kind'])
      note.textContent = t('editor.living.note')
      dom.append(title, note)
      return { dom }
    },
})
