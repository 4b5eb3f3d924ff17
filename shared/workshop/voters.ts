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
    votes.set(voterOf(state, texts, config, vote.guestId) ?? heldBy(state, under), { ...vote, under })
  }
  return votes
}

/** Whoever holds a vote may be erased in turn. */
function heldBy(state: WorkshopState, under: string): string {
  let voter = under
  for (const seen = new Set<string>(); !seen.has(voter); voter = state.heldBy.get(voter) ?? voter) seen.add(voter)
  return voter
}

/**
 * Before it is forgotten of somebody which organisation they spoke for: for whom the votes that they gave count from then on, by
 * whom they were given for. Else a colleague who votes again would be a second voter. [A26] [A53]
 */
export function votesHeld(
  state: WorkshopState,
  texts: WorkshopTexts,
  isGone: (guestId: string) => boolean,
): Record<string, string> {
  const organisations = organisationsOf(state, texts)
  const held: Record<string, string> = {}
  for (const round of state.rounds.values()) {
    if (ballotOf(round)?.secrecy !== 'organisation') continue
    for (const [under, { guestId }] of round.votes) {
      const own = isGone(guestId) ? organisations.get(guestId) : undefined
      if (own === undefined) continue
      const voter = isGone(own) ? (colleagueIn(organisations, own, isGone) ?? own) : own
      if (voter !== under) held[under] = voter
    }
  }
  return held
}

/**
 * Where the names of organisations must not stand beside a guest in the log: what counts together does so under the first who gave
 * it, unless it was given under the organisation already. [A88]
 */
export function heldNameless(
  { rounds }: WorkshopState,
  held: Readonly<Record<string, string>>,
): Record<string, string> {
  const unders = new Set([...rounds.values()].flatMap(({ votes }) => [...votes.keys()]))
  const firsts = new Map<string, string>()
  const nameless: Record<string, string> = {}
  for (const [under, voter] of Object.entries(held)) {
    const first = unders.has(voter) ? voter : (firsts.get(voter) ?? under)
    firsts.set(voter, first)
    if (first !== under) nameless[under] = first
  }
  return nameless
}

/** The first who stays: an organisation that was typed stands under their id from now on. */
function colleagueIn(
  organisations: ReadonlyMap<string, string>,
  own: string,
  isGone: (guestId: string) => boolean,
): string | undefined {
  for (const [guestId, organisation] of organisations) if (organisation === own && !isGone(guestId)) return guestId
  return undefined
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
