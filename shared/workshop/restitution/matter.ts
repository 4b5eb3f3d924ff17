// What a restitution is written from: the state, the texts, what everybody may see of them, and the facts of the sheet.
import { stands } from '../sight.ts'
import type { WorkshopHead, WorkshopState, WorkshopTexts } from '../state.ts'
import type { CommonView, ContributionView, FormResultsView, ResultsView } from '../view.ts'
import { commonView } from '../view-for.ts'

/** What the rows beside the log say. */
export type RestitutionFacts = {
  title: string
  /** ISO 8601. */
  startsAt: string | null
  place: string
  pilot: string
  facilitators: string[]
  /** Those who gave their name. */
  rapporteurs: { table: number; name: string }[]
  framing: string
  questions: string[]
  /** `YYYY-MM-DD` */
  feedbackDue: string | null
  /** Where participants follow what became of their contributions. */
  followAddress: string
}

export type Given = {
  facts: RestitutionFacts
  head: WorkshopHead
  state: WorkshopState
  texts: WorkshopTexts
  /** Of the ballots that are closed, in order. */
  results: readonly ResultsView[]
  forms: readonly FormResultsView[]
}

export type Matter = Given & {
  /** As an observer sees it: hidden, withdrawn, erased and unrevealed contributions are not in it. [A40] */
  view: CommonView
  /** What may be quoted, in the order in which it was written: neither set aside, nor part of something that is quoted. */
  quotable: ContributionView[]
  parked: ContributionView[]
  /** How many stand that the room was never shown. */
  unseen: number
}

export function matterOf(given: Given): Matter {
  const { state, texts, head } = given
  const view = commonView(state, texts, head, { kind: 'observer' })
  const seen = Object.values(view.contributions).filter(({ hidden, into }) => hidden === null && into === null)
  return {
    ...given,
    view,
    quotable: seen.filter(({ parked }) => !parked),
    parked: seen.filter(({ parked }) => parked),
    unseen: [...state.contributions.values()].filter(
      (one) => stands(one) && one.hidden === null && !Object.hasOwn(view.contributions, one.id),
    ).length,
  }
}

/** Their name, and the organisation they gave: only where the phase was one with names. [A41] */
export function authorOf(
  { state }: Matter,
  one: ContributionView,
): { name: string; organisation: string | null } | null {
  return one.author !== null && isNamed(state, one.roundId) ? one.author : null
}

export const isNamed = ({ rounds }: WorkshopState, roundId: string): boolean =>
  rounds.get(roundId)?.phase.identity === 'named'

export const tableNumber = ({ tables }: WorkshopState, tableId: string | null): number | null =>
  tableId === null ? null : (tables.get(tableId)?.number ?? null)

/** It, and all that it was made of. */
export function partsOf({ state }: Matter, contributionId: string): string[] {
  const parts = new Set<string>()
  const walk = (id: string): void => {
    if (parts.has(id)) return
    parts.add(id)
    for (const parent of state.contributions.get(id)?.parents ?? []) walk(parent.id)
  }
  walk(contributionId)
  return [...parts]
}

/** How many stand behind it: whose words they are, and who said that they support them. */
export const supportOf = ({ voices, supporters }: ContributionView): number => voices + supporters
