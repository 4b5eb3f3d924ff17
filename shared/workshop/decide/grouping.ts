// Groups: of a table by its rapporteur while tables work, of the wall by facilitators. [A11]
import type { Asker, GroupingCommand } from '../commands.ts'
import type { WorkshopEvent } from '../events.ts'
import { areTablesApart, isOut, reachOf, reaches, stands, type Reach } from '../sight.ts'
import type { Language } from '../languages.ts'
import { languageOf, type Cluster, type Contribution, type Round, type WorkshopState } from '../state.ts'
import { isPanel, mayBeSentTo } from '../writing.ts'
import {
  done,
  isTaken,
  mayBeTidied,
  refuse,
  roundInHand,
  type Decision,
  type Of,
  type Scene,
  type Table,
} from './scene.ts'

/** What they may group: everything, or what their table wrote. */
type Hand = 'all' | { tableId: string }

/** Of a table, of the wall: more than anybody reads, and few enough for every phone. [A70] */
const mostClusters = { table: 100, wall: 1_000 }
/** Made by one table of its own. */
const mostMerges = 300
/** Of what was made of what was made of… */
const mostGenerations = 30

function handOf(state: WorkshopState, asker: Asker): Hand | 'notYours' | 'notNow' {
  if (asker.kind === 'facilitator') return mayBeTidied(state) ? 'all' : 'notNow'
  const tableId = state.guests.get(asker.guestId)?.tableId ?? null
  if (tableId === null || state.tables.get(tableId)?.rapporteurId !== asker.guestId) return 'notYours'
  return state.stage === 'running' && areTablesApart(state) ? { tableId } : 'notNow'
}

function withHand({ state }: Scene, asker: Asker, then: (hand: Hand) => Decision): Decision {
  const hand = handOf(state, asker)
  return hand === 'notYours' || hand === 'notNow' ? refuse(hand) : then(hand)
}

/** Not of this hand is unknown to it. */
const isInHand = (hand: Hand, tableId: string | null): boolean => hand === 'all' || hand.tableId === tableId

function holds(state: WorkshopState, hand: Hand, id: string, known?: Map<string, Reach>): Contribution | null {
  const one = state.contributions.get(id)
  if (one === undefined || !stands(one) || !isInHand(hand, one.tableId)) return null
  if (hand === 'all') return one
  return isOut(one) && reaches(reachOf(state, one, known), hand.tableId) ? one : null
}

function onCluster(scene: Scene, id: string, asker: Asker, then: (cluster: Cluster) => Decision): Decision {
  return withHand(scene, asker, (hand) => {
    const cluster = scene.state.clusters.get(id)
    if (cluster === undefined || !isInHand(hand, cluster.tableId)) return refuse('unknown')
    return then(cluster)
  })
}

function makeCluster(scene: Scene, { clusterId, title, contributions }: Of<'makeCluster'>, asker: Asker): Decision {
  return withHand(scene, asker, (hand) => {
    const tableId = hand === 'all' ? null : hand.tableId
    const known = scene.state.clusters.get(clusterId)
    if (known !== undefined) return known.tableId === tableId ? done() : refuse('unknown')
    if (isTaken(scene, clusterId)) return refuse('notYours')
    if (isFullOfClusters(scene.state, tableId)) return refuse('tooMany')
    if (contributions.some((id) => holds(scene.state, hand, id) === null)) return refuse('unknown')
    if (new Set(contributions).size < contributions.length) return refuse('unknown')
    const placed = contributions.map((id): WorkshopEvent => ({
      kind: 'contributionPlaced',
      contributionId: id,
      clusterId,
      before: null,
    }))
    return {
      events: [{ kind: 'clusterMade', clusterId, tableId }, ...placed],
      writes: [{ key: `${clusterId}:title`, text: title }],
    }
  })
}

function isFullOfClusters({ clusters }: WorkshopState, tableId: string | null): boolean {
  const own = [...clusters.values()].filter((cluster) => cluster.tableId === tableId)
  return own.length >= (tableId === null ? mostClusters.wall : mostClusters.table)
}

const nameCluster = (scene: Scene, { clusterId, title }: Of<'nameCluster'>, asker: Asker): Decision =>
  onCluster(scene, clusterId, asker, () => ({
    events: [{ kind: 'clusterNamed', clusterId }],
    writes: [{ key: `${clusterId}:title`, text: title }],
  }))

const synthesise = (scene: Scene, { clusterId, text }: Of<'synthesise'>, asker: Asker): Decision =>
  onCluster(scene, clusterId, asker, () => ({
    events: [{ kind: 'clusterSynthesised', clusterId }],
    writes: [{ key: `${clusterId}:synthesis`, text }],
  }))

/** No more of a table than its phase lets it carry to the plenary. */
function choose(scene: Scene, { clusterId, top }: Of<'choose'>, asker: Asker): Decision {
  return onCluster(scene, clusterId, asker, (cluster) => {
    if (cluster.top === top) return done()
    const config = roundInHand(scene.state)?.phase.config
    const chosen = [...scene.state.clusters.values()].filter((one) => one.top && one.tableId === cluster.tableId)
    if (top && config?.mechanism === 'group' && chosen.length >= config.top) return refuse('tooMany')
    return done({ kind: 'clusterChosen', clusterId, top })
  })
}

