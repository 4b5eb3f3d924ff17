// Judges who saw what, from the record alone and by revisions: nothing before it might be seen, nothing after it was gone.
import type { Recorded } from '../../../shared/workshop/events.ts'
import type { Round } from '../../../shared/workshop/state.ts'
import type { Canaries, Written } from './canaries.ts'
import type { Read } from './judge.ts'
import type { Onlooker } from './onlooker.ts'
import type { Participant } from './participant.ts'

type Positions = Map<string, number>

/** What happened when, by id: the position of the first time, or of the last command of an id. */
class History {
  readonly commands: Positions = new Map()
  readonly revealed: Positions = new Map()
  readonly left: Positions = new Map()
  readonly closed: Positions = new Map()
  readonly told: Positions = new Map()
  readonly hidden: Positions = new Map()
  readonly gone: Positions = new Map()
  readonly late: Positions = new Map()
  readonly guestsGone: Positions = new Map()
  readonly parents = new Map<string, { ids: string[]; tableId: string | null }>()
  readonly clusterOf = new Map<string, string | null>()
  readonly roundOf = new Map<string, string>()
  readonly tablesOf = new Map<string, Set<string>>()
  readonly companions = new Set<string>()
  #inHand: string | null = null

  constructor(events: readonly Recorded[]) {
    for (const recorded of events) this.#take(recorded)
  }

  #take({ event, position, commandId }: Recorded): void {
    this.commands.set(commandId, position)
    const first = (positions: Positions, id: string) => void (positions.has(id) || positions.set(id, position))
    if (event.kind === 'roundStarted') {
      if (this.#inHand !== null) first(this.left, this.#inHand)
      this.#inHand = event.roundId
    }
    if (event.kind === 'roundRevealed' && event.revealed) first(this.revealed, event.roundId)
    if (event.kind === 'ballotClosed') first(this.closed, event.roundId)
    if (event.kind === 'resultsShown' && event.shown) first(this.told, event.roundId)
    if (event.kind === 'contributionHidden') first(this.hidden, event.contributionId)
    if (event.kind === 'contributionWithdrawn' || event.kind === 'contributionErased')
      first(this.gone, event.contributionId)
    if (event.kind === 'guestErased') first(this.guestsGone, event.guestId)
    if (event.kind === 'clusterMade') this.clusterOf.set(event.clusterId, event.tableId)
    if (event.kind === 'contributionMerged')
      this.parents.set(event.contributionId, { ids: event.parents, tableId: event.tableId })
    if (event.kind === 'contributionSent') {
      this.roundOf.set(event.contributionId, event.roundId)
      if (event.late) this.late.set(event.contributionId, Infinity)
    }
    if (event.kind === 'contributionTaken' && event.taken) this.late.set(event.contributionId, position)
    if ((event.kind === 'guestJoined' || event.kind === 'guestSat') && event.tableId !== null)
      this.tablesOf.set(event.guestId, (this.tablesOf.get(event.guestId) ?? new Set()).add(event.tableId))
    if (event.kind !== 'gathered') return
    for (const group of event.groups)
      for (const one of group) for (const other of group) this.companions.add(`${event.roundId} ${one} ${other}`)
  }
}

/** One text as it stood: from when everybody might see it, and until when anybody. */
type Fate = Written & {
  from: number
  open: number
  gone: number
  goneForOthers: number
  round: Round | undefined
  tableId: string | null
}

function fates({ memory }: Read, { all }: Canaries, history: History): (Fate | null)[] {
  const found = all.map((written): Fate | null => {
    const from = history.commands.get(written.commandId)
    if (from === undefined) return null
    const { open, tableId } = opening(memory.state.rounds, history, written)
    const { id, guestId, kind } = written
    const contributionGone = kind === 'contribution' ? (history.gone.get(id) ?? Infinity) : Infinity
    const gone = Math.min(contributionGone, history.guestsGone.get(guestId ?? '') ?? Infinity)
    const isMerged = history.parents.has(id) || kind === 'cluster'
    const hidden = kind === 'contribution' ? (history.hidden.get(id) ?? Infinity) : Infinity
    const round = memory.state.rounds.get(kind === 'contribution' ? (history.roundOf.get(id) ?? '') : id)
    return { ...written, from, open, tableId, round, gone: isMerged ? contributionGone : gone, goneForOthers: hidden }
  })
  const byKey = new Map<string, Fate[]>()
  for (const fate of found) if (fate) byKey.set(fate.key, [...(byKey.get(fate.key) ?? []), fate])
  for (const under of byKey.values()) {
    under.sort((a, b) => a.from - b.from)
    under.forEach((fate, i) => (fate.gone = Math.min(fate.gone, under[i + 1]?.from ?? Infinity)))
  }
  return found
}

