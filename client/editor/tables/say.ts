// Says what an act did to those who do not see it, and shows what was refused.
import type { Editor } from '@tiptap/core'
import { toasts } from '../../ui/toast-store.ts'
import { announce } from '../announce.ts'

export const say = (editor: Editor, words: string): void => announce(editor.view, words)

export function refuse(words: string): null {
  toasts.show({ tone: 'danger', text: words })
  return null
}
