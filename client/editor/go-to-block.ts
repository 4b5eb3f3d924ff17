// Goes to a block of the text by its id: where links, results of a search and mentions lead.
import type { Editor } from '@tiptap/core'
import { NodeSelection, Selection } from '@tiptap/pm/state'

/** False when the text has no such block (any more). The caret goes there too, so that one reads and writes on from it. */
export function goToBlock(editor: Editor, blockId: string): boolean {
  let place = -1
  editor.state.doc.descendants((node, pos) => {
    if (node.attrs['id'] === blockId) place = pos
    return place === -1
  })
  const shown = place === -1 ? null : editor.view.nodeDOM(place)
  if (!(shown instanceof HTMLElement)) return false
  const { doc, tr } = editor.state
  const isWhole = doc.nodeAt(place)?.isAtom === true
  // Near: within a table or a list, the first place where a letter can be.
  tr.setSelection(isWhole ? NodeSelection.create(doc, place) : Selection.near(doc.resolve(place + 1)))
  editor.view.dispatch(tr)
  editor.commands.focus(undefined, { scrollIntoView: false })
  shown.scrollIntoView({ block: 'center' })
  return true
}