/** From which position everybody might see it. */
function opening(
  rounds: ReadonlyMap<string, Round>,
  history: History,
  { kind, id }: Written,
): { open: number; tableId: string | null } {
  if (kind === 'form') return { open: Infinity, tableId: null }
  if (kind === 'reason') return { open: history.told.get(id) ?? Infinity, tableId: null }
  const tables = [...rounds.values()].filter(
    ({ phase: { config } }) => config.mechanism === 'group' && config.scope === 'table',
  )
  const [apart] = tables // one phase of tables is in the plan
  const apartUntil = apart
    ? Math.min(history.revealed.get(apart.id) ?? Infinity, history.left.get(apart.id) ?? Infinity)
    : 0
  if (kind === 'cluster') {
    const tableId = history.clusterOf.get(id) ?? null
    return { open: tableId === null ? 0 : apartUntil, tableId }
  }
  const made = history.parents.get(id)
  if (made) {
    const parents = made.ids.map(
      (parent) => opening(rounds, history, { kind, id: parent, key: '', commandId: '', guestId: null }).open,
    )
    return { open: Math.max(made.tableId === null ? 0 : apartUntil, ...parents), tableId: made.tableId }
  }
  const round = rounds.get(history.roundOf.get(id) ?? '')
  const config = round?.phase.config
  const isForAll = config?.mechanism === 'collect' && config.visibility === 'all'
  const open = isForAll ? 0 : (history.revealed.get(round?.id ?? '') ?? Infinity)
  return { open: Math.max(open, history.late.get(id) ?? 0), tableId: null }
}

type Place = { kind: 'guest'; guestId: string; organisation: string } | { kind: 'facilitator' } | { kind: 'screen' }
export type Hall = {
  read: Read
  canaries: Canaries
  people: readonly Participant[]
  console: Onlooker
  screen: Onlooker
}

export function leaks({ read, canaries, people, console, screen }: Hall): { checked: number; problems: string[] } {
  const history = new History(read.later.events)
  const all = fates(read, canaries, history)
  const organisations = new Map(people.map(({ guestId, organisation }) => [guestId, organisation]))
  const problems: string[] = []
  let checked = 0
  const look = (onlooker: Onlooker, place: Place): void => {
    for (const { canary, first, last, signed } of onlooker.seen) {
      checked += 1
      const fate = all[canary]
      const say = (what: string) =>
        problems.push(`${onlooker.name} ${what} ⟦${canary}⟧ (${canaries.all[canary]?.kind})`)
      if (!fate) {
        say('saw what was never written:')
        continue
      }
      if (first < from(fate, place, history, organisations)) say(`saw at ${first}, before it might,`)
      const isOwn = place.kind === 'guest' && place.guestId === fate.guestId
      const end = isOwn || place.kind === 'facilitator' ? fate.gone : Math.min(fate.gone, fate.goneForOthers)
      if (last >= end) say(`saw at ${last}, gone since ${end},`)
      if (signed !== null && !mayBeSigned(fate, signed, history)) say(`was told at ${signed} who wrote`)
    }
  }
  for (const one of people) look(one, { kind: 'guest', guestId: one.guestId, organisation: one.organisation })
  look(console, { kind: 'facilitator' })
  look(screen, { kind: 'screen' })
  return { checked, problems }
}

/** From which position this one might see it. */
function from(fate: Fate, place: Place, history: History, organisations: ReadonlyMap<string, string>): number {
  if (place.kind === 'facilitator') {
    return fate.kind === 'reason' ? (history.closed.get(fate.id) ?? Infinity) : fate.from
  }
  const everybody = Math.max(fate.from, fate.open)
  if (place.kind !== 'guest') return everybody
  if (fate.guestId === place.guestId && !history.parents.has(fate.id)) return fate.from
  const isTheirs = fate.tableId !== null && history.tablesOf.get(place.guestId)?.has(fate.tableId) === true
  if (isTheirs) return fate.from
  if (fate.kind === 'reason') {
    const { config } = fate.round?.phase ?? {}
    const isFor = config?.mechanism === 'ballot' && config.secrecy === 'organisation'
    const isOfTheirs = place.organisation !== '' && organisations.get(fate.guestId ?? '') === place.organisation
    return isFor && isOfTheirs ? fate.from : everybody
  }
  const isCompanion = history.companions.has(`${fate.round?.id} ${fate.guestId} ${place.guestId}`)
  return fate.kind === 'contribution' && isCompanion ? fate.from : everybody
}

/** Never in a nameless phase, nor before all may see it. */
function mayBeSigned(fate: Fate, at: number, { revealed }: History): boolean {
  const { round } = fate
  const config = round?.phase.config
  if (round === undefined || round.phase.identity === 'nameless' || config?.mechanism !== 'collect') return false
  return config.visibility === 'all' || (revealed.get(round.id) ?? Infinity) <= at
}
