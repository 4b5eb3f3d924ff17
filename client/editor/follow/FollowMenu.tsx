// What a press on a face offers: to follow this person, or no longer.
import { useId } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { editorWriting } from '../../../shared/text/fr/editor-writing.ts'
import { words } from '../../../shared/text/words.ts'
import { nameOf } from '../Face.tsx'
import { MenuList } from '../MenuList.tsx'
import type { Person } from '../people.ts'
import { followOf, useFollowed } from './follow.ts'

const t = words(editorWriting)

interface FollowMenuProps {
  awareness: Awareness
  people: readonly Person[]
  onClose: (chosen: boolean) => void
}

export function FollowMenu({ awareness, people, onClose }: FollowMenuProps) {
  const id = useId()
  const followed = useFollowed(awareness)
  const items = people.map(({ actorId, name }) => {
    const isFollowed = followed?.actorId === actorId
    return {
      key: actorId,
      label: isFollowed ? t('follow.stop') : t('follow.start', { name }),
      run: () => followOf(awareness).set(isFollowed ? null : { actorId, name }),
    }
  })
  return <MenuList id={id} label={people.map(nameOf).join(' · ')} items={items} onClose={onClose} />
}
