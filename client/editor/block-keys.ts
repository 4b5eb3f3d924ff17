// The keys of the block that one is in: up, down, its menu; what happened is said.
import { Extension } from '@tiptap/core'
import type { CommandProps, Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { announce } from './announce.ts'
import type { Direction } from './blocks/moving.ts'
import { moveOf } from './blocks/moving.ts'
import type { Placed } from './blocks/places.ts'
import { ancestor, blockAround } from './blocks/places.ts'
import { wordsOf } from './headings.ts'
import { t } from './words.ts'

declare module '@tiptap/core' {
  interface Storage {
    blockKeys: {
      /** Opens the menu of the block that the caret is in, once what shows it is there. */
      menu: (() => void) | null
    }
  }
}

export const blockHere = ({ state }: Editor): Placed | null => {
  const { selection } = state
  if (selection instanceof NodeSelection && selection.node.isBlock && selection.$from.parent.type.name !== 'tableRow')
    return { node: selection.node, pos: selection.from }
  return blockAround(selection.$head)
}

export const saidOf = (node: Placed['node']): string =>
  wordsOf(node).slice(0, 60) || (node.isTextblock ? t('blocks.empty') : t('blocks.block'))

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

/** Checks the task that the caret is in, or takes its mark away. */
function checkTask({ state, tr, dispatch }: CommandProps): boolean {
  const task = ancestor(state.selection.$head, 'taskItem')
  if (task && dispatch) tr.setNodeAttribute(task.pos, 'checked', task.node.attrs['checked'] !== true)
  return task !== null
}

export const BlockKeys = Extension.create<object, { menu: (() => void) | null }>({
  name: 'blockKeys',
  priority: 1_050,
  addStorage: () => ({ menu: null }),
  addKeyboardShortcuts() {
    const move = (direction: Direction) => () => {
      const here = blockHere(this.editor)
      if (here) moveBlock(this.editor, here, direction)
      return here !== null // even at the edge: these keys must not select instead
    }
    return {
      'Alt-Shift-ArrowUp': move('up'),
      'Alt-Shift-ArrowDown': move('down'),
      'Mod-Enter': () => this.editor.commands.command(checkTask),
      'Alt-Enter': () => {
        const { menu } = this.editor.storage.blockKeys
        menu?.()
        return menu !== null
      },
    }
  },
})
