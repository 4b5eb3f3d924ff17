// Who is the author after somebody else's gesture: each with our own editor bound to the shared text by the library itself.
import { joinBackward, setBlockType, splitBlock, toggleMark, wrapIn } from '@tiptap/pm/commands'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list'
import { undo } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import { blockAround, moveOf } from '../../../client/editor/blocks/moving.ts'
import { Replay } from '../../../shared/history/replay.ts'
import { cell, Desk, listItem, paragraph, row, text } from '../../support/desk.ts'

const words =
  'Les projets naissent, puis cherchent un toit. Sur les 41 structures entendues, 27 ont renoncé faute de local abordable.'
const schema = (desk: Desk) => desk.editor.state.schema
const node = (desk: Desk, name: string) => {
  const type = schema(desk).nodes[name]
  if (!type) throw new Error(`no ${name}`)
  return type
}

const gestures: Record<string, (desk: Desk) => void> = {
  Enter: (desk) => {
    desk.caret(' Sur les 41')
    desk.run(splitBlock)
  },
  'a title': (desk) => {
    desk.caret('projets')
    desk.run(setBlockType(node(desk, 'heading'), { level: 2 }))
  },
  'a quotation': (desk) => {
    desk.caret('projets')
    desk.run(wrapIn(node(desk, 'blockquote')))
  },
  'a list': (desk) => {
    desk.caret('projets')
    desk.run(wrapInList(node(desk, 'bulletList')))
  },
  'joining two paragraphs': (desk) => {
    desk.caret('Le schéma')
    desk.run(joinBackward)
  },
  'moving a block': (desk) => {
    desk.caret('projets')
    const block = blockAround(desk.editor.state.selection.$from)
    for (const step of (block && moveOf(desk.editor.state, block, 'down'))?.steps ?? []) {
      desk.editor.dispatch(step(desk.editor.state))
    }
  },
  'dragging words to another paragraph': (desk) => {
    desk.select('cherchent un toit', 17)
    const { state } = desk.editor
    const slice = state.selection.content()
    const tr = state.tr.deleteSelection()
    desk.editor.dispatch(tr.insert(tr.doc.content.size - 1, slice.content.firstChild?.content ?? slice.content))
  },
  'bold on some words': (desk) => {
    desk.select('cherchent un toit', 17)
    const { bold } = schema(desk).marks
    if (bold) desk.run(toggleMark(bold))
  },
  'Enter, then a title, then a list': (desk) => {
    gestures['Enter']?.(desk)
    gestures['a title']?.(desk)
    desk.caret('Sur les 41')
    desk.run(wrapInList(node(desk, 'orderedList')))
  },
  'deleting a paragraph and undoing': (desk) => {
    desk.select('Les projets', words.length)
    desk.editor.dispatch(desk.editor.state.tr.deleteSelection())
    desk.sent()
    if (!undo(desk.editor.state)) throw new Error('nothing to undo')
  },
  'cutting a sentence and pasting it elsewhere': (desk) => {
    desk.select('Sur les 41', 40)
    const cut = desk.editor.state.selection.content()
    desk.editor.dispatch(desk.editor.state.tr.deleteSelection())
    desk.sent(20)
    const { state } = desk.editor
    desk.editor.dispatch(state.tr.insert(state.doc.content.size - 1, cut.content.firstChild?.content ?? cut.content))
  },
}

/** In two edits: what was away for a moment was removed, and then came back. */
const backLater = new Set([
  'moving a block',
  'deleting a paragraph and undoing',
  'cutting a sentence and pasting it elsewhere',
])

const twoParagraphs = () => [
  paragraph('un', text(words)),
  paragraph('deux', text('Le schéma répond par des lieux partagés.')),
]

test.each(Object.entries(gestures))('%s leaves the text to who wrote it, and adds no letter', (name, gesture) => {
  const desk = new Desk(...twoParagraphs())
  gesture(desk)
  const { raw, kept } = desk.shares()
  expect({ kept, isLess: raw <= kept }).toEqual({ kept: 100, isLess: true })
  expect(desk.letters).toEqual(
    backLater.has(name) ? { added: 0, removed: desk.letters.removed } : { added: 0, removed: 0 },
  )
})

