// The keys of the block that one is in: up, down, its menu; and the one that checks a task. What moves blocks is loaded later,
// and puts itself in the storage.
import { Extension } from '@tiptap/core'
import type { CommandProps } from '@tiptap/core'
import type { Direction } from './blocks/moving.ts'
import { ancestor } from './blocks/places.ts'

interface BlockKeysStorage {
  /** Opens the menu of the block that the caret is in. */
  menu: (() => void) | null
  move: ((direction: Direction) => void) | null
}

declare module '@tiptap/core' {
  interface Storage {
    blockKeys: BlockKeysStorage
  }
}

/** Checks the task that the caret is in, or takes its mark away. */
function checkTask({ state, tr, dispatch }: CommandProps): boolean {
  const task = ancestor(state.selection.$head, 'taskItem')
  if (task && dispatch) tr.setNodeAttribute(task.pos, 'checked', task.node.attrs['checked'] !== true)
  return task !== null
}

export const BlockKeys = Extension.create<object, BlockKeysStorage>({
  name: 'blockKeys',
  priority: 1_050,
  addStorage: () => ({ menu: null, move: null }),
  addKeyboardShortcuts() {
    const move = (direction: Direction) => () => {
      this.editor.storage.blockKeys.move?.(direction)
      return true // even at the edge, or before it is loaded: these keys must not select instead
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
