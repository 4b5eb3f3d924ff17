// A panel written up: a section for each intervention, with its synthesis and the questions that were put. [H.1] [A81]
import { restitutionPanelText } from '../../text/fr/restitution-panel-text.ts'
import { unisolated } from '../../text/isolated.ts'
import { plural, words, type Filling } from '../../text/words.ts'
import type { PanelSpeaker } from '../phases.ts'
import type { Round } from '../state.ts'
import type { ContributionView } from '../view.ts'
import { panelOf } from '../view/panel.ts'
import { isPanel } from '../writing.ts'
import { partsOf, supportOf, type Matter } from './matter.ts'
import {
  bullets,
  details,
  heading,
  inline,
  ledger,
  paragraph,
  t as said,
  toldIn,
  type Piece,
  type Quotes,
} from './pieces.ts'
import { byWhom } from './said.ts'

const spoken = words(restitutionPanelText)
const t = <K extends keyof typeof restitutionPanelText>(
  key: K,
  ...filling: Filling<(typeof restitutionPanelText)[K]>
): string => unisolated(spoken(key, ...filling))

type Intervention = PanelSpeaker & { milliseconds: number; synthesis: string }
type Panel = { title: string; secondsEach: number; speakers: Map<string, Intervention>; roundIds: Set<string> }

/** A section of the document for each panel that was held. */
export function interventions(matter: Matter, quotes: Quotes): Piece[] {
  return panelsOf(matter).flatMap((panel) => {
    const questions = matter.quotable
      .filter(({ roundId, question }) => question !== undefined && panel.roundIds.has(roundId))
      .sort((a, b) => supportOf(b) - supportOf(a))
    const asked = questions.filter(({ question }) => question?.asked === true)
    const toAll = asked.filter(({ question }) => !panel.speakers.has(question?.to ?? ''))
    return [
      heading(2, panel.title),
      ...[...panel.speakers.values()].flatMap((one) =>
        intervention(
          matter,
          quotes,
          panel,
          one,
          asked.filter(({ question }) => question?.to === one.id),
        ),
      ),
      ...(toAll.length === 0 ? [] : [heading(3, t('restitution.panel.asked.all')), listOf(matter, quotes, toAll)]),
      ...notAsked(
        matter,
        quotes,
        panel,
        questions.filter(({ question }) => question?.asked === false),
      ),
    ]
  })
}

/** Rounds of one phase together: whoever spoke twice has one section, with the last synthesis. */
function panelsOf({ state, texts }: Matter): Panel[] {
  const panels = new Map<string, Panel>()
  for (const round of state.rounds.values()) {
    if (round.abandoned || !isPanel(round.phase.config)) continue
    const before = panels.get(round.phaseId)
    const { title, secondsEach, speakers } = panelOf(ended(round, state.stageAt), texts, true)
    const panel = { title, secondsEach, speakers: new Map(before?.speakers), roundIds: new Set(before?.roundIds) }
    panel.roundIds.add(round.id)
    for (const one of speakers) {
      const earlier = panel.speakers.get(one.id)
      panel.speakers.set(one.id, {
        ...one,
        milliseconds: (earlier?.milliseconds ?? 0) + one.spoken,
        synthesis: one.synthesis || (earlier?.synthesis ?? ''),
      })
    }
    panels.set(round.phaseId, panel)
  }
  return [...panels.values()]
}

/** Whoever had the floor when all was closed spoke until then. */
const ended = (round: Round, closedAt: number): Round => ({ ...round, endedAt: round.endedAt ?? closedAt })

function intervention(
  matter: Matter,
  quotes: Quotes,
  { secondsEach }: Panel,
  { name, role, organisation, subject, milliseconds, synthesis }: Intervention,
  asked: readonly ContributionView[],
): Piece[] {
  const planned = sayLength(secondsEach)
  const seconds = Math.round(milliseconds / 1000)
  const lines: [string, string][] = [
    [t('restitution.panel.role'), role],
    [t('restitution.panel.organisation'), organisation],
    [t('restitution.panel.subject'), subject],
    [
      t('restitution.panel.time'),
      seconds === 0
        ? t('restitution.panel.time.none', { planned })
        : t('restitution.panel.time.spoken', { real: sayLength(seconds), planned }),
    ],
  ]
  return [
    heading(3, name || t('restitution.panel.unnamed')),
    ledger(lines.filter(([, words]) => words !== '')),
    ...(synthesis === ''
      ? [paragraph(t('restitution.panel.noSynthesis'))]
      : synthesis.split(/\n{2,}/u).map((part) => paragraph(part))),
    ...(asked.length === 0 ? [] : [heading(4, t('restitution.panel.asked')), listOf(matter, quotes, asked)]),
  ]
}

function notAsked(matter: Matter, quotes: Quotes, panel: Panel, left: readonly ContributionView[]): Piece[] {
  const n = left.length
  if (n === 0) return []
  const summary = plural(n, t('restitution.panel.notAsked.one'), t('restitution.panel.notAsked.many', { n }))
  const to = ({ question }: ContributionView) => panel.speakers.get(question?.to ?? '')?.name || null
  return [details(summary, [bullets(left.map((one) => questionSaid(matter, quotes, one, to(one))))])]
}

const listOf = (matter: Matter, quotes: Quotes, all: readonly ContributionView[]): Piece =>
  bullets(all.map((one) => questionSaid(matter, quotes, one, null)))

function questionSaid(matter: Matter, quotes: Quotes, one: ContributionView, to: string | null): Piece {
  const n = one.supporters
  const support = plural(n, t('restitution.panel.supporters.one', { n }), t('restitution.panel.supporters.many', { n }))
  const about = [
    to === null ? '' : t('restitution.panel.to', { name: to }),
    byWhom(matter, one),
    n === 0 ? '' : support,
  ]
  const list = about.filter((part) => part !== '').join(', ')
  const signed = list === '' ? [] : inline(` ${said('restitution.quote.by', { list })}`, 'italic')
  const words = toldIn(said('restitution.quote', { text: one.text }), one.language)
  return quotes.of(paragraph(words, signed), partsOf(matter, one.id))
}

/** « 12 min », « 2 min 30 s », « 45 s » */
function sayLength(seconds: number): string {
  const [n, s] = [Math.floor(seconds / 60), seconds % 60]
  if (n === 0) return t('restitution.panel.seconds', { s })
  return s === 0 ? t('restitution.panel.minutes', { n }) : t('restitution.panel.minutes.seconds', { n, s })
}
