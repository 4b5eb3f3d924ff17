// Tables, people, groups, the floor, the running order, as an audience sees them.
import { roundInHand } from '../decide/scene.ts'
import type { Speaker } from '../events.ts'
import { speakerId } from '../evolve/floor.ts'
import type { QueueConfig } from '../phases.ts'
import { areTablesApart, isOut } from '../sight.ts'
import type { Cluster, Round, WorkshopState, WorkshopTexts } from '../state.ts'
import type { Audience, ClusterView, CommonView, QueueView, SpeakerView, TableView } from '../view.ts'
import { withNames } from '../speakers.ts'
import { isPanel } from '../writing.ts'
import type { Scope } from './scope.ts'

export function clustersSeen(
  state: WorkshopState,
  texts: WorkshopTexts,
  audience: Audience,
  contributions: CommonView['contributions'],
): Record<string, ClusterView> {
  const apart = areTablesApart(state) && audience.kind !== 'facilitator'
  const own = audience.kind === 'table' ? audience.tableId : null
  const seen = (cluster: Cluster) => cluster.tableId === null || !apart || cluster.tableId === own
  const clusters: Record<string, ClusterView> = {}
  for (const cluster of state.clusters.values()) {
    if (!seen(cluster)) continue
    clusters[cluster.id] = {
      id: cluster.id,
      tableId: cluster.tableId,
      title: texts.texts.get(`${cluster.id}:title`) ?? '',
      synthesis: texts.texts.get(`${cluster.id}:synthesis`) ?? '',
      top: cluster.top,
      disagreed: cluster.disagreed,
      items: cluster.items.filter((id) => Object.hasOwn(contributions, id)),
    }
  }
  return clusters
}

/** A rapporteur is named to facilitators and to their table: `''` for one without a name. */
export function tablesSeen(
  state: WorkshopState,
  texts: WorkshopTexts,
  audience: Audience,
  scope: Scope,
): Record<string, TableView> {
  const round = roundInHand(state)
  const tables: Record<string, TableView> = {}
  for (const { id, number, rapporteurId } of state.tables.values()) {
    const knows = audience.kind === 'facilitator' || (audience.kind === 'table' && audience.tableId === id)
    const rapporteur = knows && rapporteurId !== null ? (texts.guests.get(rapporteurId)?.name ?? '') : null
    const extra = round?.extraByTable.get(id) ?? 0
    tables[id] = { id, number, rapporteur, people: 0, wrote: 0, finished: 0, extra }
  }
  for (const { id, tableId, left, erased } of state.guests.values()) {
    const table = tableId === null || left || erased ? undefined : tables[tableId]
    if (table === undefined) continue
    table.people += 1
    if (scope.wrote.has(id)) table.wrote += 1
    if (round?.finished.has(id) === true) table.finished += 1
  }
  return tables
}

export function peopleSeen(state: WorkshopState, texts: WorkshopTexts, audience: Audience): CommonView['people'] {
  const people: CommonView['people'] = {}
  if (audience.kind !== 'facilitator') return people
  for (const { id, tableId, left, erased } of state.guests.values()) {
    const facts = texts.guests.get(id)
    if (left || erased || facts === undefined) continue
    const { name, organisation, college, isHere } = facts
    people[id] = { name, organisation, college, tableId, isHere }
  }
  return people
}

export function floorSeen(state: WorkshopState, texts: WorkshopTexts, audience: Audience): QueueView | null {
  const round = roundInHand(state)
  if (round === undefined || round.phase.config.mechanism !== 'queue') return null
  const name = speakerNamed(round, texts)
  const { speaker, spoken, queue } = round
  const isToCome = (id: string) => !spoken.has(id) && (speaker === null || speakerId(speaker.who) !== id)
  const toCome: { [Of in QueueConfig['of']]: () => Speaker[] } = {
    hands: () => queue.map((guestId) => ({ guestId })),
    tables: () =>
      [...state.tables.values()]
        .filter(({ id }) => isToCome(id))
        .sort((a, b) => a.number - b.number)
        .map(({ id }) => ({ tableId: id })),
    speakers: () =>
      plannedIn(round, texts)
        .filter(({ id }) => isToCome(id))
        .map(({ id }) => ({ speakerId: id })),
  }
  const { of } = round.phase.config
  const isTimed = audience.kind === 'facilitator' && of === 'hands'
  const heard = isTimed ? [...spoken.keys()].map((guestId) => name({ guestId })) : []
  return {
    speaker: speaker && { who: name(speaker.who), since: speaker.since },
    waiting: toCome[of]().map(name),
    heard: heard.sort((a, b) => b.spoken - a.spoken),
  }
}

/** A table has no name here: its number is said in the words of the reader. */
const speakerNamed =
  (round: Round, texts: WorkshopTexts) =>
  (speaker: Speaker): SpeakerView => {
    if ('speakerId' in speaker) {
      const name = plannedIn(round, texts).find(({ id }) => id === speaker.speakerId)?.name ?? ''
      return { speaker, name, college: null, spoken: round.spoken.get(speaker.speakerId) ?? 0 }
    }
    const facts = 'guestId' in speaker ? texts.guests.get(speaker.guestId) : undefined
    const isNamed = facts !== undefined && round.phase.identity !== 'nameless'
    return {
      speaker,
      name: isNamed ? facts.name : '',
      college: facts?.college ?? null,
      spoken: round.spoken.get(speakerId(speaker)) ?? 0,
    }
  }

function plannedIn({ phase }: Round, { texts }: WorkshopTexts) {
  const { config } = withNames(phase, texts)
  return isPanel(config) ? config.speakers : []
}

/** What is left out is known to those who steer. */
export function planSeen(state: WorkshopState, audience: Audience, scope: Scope): CommonView['plan'] {
  const rounds = new Map<string, Round[]>()
  for (const round of state.rounds.values()) {
    if (!round.abandoned) rounds.set(round.phaseId, [...(rounds.get(round.phaseId) ?? []), round])
  }
  const withheld = audience.kind === 'facilitator' ? withheldIn(state, scope) : new Map<string, number>()
  const played = (phaseId: string) => (audience.kind === 'facilitator' ? (rounds.get(phaseId) ?? []) : [])
  return state.phases
    .filter(({ skipped }) => !skipped || audience.kind === 'facilitator')
    .map(({ id, kind, title, minutes, skipped }) => ({
      id,
      kind,
      title,
      minutes,
      skipped,
      rounds: rounds.get(id)?.length ?? 0,
      roundIds: played(id).map((round) => round.id),
      startedAt: played(id)[0]?.startedAt ?? null,
      withheld: played(id).flatMap((round) => {
        const contributions = withheld.get(round.id) ?? 0
        return contributions > 0 ? [{ roundId: round.id, contributions }] : []
      }),
    }))
}

/** By round: what was written in it, stands, and is not for all. What waits or was hidden is held back by somebody. */
function withheldIn(state: WorkshopState, { reach }: Scope): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const one of state.contributions.values()) {
    if (one.parents.length > 0 || !isOut(one) || reach.get(one.id) === 'all') continue
    counts.set(one.roundId, (counts.get(one.roundId) ?? 0) + 1)
  }
  return counts
}
