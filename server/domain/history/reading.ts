// The history of a text on one line: its sittings, its versions and what was done to it, the latest first, a page at a time.
import type { Given, Reply } from '../../../shared/api.ts'
import type { Hand } from '../../../shared/history/shown.ts'
import { mayOnDocument } from '../../../shared/rules/permissions.ts'
import type { HistoryLine, Version } from '../../../shared/schemas/history.ts'
import type { SignedIn } from '../../context.ts'
import type { SittingsTold, SittingTold } from '../../history/port.ts'
import { keptId } from '../organisations.ts'
import { actsIn, type Act } from './acts.ts'
import { erasedSeen } from './erased-passages.ts'
import { NamedHands } from './hands.ts'
import { sectionsOf } from './sections.ts'
import { lastSeen } from './seen.ts'
import { headOf, requireHistory, requireStill, type HistoryStanding } from './standing.ts'
import { sectionSaid } from './blanks.ts'
import { handsOn, toldVersion, versionsSeen, type VersionRow } from './versions.ts'

/** A page ends after so many lines, and with the last of those that share a position. */
const linesPerPage = 30

/** A line before its hands have their places: where it stands in the log, who is in it, when it was. */
type Drafted = {
  position: number
  from: number
  startedAt: number
  endedAt: number
  hands: readonly Hand[]
  sections: readonly string[]
  line(place: (hand: Hand) => number): HistoryLine
}

/** [H41] [H47] [H48] [H49] */
export async function readHistory(ctx: SignedIn, given: Given<'readHistory'>): Promise<Reply<'readHistory'>> {
  const { documentId } = given
  const standing = await requireHistory(ctx, documentId)
  const { floor, arrivedAt, demarcheId } = standing
  const [versions, erased, acts, head, seen, sections, titles] = await Promise.all([
    versionsSeen(ctx.sql, standing),
    erasedSeen(ctx.sql, standing),
    actsIn(ctx.sql, { documentId, demarcheId, since: arrivedAt, until: null }),
    headOf(ctx.sql, documentId),
    lastSeen(ctx, documentId),
    sectionsOf(ctx.sql, documentId),
    ctx.sql<{ title: string }[]>`select title from demarche where id = ${demarcheId}`,
  ])
  const told = await ctx.history.sittings(documentId, endsOf(floor, versions, acts))
  await requireStill(ctx, standing)
  const blanked = acts.flatMap(({ act, position }) => (act.name === 'redacted' ? [position] : []))
  const sittings = told.sittings.filter((one) => one.to > floor && !isOnly(blanked, one))
  const drafted = [
    ...sittings.map((sitting) => draftedSitting(sitting, told)),
    ...acts.map(draftedAct),
    ...versions.map((row) => draftedVersion(row, erased.get(row.id) ?? null)),
  ]
    .reverse() // of one instant, what was done last comes first
    .sort((a, b) => b.position - a.position || b.endedAt - a.endedAt)
  const hands = drafted.flatMap((line) => line.hands)
  const named = await NamedHands.of({ sql: ctx.sql, demarcheId, documentId, actorId: ctx.principal.actorId }, hands)
  for (const hand of hands) named.place(hand) // everybody may be filtered by, whatever this page shows
  const organisationId = given.organisationId && (await keptId(ctx.sql, given.organisationId))
  const asked = isAskedFor({ ...given, organisationId }, named, seen?.position ?? 0)
  const page = pageOf(drafted.filter(asked), given.before)
  return {
    title: standing.title,
    demarcheId,
    demarcheTitle: titles[0]?.title ?? '',
    head,
    seen: seen && Math.max(seen.position, floor),
    startedAt: startOf(sittings),
    counts: countsOf(sittings, told, named),
    sections: sections.map(sectionSaid),
    hands: named.told,
    lines: page.lines.map(({ line }) => line((hand) => named.place(hand))),
    next: page.next,
    arrival: arrivedAt && { at: arrivedAt.toISOString(), position: floor },
    mayDo: mayDoIn(standing),
  }
}

/** A sitting is over where a version was named, where the state changed, and where somebody who sees no more than that arrived. */
const endsOf = (floor: number, versions: readonly VersionRow[], acts: readonly Act[]): number[] => {
  const moved = acts.filter(({ act }) => act.name === 'movedState')
  const all = [floor, ...versions.map(({ position }) => position), ...moved.map(({ position }) => position)]
  return [...new Set(all)].filter((position) => position > 0).sort((a, b) => a - b)
}

