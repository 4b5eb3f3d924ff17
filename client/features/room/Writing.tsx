// Where one writes, at one place of the page whatever the phase becomes: whoever is typing keeps their field and their keyboard.
import { Suspense, useState } from 'react'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { words } from '../../../shared/text/words.ts'
import type { HeadView } from '../../../shared/workshop/view.ts'
import { Composer } from './Composer.tsx'
import { TagChoice } from './later.ts'
import type { Mine } from './own-part.ts'
import type { Draft } from './room-notes.ts'
import type { Drafts } from './use-drafts.ts'
import type { RoomNow } from './use-room.ts'

const t = words(room)

export type Writes = {
  draft: Draft
  formId: string
  /** How many were sent in this round. */
  sent: number
  isFull: boolean
  /** The field is shown: always before the reveal; after it, on request or when something is being written. */
  isShown: boolean
  maySend: boolean
  ask(): void
}

/** What one may write in the round in hand; null where nothing is collected. */
export function useWrites(head: HeadView | null, mine: readonly Mine[], drafts: Drafts): Writes | null {
  const [asked, setAsked] = useState<string | null>(null)
  const { round, phase } = head ?? {}
  const draft = drafts.current
  if (!draft || !round || phase?.config.mechanism !== 'collect') return null
  const sent = mine.filter((one) => one.roundId === round.id && one.state !== 'refused').length
  const isFull = sent >= phase.config.most
  const isOpen = !isFull && !round.locked
  const isShown = draft.text !== '' || (isOpen && (!round.revealed || asked === round.id))
  return {
    draft,
    formId: `write-${round.id}`,
    sent,
    isFull,
    isShown,
    maySend: isOpen,
    ask: () => setAsked(round.id),
  }
}

export function Writing({ now, drafts, writes }: { now: RoomNow; drafts: Drafts; writes: Writes | null }) {
  const [said, setSaid] = useState({ of: '', words: '' })
  const send = (draft: Draft) => {
    drafts.send(draft)
    const words = t(now.status.is === 'live' && !now.queue.isStuck ? 'room.write.said' : 'room.write.saidWaiting')
    setSaid((before) => ({ of: draft.roundId, words: before.words === words ? `${words}\u00a0` : words })) // the same words twice are heard twice
  }
  const all = [
    ...drafts.left.map((draft) => ({ draft, isLeft: true })),
    ...(writes?.isShown ? [{ draft: writes.draft, isLeft: false }] : []),
  ]
  return (
    <>
      {all.map(({ draft, isLeft }) => (
        <Composer
          key={draft.roundId}
          formId={`write-${draft.roundId}`}
          draft={draft}
          isLeft={isLeft}
          closed={!isLeft && !writes?.maySend}
          onChange={drafts.change}
          onSend={send}
        >
          {draft.mayTell && (
            <Suspense fallback={null}>
              <TagChoice tagging={drafts.tagging} />
            </Suspense>
          )}
        </Composer>
      ))}
      <span className="sr-only" role="status">
        {said.of === drafts.current?.roundId && said.words}
      </span>
    </>
  )
}
