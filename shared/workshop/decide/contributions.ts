// Writing, changing and withdrawing one's own words; supporting and setting aside.
import { isOut, guestSees, stands } from '../sight.ts'
import type { Refusal } from '../commands.ts'
import type { Stage } from '../events.ts'
import { languageOf, type Contribution, type Round, type WorkshopState } from '../state.ts'
import { isPanel, mayBeSentTo, writingIn } from '../writing.ts'
import {
  done,
  isTaken,
  refuse,
  roundInHand,
  wrongWords,
  type Decision,
  type Guest,
  type Of,
  type Scene,
} from './scene.ts'

/** Sent again, it is done already. What comes after the round is kept as late. [A3] [A9] */
export function send(scene: Scene, command: Of<'send'>, asker: Guest): Decision {
  const { state } = scene
  const known = state.contributions.get(command.contributionId)
  if (known !== undefined) return known.guestId === asker.guestId ? done() : refuse('notYours')
  if (isTaken(scene, command.contributionId)) return refuse('notYours')
  const round = state.rounds.get(command.roundId)
  if (state.stage === 'draft' || state.stage === 'cancelled') return refuse('notNow')
  if (state.stage !== 'running' && state.stage !== 'open') return refuse('roundOver')
  // a round in an open workshop was taken back with its start: what was written in it meanwhile is late, not lost
  if (round === undefined) return refuse(state.stage === 'open' ? 'notNow' : 'unknown')
  const wrong = wrongWords(round, command.type, command.text)
  if (wrong !== null) return refuse(wrong)
  if (!mayBeSentTo(round.phase.config, command.toSpeaker ?? null)) return refuse('unknown')
  const late = round.endedAt !== null
  if (!late && round.locked) return refuse('roundLocked')
  return isFullOf(scene, round, asker.guestId) ? refuse('tooMany') : sent(scene, command, asker, late, round)
}

function sent({ state }: Scene, command: Of<'send'>, asker: Guest, late: boolean, round: Round): Decision {
  const { contributionId, roundId, type, text, language } = command
  const { config } = round.phase
  const event = {
    kind: 'contributionSent' as const,
    contributionId,
    roundId,
    guestId: asker.guestId,
    tableId: state.guests.get(asker.guestId)?.tableId ?? null,
    type,
    source: 'phone' as const,
    late,
    approved: writingIn(config)?.moderated !== true,
    ...(isPanel(config) ? { toSpeaker: command.toSpeaker ?? null } : {}),
  }
  return { events: [event], writes: [{ key: contributionId, text, language }] }
}

function isFullOf({ state }: Scene, round: Round, guestId: string): boolean {
  const rules = writingIn(round.phase.config)
  if (rules === null) return false
  const own = (state.authored.get(guestId) ?? []).map((id) => state.contributions.get(id))
  const here = own.filter((one) => one !== undefined && one.roundId === round.id)
  if (here.length >= mostEver(rules.most)) return true
  return here.filter((one) => one !== undefined && stands(one)).length >= rules.most
}

/** With what they took back: whoever sends and withdraws without end stops somewhere. [A70] */
const mostEver = (most: number): number => 20 + 5 * most

/** Why its author may not change it now; null where they may. [A8] */
export function whyFixed({ state }: Pick<Scene, 'state'>, one: Contribution): 'roundOver' | 'roundLocked' | null {
  const round = state.rounds.get(one.roundId)
  if (state.stage !== 'running' || round === undefined || round !== roundInHand(state)) return 'roundOver'
  return round.locked || round.revealed || one.asked ? 'roundLocked' : null
}

/** Milliseconds that people have to correct their words once the restitution is open to corrections. */
export const correctionsFor = 7 * 24 * 60 * 60 * 1000

/** Until when authors may correct their words, published meanwhile or not; null: they may not; Infinity: no end is set yet. [A52] */
export function correctableUntil({ stage, correctionsFrom }: WorkshopState): number | null {
  if (stage === 'closed') return Infinity
  const isOpen = stage === 'review' || stage === 'published'
  return isOpen && correctionsFrom !== null ? correctionsFrom + correctionsFor : null
}

/** Why it may not be reworded now; null where it may: while it is written, then while the restitution is made and corrected. */
export function whyNotReworded({ state, at }: Pick<Scene, 'state' | 'at'>, one: Contribution): Refusal | null {
  const until = correctableUntil(state)
  return until === null ? whyFixed({ state }, one) : at < until ? null : 'roundOver'
}

export function reword(scene: Scene, command: Of<'reword'>, asker: Guest): Decision {
  const { contributionId, type, text, language = languageOf(scene.texts, contributionId) } = command
  return onOwn(scene, contributionId, asker, (one) => {
    const fixed = whyNotReworded(scene, one)
    const round = scene.state.rounds.get(one.roundId)
    if (fixed !== null || round === undefined) return refuse(fixed ?? 'unknown')
    const wrong = wrongWords(round, type, text)
    if (wrong !== null) return refuse(wrong)
    return {
      events: [{ kind: 'contributionReworded', contributionId, type }],
      writes: [{ key: contributionId, text, language }],
    }
  })
}

/** Once the dossier is archived, only erasing is left. */
export const withdrawable: readonly Stage[] = ['running', 'closed', 'review', 'published']

export function withdraw(scene: Scene, { contributionId }: Of<'withdraw'>, asker: Guest): Decision {
  const one = scene.state.contributions.get(contributionId)
  if (one?.guestId === asker.guestId && one.withdrawn) return done()
  return onOwn(scene, contributionId, asker, () =>
    withdrawable.includes(scene.state.stage)
      ? done({ kind: 'contributionWithdrawn', contributionId })
      : refuse('roundOver'),
  )
}

/** Of somebody else's, one is told no more than of one that does not exist, unless one sees it. */
function onOwn(scene: Scene, id: string, { guestId }: Guest, then: (one: Contribution) => Decision): Decision {
  const one = scene.state.contributions.get(id)
  if (one === undefined || !guestSees(scene.state, guestId, one)) return refuse('unknown')
  return one.guestId === guestId ? then(one) : refuse('notYours')
}

/** By its author, or by the rapporteur of its table. */
export function park(scene: Scene, { contributionId, parked }: Of<'park'>, asker: Guest): Decision {
  const { state } = scene
  const one = state.contributions.get(contributionId)
  if (one === undefined || !guestSees(state, asker.guestId, one)) return refuse('unknown')
  const reports = one.tableId !== null && state.tables.get(one.tableId)?.rapporteurId === asker.guestId
  if (one.guestId !== asker.guestId && !reports) return refuse('notYours')
  if (state.stage !== 'running') return refuse('roundOver')
  return one.parked === parked ? done() : done({ kind: 'contributionParked', contributionId, parked })
}

/** Others' words only, where the phase invites to it. */
export function support(scene: Scene, { contributionId, supported }: Of<'support'>, { guestId }: Guest): Decision {
  const { state } = scene
  const one = state.contributions.get(contributionId)
  if (one === undefined || !isOut(one) || !guestSees(state, guestId, one)) return refuse('unknown')
  if (one.guestId === guestId) return refuse('notYours')
  const config = state.rounds.get(one.roundId)?.phase.config
  if (state.stage !== 'running' || config === undefined || writingIn(config)?.supported !== true)
    return refuse('notNow')
  if (one.supporters.has(guestId) === supported) return done()
  return done({ kind: 'supported', contributionId, guestId, supported })
}
