// A phase in words: what people do in it, under which name, and who reads before it is revealed.
import { prepareWords } from '../../../shared/text/fr/workshop-prepare.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import type { Phase, PhaseConfig, PhaseKind } from '../../../shared/workshop/phases.ts'

const t = words({ ...prepareWords, ...workshopWords })

/** What phones can play so far. Of the others the room has the prompt and the timer. */
const played: readonly PhaseConfig['mechanism'][] = ['collect', 'group', 'queue', 'show']
export const isPlayed = ({ mechanism }: PhaseConfig): boolean => played.includes(mechanism)

/** What may be added to a running order. */
export const offeredKinds: readonly PhaseKind[] = [
  'welcome',
  'briefing',
  'alone',
  'pairs',
  'words',
  'table',
  'wall',
  'speaking',
  'plenary',
  'projects',
  'commitments',
]

export function sayConfig({ config, identity }: Pick<Phase, 'config' | 'identity'>): string {
  switch (config.mechanism) {
    case 'collect':
      return join(
        config.types.map((type) => t(`workshop.type.${type}.many`)).join(', '),
        t('prepare.words.most', { n: config.most }),
        t(`workshop.visibility.${config.visibility}`),
        t(`workshop.identity.${identity}`),
        config.moderated && t('prepare.words.moderated'),
      )
    case 'group':
      return join(t(`prepare.phase.scope.${config.scope}`), t('prepare.words.top', { n: config.top }))
    case 'queue':
      return join(t(`prepare.phase.of.${config.of}`), t('prepare.words.seconds', { n: config.secondsEach }))
    case 'show':
      return config.text ? t('prepare.words.text') : t('prepare.words.prompt')
    default:
      return t('prepare.phase.readOnly')
  }
}

const join = (...parts: (string | false)[]): string => parts.filter(Boolean).join(' · ')
