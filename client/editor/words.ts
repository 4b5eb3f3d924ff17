// The editor's speaker.
import { editor } from '../../shared/text/fr/editor.ts'
import { editorBlocks } from '../../shared/text/fr/editor-blocks.ts'
import { words } from '../../shared/text/words.ts'

export const t = words({ ...editor, ...editorBlocks })
