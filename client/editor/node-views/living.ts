// How a living block shows until its data is there: what it is, and one sentence of what will stand in its place.
import { Living as SharedLiving } from '../../../shared/document/nodes/references.ts'
import { onceThere, templateSentences } from '../template-sentences.ts'

/** A kind that this page does not know yet is said in general words. */
function say(kind: unknown, what: '' | '.note'): string {
  const living = templateSentences()?.living
  return living?.[`living.${String(kind)}${what}`] ?? living?.[`living.unknown${what}`] ?? ''
}

export const Living = SharedLiving.extend({
  addNodeView:
    () =>
    ({ node }) => {
      const kind: unknown = node.attrs['kind']
      const dom = document.createElement('div')
      const title = document.createElement('strong')
      const note = document.createElement('span')
      dom.className = 'living'
      dom.dataset['kind'] = String(kind)
      dom.contentEditable = 'false'
      const write = () => {
        title.textContent = say(kind, '')
        note.textContent = say(kind, '.note')
      }
      write()
      dom.append(title, note)
      return { dom, destroy: onceThere(write), ignoreMutation: () => true }
    },
})
