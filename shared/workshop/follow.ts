// What became of what somebody wrote, so far: what they are told by their code. Only what everybody of the room may see, and
// their own. [A51]
import type { EdgeKind, HideReason } from './events.ts'
import { correctableUntil, whyNotReworded, withdrawable } from './decide/contributions.ts'
import type { Language } from './languages.ts'
import type { ContributionType } from './phases.ts'
import { resultsOf } from './results.ts'
import { isOut, reaches, stands, trayOf } from './sight.ts'
import { withNames } from './speakers.ts'
import { isJoinable } from './stages.ts'
import type { Contribution, WorkshopState, WorkshopTexts } from './state.ts'
import type { ResultsView } from './view.ts'
import { languageSeen } from './view/contribution.ts'
import { scopeOf, voicesOf, type Scope } from './view/scope.ts'
import { isPanel, writingIn } from './writing.ts'

/** In the order in which they came; `at` null: at no one moment. */
export type FollowStep = { at: number | null } & (
  | { kind: 'sent'; phase: string; table: number | null }
  | { kind: 'waiting' | 'late' | 'declined' | 'parked' | 'withdrawn' | 'erased' }
  /** `others`: beside it in the group. */
  | { kind: 'grouped'; title: string; others: number }
  | { kind: 'merged'; edge: EdgeKind; text: string; language?: Language; voices: number }
  | { kind: 'supported'; supporters: number }
  /** Of itself, or of what it is in. `rank`: among `of`, for dots. */
  | {
      kind: 'voted'
      phase: string
      about: 'itself' | 'group' | 'merged'
      total: number
      rank: number | null
      of: number
    }
  /** Put to the panel, or never: to one of its speakers, by name, or to all of them (null). */
  | { kind: 'asked' | 'notAsked'; to: string | null }
  | { kind: 'hidden'; reason: HideReason }
  /** In the restitution, once people may read it. */
  | { kind: 'quoted'; title: string; section: string; about: 'itself' | 'group' | 'merged' }
)

export type Followed = {
  id: string
  type: ContributionType
  text: string
  /** Of the text; missing: that of the room. */
  language?: Language
  /** Where it stands now, in one word. */
  is: 'standing' | 'waiting' | 'declined' | 'hidden' | 'withdrawn' | 'erased'
  steps: FollowStep[]
  /** What it may still be: reworded, in so many letters, as one of these types. */
  reword: { types: ContributionType[]; length: number } | null
  mayWithdraw: boolean
}

/** Where the restitution says it, by the id of a contribution or of a group. */
export type Quotes = ReadonlyMap<string, { at: number; title: string; section: string }>

/** When it happened last, by `<kind of event>:<id of the contribution>`. */
export type Moments = ReadonlyMap<string, number>

type Shown = { phase: string; at: number | null; results: ResultsView }
type Following = {
  state: WorkshopState
  texts: WorkshopTexts
  scope: Scope
  tableId: string | null
  moments: Moments
  quotes: Quotes
  /** Ballots whose results the room was shown. */
  shown: readonly Shown[]
}

export function followed(
  state: WorkshopState,
  texts: WorkshopTexts,
  { guestId, at, moments, quotes }: { guestId: string; at: number; moments: Moments; quotes: Quotes },
): Followed[] {
  const tableId = state.guests.get(guestId)?.tableId ?? null
  const shown = [...state.rounds.values()]
    .filter(({ resultsShown }) => resultsShown)
    .map((round) => ({ phase: round.phase.title, at: round.endedAt, results: resultsOf(state, texts, round) }))
  const following: Following = { state, texts, scope: scopeOf(state), tableId, moments, quotes, shown }
  const own = (state.authored.get(guestId) ?? []).map((id) => state.contributions.get(id))
  return own.filter((one) => one !== undefined).map((one) => followedOne(following, one, at))
}

function followedOne(following: Following, one: Contribution, at: number): Followed {
  const { state, texts } = following
  const round = state.rounds.get(one.roundId)
  const rules = round === undefined ? null : writingIn(round.phase.config)
  const mayReword = stands(one) && rules !== null && whyNotReworded({ state, at }, one) === null
  return {
    id: one.id,
    type: one.type,
    text: stands(one) || one.withdrawn ? (texts.texts.get(one.id) ?? '') : '',
    ...languageSeen(texts, one.id),
    is: standingOf(one),
    steps: stepsOf(following, one),
    reword: mayReword ? { types: rules.types, length: rules.length } : null,
    mayWithdraw: stands(one) && withdrawable.includes(state.stage),
  }
}

function standingOf(one: Contribution): Followed['is'] {
  if (one.erased) return 'erased'
  if (one.withdrawn) return 'withdrawn'
  if (one.hidden !== null) return 'hidden'
  const tray = trayOf(one)
  if (tray === null) return 'standing'
  return tray === 'declined' ? 'declined' : 'waiting'
}

function stepsOf(following: Following, one: Contribution): FollowStep[] {
  const { state, moments } = following
  const when = (kind: string): number | null => moments.get(`${kind}:${one.id}`) ?? null
  const table = one.tableId === null ? undefined : state.tables.get(one.tableId)
  const phase = state.rounds.get(one.roundId)?.phase.title ?? ''
  const steps: FollowStep[] = [{ kind: 'sent', at: one.at, phase, table: table?.number ?? null }]
  if (one.erased) return [...steps, { kind: 'erased', at: when('contributionErased') }]
  if (one.withdrawn) return [...steps, { kind: 'withdrawn', at: when('contributionWithdrawn') }]
  const tray = trayOf(one)
  if (tray !== null) steps.push({ kind: tray, at: tray === 'declined' ? when('contributionTaken') : null })
  if (one.supporters.size > 0) steps.push({ kind: 'supported', at: null, supporters: one.supporters.size })
  steps.push(...putStep(following, one))
  const into = childOf(following, one)
  if (into !== null) steps.push(mergedStep(following, into))
  const grouped = groupedStep(following, into ?? one)
  if (grouped !== null) steps.push(grouped)
  steps.push(...votedSteps(following, one, into))
  if (one.parked) steps.push({ kind: 'parked', at: when('contributionParked') })
  if (one.hidden !== null) steps.push({ kind: 'hidden', at: when('contributionHidden'), reason: one.hidden })
  steps.push(...quotedStep(following, one, into))
  return steps
}

