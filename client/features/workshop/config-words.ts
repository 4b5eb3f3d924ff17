// A phase in words: what people do in it, under which name, and who reads before it is revealed.
import { prepareWords } from '../../../shared/text/fr/workshop-prepare.ts'
import { panelSteeringWords } from '../../../shared/text/fr/workshop-panel-steering.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { BallotConfig, PanelConfig, Phase } from '../../../shared/workshop/phases.ts'
import { isPanel } from '../../../shared/workshop/writing.ts'

const t = words({ ...prepareWords, ...workshopWords, ...panelSteeringWords })

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
      return join(t(`prepare.phase.scope.${config.scope}`), sayTop(config.top))
    case 'queue':
      if (isPanel(config)) return sayPanel(config, identity)
      return join(t(`prepare.phase.of.${config.of}`), sayEach(config.secondsEach))
    case 'show':
      return config.text ? t('prepare.words.text') : t('prepare.words.prompt')
    case 'ballot':
      return join(
        t(`prepare.ballot.method.${config.method}`),
        t(`prepare.ballot.subject.${config.subject}`),
        hasBudget(config.method) && t('prepare.words.budget', { n: config.budget }),
        t(`prepare.ballot.secrecy.${config.secrecy}`),
        config.live && t('prepare.words.live'),
      )
    case 'form': {
      const n = config.fields.length
      return plural(n, t('prepare.words.fields.one', { n }), t('prepare.words.fields.many', { n }))
    }
  }
}

const sayEach = (seconds: number): string =>
  seconds % 60 === 0 ? t('prepare.words.minutes', { n: seconds / 60 }) : t('prepare.words.seconds', { n: seconds })

function sayPanel({ speakers, secondsEach, questions, moderated }: PanelConfig, identity: Phase['identity']): string {
  const n = speakers.length
  return join(
    plural(n, t('panel.words.speakers.one', { n }), t('panel.words.speakers.many', { n })),
    sayEach(secondsEach),
    questions && t('panel.words.questions'),
    questions && t(`workshop.identity.${identity}`),
    questions && moderated && t('prepare.words.moderated'),
  )
}

const sayTop = (n: number): string => plural(n, t('prepare.words.top.one', { n }), t('prepare.words.top.many', { n }))

/** Dots are spread and answers chosen up to so many; the other methods ask once a subject. */
export const hasBudget = (method: BallotConfig['method']): boolean => method === 'dots' || method === 'choice'

const join = (...parts: (string | false)[]): string => parts.filter(Boolean).join(' · ')
