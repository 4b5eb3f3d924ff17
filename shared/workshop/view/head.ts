// What everybody reads first: the stage, the phase, the timer, the message, the counts.
import { guestsOf } from '../decide/people.ts'
import { roundInHand } from '../decide/scene.ts'
import type { Shown } from '../events.ts'
import { votersIn } from '../results.ts'
import type { Round, WorkshopHead, WorkshopState, WorkshopTexts } from '../state.ts'
import { withNames } from '../speakers.ts'
import { isJoinable } from '../stages.ts'
import type { CommonView, HeadView } from '../view.ts'
import type { Scope } from './scope.ts'

export type Seen = Pick<CommonView, 'contributions' | 'clusters' | 'panels'>

export function headSeen(
  state: WorkshopState,
  texts: WorkshopTexts,
  head: WorkshopHead,
  scope: Scope,
  seen: Seen,
): HeadView {
  const round = roundInHand(state)
  return {
    title: head.title,
    stage: state.stage,
    ...(typeof head.rehearsalPeople === 'number' && ({ rehearsal: true } as const)),
    ...(isJoinable(state.stage) && head.videoUrl ? { videoUrl: head.videoUrl } : {}),
    code: isJoinable(state.stage) ? head.code : null,
    meeting: head.meeting,
    ...placeIn(state, round),
    phase: round === undefined ? null : phaseSeen(round, texts),
    round: round === undefined ? null : roundSeen(round),
    shown: shownTo(state.shown, seen),
    message: messageOf(state, texts),
    ...(state.wish.length > 0 ? { wish: state.wish } : {}),
    counts: countsOf(state, texts, scope, round),
  }
}

function placeIn({ phases }: WorkshopState, round: Round | undefined) {
  const played = phases.filter(({ id, skipped }) => !skipped || id === round?.phaseId)
  return { phases: played.length, phaseNumber: played.findIndex(({ id }) => id === round?.phaseId) + 1 }
}

/** As it was when the round started. */
function phaseSeen({ phase }: Round, { texts }: WorkshopTexts): HeadView['phase'] {
  const { id, kind, title, prompt, identity, config } = withNames(phase, texts)
  return { id, kind, title, prompt, identity, config }
}

const roundSeen = (round: Round): HeadView['round'] => ({
  id: round.id,
  revealed: round.revealed,
  locked: round.locked,
  endsAt: round.endsAt,
  remaining: round.remaining,
  length: round.endsAt === null && round.remaining === null ? null : round.length,
  ballot: round.ballot,
  resultsShown: round.resultsShown,
})

/** What was shown and may no longer be seen here is not even named: the instruction is back. */
export function shownTo(shown: Shown, seen: Seen): Shown {
  const isGone =
    (shown.kind === 'contribution' && !Object.hasOwn(seen.contributions, shown.contributionId)) ||
    (shown.kind === 'cluster' && !Object.hasOwn(seen.clusters, shown.clusterId)) ||
    (shown.kind === 'intervention' && !isSummedUp(seen, shown))
  return isGone ? { kind: 'phase' } : shown
}

/** Its synthesis may be read here. */
const isSummedUp = ({ panels }: Seen, { roundId, speakerId }: Extract<Shown, { kind: 'intervention' }>): boolean =>
  panels.some(
    (one) => one.roundId === roundId && one.speakers.some(({ id, synthesis }) => id === speakerId && synthesis !== ''),
  )

function messageOf({ messageId }: WorkshopState, texts: WorkshopTexts): HeadView['message'] {
  const text = messageId === null ? undefined : texts.texts.get(messageId)
  return messageId === null || text === undefined ? null : { id: messageId, text }
}

function countsOf(state: WorkshopState, texts: WorkshopTexts, scope: Scope, round: Round | undefined) {
  let here = 0
  let finished = 0
  for (const { id, left, erased } of state.guests.values()) {
    if (left || erased) continue
    if (texts.guests.get(id)?.isHere === true) here += 1
    if (round?.finished.has(id) === true) finished += 1
  }
  return {
    guests: guestsOf(state),
    here,
    tables: state.tables.size,
    contributions: scope.contributions,
    wrote: scope.wrote.size,
    finished,
    voted: round === undefined ? 0 : votersIn(state, texts, round),
  }
}
