// How a living block shows until its data is there: what it is, and one sentence of what will stand in its place.
import { Living as SharedLiving } from '../../../shared/document/nodes/references.ts'
import { livingWords } from '../../../shared/text/fr/living.ts'

const sentences: Readonly<Record<string, string>> = livingWords

/** A kind that this page does not know yet is shown in general words. */
const saying = (kind: unknown, what: '' | '.note'): string =>
  sentences[`living.${String(kind)}${what}`] ?? livingWords[`living.unknown${what}`]

export const Living = SharedLiving.extend({
  addNodeView:
    () =>
    ({ node }) => {
      const dom = document.createElement('div')
      const title = document.createElement('strong')
      const note = document.createElement('span')
      dom.className = 'living'
      dom.dataset['kind'] = String(node.attrs['kind'])
      dom.contentEditable = 'false'
      title.textContent = saying(node.attrs['kind'], '')
      note.textContent = saying(node.attrs['kind'], '.note')
      dom.append(title, note)
      return { dom }
    },
})
