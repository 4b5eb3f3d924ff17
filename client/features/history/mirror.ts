// The mirror of co-construction, put together by organisation, by collège or by person. Pure.
import { unattributed } from '../../../shared/rules/identity-marks.ts'
import type { Mirror } from '../../../shared/schemas/history.ts'
import { historyMirror } from '../../../shared/text/fr/history-mirror.ts'
import { words } from '../../../shared/text/words.ts'
import { percents } from './authors.ts'
import { paintOf, type Party } from './paint.ts'

const t = words(historyMirror)

export const groupings = ['organisation', 'college', 'person'] as const
export type Grouping = (typeof groupings)[number]

export interface MirrorRow {
  readonly party: Party
  /** Words of the standing text, and their share in whole percents. */
  readonly standing: number
  /** Null for what the text began with: of a template, of a workshop, of nobody who has a share. */
  readonly percent: number | null
  readonly added: number
  readonly removed: number
}

/** Who a hand counts for. A collège bears no colour of its own: it takes the marks in order. */
export function partiesOf({ hands, colleges }: Pick<Mirror, 'hands' | 'colleges'>, grouping: Grouping): Party[] {
  const paint = paintOf(hands, grouping === 'person' ? 'person' : 'organisation')
  const orders = new Map<string, number>()
  return hands.map((hand, at) => {
    if (hand.isSystem) return beginning(hand.name)
    const own = paint.partyOf(at)
    if (grouping !== 'college') return own ?? nobody
    const name = hand.organisation ? colleges[hand.organisation.id] : undefined
    if (name === undefined) return nobody
    const order = orders.get(name) ?? orders.size + 1
    orders.set(name, order)
    const hue = ((order - 1) % 12) + 1
    return {
      id: name,
      name,
      initials: name.slice(0, 2).toLocaleUpperCase('fr'),
      mark: { hue, pattern: hue },
      isOrganisation: true,
    }
  })
}

const nobody: Party = {
  id: '',
  name: t('mirror.noCollege'),
  initials: '',
  mark: unattributed,
  isOrganisation: true,
}

const beginningId = 'beginning'

/** What the product wrote before anybody did, under the name that it has. */
const beginning = (name: string): Party => ({
  id: beginningId,
  name,
  initials: '',
  mark: unattributed,
  isOrganisation: false,
})

/** Whoever has most of the standing text first; then who added most; at last what nobody has a share of. */
export function mirrorRows(shares: Mirror['whole'], parties: readonly Party[]): MirrorRow[] {
  const rows = new Map<string, { party: Party; standing: number; added: number; removed: number }>()
  for (const { hand, standing, added, removed } of shares) {
    const party = parties[hand] ?? nobody
    const row = rows.get(party.id) ?? { party, standing: 0, added: 0, removed: 0 }
    row.standing += standing
    row.added += added
    row.removed += removed
    rows.set(party.id, row)
  }
  const all = [...rows.values()].sort((a, b) => b.standing - a.standing || b.added - a.added)
  const counted = all.filter(({ party }) => party.id !== beginningId)
  const shown = percents(counted.map(({ standing }) => standing))
  return [
    ...counted.map((row, at) => ({ ...row, percent: shown[at] ?? 0 })),
    // An empty text began with nothing.
    ...all
      .filter((row) => !counted.includes(row) && row.standing + row.removed > 0)
      .map((row) => ({ ...row, percent: null })),
  ]
}

interface Lead {
  readonly isEmpty: boolean
  readonly isNow: boolean
  /** Of what was written before they came, whoever looks is told no author: that is not to say that nobody wrote. [H42] */
  readonly sinceArrival: boolean
}

/** What stands above the shares. */
export function leadOf({ isEmpty, isNow, sinceArrival }: Lead) {
  if (isEmpty) return sinceArrival ? 'mirror.empty.arrival' : 'mirror.empty'
  if (sinceArrival) return 'mirror.lead.arrival'
  return isNow ? 'mirror.lead' : 'mirror.lead.then'
}

/** Those who have a share of the standing text. */
export const sharesIn = (rows: readonly MirrorRow[]): (MirrorRow & { readonly percent: number })[] =>
  rows.flatMap(({ percent, ...row }) => (percent === null || row.standing === 0 ? [] : [{ ...row, percent }]))

export interface Tick {
  readonly position: number
  readonly at: string
  /** Words standing, in the order of the rows of the mirror. */
  readonly words: readonly number[]
}

/** The same parties over time, for those who have words in the whole. */
export function overTime(ticks: Mirror['overTime'], parties: readonly Party[], rows: readonly MirrorRow[]): Tick[] {
  return ticks.map(({ position, at, standing }) => {
    const words = new Map<string, number>()
    for (const { hand, words: n } of standing) {
      const id = (parties[hand] ?? nobody).id
      words.set(id, (words.get(id) ?? 0) + n)
    }
    return { position, at, words: rows.map(({ party }) => words.get(party.id) ?? 0) }
  })
}
