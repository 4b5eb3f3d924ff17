// After a name was chosen a space stands behind it: the one that people then type by habit is that one, not a second.
import { Extension } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/** On from the choice until this person does anything else. */
const key = new PluginKey<boolean>('typedSpace')

/** Set on the transaction of a choice: the letter before the caret is a space which nobody typed. */
export const spaceIsThere = key

/** Looked at anew each time: what others write moves the caret. */
function isBehindMention({ doc, selection: { $from, empty } }: Pick<EditorState, 'doc' | 'selection'>): boolean {
  if (!empty || $from.parentOffset < 2 || doc.textBetween($from.pos - 1, $from.pos) !== ' ') return false
  return doc.resolve($from.pos - 1).nodeBefore?.type.name === 'mention'
}

export const typedSpace = (): Plugin<boolean> =>
  new Plugin<boolean>({
    key,
    state: {
      init: () => false,
      apply(tr, before, old, now) {
        const said = tr.getMeta(key) as boolean | undefined // only set here and by the choice
        if (said !== undefined) return said
        if (!before) return false
        const sync = tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined // the plugin's own
        const isStill = !tr.docChanged && old.selection.eq(now.selection)
        const isFollowing = tr.getMeta('appendedTransaction') !== undefined // ids that the choice itself brings about
        return (isStill || isFollowing || sync?.isChangeOrigin === true) && isBehindMention(now)
      },
    },
    props: {
      handleTextInput(view, _from, _to, text) {
        if (text !== ' ' || key.getState(view.state) !== true || !isBehindMention(view.state)) return false
        view.dispatch(view.state.tr.setMeta(key, false))
        return true
      },
    },
  })

export const TypedSpace = Extension.create({
  name: 'typedSpace',
  priority: 1_900, // before typography has its say on a space
  addProseMirrorPlugins: () => [typedSpace()],
})
