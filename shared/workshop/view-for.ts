// What each kind of viewer is sent, made from the state and the texts. What somebody may not see is not in it. [A4]
import { undoableFor } from './decide/passage.ts'
import { roundInHand } from './decide/scene.ts'
import { sectionShown } from './section-shown.ts'
import { companionsIn, groupOf, isOut, stands } from './sight.ts'
import { whyFixed } from './decide/contributions.ts'
import type { Round, WorkshopHead, WorkshopState, WorkshopTexts } from './state.ts'
import type { Audience, CommonView, ContributionView, OwnView } from './view.ts'
import { contributionSeen, seenAt, seenBy, type Looking } from './view/contribution.ts'
import { headSeen } from './view/head.ts'
import { panelsSeen } from './view/panel.ts'
import { formSeen, formsLeftTo, givenBy, resultsSeen } from './view/results.ts'
import { clustersSeen, floorSeen, peopleSeen, planSeen, tablesSeen } from './view/room.ts'
import { scopeOf } from './view/scope.ts'

/** Shared by all of an audience. */
export function commonView(
  state: WorkshopState,
  texts: WorkshopTexts,
  head: WorkshopHead,
  audience: Audience,
): CommonView {
  const scope = scopeOf(state)
  const moderates = audience.kind === 'facilitator'
  const looking: Looking = { state, texts, scope, sees: seenBy(audience, scope), moderates }
  const contributions: Record<string, ContributionView> = {}
  for (const one of state.contributions.values()) {
    if (looking.sees(one)) contributions[one.id] = contributionSeen(looking, one)
  }
  const clusters = clustersSeen(state, texts, audience, contributions)
  const panels = panelsSeen(state, texts, audience)
  return {
    head: headSeen(state, texts, head, scope, { contributions, clusters, panels }),
    contributions,
    clusters,
    tables: tablesSeen(state, texts, audience, scope),
    people: peopleSeen(state, texts, audience),
    floor: floorSeen(state, texts, audience),
    panels,
    subjects: subjectsSeen(state, texts, { contributions, clusters }),
    results: resultsSeen(state, texts, audience),
    form: formSeen(state, texts, audience),
    plan: planSeen(state, audience, scope),
    undoable:
      moderates && state.undoable !== null
        ? { commandId: state.undoable.commandId, until: state.undoable.at + undoableFor }
        : null,
    consoleOf: moderates && state.consoleOf !== null ? { actorId: state.consoleOf } : null,
  }
}

/** In the order in which the ballot has them; what may no longer be seen here is left out. */
export function subjectsSeen(
  state: WorkshopState,
  { texts }: Pick<WorkshopTexts, 'texts'>,
  { contributions, clusters }: Pick<CommonView, 'contributions' | 'clusters'>,
): CommonView['subjects'] {
  const round = roundInHand(state)
  const config = round?.phase.config
  if (round === undefined || config?.mechanism !== 'ballot') return []
  if (config.subject === 'section') {
    const section = sectionShown(texts, round)
    return section ? round.subjects.map((id) => ({ id, label: section.title, detail: section.body })) : []
  }
  return round.subjects.flatMap((id) => {
    const item = config.subject === 'items' ? config.items[Number(id)] : undefined
    if (item !== undefined) return { id, label: item, detail: '' }
    const cluster = clusters[id]
    if (cluster !== undefined) return { id, label: cluster.title, detail: cluster.synthesis }
    const contribution = contributions[id]
    if (contribution === undefined) return []
    const { text, language } = contribution
    return { id, label: text, ...(language && { language }), detail: '' }
  })
}

/** What only this person is sent. Small: looked up by their id, never looked for among all. */
export function ownView(state: WorkshopState, texts: WorkshopTexts, guestId: string): OwnView {
  const scope = scopeOf(state)
  const guest = state.guests.get(guestId)
  const tableId = guest?.tableId ?? null
  const looking: Looking = { state, texts, scope, sees: seenAt(tableId, scope), moderates: false }
  const round = roundInHand(state)
  return {
    guestId,
    name: texts.guests.get(guestId)?.name ?? '',
    organisation: texts.guests.get(guestId)?.organisation ?? null,
    tableId,
    isRapporteur: tableId !== null && state.tables.get(tableId)?.rapporteurId === guestId,
    contributions: ownContributions(looking, guestId),
    group: groupContributions(looking, guestId),
    companions: companionNames(texts, round, guestId),
    supported: (scope.supports.get(guestId) ?? []).filter((id) => {
      const one = state.contributions.get(id)
      return one !== undefined && looking.sees(one)
    }),
    finished: round?.finished.has(guestId) ?? false,
    inQueue: round?.queue.includes(guestId) ?? false,
    ...givenBy(state, texts, guestId),
    formsLeft: formsLeftTo(state, texts, guestId),
  }
}

/** Hidden ones too, with the reason. */
function ownContributions(looking: Looking, guestId: string): OwnView['contributions'] {
  const own: OwnView['contributions'] = {}
  for (const id of looking.state.authored.get(guestId) ?? []) {
    const one = looking.state.contributions.get(id)
    if (one === undefined || !stands(one)) continue
    const editable = whyFixed(looking, one) === null
    own[id] = { ...contributionSeen(looking, one), editable, late: one.late && one.taken !== true }
  }
  return own
}

/** What one's two or four wrote, in rounds where they see it before all do. */
function groupContributions(looking: Looking, guestId: string): OwnView['group'] {
  const { state, sees } = looking
  const group: OwnView['group'] = {}
  for (const round of state.rounds.values()) {
    for (const companionId of companionsIn(round, guestId)) {
      for (const id of state.authored.get(companionId) ?? []) {
        const one = state.contributions.get(id)
        if (one?.roundId === round.id && isOut(one) && !sees(one)) group[id] = contributionSeen(looking, one)
      }
    }
  }
  return group
}

/** Two people who know who they are two with know who wrote what: in a nameless phase nobody is told. */
function companionNames(texts: WorkshopTexts, round: Round | undefined, guestId: string): string[] {
  if (round === undefined || round.phase.identity === 'nameless') return []
  return groupOf(round, guestId)
    .filter((id) => id !== guestId)
    .map((id) => texts.guests.get(id)?.name ?? '')
}
