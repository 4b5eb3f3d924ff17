// Finding in the text, the part that is always there: its keys, what was found, and how that shows. Searching and the bar are
// loaded when first asked for. [D40]
import { Extension } from '@tiptap/core'
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { NodeSelection, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Hit, Query } from './search.ts'

export type FindMode = 'find' | 'replace'

export interface Finding {
  /** Null: the bar is closed. */
  mode: FindMode | null
  /** Another number each time that one asks: the field takes the focus. */
  asked: number
  query: Query
  /** For what one looked: another than `query` from a change of it until one has looked again. */
  looked: Query | null
  hits: readonly Hit[]
  /** Which hit one is at; -1 for none. */
  at: number
  drawn: DecorationSet
}

type Change = Partial<Omit<Finding, 'drawn' | 'asked'>> & { isAsked?: boolean }

const key = new PluginKey<Finding>('finding')

/** Around the one that one is at; the rest of thousands is out of sight. */
const mostDrawn = 1_000

const nothing: Finding = {
  mode: null,
  asked: 0,
  query: { words: '', cases: false, accents: false, whole: false },
  looked: null,
  hits: [],
  at: -1,
  drawn: DecorationSet.empty,
}

export const findingIn = (state: EditorState): Finding => key.getState(state) ?? nothing

function draw(doc: Node, hits: readonly Hit[], at: number): DecorationSet {
  const first = Math.max(0, at - mostDrawn / 2)
  const drawn = hits.slice(first, first + mostDrawn).map(({ from, to, note }, index) => {
    const look = { class: first + index === at ? 'found found-here' : 'found' }
    return note === null
      ? Decoration.inline(from, to, look)
      : Decoration.inline(note, note + (doc.nodeAt(note)?.nodeSize ?? 1), look)
  })
  return DecorationSet.create(doc, drawn)
}

function mapHits({ mapping }: Transaction, hits: readonly Hit[]): Hit[] {
  return hits.flatMap(({ from, to, note }) => {
    const hit = {
      from: mapping.map(from, 1),
      to: mapping.map(to, -1),
      note: note === null ? null : mapping.map(note, 1),
    }
    return hit.to > hit.from ? [hit] : []
  })
}

function apply(tr: Transaction, before: Finding): Finding {
  const said = tr.getMeta(key) as Change | undefined // only set below
  if (!said && (!tr.docChanged || before.hits.length === 0)) return before
  if (!said) {
    const hits = mapHits(tr, before.hits)
    return { ...before, hits, at: Math.min(before.at, hits.length - 1), drawn: before.drawn.map(tr.mapping, tr.doc) }
  }
  const { isAsked, ...change } = said
  const now = { ...before, ...change, asked: before.asked + (isAsked ? 1 : 0) }
  const isShown = now.mode !== null
  return { ...now, drawn: isShown ? draw(tr.doc, now.hits, now.at) : DecorationSet.empty }
}

/** Says what changed about finding; with `tr`, together with what else it does. */
export const tellFinding = (editor: Editor, change: Change, tr = editor.state.tr): void =>
  editor.view.dispatch(tr.setMeta(key, change).setMeta('addToHistory', false))

/** Marks a transaction that is dispatched by others. */
export const withFinding = (tr: Transaction, change: Change): Transaction => tr.setMeta(key, change)

/** Opens the bar, with what is selected in its field. */
export function askToFind(editor: Editor, mode: FindMode): void {
  const { state } = editor
  const { from, to, empty } = state.selection
  const selected = empty ? '' : state.doc.textBetween(from, to, '\n')
  const before = findingIn(state)
  const words = selected !== '' && selected.length <= 200 && !selected.includes('\n') ? selected : before.query.words
  const shown = editor.isEditable ? mode : 'find'
  tellFinding(editor, { mode: shown, isAsked: true, query: { ...before.query, words } })
}

/** Goes to another hit, in a circle, without taking the focus. */
export function goToHit(editor: Editor, at: number): void {
  const { hits } = findingIn(editor.state)
  const hit = hits[((at % hits.length) + hits.length) % hits.length]
  if (!hit) return
  const { tr } = editor.state
  // Selected, so that what is folded opens and one writes on from there.
  tr.setSelection(
    hit.note === null ? TextSelection.create(tr.doc, hit.from, hit.to) : NodeSelection.create(tr.doc, hit.note),
  )
  tellFinding(editor, { at: hits.indexOf(hit) }, tr)
  showHit(editor)
}

export function showHit(editor: Editor): void {
  editor.view.dom.querySelector('.found-here')?.scrollIntoView({ block: 'center', inline: 'nearest' })
}

/** Closes the bar: the text has the focus, where one was led. */
export function endFinding(editor: Editor): void {
  tellFinding(editor, { mode: null, looked: null, hits: [], at: -1 })
  editor.view.focus()
}

function press(editor: Editor, event: KeyboardEvent): boolean {
  const name = event.key.toLowerCase()
  const isCtrl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
  const { mode, at, hits } = findingIn(editor.state)
  if (isCtrl && (name === 'f' || name === 'h')) askToFind(editor, name === 'f' ? 'find' : 'replace')
  else if (name === 'f3' && (mode === null || hits.length === 0)) askToFind(editor, 'find')
  else if (name === 'f3') goToHit(editor, at + (event.shiftKey ? -1 : 1))
  else return false
  event.preventDefault()
  return true
}

export const Finding = Extension.create({
  name: 'finding',
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin<Finding>({
        key,
        state: { init: () => nothing, apply },
        props: {
          decorations: (state) => key.getState(state)?.drawn,
          // As an event, not in the keymap: one searches in a text that one may only read, too.
          handleDOMEvents: { keydown: (_, event) => press(editor, event) },
        },
      }),
    ]
  },
})
