// One contribution as somebody sees it. No id of a guest is in it, ever.
import { isOut, isSigned, reaches, trayOf, type Reach } from '../sight.ts'
import { roomLanguage, type Language } from '../languages.ts'
import { languageOf, type Contribution, type WorkshopState, type WorkshopTexts } from '../state.ts'
import type { Audience, ContributionView } from '../view.ts'
import { isPanel } from '../writing.ts'
import { voicesOf, type Scope } from './scope.ts'

export type Looking = {
  state: WorkshopState
  texts: WorkshopTexts
  scope: Scope
  /** What of others' may be seen from here. */
  sees: (one: Contribution) => boolean
  /** Trays are theirs. */
  moderates: boolean
}

/** Facilitators see all that stands, to moderate; others what is out and reaches them. */
export function seenBy(audience: Audience, scope: Scope): (one: Contribution) => boolean {
  if (audience.kind === 'facilitator') return (one) => !one.withdrawn && !one.erased
  const tableId = audience.kind === 'table' ? audience.tableId : null
  return seenAt(tableId, scope)
}

export const seenAt =
  (tableId: string | null, scope: Scope) =>
  (one: Contribution): boolean =>
    isOut(one) && reaches(scope.reach.get(one.id) ?? ('none' satisfies Reach), tableId)

export function contributionSeen(looking: Looking, one: Contribution): ContributionView {
  const { state, texts, scope, sees, moderates } = looking
  const child = scope.into.get(one.id)
  return {
    id: one.id,
    type: one.type,
    text: texts.texts.get(one.id) ?? '',
    ...languageSeen(texts, one.id),
    roundId: one.roundId,
    tableId: one.tableId,
    clusterId: one.clusterId,
    author: authorOf(state, texts, one),
    voices: voicesOf(state, one),
    supporters: one.supporters.size,
    parked: one.parked,
    source: one.source,
    tray: moderates ? trayOf(one) : null,
    hidden: one.hidden,
    into: child !== undefined && sees(child) ? child.id : null,
    ...(isPanel(state.rounds.get(one.roundId)?.phase.config)
      ? { question: { to: one.toSpeaker, asked: one.asked } }
      : {}),
  }
}

/** Nothing of what is in the language of the room. */
export function languageSeen(texts: WorkshopTexts, key: string): { language?: Language } {
  const language = languageOf(texts, key)
  return language === roomLanguage ? {} : { language }
}

/** Somebody who gave no name is named to nobody, their organisation neither. */
function authorOf(state: WorkshopState, texts: WorkshopTexts, one: Contribution): ContributionView['author'] {
  if (one.guestId === null || !isSigned(state, one)) return null
  const facts = texts.guests.get(one.guestId)
  if (facts === undefined || facts.name === '' || state.guests.get(one.guestId)?.erased !== false) return null
  const { name, organisation, organisationId } = facts
  const isNamed = state.rounds.get(one.roundId)?.phase.identity === 'named'
  return isNamed ? { name, organisation, organisationId } : { name, organisation: null, organisationId: null }
}
