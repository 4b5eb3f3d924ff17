// For whom somebody votes: for themselves, or for their organisation, which has one answer however many of it are in the room.
import type { Vote } from './ballots.ts'
import type { BallotConfig } from './phases.ts'
import type { Round, WorkshopState, WorkshopTexts } from './state.ts'

export const ballotOf = ({ phase: { config } }: Round): BallotConfig | null =>
  config.mechanism === 'ballot' ? config : null

/** Null: the ballot is one for organisations, and they are of none. Organisations that were merged since are one. [A26] */
export function voterOf(
  state: WorkshopState,
  texts: WorkshopTexts,
  { secrecy }: BallotConfig,
  guestId: string,
): string | null {
  return secrecy === 'organisation' ? (organisationsOf(state, texts).get(guestId) ?? null) : guestId
}

/**
 * Who voted, as of today, and what stands for them. An organisation whose votes were given under several ids (it was merged,
 * or typed before somebody chose it in the directory) has one answer: the last.
 */
export function votesOf(
  state: WorkshopState,
  texts: WorkshopTexts,
  round: Round,
): ReadonlyMap<string, Vote & { under: string }> {
  const config = ballotOf(round)
  const votes = new Map<string, Vote & { under: string }>()
  if (config === null) return votes
  for (const [under, vote] of round.votes) {
    votes.set(voterOf(state, texts, config, vote.guestId) ?? under, { ...vote, under })
  }
  return votes
}

type Known = { guests: number; ids: ReadonlyMap<string, string> }
const known = new WeakMap<WorkshopTexts['guests'], Known>()

/**
 * By guest: the id in the directory; of one that was typed the id of the organisation that is written alike, else of the first
 * guest who typed the same. Worked out once for all five hundred who ask.
 */
function organisationsOf(state: WorkshopState, { guests }: WorkshopTexts): ReadonlyMap<string, string> {
  const before = known.get(guests)
  if (before?.guests === state.guests.size) return before.ids
  const byName = new Map<string, string>()
  for (const { organisation, organisationId } of guests.values()) {
    if (organisation !== null && organisationId !== null) byName.set(readAs(organisation), organisationId)
  }
  const ids = new Map<string, string>()
  for (const id of state.guests.keys()) {
    const { organisation = null, organisationId = null } = guests.get(id) ?? {}
    const name = organisation === null ? '' : readAs(organisation)
    const under = organisationId ?? (name === '' ? null : (byName.get(name) ?? id))
    if (under === null) continue
    ids.set(id, under)
    if (name !== '' && !byName.has(name)) byName.set(name, under)
  }
  known.set(guests, { guests: state.guests.size, ids })
  return ids
}

/** Without accents, capitals, punctuation: « LA REMISE » and « La Remise » are one. */
const readAs = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
