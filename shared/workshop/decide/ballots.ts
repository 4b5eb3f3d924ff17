// That a ballot is open, closed, its results shown. What people choose is in votes.ts.
import { isOut, reachOf } from '../sight.ts'
import type { BallotConfig } from '../phases.ts'
import { isOnSection } from '../section.ts'
import { sectionKey } from '../section-shown.ts'
import type { WorkshopState } from '../state.ts'
import { done, onRoundInHand, refuse, type Decision, type Of, type Scene } from './scene.ts'

/** What it is about is fixed at its first opening: opened again, it goes on. */
export function openBallot(scene: Scene, { roundId }: Of<'openBallot'>): Decision {
  return onRoundInHand(scene, roundId, (round) => {
    const { config } = round.phase
    if (config.mechanism !== 'ballot') return refuse('notNow')
    if (round.ballot === 'open') return done()
    if (config.subject === 'section' && round.ballot === 'none') return refuse('unknown') // no section was chosen: with one, its words come along
    const subjects = round.ballot === 'closed' ? [...round.subjects] : subjectsOf(scene.state, config)
    return subjects.length === 0 ? refuse('nothingPlanned') : done({ kind: 'ballotOpened', roundId, subjects })
  })
}

/** The first opening of a ballot on a section, with the words that stand from then on. [A110] */
export function openSection(scene: Scene, { roundId, words, seen }: Of<'openSection'>): Decision {
  return onRoundInHand(scene, roundId, (round) => {
    const { config } = round.phase
    // An act in the name of an organisation, which the text bears: not where nobody is told who answered.
    if (!isOnSection(config) || round.phase.identity === 'nameless') return refuse('notNow')
    if (round.ballot !== 'none') return openBallot(scene, { kind: 'openBallot', roundId })
    return {
      events: [{ kind: 'ballotOpened', roundId, subjects: [seen.blockId], section: seen }],
      writes: [{ key: sectionKey(roundId), text: words }],
    }
  })
}

/** Only what everybody sees is voted on; what was merged is voted on as what it became. */
function subjectsOf(state: WorkshopState, { subject, items }: BallotConfig): string[] {
  if (subject === 'items') return items.map((_, index) => String(index))
  if (subject === 'section') return []
  const seen = [...state.contributions.values()].filter((one) => isOut(one) && reachOf(state, one) === 'all')
  const merged = new Set(seen.flatMap(({ parents }) => parents.map(({ id }) => id)))
  const whole = seen.filter(({ id, parked }) => !merged.has(id) && !parked)
  if (subject === 'contributions') return whole.map(({ id }) => id)
  const clusters = new Set(whole.flatMap(({ clusterId }) => clusterId ?? []))
  return [
    ...[...state.clusters.keys()].filter((id) => clusters.has(id)),
    ...whole.filter(({ clusterId }) => clusterId === null).map(({ id }) => id),
  ]
}

export function closeBallot(scene: Scene, { roundId }: Of<'closeBallot'>): Decision {
  return onRoundInHand(scene, roundId, ({ ballot }) => {
    if (ballot === 'none') return refuse('notNow')
    return ballot === 'closed' ? done() : done({ kind: 'ballotClosed', roundId })
  })
}

export function showResults(scene: Scene, { roundId, shown }: Of<'showResults'>): Decision {
  return onRoundInHand(scene, roundId, ({ ballot, resultsShown }) => {
    if (ballot === 'none') return refuse('notNow')
    return resultsShown === shown ? done() : done({ kind: 'resultsShown', roundId, shown })
  })
}