/** Whoever blanked a passage wrote nothing: that is an act. */
const isOnly = (positions: readonly number[], { from, to }: SittingTold): boolean =>
  positions.filter((position) => from <= position && position <= to).length > to - from

const startOf = (sittings: readonly SittingTold[]): string | null =>
  sittings[0] === undefined ? null : new Date(sittings[0].startedAt).toISOString()

function draftedSitting(sitting: SittingTold, { hands: all }: SittingsTold): Drafted {
  const { from, to, startedAt, endedAt, sections, changes } = sitting
  const handOf = (hand: number): Hand => {
    const told = all[hand]
    if (told === undefined) throw new RangeError(`no hand ${hand} among ${all.length}`)
    return told
  }
  return {
    position: to,
    from,
    startedAt,
    endedAt,
    hands: sitting.hands.map(({ hand }) => handOf(hand)),
    sections: sections.map(({ blockId }) => blockId),
    line: (place) => ({
      kind: 'sitting',
      from,
      to,
      startedAt: new Date(startedAt).toISOString(),
      endedAt: new Date(endedAt).toISOString(),
      hands: summed(sitting.hands.map(({ hand, words }) => ({ hand: place(handOf(hand)), words }))),
      sections: sections.map(sectionSaid),
      changes,
    }),
  }
}

type Counted = SittingTold['hands'][number]

/** Hands that are one today, after a merge, count together. */
function summed(hands: readonly Counted[]): Counted[] {
  const sums = new Map<number, Counted>()
  for (const { hand, words } of hands) {
    const before = sums.get(hand)?.words ?? { added: 0, removed: 0 }
    sums.set(hand, { hand, words: { added: before.added + words.added, removed: before.removed + words.removed } })
  }
  return [...sums.values()]
}

const draftedVersion = (row: VersionRow, erased: Version['erased']): Drafted => ({
  position: row.position,
  from: row.position,
  startedAt: row.at.getTime(),
  endedAt: row.at.getTime(),
  hands: handsOn(row),
  sections: [],
  line: (place) => ({ kind: 'version', version: toldVersion(row, place, erased) }),
})

const draftedAct = ({ at, position, by, act }: Act): Drafted => ({
  position,
  from: position,
  startedAt: at.getTime(),
  endedAt: at.getTime(),
  hands: by ? [by] : [],
  sections: [],
  line: (place) => ({ kind: 'act', at: at.toISOString(), position, by: by && place(by), act }),
})

/** [H48] */
function isAskedFor(given: Given<'readHistory'>, named: NamedHands, seen: number): (line: Drafted) => boolean {
  const { actorId, organisationId, section, sinceMyVisit } = given
  const since = given.since === undefined ? -Infinity : Date.parse(given.since)
  const until = given.until === undefined ? Infinity : Date.parse(given.until)
  return ({ position, startedAt, endedAt, hands, sections }) =>
    (actorId === undefined || hands.some((hand) => hand.actorId === actorId)) &&
    (organisationId === undefined || hands.some((hand) => named.organisationOf(hand) === organisationId)) &&
    (section === undefined || sections.includes(section)) &&
    endedAt >= since &&
    startedAt <= until &&
    (sinceMyVisit !== true || position > seen)
}

function pageOf(lines: readonly Drafted[], before = Infinity): { lines: Drafted[]; next: number | null } {
  const left = lines.filter(({ position }) => position < before)
  const last = left[linesPerPage - 1]?.position
  if (last === undefined) return { lines: left, next: null }
  const page = left.filter(({ position }) => position >= last)
  return { lines: page, next: page.length < left.length ? last : null }
}

function countsOf(sittings: readonly SittingTold[], { hands }: SittingsTold, named: NamedHands) {
  const wrote = sittings.flatMap((sitting) => sitting.hands.flatMap(({ hand }) => hands[hand] ?? []))
  const people = wrote.filter((hand) => named.isPerson(hand)).map(({ actorId }) => actorId)
  const organisations = wrote.flatMap((hand) => named.organisationOf(hand) ?? [])
  return { sittings: sittings.length, people: new Set(people).size, organisations: new Set(organisations).size }
}

const mayDoIn = (standing: HistoryStanding): Reply<'readHistory'>['mayDo'] =>
  (['nameVersion', 'lockVersion', 'packVersion', 'restoreText'] as const).filter((action) =>
    mayOnDocument(action, standing.role, standing),
  )
