// What is being written, round by round: kept with each letter, found again after a reload, and after the room has gone on.
import { useState } from 'react'
import type { HeadView } from '../../../shared/workshop/view.ts'
import { keepDraft, keptDrafts, type Draft } from './room-notes.ts'
import { languageSent, mayTell, useTagging, type Tagging } from './tagging.ts'
import type { RoomNow } from './use-room.ts'

export type Drafts = {
  /** For the round in hand; null where nothing is collected. */
  current: Draft | null
  /** Of rounds that the room has left, with a text. */
  left: readonly Draft[]
  change(draft: Draft): void
  send(draft: Draft): void
  tagging: Tagging
}

export function useDrafts({ notes, guestId, own, act, makeId }: RoomNow, head: HeadView | null): Drafts {
  const tagging = useTagging({ notes, guestId })
  const [drafts, setDrafts] = useState(() => keptDrafts(notes, guestId))
  const blank = blankFor(head, own?.name)
  const kept = drafts.find(({ roundId }) => roundId === blank?.roundId)
  const change = (draft: Draft) => {
    keepDraft(notes, guestId, draft)
    setDrafts((before) => [...before.filter(({ roundId }) => roundId !== draft.roundId), draft])
  }
  return {
    current: blank && kept ? { ...blank, text: kept.text, type: typeWithin(kept, blank) } : blank,
    left: drafts.filter(({ roundId, text }) => roundId !== blank?.roundId && text !== ''),
    change,
    send: (draft) => {
      const { roundId, type, text } = draft
      const said = languageSent(draft.mayTell, tagging)
      act({ kind: 'send', roundId, contributionId: makeId(), type, text, ...said })
      change({ ...draft, text: '' })
    },
    tagging,
  }
}

/** The facilitator may have changed which types are asked for. */
const typeWithin = (kept: Draft, blank: Draft) => (blank.types.includes(kept.type) ? kept.type : blank.type)

function blankFor(head: HeadView | null, name: string | undefined): Draft | null {
  const { phase, round } = head ?? {}
  if (!phase || !round || phase.config.mechanism !== 'collect') return null
  const { types, length } = phase.config
  const [type] = types
  const about = { roundId: round.id, title: phase.title, types, length, mayTell: mayTell(head, name) }
  return type ? { ...about, type, text: '' } : null
}
