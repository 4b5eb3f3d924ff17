// Putting other words where some were found: one at a time, or all as one step of undoing. Marks stay; mentions, living blocks
// and breaks are never part of what was found. [D42]
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { Mapping } from '@tiptap/pm/transform'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { findingIn, goToHit, tellFinding, withFinding } from './finding.ts'
import { hitFrom, hitsIn, type Hit } from './search.ts'

/** What is put has the marks of the first letter that it replaces. */
function put(tr: Transaction, { from, to, note }: Hit, words: string): void {
  if (words === '') return void tr.delete(from, to)
  const marks = note === null ? (tr.doc.resolve(from).nodeAfter?.marks ?? []) : []
  tr.replaceWith(from, to, tr.doc.type.schema.text(words, marks))
}

/** One step of undoing, apart from what was typed just before and after. */
function byItself(editor: Editor, act: () => void): void {
  const undo = (yUndoPluginKey.getState(editor.state) as { undoManager?: { stopCapturing: () => void } } | undefined)
    ?.undoManager // the library types its state loosely
  undo?.stopCapturing()
  act()
  undo?.stopCapturing()
}

/** Replaces the hit that one is at and goes on to the next. False where there is none. */
export function replaceOne(editor: Editor, words: string): boolean {
  const { query, at } = findingIn(editor.state)
  const hits = hitsIn(editor.state.doc, query)
  const hit = hits[at]
  if (!editor.isEditable || !hit) return false
  const { tr } = editor.state
  put(tr, hit, words)
  byItself(editor, () => editor.view.dispatch(tr))
  const after = hitsIn(editor.state.doc, query)
  const next = hitFrom(after, hit.from + words.length)
  tellFinding(editor, { hits: after, at: next })
  if (next >= 0) goToHit(editor, next)
  return true
}

/** Replaces all that is found, as one step of undoing; gives how many. */
export function replaceAll(editor: Editor, words: string): number {
  const { query } = findingIn(editor.state)
  const hits = hitsIn(editor.state.doc, query)
  if (!editor.isEditable || hits.length === 0) return 0
  const moved = new Mapping()
  byItself(editor, () => {
    for (const round of roundsOf(editor.state.doc, hits)) {
      const { tr } = editor.state
      for (const hit of round) put(tr, { ...hit, from: moved.map(hit.from, 1), to: moved.map(hit.to, -1) }, words)
      moved.appendMapping(tr.mapping)
      editor.view.dispatch(withFinding(tr, { hits: [], at: -1 }))
    }
  })
  const after = hitsIn(editor.state.doc, query)
  tellFinding(editor, { hits: after, at: after.length > 0 ? 0 : -1 })
  return hits.length
}

/**
 * One hit of each block at a time, from the end, where places before stay true. Of two in one block, all between them would be
 * written again in the shared text: no longer its author's, and what another types there meanwhile would be put elsewhere.
 */
function roundsOf(doc: Node, hits: readonly Hit[]): Hit[][] {
  const rounds: Hit[][] = []
  let [block, round] = [-1, 0]
  for (const hit of hits.toReversed()) {
    const start = doc.resolve(hit.from).start()
    round = start === block ? round + 1 : 0
    block = start
    const list = rounds[round]
    if (list) list.push(hit)
    else rounds.push([hit])
  }
  return rounds
}
