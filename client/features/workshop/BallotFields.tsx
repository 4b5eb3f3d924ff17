// The settings of a ballot: what it is about, how much each may give, who will know, what is shown when.
import { prepareWords } from '../../../shared/text/fr/workshop-prepare.ts'
import { words } from '../../../shared/text/words.ts'
import type { BallotConfig, BallotSubject, Phase } from '../../../shared/workshop/phases.ts'
import { Field } from '../../ui/Field.tsx'
import { Checkbox, TextInput } from '../../ui/inputs.tsx'
import { hasBudget } from './config-words.ts'
import { Count, type Errors, type Part } from './Count.tsx'
import { Lines } from './Lines.tsx'
import { OneOf } from './OneOf.tsx'
import { SectionField } from './SectionField.tsx'
import styles from './prepare.module.css'

const t = words(prepareWords)

const subjects: readonly BallotSubject[] = ['clusters', 'contributions', 'items', 'section']
const secrecies: readonly BallotConfig['secrecy'][] = ['secret', 'named', 'organisation']

/** Sections are consented to, by organisations. [A110] */
const offeredFor = (method: BallotConfig['method']) => (subject: BallotSubject) =>
  subject !== 'section' || method === 'consent'
const about = (subject: BallotSubject): Partial<BallotConfig> =>
  subject === 'section' ? { subject, secrecy: 'organisation' } : { subject }

export function ballotErrors(
  { method, subject, items, section, budget, mostEach, axes }: BallotConfig,
  identity: Phase['identity'],
): Errors {
  const errors: Errors = {}
  if (subject === 'section' && !section) errors['section'] = t('prepare.ballot.section.error')
  else if (subject === 'section' && identity === 'nameless') errors['section'] = t('prepare.ballot.section.nameless')
  if (subject === 'items' && (items.length < 1 || items.length > 40 || items.some((one) => one.length > 300)))
    errors['items'] = t('prepare.ballot.items.error')
  if (method === 'dots' && mostEach > budget) errors['mostEach'] = t('prepare.ballot.mostEach.error')
  if (method === 'matrix') {
    for (const at of [0, 1] as const) if (axes[at].trim() === '') errors[`axis ${at}`] = t('prepare.ballot.axis.error')
  }
  return errors
}

export function BallotFields({ config, errors, onChange, workshopId }: Part<BallotConfig> & { workshopId: string }) {
  const { method, subject, axes } = config
  const change = (part: Partial<BallotConfig>) => onChange({ ...config, ...part })
  return (
    <>
      <div className={styles.pair}>
        <OneOf
          label={t('prepare.ballot.subject')}
          value={subject}
          all={subjects.filter(offeredFor(method))}
          say={(one) => t(`prepare.ballot.subject.${one}`)}
          onChange={(one) => change(about(one))}
        />
        {subject !== 'section' && (
          <OneOf
            label={t('prepare.ballot.secrecy')}
            value={config.secrecy}
            all={secrecies}
            say={(one) => t(`prepare.ballot.secrecy.${one}`)}
            onChange={(secrecy) => change({ secrecy })}
          />
        )}
        {hasBudget(method) && (
          <Count
            label={t(method === 'dots' ? 'prepare.ballot.budget.dots' : 'prepare.ballot.budget.choice')}
            value={config.budget}
            error={errors['budget']}
            onChange={(budget) => change({ budget })}
          />
        )}
        {method === 'dots' && (
          <Count
            label={t('prepare.ballot.mostEach')}
            value={config.mostEach}
            error={errors['mostEach']}
            onChange={(mostEach) => change({ mostEach })}
          />
        )}
      </div>
      {subject === 'items' && (
        <Lines
          label={t('prepare.ballot.items')}
          value={config.items}
          error={errors['items']}
          onChange={(items) => change({ items })}
        />
      )}
      {subject === 'section' && (
        <SectionField
          workshopId={workshopId}
          section={config.section ?? null}
          error={errors['section'] ?? null}
          onChange={(section) => change({ section })}
        />
      )}
      {method === 'matrix' && (
        <div className={styles.pair}>
          <Field label={t('prepare.ballot.axis.x')} error={errors['axis 0'] ?? null}>
            <TextInput
              maxLength={60}
              value={axes[0]}
              onChange={(event) => change({ axes: [event.target.value, axes[1]] })}
            />
          </Field>
          <Field label={t('prepare.ballot.axis.y')} error={errors['axis 1'] ?? null}>
            <TextInput
              maxLength={60}
              value={axes[1]}
              onChange={(event) => change({ axes: [axes[0], event.target.value] })}
            />
          </Field>
        </div>
      )}
      <Checkbox
        label={t('prepare.ballot.live')}
        hint={t('prepare.ballot.live.hint')}
        checked={config.live}
        onChange={(event) => change({ live: event.target.checked })}
      />
      <Checkbox
        label={t('prepare.ballot.byCollege')}
        hint={t('prepare.ballot.byCollege.hint')}
        checked={config.byCollege}
        onChange={(event) => change({ byCollege: event.target.checked })}
      />
    </>
  )
}