/** Of a question to a panel: whether it was put, once the panel is over at the latest. */
function putStep({ state, texts, moments }: Following, one: Contribution): FollowStep[] {
  const round = state.rounds.get(one.roundId)
  const config = round && withNames(round.phase, texts.texts).config
  if (!isPanel(config) || one.hidden !== null) return []
  const to = config.speakers.find(({ id }) => id === one.toSpeaker)?.name ?? null
  if (one.asked) return [{ kind: 'asked', at: moments.get(`contributionAsked:${one.id}`) ?? null, to }]
  const isOver = round?.endedAt !== null || !isJoinable(state.stage)
  return isOver && trayOf(one) === null ? [{ kind: 'notAsked', at: null, to }] : []
}

function quotedStep({ quotes }: Following, one: Contribution, into: Contribution | null): FollowStep[] {
  if (one.hidden !== null) return []
  const [own, merged] = [quotes.get(one.id), into === null ? undefined : quotes.get(into.id)]
  const quote = own ?? merged ?? quotes.get((into ?? one).clusterId ?? '')
  if (quote === undefined) return []
  return [{ kind: 'quoted', ...quote, about: quote === own ? 'itself' : quote === merged ? 'merged' : 'group' }]
}

/** What the room gave to it, to what it was merged into, or to the group in which that is. */
function votedSteps({ shown }: Following, one: Contribution, into: Contribution | null): FollowStep[] {
  const { clusterId } = into ?? one
  return shown.flatMap(({ phase, at, results: { method, subjects } }): FollowStep[] => {
    const seen = subjects.find(({ id }) => id === one.id || id === into?.id || id === clusterId)
    if (seen === undefined) return []
    const about = seen.id === one.id ? 'itself' : seen.id === clusterId ? 'group' : 'merged'
    const rank = method === 'dots' ? 1 + subjects.filter(({ total }) => total > seen.total).length : null
    return [{ kind: 'voted', at, phase, about, total: seen.total, rank, of: subjects.length }]
  })
}

/** The last that it was merged into, of those that they may read. */
function childOf({ scope, tableId }: Following, one: Contribution): Contribution | null {
  let last: Contribution | null = null
  const seen = new Set([one.id])
  for (let next = scope.into.get(one.id); next !== undefined && !seen.has(next.id); next = scope.into.get(next.id)) {
    seen.add(next.id)
    if (isOut(next) && reaches(scope.reach.get(next.id) ?? 'none', tableId)) last = next
  }
  return last
}

function mergedStep({ state, texts, moments }: Following, into: Contribution): FollowStep {
  const at = moments.get(`contributionMerged:${into.id}`) ?? into.at
  const edge = into.parents[0]?.edge ?? 'merge'
  const text = texts.texts.get(into.id) ?? ''
  return { kind: 'merged', at, edge, text, ...languageSeen(texts, into.id), voices: voicesOf(state, into) }
}

/** Others that may not be read are not counted. */
function groupedStep({ state, texts, scope, tableId, moments }: Following, one: Contribution): FollowStep | null {
  const cluster = one.clusterId === null ? undefined : state.clusters.get(one.clusterId)
  if (cluster === undefined) return null
  const others = cluster.items.filter((id) => {
    const other = state.contributions.get(id)
    return id !== one.id && other !== undefined && isOut(other) && reaches(scope.reach.get(id) ?? 'none', tableId)
  })
  const title = texts.texts.get(`${cluster.id}:title`) ?? ''
  return { kind: 'grouped', at: moments.get(`contributionPlaced:${one.id}`) ?? null, title, others: others.length }
}

/** Ideas of projects and commitments that somebody goes home with: theirs, and those they support. */
export type TakenHome = {
  id: string
  type: ContributionType
  text: string
  language?: Language
  isMine: boolean
  voices: number
}

export function takenHome(state: WorkshopState, texts: WorkshopTexts, guestId: string): TakenHome[] {
  const scope = scopeOf(state)
  const tableId = state.guests.get(guestId)?.tableId ?? null
  const home = new Map<string, TakenHome>()
  const own = new Set(state.authored.get(guestId))
  for (const id of [...own, ...(scope.supports.get(guestId) ?? [])]) {
    const one = state.contributions.get(id)
    const isKind = one?.type === 'project' || one?.type === 'commitment'
    if (one === undefined || !isKind || !isOut(one)) continue
    if (!own.has(id) && !reaches(scope.reach.get(id) ?? 'none', tableId)) continue
    const text = texts.texts.get(id) ?? ''
    home.set(id, {
      id,
      type: one.type,
      text,
      ...languageSeen(texts, id),
      isMine: own.has(id),
      voices: 1 + one.supporters.size,
    })
  }
  return [...home.values()]
}

/** The instant after which nothing can be corrected; null: not to be said, or over. */
export function correctionsEnd(state: WorkshopState): number | null {
  const until = correctableUntil(state)
  return until === null || until === Infinity ? null : until
}
