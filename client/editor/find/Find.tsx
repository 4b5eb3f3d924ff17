// The place of the bar that finds, beside the tools: empty until someone asks for it.
import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import { Suspense } from 'react'
import { findingIn } from './finding.ts'
import { lazily } from '../../lazily.ts'

const FindBar = lazily(() => import('./FindBar.tsx'), 'FindBar')

export function Find({ editor }: { editor: Editor }) {
  const isOpen = useEditorState({ editor, selector: ({ editor: now }) => findingIn(now.state).mode !== null })
  if (!isOpen) return null
  return (
    <Suspense fallback={null}>
      <FindBar editor={editor} />
    </Suspense>
  )
}
