// The block that one is in, what it is called aloud, and its moves, said as they are made. Loaded with what floats over the text.
import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { editorInsert } from '../../shared/text/fr/editor-insert.ts'
import { words } from '../../shared/text/words.ts'
import { announce } from './announce.ts'
import type { Direction } from './blocks/moving.ts'
import { blockAround, moveOf } from './blocks/moving.ts'
import type { Placed } from './blocks/places.ts'
import { wordsOf } from './headings.ts'

const t = words(editorInsert)

export const blockHere = ({ state }: Editor): Placed | null => {
  const { selection } = state
  if (selection instanceof NodeSelection && selection.node.isBlock && selection.$from.parent.type.name !== 'tableRow')
    return { node: selection.node, pos: selection.from }
  return blockAround(selection.$head)
}

export const saidOf = (node: Placed['node']): string =>
  wordsOf(node).slice(0, 60) || (node.isTextblock ? t('blocks.empty') : t('blocks.unnamed'))

/** Moves a block one place and says where it is. False when it cannot go there, which is said too. */
export function moveBlock(editor: Editor, block: Placed, direction: Direction): boolean {
  const moved = moveOf(editor.state, block, direction)
  const what = saidOf(block.node)
  if (!moved) {
    announce(editor.view, t(direction === 'up' ? 'blocks.moved.first' : 'blocks.moved.last'))
    return false
  }
  const { steps, past, place, count } = moved
  for (const step of steps) editor.view.dispatch(step(editor.state))
  const where = { what, neighbour: past ? saidOf(past) : '', place, count }
  if (!past) announce(editor.view, t('blocks.moved.out', { what }))
  else announce(editor.view, t(direction === 'up' ? 'blocks.moved.up' : 'blocks.moved.down', where))
  return true
}
