// The settings of a phase, by the mechanism it works with.
import { prepareWords } from '../../../shared/text/fr/workshop-prepare.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import {
  contributionTypes,
  visibilities,
  type CollectConfig,
  type ContributionType,
  type GroupConfig,
  type Phase,
  type PhaseConfig,
  type FloorConfig,
} from '../../../shared/workshop/phases.ts'
import { isPanel } from '../../../shared/workshop/writing.ts'
import { Field, FieldSet } from '../../ui/Field.tsx'
import { Checkbox, TextArea } from '../../ui/inputs.tsx'
import { BallotFields, ballotErrors } from './BallotFields.tsx'
import { Count, type Errors, type Part } from './Count.tsx'
import { OneOf } from './OneOf.tsx'
import { PanelFields, panelErrors } from './PanelFields.tsx'
import { FormFields, formErrors } from './FormFields.tsx'
import styles from './prepare.module.css'

const t = words({ ...prepareWords, ...workshopWords })

/** What is to correct, by field. */
export function mechanismErrors({ config, identity }: Pick<Phase, 'config' | 'identity'>): Errors {
  const errors: Errors = {}
  const count = (name: string, n: number, most: number) => {
    if (!Number.isInteger(n) || n < 1 || n > most) errors[name] = t('prepare.phase.number.error', { most })
  }
  if (config.mechanism === 'collect') {
    if (config.types.length < 1 || config.types.length > 8) errors['types'] = t('prepare.phase.types.error')
    count('most', config.most, 100)
    count('length', config.length, 2_000)
  }
  if (config.mechanism === 'group') count('top', config.top, 20)
  if (isPanel(config)) count('secondsEach', Math.ceil(config.secondsEach / 60), 60)
  else if (config.mechanism === 'queue') count('secondsEach', config.secondsEach, 3_600)
  if (isPanel(config)) return { ...errors, ...panelErrors(config) }
  if (config.mechanism === 'ballot') {
    count('budget', config.budget, 100)
    count('mostEach', config.mostEach, 100)
    return { ...errors, ...ballotErrors(config, identity) }
  }
  if (config.mechanism === 'form') return formErrors(config)
  return errors
}

export function MechanismFields({ config, errors, onChange, workshopId }: Part<PhaseConfig> & { workshopId: string }) {
  switch (config.mechanism) {
    case 'collect':
      return <Collect config={config} errors={errors} onChange={onChange} />
    case 'group':
      return <Group config={config} errors={errors} onChange={onChange} />
    case 'queue':
      if (config.of === 'speakers') return <PanelFields config={config} errors={errors} onChange={onChange} />
      return <Queue config={config} errors={errors} onChange={onChange} />
    case 'show':
      return (
        <Field label={t('prepare.phase.text')} hint={t('prepare.phase.text.hint')} optional>
          <TextArea
            rows={6}
            maxLength={4_000}
            value={config.text}
            onChange={(event) => onChange({ ...config, text: event.target.value })}
          />
        </Field>
      )
    case 'ballot':
      return <BallotFields config={config} errors={errors} onChange={onChange} workshopId={workshopId} />
    case 'form':
      return <FormFields config={config} errors={errors} onChange={onChange} />
  }
}

function Collect({ config, errors, onChange }: Part<CollectConfig>) {
  const change = (part: Partial<CollectConfig>) => onChange({ ...config, ...part })
  const toggle = (type: ContributionType) =>
    change({ types: contributionTypes.filter((one) => (one === type) !== config.types.includes(one)) })
  return (
    <>
      <FieldSet legend={t('prepare.phase.types')} error={errors['types'] ?? null}>
        <div className={styles.types}>
          {contributionTypes.map((type) => (
            <Checkbox
              key={type}
              label={t(`workshop.type.${type}`)}
              checked={config.types.includes(type)}
              onChange={() => toggle(type)}
            />
          ))}
        </div>
      </FieldSet>
      <div className={styles.pair}>
        <Count
          label={t('prepare.phase.most')}
          value={config.most}
          error={errors['most']}
          onChange={(most) => change({ most })}
        />
        <Count
          label={t('prepare.phase.length')}
          value={config.length}
          error={errors['length']}
          onChange={(length) => change({ length })}
        />
        <OneOf
          label={t('prepare.phase.visibility')}
          value={config.visibility}
          all={visibilities}
          say={(one) => t(`workshop.visibility.${one}`)}
          onChange={(visibility) => change({ visibility })}
        />
        <OneOf
          label={t('prepare.phase.together')}
          value={config.together}
          all={together}
          say={(n) => t(`prepare.phase.together.${n}`)}
          onChange={(n) => change({ together: n })}
        />
      </div>
      <Checkbox
        label={t('prepare.phase.moderated')}
        checked={config.moderated}
        onChange={(event) => change({ moderated: event.target.checked })}
      />
      <Checkbox
        label={t('prepare.phase.supported')}
        checked={config.supported}
        onChange={(event) => change({ supported: event.target.checked })}
      />
    </>
  )
}

const together = [1, 2, 4] as const

function Group({ config, errors, onChange }: Part<GroupConfig>) {
  return (
    <div className={styles.pair}>
      <OneOf
        label={t('prepare.phase.scope')}
        value={config.scope}
        all={['table', 'all']}
        say={(scope) => t(`prepare.phase.scope.${scope}`)}
        onChange={(scope) => onChange({ ...config, scope })}
      />
      <Count
        label={t('prepare.phase.top')}
        value={config.top}
        error={errors['top']}
        onChange={(top) => onChange({ ...config, top })}
      />
    </div>
  )
}

function Queue({ config, errors, onChange }: Part<FloorConfig>) {
  return (
    <div className={styles.pair}>
      <OneOf
        label={t('prepare.phase.of')}
        value={config.of}
        all={['hands', 'tables']}
        say={(of) => t(`prepare.phase.of.${of}`)}
        onChange={(of) => onChange({ ...config, of })}
      />
      <Count
        label={t('prepare.phase.secondsEach')}
        value={config.secondsEach}
        error={errors['secondsEach']}
        onChange={(secondsEach) => onChange({ ...config, secondsEach })}
      />
    </div>
  )
}
