// What somebody deletes of another's text and brings back: letter by letter, in short cells, in many, across paragraphs, long after.
import { undo } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import { beginStep } from '../../../client/editor/own-step.ts'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { cell, Desk, listItem, paragraph, row, text } from '../../support/desk.ts'

const words = 'Les projets naissent, puis cherchent un toit. Sur les 41 structures entendues, 27 ont renoncé.'

function takeBack(desk: Desk): void {
  desk.sent()
  if (!undo(desk.editor.state)) throw new Error('nothing to undo')
}

/** From the end of the words on, as a finger on Backspace does. */
function backspace(desk: Desk, after: string, times: number): void {
  desk.caret(after, true)
  for (let pressed = 0; pressed < times; pressed++) {
    const { tr, selection } = desk.editor.state
    desk.editor.dispatch(tr.delete(selection.from - 1, selection.from))
    desk.sent(0.05)
  }
}

test.each([4, 24])('%i letters deleted one by one and brought back by undoing are their author’s', (times) => {
  const desk = new Desk(paragraph('un', text(words)))
  backspace(desk, 'un toit', times)
  takeBack(desk)
  expect(desk.shares()).toEqual({ raw: Math.round(100 * (1 - times / words.length)), kept: 100 })
})

test('also where only the last of them are brought back, and long after', () => {
  const desk = new Desk(paragraph('un', text(words)))
  backspace(desk, 'un toit', 8)
  beginStep(desk.editor.state)
  backspace(desk, 'cherchent', 9)
  desk.sent()
  takeBack(desk)
  desk.sent(7200)
  expect(desk.editor.lines()[0]).toContain('puis cherchent.')
  expect(desk.shares().kept).toBe(100)
})

test('letters retyped one by one where they stood are of whoever typed them', () => {
  const desk = new Desk(paragraph('un', text(words)))
  backspace(desk, 'un toit', 4)
  for (const letter of 'toit') {
    desk.editor.dispatch(desk.editor.state.tr.insertText(letter))
    desk.sent(0.2)
  }
  expect(desk.shares()).toEqual({ raw: 96, kept: 96 })
})

const table = (rows: string[][]): DocumentJson => ({
  type: 'table',
  content: rows.map((one, n) => row(...one.map((words, at) => cell(`${n}-${at}`, words)))),
})

function removeBlock(desk: Desk, place: number): void {
  const { doc, tr } = desk.editor.state
  let from = 0
  for (let n = 0; n < place; n++) from += doc.child(n).nodeSize
  desk.editor.dispatch(tr.delete(from, from + doc.child(place).nodeSize))
}

test('a table of short cells that is deleted and brought back', () => {
  const cells = table([
    ['oui', '12', 'Les Halles'],
    ['non', '3', '€'],
  ])
  const desk = new Desk(paragraph('un', text(words)), cells)
  removeBlock(desk, 1)
  takeBack(desk)
  expect(desk.shares().kept).toBe(100)
})

test('a table of more cells than one remembers deletions', () => {
  const rows = Array.from({ length: 150 }, (_, n) => [`Commune nº ${n}`, `${n * 37} habitants`])
  const desk = new Desk(paragraph('un', text(words)), table(rows))
  removeBlock(desk, 1)
  takeBack(desk)
  expect(desk.shares().kept).toBe(100)
})

test('a list with short items that changes places with the only other block, which takes two edits', () => {
  const list = {
    type: 'bulletList',
    content: ['Oui', 'Un', 'Des locaux'].map((one, n) => listItem(paragraph(`p${n}`, text(one)))),
  }
  const desk = new Desk(list, paragraph('un', text(words)))
  const node = desk.editor.state.doc.child(0)
  removeBlock(desk, 0)
  desk.sent()
  desk.editor.dispatch(desk.editor.state.tr.insert(desk.editor.state.doc.content.size, node))
  expect(desk.shares().kept).toBe(100)
})

test('the end of a paragraph and the beginning of the next, cut and pasted within a third', () => {
  const desk = new Desk(
    paragraph('un', text('Le bassin compte des lieux.')),
    paragraph('deux', text('Trois villes en vivent.')),
    paragraph('trois', text(words)),
  )
  desk.caret('lieux.')
  const from = desk.editor.state.selection.from
  desk.caret(' en vivent')
  const to = desk.editor.state.selection.from
  const cut = desk.editor.state.doc.slice(from, to)
  desk.editor.dispatch(desk.editor.state.tr.delete(from, to))
  desk.sent(5)
  desk.caret(' Sur les 41')
  const at = desk.editor.state.selection.from
  desk.editor.dispatch(desk.editor.state.tr.replace(at, at, cut))
  expect(desk.editor.lines()).toEqual([
    'Le bassin compte des  en vivent.',
    'Les projets naissent, puis cherchent un toit.lieux.',
    'Trois villes Sur les 41 structures entendues, 27 ont renoncé.',
  ])
  expect(desk.shares().kept).toBe(100)
})

test('of lines that say the same, each comes back to its own author', () => {
  const desk = new Desk(paragraph('un', text('Un lieu par commune.')), paragraph('deux', text(words)))
  const { state } = desk.editor
  const { paragraph: type } = state.schema.nodes
  if (!type) throw new Error('no paragraph')
  desk.editor.dispatch(
    state.tr.insert(state.doc.child(0).nodeSize, type.create(null, state.schema.text('Un lieu par commune.'))),
  )
  const own = desk.owners()
  beginStep(desk.editor.state)
  const { doc, tr } = desk.editor.state
  desk.editor.dispatch(tr.delete(0, doc.child(0).nodeSize + doc.child(1).nodeSize))
  takeBack(desk)
  desk.sent()
  expect(desk.owners()).toEqual(own)
})
