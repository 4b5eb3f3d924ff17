// The contributions as they stand, raw, for a spreadsheet: what a facilitator is sent and nothing else. Nameless stays nameless. Pure.
import { writeCsv } from '../../../shared/rules/csv.ts'
import { paperWords } from '../../../shared/text/fr/workshop-paper.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { unisolated } from '../../../shared/text/isolated.ts'
import { words } from '../../../shared/text/words.ts'
import { roomLanguage } from '../../../shared/workshop/languages.ts'
import type { CommonView, ContributionView } from '../../../shared/workshop/view.ts'

const t = words({ ...paperWords, ...workshopWords })

type Seen = Pick<CommonView, 'contributions' | 'clusters' | 'tables' | 'plan' | 'head' | 'panels'>

/** In the order in which they came, those in trays, hidden and merged among them, each with its state. */
export function contributionsCsv(view: Seen): string {
  const rounds = new Map(
    view.plan.flatMap(({ title, roundIds }) => roundIds.map((id, at) => [id, { title, n: at + 1 }] as const)),
  )
  const headings = [
    t('paper.csv.phase'),
    t('paper.csv.round'),
    t('paper.csv.table'),
    t('paper.csv.type'),
    t('paper.csv.text'),
    t('paper.csv.author'),
    t('paper.csv.organisation'),
    t('paper.csv.source'),
    t('paper.csv.cluster'),
    t('paper.csv.voices'),
    t('paper.csv.supporters'),
    t('paper.csv.state'),
    t('paper.csv.id'),
    t('paper.csv.to'),
    t('paper.csv.asked'),
    t('paper.csv.language'),
  ]
  const rows = Object.values(view.contributions).map((one) => [
    rounds.get(one.roundId)?.title ?? '',
    String(rounds.get(one.roundId)?.n ?? ''),
    one.tableId === null ? '' : String(view.tables[one.tableId]?.number ?? ''),
    t(`workshop.type.${one.type}`),
    one.text,
    one.author?.name ?? '',
    one.author?.organisation ?? '',
    t(`paper.csv.source.${one.source}`),
    clusterOf(view, one),
    String(one.voices),
    String(one.supporters),
    stateOf(one),
    one.id,
    toOf(view, one),
    one.question === undefined ? '' : t(one.question.asked ? 'paper.csv.asked.yes' : 'paper.csv.asked.no'),
    one.language ?? roomLanguage,
  ])
  return writeCsv([headings, ...rows])
}

function clusterOf({ clusters }: Seen, { clusterId }: ContributionView): string {
  if (clusterId === null) return ''
  return clusters[clusterId]?.title || t('workshop.cluster.unnamed')
}

/** Of a question to a panel. */
function toOf({ panels }: Seen, { roundId, question }: ContributionView): string {
  if (question === undefined) return ''
  const panel = panels.find((one) => one.roundId === roundId)
  return panel?.speakers.find(({ id }) => id === question.to)?.name ?? t('paper.csv.to.all')
}

function stateOf({ hidden, tray, parked, into }: ContributionView): string {
  return [
    hidden && unisolated(t('paper.csv.state.hidden', { reason: t(`workshop.hidden.${hidden}`) })),
    tray && t(`paper.csv.state.${tray}`),
    parked && t('paper.csv.state.parked'),
    into !== null && t('paper.csv.state.into'),
  ]
    .filter(Boolean)
    .join(', ')
}
