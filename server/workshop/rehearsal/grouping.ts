// A table of people who are not there: somebody reports for it, groups what was written, sums it up, and says what it carries on.
import { rehearsalOthers, rehearsalThemes, type ThemeName } from '../../../shared/text/fr/rehearsal-sentences.ts'
import type { GroupingCommand } from '../../../shared/workshop/commands.ts'
import type { GroupConfig } from '../../../shared/workshop/phases.ts'
import type { ContributionView } from '../../../shared/workshop/view.ts'
import { drawn, idOf } from './chance.ts'
import type { Move, Playing } from './moves.ts'
import { themeOf } from './writing.ts'

export function atTable(playing: Playing, config: GroupConfig): Move[] {
  const { own, common, round } = playing
  const table = own.tableId === null ? undefined : common.tables[own.tableId]
  if (table === undefined || round.revealed) return []
  if (own.isRapporteur) return reporting(playing, config, table.id)
  return table.rapporteur === null ? volunteering(playing, table.id) : []
}

/** The quickest of the table; `becomeRapporteur` is asked once for each table at a time. */
function volunteering({ person, round }: Playing, tableId: string): Move[] {
  if (person.neverEnds) return []
  const id = idOf(person.rehearsalId, round.id, person.place, 'report', tableId)
  return [{ at: 4_000 + 10_000 * person.pace, id, command: { kind: 'becomeRapporteur' } }]
}

type Subject = ThemeName | 'others'
type Group = { subject: Subject; clusterId: string; loose: ContributionView[] }

/** One group after the other, then what each says, then what is carried on. */
function reporting(playing: Playing, config: GroupConfig, tableId: string): Move[] {
  const { person, round, lasts } = playing
  const groups = groupsOf(playing, tableId)
  const step = Math.max(2_000, Math.min(12_000, lasts / (3 * Math.max(1, groups.length) + 2)))
  const at = (nth: number) => 6_000 + nth * step
  const move = (nth: number, what: string, command: GroupingCommand): Move => ({
    at: at(nth),
    id: idOf(person.rehearsalId, round.id, tableId, what),
    command,
  })
  const moves = groups.flatMap((group, nth) => [
    ...madeOf(playing, group, (what, command) => move(nth, what, command)),
    ...toldOf(playing, group, (what, command) => move(groups.length + nth, what, command)),
  ])
  return withinTop(moves, Math.min(config.top, mostCarried) - carriedBy(playing, tableId))
}

const mostCarried = 3

const carriedBy = ({ common }: Playing, tableId: string): number =>
  Object.values(common.clusters).filter((one) => one.tableId === tableId && one.top).length

/** A table carries on no more than its phase lets it. */
function withinTop(moves: readonly Move[], left: number): Move[] {
  let chosen = 0
  return moves.filter((move) => !('command' in move) || move.command.kind !== 'choose' || ++chosen <= left)
}

function groupsOf({ person, round, common }: Playing, tableId: string): Group[] {
  const bySubject = new Map<Subject, ContributionView[]>()
  for (const one of Object.values(common.contributions)) {
    const isTheirs = one.tableId === tableId && one.into === null && one.hidden === null && one.tray === null
    if (!isTheirs || one.parked) continue
    const subject = themeOf(one.text) ?? 'others'
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), one])
  }
  return [...bySubject].map(([subject, all]) => ({
    subject,
    clusterId: idOf(person.rehearsalId, round.id, tableId, 'cluster', subject),
    loose: all.filter(({ clusterId }) => clusterId === null),
  }))
}

type Make = (what: string, command: GroupingCommand) => Move

const mostAtFirst = 8
const wordsOf = (subject: Subject) => (subject === 'others' ? rehearsalOthers : rehearsalThemes[subject])

function madeOf({ common }: Playing, { subject, clusterId, loose }: Group, make: Make): Move[] {
  if (loose.length === 0) return []
  if (common.clusters[clusterId] !== undefined) {
    return loose.map(({ id: contributionId }) =>
      make(`place ${contributionId}`, { kind: 'place', contributionId, clusterId, before: null }),
    )
  }
  const contributions = loose.slice(0, mostAtFirst).map(({ id }) => id)
  return [make(`make ${clusterId}`, { kind: 'makeCluster', clusterId, title: wordsOf(subject).title, contributions })]
}

function toldOf({ person, common }: Playing, group: Group, make: Make): Move[] {
  const { subject, clusterId } = group
  const cluster = common.clusters[clusterId]
  if (cluster === undefined) return []
  const moves: Move[] = []
  if (cluster.synthesis === '') {
    moves.push(make(`synthesise ${clusterId}`, { kind: 'synthesise', clusterId, text: wordsOf(subject).synthesis }))
  }
  const isCarried = subject !== 'others' && !cluster.top && cluster.synthesis !== ''
  if (isCarried) moves.push(make(`choose ${clusterId}`, { kind: 'choose', clusterId, top: true }))
  if (!cluster.disagreed && drawn(person.rehearsalId, clusterId, 'disagree') < 0.15) {
    moves.push(make(`disagree ${clusterId}`, { kind: 'disagree', clusterId, disagreed: true }))
  }
  return [...moves, ...mergedIn(standing(common, cluster.items), clusterId, person.rehearsalId, make)]
}

const standing = (common: Playing['common'], items: readonly string[]): ContributionView[] =>
  items.flatMap((id) => common.contributions[id] ?? []).filter(({ into }) => into === null)

/** Two that say the same become one, now and then. */
function mergedIn(items: readonly ContributionView[], clusterId: string, rehearsalId: string, make: Make): Move[] {
  const [one, other] = items
  if (one === undefined || other === undefined || items.length < 4 || one.type !== other.type) return []
  if (drawn(rehearsalId, clusterId, 'merge') > 0.5) return []
  const contributionId = idOf(rehearsalId, clusterId, 'merged')
  const text = one.text.length > other.text.length ? one.text : other.text
  const { type } = one
  return [
    make(`merge ${clusterId}`, {
      kind: 'merge',
      contributionId,
      parents: [one.id, other.id],
      edge: 'merge',
      type,
      text,
    }),
  ]
}
