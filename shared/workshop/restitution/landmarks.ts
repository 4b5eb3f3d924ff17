// The first part of a restitution: landmarks, who was there, what was asked. [D.3.1–3]
import { plural } from '../../text/words.ts'
import { colleges, type College } from '../colleges.ts'
import type { Matter } from './matter.ts'
import {
  bullets,
  distinct,
  heading,
  ledger,
  listed,
  numbered,
  paragraph,
  sayDay,
  t,
  type Cell,
  type Piece,
} from './pieces.ts'

export const landmarks = (matter: Matter): Piece[] => [...figures(matter), ...presence(matter), ...brief(matter)]

function figures(matter: Matter): Piece[] {
  const { title, startsAt, place } = matter.facts
  const lines: Line[] = [
    [t('restitution.landmarks.title'), title],
    [t('restitution.landmarks.when'), whenAndWhere(startsAt, place)],
    ...whoRan(matter),
    [t('restitution.landmarks.present'), byCollege(matter)],
    contributed(matter),
    ...optional(t('restitution.landmarks.timing'), timing(matter)),
  ]
  return [heading(2, t('restitution.landmarks')), ledger(lines)]
}

export type Line = [string, Cell]

export function whenAndWhere(startsAt: string | null, place: string): string {
  const when = startsAt === null ? t('restitution.landmarks.noDate') : sayDay(startsAt)
  return place === '' ? when : `${when}, ${place}`
}

export function whoRan({ facts }: Matter): Line[] {
  const rapporteurs = facts.rapporteurs.map((one) => paragraph(t('restitution.landmarks.rapporteur', one)))
  return [
    [t('restitution.landmarks.pilot'), facts.pilot],
    ...optional(t('restitution.landmarks.facilitators'), listed(facts.facilitators)),
    ...optional(t('restitution.landmarks.rapporteurs'), rapporteurs),
  ]
}

export function contributed({ quotable, parked, unseen }: Matter): Line {
  const n = quotable.length + parked.length
  const kept = { n: unseen }
  const said = [
    plural(
      n,
      t('restitution.landmarks.contributions.one', { n }),
      t('restitution.landmarks.contributions.many', { n }),
    ),
    ...(unseen === 0
      ? []
      : [plural(unseen, t('restitution.landmarks.kept.one', kept), t('restitution.landmarks.kept.many', kept))]),
  ]
  return [t('restitution.landmarks.contributions'), said.map((one) => paragraph(one))]
}

const optional = (name: string, said: Cell): Line[] => (said.length === 0 ? [] : [[name, said]])

/** Everybody counts, with a name or without. */
function byCollege({ state, texts }: Matter): Piece[] {
  const counts = new Map<string, number>()
  for (const { id } of state.guests.values()) {
    const college = texts.guests.get(id)?.college ?? 'other'
    counts.set(college, (counts.get(college) ?? 0) + 1)
  }
  return peopleSaid(state.guests.size, counts)
}

/** `counts`: by collège. */
export function peopleSaid(n: number, counts: ReadonlyMap<string, number>): Piece[] {
  const total = plural(n, t('restitution.landmarks.people.one', { n }), t('restitution.landmarks.people.many', { n }))
  const lines = colleges
    .filter((college) => counts.has(college))
    .map((college: College) =>
      t('restitution.landmarks.college', { college: t(`workshop.college.${college}`), n: counts.get(college) ?? 0 }),
    )
  return [paragraph(total), ...lines.map((line) => paragraph(line))]
}

/** How long each phase really took, all its rounds together. */
function timing({ state }: Matter): Piece[] {
  const spent = new Map<string, { title: string; planned: number; milliseconds: number }>()
  for (const { phaseId, phase, startedAt, endedAt, abandoned } of state.rounds.values()) {
    if (abandoned || endedAt === null) continue
    const before = spent.get(phaseId)?.milliseconds ?? 0
    const milliseconds = before + Math.max(0, endedAt - startedAt)
    spent.set(phaseId, { title: phase.title, planned: phase.minutes, milliseconds })
  }
  return [...spent.values()].map(({ title, planned, milliseconds }) => {
    const told = { phase: title, real: Math.max(1, Math.round(milliseconds / 60_000)) }
    return paragraph(
      planned === 0
        ? t('restitution.landmarks.phase.free', told)
        : t('restitution.landmarks.phase', { ...told, planned }),
    )
  })
}

/** The public list: organisations only, of those who gave theirs with their name. */
const presence = (matter: Matter): Piece[] => presenceOf(matter.state.guests.size, organisationsIn(matter))

export const organisationsIn = ({ state, texts }: Matter): string[] =>
  [...state.guests.values()].flatMap(({ id, erased }) => (erased ? [] : (texts.guests.get(id)?.organisation ?? [])))

/** `n`: how many came. `given`: the organisations that they gave with their names, as often as they did. */
export function presenceOf(n: number, given: readonly string[]): Piece[] {
  if (n === 0) return []
  const organisations = distinct(given)
  const people = plural(
    n,
    t('restitution.attendance.people.one', { n }),
    t('restitution.attendance.people.many', { n }),
  )
  return [
    heading(2, t('restitution.attendance')),
    paragraph(`${people}. ${t('restitution.attendance.public')}`),
    organisations.length === 0
      ? paragraph(t('restitution.attendance.none'))
      : bullets(organisations.map((name) => paragraph(name))),
  ]
}

export function brief({ facts: { framing, questions } }: Matter): Piece[] {
  if (framing === '' && questions.length === 0) return []
  const framed = framing === '' ? [] : framing.split(/\n{2,}/u).map((part) => paragraph(part))
  return [heading(2, t('restitution.brief')), ...framed, ...(questions.length === 0 ? [] : [numbered(questions)])]
}
