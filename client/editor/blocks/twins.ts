// Two people who move the same block at once each write it anew at its new place, so that it stands there twice. Whoever made
// the later of two equal copies takes theirs away; copies that differ already both stay, so that no word is lost.
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { movedMeta } from './moving.ts'

/** How long a move may meet another: as long as letters may be under way. */
const meets = 30_000

interface Place {
  node: Node
  pos: number
  client: number
}

/** Who wrote each block that bears `id`, where it stands. */
function placesOf(view: EditorView, id: string): Place[] {
  const binding = ySyncPluginKey.getState(view.state)?.binding as ProsemirrorBinding | undefined // the plugin's own state
  const clients = new Map<unknown, number>()
  for (const [type, node] of binding?.mapping ?? [])
    if (type instanceof Y.AbstractType && type._item) clients.set(node, type._item.id.client)
  const found: Place[] = []
  view.state.doc.descendants((node, pos) => {
    const client = clients.get(node)
    if (node.attrs['id'] === id && client !== undefined) found.push({ node, pos, client })
    return !node.isTextblock
  })
  return found
}

/** My copies of which an equal one stands, made by someone whose number is smaller: on every screen the same one stays. */
function mineToo(view: EditorView, id: string, me: number): Place[] {
  const places = placesOf(view, id)
  const isKept = ({ client, node }: Place) => places.some((other) => other.client < client && other.node.eq(node))
  return places.filter((place) => place.client === me && isKept(place))
}

export const Twins = Extension.create({
  name: 'twins',
  addProseMirrorPlugins() {
    const moved = new Map<string, number>()
    let isWaiting = false
    const look = (view: EditorView) => {
      isWaiting = false
      if (view.isDestroyed) return
      const me = ySyncPluginKey.getState(view.state)?.doc.clientID as number // of the shared text, always there
      for (const [id, at] of moved) {
        if (Date.now() - at > meets) moved.delete(id)
        else
          for (const { node, pos } of mineToo(view, id, me).slice(0, 1))
            view.dispatch(view.state.tr.delete(pos, pos + node.nodeSize).setMeta('addToHistory', false))
      }
    }
    return [
      new Plugin({
        state: {
          init: () => null,
          apply(tr) {
            const ids = tr.getMeta(movedMeta) as unknown[] | undefined // only set by moves
            for (const id of ids ?? []) if (typeof id === 'string') moved.set(id, Date.now())
            return null
          },
        },
        view: () => ({
          update(view, before) {
            if (moved.size === 0 || isWaiting || before.doc === view.state.doc) return
            isWaiting = true
            queueMicrotask(() => look(view))
          },
        }),
      }),
    ]
  },
})
