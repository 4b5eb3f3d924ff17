// « Masquer les questions »: hides the guiding questions of a text, on this device only. Absent from a text that asks none.
import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import MessageCircleQuestionMark from 'lucide-react/icons/message-circle-question-mark'
import { guideChoice, useGuidesShown } from './guide-choice.ts'
import { asksQuestions } from './guides.ts'
import { ToolButton } from './ToolButton.tsx'
import styles from './Toolbar.module.css'
import { t } from './words.ts'

export function GuidesSwitch({ editor }: { editor: Editor }) {
  const shown = useGuidesShown()
  const asks = useEditorState({ editor, selector: ({ editor: { state } }) => asksQuestions(state) })
  if (!asks) return null
  const words = t(shown ? 'editor.guides.hide' : 'editor.guides.show')
  return (
    <ToolButton label={words} icon={MessageCircleQuestionMark} onClick={() => guideChoice().choose(!shown)}>
      <span className={styles.toolWords}>{words}</span>
    </ToolButton>
  )
}
