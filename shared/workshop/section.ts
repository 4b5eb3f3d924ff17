// A ballot on a section of a document: under what its words stand, and what each organisation answered. [A110] [A111]
import { consentAnswers } from './ballots.ts'
import { reasonKey } from './decide/votes.ts'
import { hiddenFor } from './hidden-reasons.ts'
import type { BallotConfig, PhaseConfig, SectionPlace } from './phases.ts'
import { nameOf } from './results.ts'
import type { Round, WorkshopState, WorkshopTexts } from './state.ts'
import { ballotOf, votesOf } from './voters.ts'

export type SectionBallot = BallotConfig & { subject: 'section'; section: SectionPlace }

/** Organisations consent to sections: it is asked in no other way. */
export const isOnSection = (config: PhaseConfig): config is SectionBallot =>
  config.mechanism === 'ballot' &&
  config.subject === 'section' &&
  config.method === 'consent' &&
  config.secrecy === 'organisation' &&
  config.section != null

export type ConsentValue = (typeof consentAnswers)[number]

/** What an organisation answered. */
export type GivenConsent = {
  /** Under what the vote stands in the log: an organisation, or the first guest of one that the directory does not know. */
  voter: string
  /** Of the directory; null for one that was typed. */
  organisationId: string | null
  organisation: string
  /** Who filled it in last. */
  guestId: string
  value: ConsentValue
  /** The reason that was given: of a reservation or an objection. Empty where facilitators hid it. */
  reason: string
}

/**
 * What stands of a round: nothing while its ballot is open, since answers change, nor of one that was taken back. Every organisation
 * counts once, whichever of its people answered and however often it was merged (A26).
 */
export function consentsOf(state: WorkshopState, texts: WorkshopTexts, round: Round): GivenConsent[] {
  const config = ballotOf(round)
  const [subject] = round.subjects
  if (config === null || !isOnSection(config) || subject === undefined) return []
  if (round.ballot !== 'closed' || round.abandoned || round.phase.identity === 'nameless') return []
  return [...votesOf(state, texts, round)].flatMap(([voter, { guestId, choice, under }]): GivenConsent[] => {
    const answer = choice[subject]
    const value = typeof answer === 'number' ? consentAnswers[answer] : undefined
    if (value === undefined) return []
    const isHidden = hiddenFor(round, under, subject) !== null
    return [
      {
        voter: under,
        organisationId: state.guests.has(voter) ? null : voter, // also once those who came for it are erased
        organisation: nameOf(state, texts, config, voter, guestId),
        guestId,
        value,
        reason: isHidden ? '' : (texts.texts.get(reasonKey(round.id, under, subject)) ?? ''),
      },
    ]
  })
}
