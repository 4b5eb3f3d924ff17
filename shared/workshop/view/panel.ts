// Who speaks on a panel, who did and for how long, and what was written of it, as an audience sees it. [A78, A79]
import { synthesisKey } from '../decide/panel.ts'
import { speakerId, spokenIn } from '../evolve/floor.ts'
import type { Round, WorkshopState, WorkshopTexts } from '../state.ts'
import { withNames } from '../speakers.ts'
import type { Audience, PanelView } from '../view.ts'
import { isPanel } from '../writing.ts'

const none: PanelView[] = []

/** Of the round in hand; to facilitators of all rounds, in their order. */
export function panelsSeen(state: WorkshopState, texts: WorkshopTexts, { kind }: Audience): PanelView[] {
  const facilitates = kind === 'facilitator'
  const panels: PanelView[] = []
  for (const round of state.rounds.values()) {
    const isTold = facilitates ? !round.abandoned : round.id === state.roundId
    if (isTold && isPanel(round.phase.config)) panels.push(panelOf(round, texts, facilitates))
  }
  return panels.length === 0 ? none : panels
}

/** `whole`: also what is being written of who speaks now, or has not yet. */
export function panelOf(round: Round, { texts }: WorkshopTexts, whole: boolean): PanelView {
  const { id: roundId, speaker, endedAt } = round
  const { title, config } = withNames(round.phase, texts)
  if (!isPanel(config)) return { roundId, title, secondsEach: 0, speakers: [] }
  const speakers = config.speakers.map((one): PanelView['speakers'][number] => {
    const speaks = speaker !== null && endedAt === null && speakerId(speaker.who) === one.id
    const spoken = spokenIn(round, one.id)
    const is = speaks ? 'speaking' : spoken > 0 || round.spoken.has(one.id) ? 'heard' : 'coming'
    const isTold = whole || is === 'heard'
    const synthesis = isTold ? (texts.get(synthesisKey(roundId, one.id)) ?? '') : ''
    return { ...one, is, spoken, since: speaks ? speaker.since : null, synthesis }
  })
  return { roundId, title, secondsEach: config.secondsEach, speakers }
}
