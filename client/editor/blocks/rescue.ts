// A block that someone moves is written anew at its new place, from what they knew of it. What I was typing in it at that very
// moment would be lost with the old one: whoever typed it puts it back.
import { Extension } from '@tiptap/core'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'

/** How long what I typed may still be under way when the move comes. */
const underWay = 30_000

interface Typed {
  id: string
  /** What the block said before, and after. */
  before: string
  after: string
  at: number
  /** The last that I wrote, as Yjs counts it; negative until it is written. */
  clock: number
}

/** Where `less` lacks letters of `more`, and which; null when they differ in anything else. */
export function missing(less: string, more: string): { at: number; letters: string } | null {
  const length = more.length - less.length
  if (length <= 0) return null
  let at = 0
  while (at < less.length && less[at] === more[at]) at++
  return less.slice(at) === more.slice(at + length) ? { at, letters: more.slice(at, at + length) } : null
}

const isPlain = (node: Node): boolean => node.isTextblock && node.textContent.length === node.content.size

const sharedBy = (view: EditorView) => (ySyncPluginKey.getState(view.state) as { doc: Y.Doc }).doc // the plugin's own state

/** Whether what I wrote hangs below a block that is no more. A letter that someone took out of a block is not that. */
function isGone(view: EditorView, clock: number): boolean {
  const doc = sharedBy(view)
  if (clock < 0) return false
  const found = Y.getItem(doc.store, Y.createID(doc.clientID, clock))
  if (!(found instanceof Y.Item)) return true // forgotten already
  return found.parent instanceof Y.AbstractType && (found.parent._item?.deleted ?? false)
}

function blockOf(doc: Node, id: string): { node: Node; pos: number } | null {
  let found: { node: Node; pos: number } | null = null
  doc.descendants((node, pos) => {
    if (node.attrs['id'] === id && isPlain(node)) found ??= { node, pos }
    return found === null && !node.isTextblock
  })
  return found
}

/** Puts back what of my letters the block lacks at its new place. */
function putBack(view: EditorView, { id, before, after }: Typed): void {
  const mine = missing(before, after)
  const block = blockOf(view.state.doc, id)
  const lost = block && missing(block.node.textContent, after)
  if (!block || !mine || !lost || lost.letters.length > mine.letters.length) return
  const place = block.pos + 1 + lost.at
  view.dispatch(view.state.tr.insertText(lost.letters, place).setMeta('addToHistory', false))
}

export function rescue(): Plugin {
  let typed: Typed | null = null
  return new Plugin({
    state: {
      init: () => null,
      apply(tr, _, before, after) {
        const { parent } = after.selection.$head
        const id: unknown = parent.attrs['id']
        if (!tr.docChanged || isChangeOrigin(tr)) return null
        const was = before.selection.$head.parent
        const isSame = typeof id === 'string' && was.attrs['id'] === id && isPlain(parent) && isPlain(was)
        const now = Date.now()
        const goesOn = typed?.id === id && typed?.after === was.textContent && now - typed.at < underWay
        if (!isSame) typed = null
        else if (goesOn && typed) typed = { ...typed, after: parent.textContent, at: now, clock: -1 }
        else typed = { id, before: was.textContent, after: parent.textContent, at: now, clock: -1 }
        return null
      },
    },
    view: () => ({
      update(view) {
        if (typed === null) return
        // After the library has written what I typed, or drawn what came.
        queueMicrotask(() => {
          if (typed === null || view.isDestroyed) return
          if (isGone(view, typed.clock)) {
            const last = typed
            typed = null
            if (Date.now() - last.at < underWay) putBack(view, last)
            return
          }
          // What was undone, or changed by someone who has seen it, is theirs to decide.
          const { parent } = view.state.selection.$head
          const block = parent.attrs['id'] === typed.id ? parent : blockOf(view.state.doc, typed.id)?.node
          const { store, clientID } = sharedBy(view)
          if (block?.textContent !== typed.after) typed = null
          else if (typed.clock < 0) typed.clock = Y.getState(store, clientID) - 1
        })
      },
    }),
  })
}

export const Rescue = Extension.create({ name: 'rescue', addProseMirrorPlugins: () => [rescue()] })
