// What a facilitator does with what was written: hiding it, taking what came late, typing in what is on paper.
import type { HideReason } from '../events.ts'
import { hiddenFor, votersSaying } from '../hidden-reasons.ts'
import type { Contribution, WorkshopState } from '../state.ts'
import { stands, trayOf } from '../sight.ts'
import { isPanel, mayBeSentTo } from '../writing.ts'
import { done, isTaken, mayBeTidied, refuse, wrongWords, type Decision, type Of, type Scene } from './scene.ts'

/** With its reason, which its author is told. [A8] */
export function hide(scene: Scene, { contributionId, reason }: Of<'hide'>): Decision {
  return onStanding(scene, contributionId, ({ hidden }) =>
    hidden === reason ? done() : done({ kind: 'contributionHidden', contributionId, reason }),
  )
}

export function unhide(scene: Scene, { contributionId }: Of<'unhide'>): Decision {
  return onStanding(scene, contributionId, ({ hidden }) =>
    hidden === null ? done() : done({ kind: 'contributionShown', contributionId }),
  )
}

/** Of a vote with a name or for an organisation: the vote stays counted, its author is told why. [A94] */
export const hideReason = (scene: Scene, { reason, ...of }: Of<'hideReason'>): Decision => onReason(scene, of, reason)

export const unhideReason = (scene: Scene, of: Of<'unhideReason'>): Decision => onReason(scene, of, null)

type Told = { roundId: string; subjectId: string; text: string }

function onReason({ state, texts }: Scene, { roundId, subjectId, text }: Told, reason: HideReason | null): Decision {
  const round = state.rounds.get(roundId)
  const said = round === undefined ? [] : votersSaying(round, texts, subjectId, text)
  if (round === undefined || said.length === 0) return refuse('unknown')
  if (!mayBeModerated(state)) return refuse('notNow')
  const voters = said.filter((voter) => hiddenFor(round, voter, subjectId) !== reason)
  return voters.length === 0 ? done() : done({ kind: 'reasonHidden', roundId, voters, subjectId, reason })
}

/** What came late, and what waits to be read first: taken, or declined; one may think again. [A9] */
export function take(scene: Scene, { contributionId, taken }: Of<'take'>): Decision {
  return onStanding(scene, contributionId, (one) => {
    if (trayOf(one) === null && !one.late) return refuse('notNow')
    return one.taken === taken ? done() : done({ kind: 'contributionTaken', contributionId, taken })
  })
}

export function setAside(scene: Scene, { contributionId, parked }: Of<'park'>): Decision {
  return onStanding(scene, contributionId, (one) =>
    one.parked === parked ? done() : done({ kind: 'contributionParked', contributionId, parked }),
  )
}

/** What was withdrawn or erased is nobody's matter any more. */
function onStanding({ state }: Scene, id: string, then: (one: Contribution) => Decision): Decision {
  const one = state.contributions.get(id)
  if (one === undefined || !stands(one)) return refuse('unknown')
  return mayBeModerated(state) ? then(one) : refuse('notNow')
}

/** Authors still correct their words in the review: in a moderated phase somebody has to read them again. */
const mayBeModerated = (state: WorkshopState): boolean => mayBeTidied(state) || state.stage === 'review'

/** From paper, of a table: nobody's name, no limit of number, and never late. */
export function enter(scene: Scene, command: Of<'enter'>): Decision {
  const { state } = scene
  const { roundId, tableId, contributionId, type, text, language } = command
  const known = state.contributions.get(contributionId)
  if (known !== undefined) return known.source === 'paper' ? done() : refuse('notYours')
  if (isTaken(scene, contributionId)) return refuse('notYours')
  if (!mayBeTidied(state)) return refuse('notNow')
  const round = state.rounds.get(roundId)
  if (round === undefined || (tableId !== null && !state.tables.has(tableId))) return refuse('unknown')
  const wrong = wrongWords(round, type, text)
  if (wrong !== null) return refuse(wrong)
  const toSpeaker = command.toSpeaker ?? null
  if (!mayBeSentTo(round.phase.config, toSpeaker)) return refuse('unknown')
  const to = isPanel(round.phase.config) ? { toSpeaker } : {}
  const sent = { contributionId, roundId, guestId: null, tableId, type, source: 'paper' as const, ...to }
  return {
    events: [{ kind: 'contributionSent', ...sent, late: false, approved: true }],
    writes: [{ key: contributionId, text, language }],
  }
}
