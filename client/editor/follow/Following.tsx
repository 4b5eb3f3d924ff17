// Beside the tools, while one follows somebody: the place of the banner that says so.
import type { Editor } from '@tiptap/react'
import { Suspense } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { useFollowed } from './follow.ts'
import { lazily } from '../../lazily.ts'

const FollowBanner = lazily(() => import('./FollowBanner.tsx'), 'FollowBanner')

export function Following({ editor, awareness }: { editor: Editor; awareness: Awareness }) {
  const followed = useFollowed(awareness)
  if (!followed) return null
  return (
    <Suspense fallback={null}>
      <FollowBanner key={followed.actorId} editor={editor} awareness={awareness} followed={followed} />
    </Suspense>
  )
}
