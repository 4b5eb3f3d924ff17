// The editor's speaker.
import { editor } from '../../shared/text/fr/editor.ts'
import { words } from '../../shared/text/words.ts'

export const t = words(editor)
export type EditorWord = keyof typeof editor
