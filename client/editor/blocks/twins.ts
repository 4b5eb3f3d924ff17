// Two people who move the same block at once each write it anew at its new place, so that it stands there twice. Whoever made
// the later of two equal copies takes theirs away; copies that differ already both stay, so that no word is lost.
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, type NodeSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { movedMeta } from './places.ts'

/** How long a move may meet another: as long as letters may be under way. */
const meets = 30_000

interface Place {
  node: Node
  pos: number
  client: number
}

/** Who wrote each block that bears one of the ids, where it stands. */
function placesOf(view: EditorView, ids: ReadonlyMap<string, unknown>): Map<string, Place[]> {
  const found = new Map<string, Place[]>()
  view.state.doc.descendants((node, pos) => {
    const id: unknown = node.attrs['id']
    if (typeof id === 'string' && ids.has(id)) found.set(id, [...(found.get(id) ?? []), { node, pos, client: -1 }])
    return !node.isTextblock
  })
  for (const [id, places] of found) if (places.length < 2) found.delete(id)
  if (found.size === 0) return found
  const binding = ySyncPluginKey.getState(view.state)?.binding as ProsemirrorBinding | undefined // the plugin's own state
  const clients = new Map<unknown, number>()
  for (const [type, node] of binding?.mapping ?? [])
    if (type instanceof Y.AbstractType && type._item) clients.set(node, type._item.id.client)
  for (const places of found.values()) for (const place of places) place.client = clients.get(place.node) ?? -1
  return found
}

/** My copies of which an equal one stands, made by someone whose number is smaller: on every screen the same one stays. */
function mineToo(places: readonly Place[], me: number): Place[] {
  const known = places.filter(({ client }) => client >= 0)
  const isKept = ({ client, node }: Place) => known.some((other) => other.client < client && other.node.eq(node))
  return known.filter((place) => place.client === me && isKept(place))
}

/** What a drag put where the pointer let it go. */
function droppedIn(tr: Transaction): unknown[] {
  if (tr.getMeta('uiEvent') !== 'drop') return []
  const { node } = tr.selection as Partial<NodeSelection> // what was dropped is selected
  return node ? [node.attrs['id']] : []
}

/** Looks for doubles of what this editor moved lately, each time that the text changed. */
export function twins(): Plugin {
  const moved = new Map<string, number>()
  let isWaiting = false
  const look = (view: EditorView) => {
    isWaiting = false
    if (view.isDestroyed) return
    const me = ySyncPluginKey.getState(view.state)?.doc.clientID as number // of the shared text, always there
    const doubles = [...placesOf(view, moved).values()].flatMap((places) => mineToo(places, me))
    for (const [id, at] of moved) if (Date.now() - at > meets) moved.delete(id)
    if (doubles.length === 0) return
    // In one go, and not as the hand of a person: other doubles, about to leave by whoever made them, would be given new ids.
    const tr = view.state.tr.setMeta('addToHistory', false).setMeta(ySyncPluginKey, { isChangeOrigin: true })
    for (const { node, pos } of doubles.toSorted((one, other) => other.pos - one.pos))
      if (tr.doc.nodeAt(pos) === node) tr.delete(pos, pos + node.nodeSize)
    view.dispatch(tr)
  }
  return new Plugin({
    state: {
      init: () => null,
      apply(tr) {
        const ids = (tr.getMeta(movedMeta) as unknown[] | undefined) ?? droppedIn(tr) // only set by moves
        for (const id of ids) if (typeof id === 'string') moved.set(id, Date.now())
        return null
      },
    },
    view: () => ({
      update(view, before) {
        if (moved.size === 0 || isWaiting || before.doc === view.state.doc) return
        isWaiting = true
        queueMicrotask(() => look(view)) // after the library has drawn what came
      },
    }),
  })
}

export const Twins = Extension.create({ name: 'twins', addProseMirrorPlugins: () => [twins()] })
