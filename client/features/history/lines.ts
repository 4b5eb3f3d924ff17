// The line of time: its days, what a sitting is called, and the moments at which one may stop. Pure.
import { localDay, timeZone } from '../../../shared/local-time.ts'
import type { History, HistoryLine, NamedHand } from '../../../shared/schemas/history.ts'
import { counted } from '../../../shared/text/counted.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { daysBetween, sayDay, sayList, sayTime } from '../../dates.ts'

const t = words(historyWords)

export type Sitting = Extract<HistoryLine, { kind: 'sitting' }>
export type VersionLine = Extract<HistoryLine, { kind: 'version' }>
export type ActLine = Extract<HistoryLine, { kind: 'act' }>

export interface Day {
  readonly id: string
  /** « Aujourd’hui », « Mercredi 11 mars » */
  readonly name: string
  readonly lines: readonly HistoryLine[]
}

/** When a line stands on the line of time: a sitting at its end. */
export const instantOf = (line: HistoryLine): string =>
  line.kind === 'sitting' ? line.endedAt : line.kind === 'version' ? line.version.at : line.at

/** The position of the text at a line. */
export const positionOf = (line: HistoryLine): number =>
  line.kind === 'sitting' ? line.to : line.kind === 'version' ? line.version.position : line.position

export const idOf = (line: HistoryLine): string => {
  if (line.kind === 'sitting') return `s${line.from}`
  return line.kind === 'version' ? `v${line.version.id}` : `a${line.at}${line.act.name}`
}

/** The lines by day, in the order in which they come. */
export function daysOf(lines: readonly HistoryLine[], now = new Date()): Day[] {
  const days: { id: string; name: string; lines: HistoryLine[] }[] = []
  for (const line of lines) {
    const at = new Date(instantOf(line))
    const id = localDay(at)
    const last = days.at(-1)
    if (last?.id === id) last.lines.push(line)
    else days.push({ id, name: sayWholeDay(at, now), lines: [line] })
  }
  return days
}

/** « Aujourd’hui », « Hier », « Mercredi 11 mars », with the year when it is another. */
export function sayWholeDay(at: Date, now = new Date()): string {
  const days = daysBetween(at, now)
  if (days === 0) return t('history.today')
  if (days === 1) return t('history.yesterday')
  const weekday = new Intl.DateTimeFormat('fr-FR', { weekday: 'long', timeZone }).format(at)
  return `${weekday.charAt(0).toLocaleUpperCase('fr')}${weekday.slice(1)} ${sayDay(at, now)}`
}

/** « Mireille, Sékou et 2 autres »: first names, and the whole name of who was alone. */
export function sayHands(hands: readonly number[], all: readonly NamedHand[]): string {
  const named = hands.flatMap((hand) => all[hand] ?? [])
  const people = [...new Map(named.map((hand) => [hand.actorId, hand])).values()]
  const [alone] = people
  if (alone === undefined) return t('history.nobody')
  if (people.length === 1) return alone.name
  // « Ancien membre 7 » and whatever works by itself have no first name.
  const first = ({ name, isSystem }: NamedHand) => (isSystem || /\d$/.test(name) ? name : (name.split(' ')[0] ?? name))
  const most = 3
  if (people.length <= most) return sayList(people.map(first))
  const others = people.length - 2
  return t('history.others', { names: people.slice(0, 2).map(first).join(', '), n: others })
}

/** « Axe 2, 41 modifications » */
export function saySitting({ sections, changes }: Sitting): string {
  const [first, second, ...rest] = sections.map(({ title }) => title || t('history.untitled'))
  const where = [first, second].filter((title) => title !== undefined)
  const more =
    rest.length > 0
      ? [plural(rest.length, t('history.section.more.one'), t('history.section.more', { n: rest.length }))]
      : []
  const n = changes
  return [...where, ...more, plural(n, t('history.changes.one', { n }), t('history.changes', { n: counted(n) }))].join(
    ', ',
  )
}

/** A moment at which the text may be read: the end of a sitting, or a version. */
export interface Moment {
  readonly position: number
  readonly at: string
  /** « Après l’atelier 2, 3 mars » */
  readonly label: string
  /** Of the people who were writing, for whoever hears it. */
  readonly people: string
  readonly isVersion: boolean
}

/**
 * Each position once, the latest first; a version speaks for the sitting that it ends. Whoever sees nothing from before they came
 * begins with the text that stood then.
 */
export function momentsOf(
  lines: readonly HistoryLine[],
  hands: readonly NamedHand[],
  arrival: History['arrival'] = null,
  now = new Date(),
): Moment[] {
  const moments = new Map<number, Moment>()
  if (arrival && arrival.position > 0) {
    const label = t('history.moment.arrival', { day: sayDay(new Date(arrival.at), now) })
    moments.set(arrival.position, { ...arrival, label, people: '', isVersion: false })
  }
  for (const line of lines) {
    if (line.kind === 'act') continue
    const position = positionOf(line)
    const known = moments.get(position)
    if (line.kind === 'version') {
      if (known?.isVersion) continue // of several the last one speaks
      const { at, name } = line.version
      const label = t('history.moment.version', { name, day: sayDay(new Date(at), now) })
      moments.set(position, { position, at, label, people: known?.people ?? '', isVersion: true })
    } else {
      const people = sayHands(
        line.hands.map(({ hand }) => hand),
        hands,
      )
      const label = sayMomentOf(line.endedAt, now)
      moments.set(
        position,
        known ? { ...known, people } : { position, at: line.endedAt, label, people, isVersion: false },
      )
    }
  }
  return [...moments.values()].sort((a, b) => b.position - a.position)
}

/** « Aujourd’hui, 13 h 20 » */
export function sayMomentOf(instant: string, now = new Date()): string {
  const at = new Date(instant)
  const isNear = localDay(at) === localDay(now)
  return t('history.moment.at', { day: isNear ? t('history.today') : sayDay(at, now), time: sayTime(at) })
}

/**
 * What opens by itself: since the last version before now, else what the last sitting changed. Null where nothing was written since
 * `first`, the first text that one may see.
 */
export function usualComparison(
  lines: readonly HistoryLine[],
  head: number,
  first = 0,
): { from: number; to: number } | null {
  if (head <= first) return null
  const version = lines.find((line): line is VersionLine => line.kind === 'version' && line.version.position < head)
  if (version) return { from: version.version.position, to: head }
  const sitting = lines.find((line): line is Sitting => line.kind === 'sitting')
  return { from: sitting ? sitting.from - 1 : first, to: head }
}
