// What every act on tables is: data that the menu shows, the shortcuts run and the live region tells.
import type { Editor } from '@tiptap/core'
import type { TableRect } from '@tiptap/pm/tables'
import type { IconShape } from '../../ui/Icon.tsx'
import type { TableWord } from './words.ts'

export interface TableAct {
  key: TableWord
  icon?: IconShape
  /** Does it, and says what it did; nothing to say when it told already, or could not be done. */
  run: (editor: Editor, place: TableRect) => string | null | Promise<string | null>
  /** Why it cannot be done here; false when it can. */
  off?: (editor: Editor, place: TableRect) => 'table.merge.off' | boolean
  /** For what is on or off: whether it is on. */
  on?: (place: TableRect) => boolean
  /** As written in the menu and in the list of shortcuts. */
  keys?: string
  danger?: boolean
}