const disagree = (scene: Scene, { clusterId, disagreed }: Of<'disagree'>, asker: Asker): Decision =>
  onCluster(scene, clusterId, asker, (cluster) =>
    cluster.disagreed === disagreed ? done() : done({ kind: 'clusterDisagreed', clusterId, disagreed }),
  )

const removeCluster = (scene: Scene, { clusterId }: Of<'removeCluster'>, asker: Asker): Decision =>
  onCluster(scene, clusterId, asker, () => done({ kind: 'clusterRemoved', clusterId }))

function place(scene: Scene, { contributionId, clusterId, before }: Of<'place'>, asker: Asker): Decision {
  return withHand(scene, asker, (hand) => {
    const { state } = scene
    if (holds(state, hand, contributionId) === null) return refuse('unknown')
    if (clusterId !== null && !isInHandCluster(state, hand, clusterId)) return refuse('unknown')
    if (before === contributionId) return done()
    return done({ kind: 'contributionPlaced', contributionId, clusterId, before })
  })
}

function isInHandCluster(state: WorkshopState, hand: Hand, clusterId: string): boolean {
  const cluster = state.clusters.get(clusterId)
  return cluster !== undefined && isInHand(hand, cluster.tableId)
}

/** A new contribution, which stands where the first of its parents stood; they stay under it. [A10] */
function merge(scene: Scene, command: Of<'merge'>, asker: Asker): Decision {
  return withHand(scene, asker, (hand) => {
    const { state } = scene
    const known = state.contributions.get(command.contributionId)
    if (known !== undefined)
      return known.parents.length > 0 && holds(state, hand, known.id) ? done() : refuse('unknown')
    if (isTaken(scene, command.contributionId)) return refuse('notYours')
    const round = roundInHand(state)
    if (round === undefined) return refuse('notNow')
    if (command.text.trim() === '') return refuse('empty')
    const reach = new Map<string, Reach>()
    const parents = command.parents.map((id) => holds(state, hand, id, reach))
    if (parents.includes(null) || new Set(command.parents).size !== parents.length) return refuse('unknown')
    if (isOverMerged(state, hand, command.parents)) return refuse('tooMany')
    const [first] = parents
    const events = merged(command, round.id, hand, first?.tableId ?? null, toWhom(round, parents))
    const clusterId = first?.clusterId ?? null
    if (clusterId !== null) {
      const { contributionId } = command
      events.push({ kind: 'contributionPlaced', contributionId, clusterId, before: first?.id ?? null })
    }
    const { contributionId: key, text, language = languageOfAll(scene, command.parents) } = command
    return { events, writes: [{ key, text, language }] }
  })
}

/** Theirs, if it is one; else that of the room. */
function languageOfAll({ texts }: Scene, parents: readonly string[]): Language | undefined {
  const [one, ...others] = new Set(parents.map((id) => languageOf(texts, id)))
  return others.length === 0 ? one : undefined
}

/** Whoever merges what was merged, again and again, stops somewhere: everybody's view follows it to its end. [A70] */
function isOverMerged({ contributions }: WorkshopState, hand: Hand, parents: readonly string[]): boolean {
  const known = new Map<string, number>()
  const generations = (id: string): number => {
    const before = known.get(id)
    if (before !== undefined) return before
    const above = contributions.get(id)?.parents ?? []
    const own = above.reduce((most, parent) => Math.max(most, 1 + generations(parent.id)), 0)
    known.set(id, own)
    return own
  }
  if (parents.some((id) => generations(id) >= mostGenerations)) return true
  if (hand === 'all') return false
  const made = [...contributions.values()].filter((one) => one.parents.length > 0 && one.tableId === hand.tableId)
  return made.length >= mostMerges
}

/** Questions to the same person of a panel stay so; others are to all of it. */
function toWhom(round: Round, parents: readonly (Contribution | null)[]): string | null | undefined {
  if (!isPanel(round.phase.config)) return undefined
  const to = parents[0]?.toSpeaker ?? null
  return mayBeSentTo(round.phase.config, to) && parents.every((one) => one?.toSpeaker === to) ? to : null
}

/** Nobody alone is the author of it: its authors are those of its parents. */
function merged(
  command: Of<'merge'>,
  roundId: string,
  hand: Hand,
  ofFirst: string | null,
  to: string | null | undefined,
): WorkshopEvent[] {
  const { contributionId, parents, edge, type } = command
  const tableId = hand === 'all' ? (edge === 'rewording' ? ofFirst : null) : hand.tableId
  const source = hand === 'all' ? ('console' as const) : ('phone' as const)
  return [
    {
      kind: 'contributionSent',
      contributionId,
      roundId,
      guestId: null,
      tableId,
      type,
      source,
      late: false,
      approved: true,
      ...(to === undefined ? {} : { toSpeaker: to }),
    },
    { kind: 'contributionMerged', contributionId, parents, edge, tableId },
  ]
}

export const grouping: Table<GroupingCommand, Asker> = {
  makeCluster,
  nameCluster,
  synthesise,
  choose,
  disagree,
  removeCluster,
  place,
  merge,
}
