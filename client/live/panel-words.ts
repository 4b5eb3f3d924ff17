// Sentences about a panel that phones, the screen and the console share. Pure.
import { panelWords } from '../../shared/text/fr/workshop-panel.ts'
import { words } from '../../shared/text/words.ts'
import type { PanelSpeaker } from '../../shared/workshop/phases.ts'
import type { ContributionView, PanelView } from '../../shared/workshop/view.ts'

const t = words(panelWords)

/** With something to call everybody by: whose name was erased is told by their place in the planned order. [A93] */
export const called = (panel: PanelView): PanelView => ({
  ...panel,
  speakers: panel.speakers.map((one, at) =>
    one.name === '' ? { ...one, name: t('panel.unnamed', { n: at + 1 }) } : one,
  ),
})

/** « Directrice, Filage » */
export const sayWhence = ({ role, organisation }: Pick<PanelSpeaker, 'role' | 'organisation'>): string =>
  [role, organisation].filter((part) => part !== '').join(', ')

export function sayToWhom({ question }: ContributionView, { speakers }: Pick<PanelView, 'speakers'>): string {
  const to = speakers.find(({ id }) => id === question?.to)
  return to ? t('panel.to', { name: to.name }) : t('panel.to.all')
}

/** Of this panel: those not put yet first, the most supported first, then the first that came. */
export const questionsOf = (
  contributions: Readonly<Record<string, ContributionView>>,
  roundId: string,
): ContributionView[] =>
  Object.values(contributions)
    .filter((one) => one.question !== undefined && one.roundId === roundId && one.into === null && one.tray === null)
    .sort(
      (a, b) =>
        Number(a.question?.asked) - Number(b.question?.asked) ||
        b.voices + b.supporters - (a.voices + a.supporters) ||
        (a.id < b.id ? -1 : 1),
    )