test('marks inside do not stop it: a title made of bold and italic words stays its author’s', () => {
  const desk = new Desk(paragraph('un', text('Loger '), text('et financer', 'bold'), text(' les projets', 'italic')))
  desk.caret('Loger')
  desk.run(setBlockType(node(desk, 'heading'), { level: 2 }))
  expect(desk.shares()).toEqual({ raw: 0, kept: 100 })
})

test('items of nested lists: split, pushed in, brought out', () => {
  const items = ['Des locaux qui durent', 'Un bus le soir', 'Oui', 'Une crèche'].map((line, i) =>
    listItem(paragraph(`p${i}`, text(line))),
  )
  const desk = new Desk({ type: 'bulletList', content: items })
  desk.caret('le soir')
  desk.run(splitListItem(node(desk, 'listItem')))
  desk.caret('Oui')
  desk.run(sinkListItem(node(desk, 'listItem')))
  desk.run(liftListItem(node(desk, 'listItem')))
  expect(desk.shares().kept).toBe(100)
})

test('rows of a table change places, with cells of two letters and cells that say the same', () => {
  const rows = [row(cell('a', 'oui'), cell('b', 'Vaucombe')), row(cell('c', 'oui'), cell('d', 'Les Halles'))]
  const desk = new Desk({ type: 'table', content: rows })
  const { state } = desk.editor
  const [first, second] = [state.doc.firstChild?.child(0), state.doc.firstChild?.child(1)]
  if (!first || !second) throw new Error('two rows')
  desk.editor.dispatch(state.tr.replaceWith(1, 1 + first.nodeSize + second.nodeSize, [second, first]))
  expect(desk.shares().kept).toBe(100)
})

test('what somebody typed is theirs, also the words that were there already', () => {
  const desk = new Desk(...twoParagraphs())
  desk.caret('Le schéma')
  const { state } = desk.editor
  desk.editor.dispatch(state.tr.insertText('Les projets avancent et se tiennent. ', state.selection.from))
  desk.sent()
  desk.select('cherchent', 9)
  desk.editor.dispatch(desk.editor.state.tr.insertText('trouvent enfin'))
  const { raw, kept } = desk.shares()
  expect(kept).toBe(raw)
})

test('a sentence replaced by another that shares some words is its author’s', () => {
  const desk = new Desk(paragraph('un', text('Les structures de l’économie sociale cherchent des locaux.')))
  desk.select('Les structures', 58)
  desk.editor.dispatch(desk.editor.state.tr.insertText('Des structures du territoire occupent des locaux.'))
  const { raw, kept } = desk.shares()
  expect(kept).toBe(raw)
})

test('what came back more than ten minutes later is whoever wrote it then', () => {
  const desk = new Desk(...twoParagraphs())
  desk.select('Sur les 41', 40)
  const cut = desk.editor.state.selection.content()
  desk.editor.dispatch(desk.editor.state.tr.deleteSelection())
  desk.sent()
  const { state } = desk.editor
  desk.editor.dispatch(state.tr.insert(state.doc.content.size - 1, cut.content.firstChild?.content ?? cut.content))
  desk.sent(601)
  expect(desk.shares().kept).toBeLessThan(100)
})

test('played again from its rows, a log carries the same; what was carried twice is followed to the first', () => {
  const desk = new Desk(...twoParagraphs())
  for (const gesture of ['Enter', 'a title', 'deleting a paragraph and undoing'] as const) {
    if (gesture !== 'deleting a paragraph and undoing') gestures[gesture]?.(desk)
  }
  desk.sent()
  const play = () => {
    const replay = new Replay()
    return desk.logged.rows.flatMap((logged) => replay.take(logged))
  }
  expect(play()).toEqual(play())
  expect(play().length).toBeGreaterThan(1)
})
