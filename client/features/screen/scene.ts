// What the screen shows of a view: what the console brought it to, or what the phase itself calls for. Pure.
import type { ClusterView, CommonView, ContributionView, PanelView } from '../../../shared/workshop/view.ts'
import { called } from '../../live/panel-words.ts'

export type Scene =
  | { is: 'welcome' | 'phase' | 'paused' | 'wall' | 'results' | 'blank' | 'closed' | 'cancelled' }
  | { is: 'contribution'; contribution: ContributionView }
  | { is: 'cluster'; cluster: ClusterView }
  | { is: 'intervention'; speaker: PanelView['speakers'][number] }

export function sceneOf(common: CommonView): Scene {
  const { head } = common
  const { stage, shown } = head
  if (stage === 'cancelled') return { is: 'cancelled' }
  if (stage === 'draft' || stage === 'open') return { is: shown.kind === 'blank' ? 'blank' : 'welcome' }
  if (stage !== 'running') return { is: 'closed' } // whatever was last shown: all are thanked
  switch (shown.kind) {
    case 'welcome':
      return { is: 'welcome' }
    case 'wall':
    case 'results':
    case 'blank':
      return { is: shown.kind }
    case 'contribution': {
      const contribution = common.contributions[shown.contributionId]
      return contribution ? { is: 'contribution', contribution } : ofPhase(common)
    }
    case 'cluster': {
      const cluster = common.clusters[shown.clusterId]
      return cluster ? { is: 'cluster', cluster } : ofPhase(common)
    }
    case 'intervention': {
      const { roundId, speakerId } = shown
      const panel = common.panels.find((one) => one.roundId === roundId)
      const speaker = panel && called(panel).speakers.find(({ id }) => id === speakerId)
      return speaker ? { is: 'intervention', speaker } : ofPhase(common)
    }
    case 'phase':
      return ofPhase(common)
  }
}

function ofPhase({ head: { phase, round }, results, form }: CommonView): Scene {
  if (!phase || !round) return { is: 'welcome' }
  if (round.remaining !== null) return { is: 'paused' }
  const { config, kind } = phase
  const isLive = config.mechanism === 'ballot' && results?.roundId === round.id
  const isFilled = config.mechanism === 'form' && form?.roundId === round.id
  if (round.resultsShown || isLive || isFilled) return { is: 'results' }
  const isCommon = (config.mechanism === 'group' && config.scope === 'all') || kind === 'wall' || kind === 'plenary'
  const isRevealed = round.revealed && (config.mechanism === 'collect' || config.mechanism === 'group')
  return { is: isCommon || isRevealed ? 'wall' : 'phase' }
}
