// What is said of a workshop before it begins, each answer saved as one leaves it.
import { instantAt } from '../../../shared/local-instant.ts'
import type { OrganisationRef } from '../../../shared/schemas/organisations.ts'
import type { Workshop, WorkshopFacts } from '../../../shared/schemas/workshops.ts'
import { modes } from '../../../shared/workshop/preparing.ts'
import { retentionWords } from '../../../shared/text/fr/retention.ts'
import { prepareWords } from '../../../shared/text/fr/workshop-prepare.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, FieldSet } from '../../ui/Field.tsx'
import { Select } from '../../ui/inputs.tsx'
import { isCount } from './counts.ts'
import { KeptField } from './KeptField.tsx'
import { fieldOf } from './field-of.ts'
import { PilotField } from './PilotField.tsx'
import { Retained } from './Retained.tsx'
import styles from './prepare.module.css'

const t = words({ ...prepareWords, ...workshopWords, ...retentionWords })

export interface FactsFormProps {
  workshop: Workshop
  /** Those of the démarche. */
  organisations: readonly OrganisationRef[]
  onSave: (facts: Partial<WorkshopFacts>) => Promise<boolean>
}

export function FactsForm({ workshop, organisations, onSave }: FactsFormProps) {
  const disabled = !workshop.maySteer
  const capacity = (text: string) => (isCount(text, 5_000) ? null : t('prepare.capacity.error'))
  const https = (text: string) => (text === '' || /^https:\/\/\S+$/.test(text) ? null : t('prepare.videoUrl.error'))
  return (
    <div className="stack">
      <KeptField
        label={t('prepare.create.title')}
        value={workshop.title}
        most={160}
        disabled={disabled}
        check={(text) => (text.trim() === '' ? t('prepare.create.title.error') : null)}
        onKeep={(title) => onSave({ title })}
      />
      <PilotField
        organisations={organisations}
        value={workshop.pilotOrganisationId}
        disabled={disabled}
        onChange={(pilotOrganisationId) => {
          if (pilotOrganisationId !== null && pilotOrganisationId !== workshop.pilotOrganisationId)
            void onSave({ pilotOrganisationId })
        }}
      />
      <div className={styles.pair}>
        <KeptField
          label={t('prepare.startsAt')}
          type="datetime-local"
          optional
          value={workshop.startsAt ? fieldOf(workshop.startsAt) : ''}
          disabled={disabled}
          onKeep={(text) => onSave({ startsAt: text === '' ? null : instantAt(text).toISOString() })}
        />
        <KeptField
          label={t('prepare.feedbackDue')}
          hint={t('prepare.feedbackDue.hint')}
          type="date"
          value={workshop.feedbackDue ?? ''}
          disabled={disabled}
          onKeep={(text) => onSave({ feedbackDue: text === '' ? null : text })}
        />
      </div>
      <div className={styles.pair}>
        <Field label={t('prepare.mode')}>
          <Select
            value={workshop.mode}
            disabled={disabled}
            onChange={(event) =>
              void onSave({ mode: modes.find((one) => one === event.target.value) ?? workshop.mode })
            }
          >
            {modes.map((one) => (
              <option key={one} value={one}>
                {t(`workshop.mode.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <KeptField
          label={t('prepare.capacity')}
          hint={t('prepare.capacity.hint')}
          inputMode="numeric"
          value={String(workshop.capacity)}
          disabled={disabled}
          check={capacity}
          onKeep={(text) => onSave({ capacity: Number(text) })}
        />
      </div>
      {workshop.mode !== 'remote' && (
        <KeptField
          label={t('prepare.place')}
          value={workshop.place}
          most={200}
          optional
          disabled={disabled}
          onKeep={(place) => onSave({ place })}
        />
      )}
      {workshop.mode !== 'room' && (
        <KeptField
          label={t('prepare.videoUrl')}
          type="url"
          value={workshop.videoUrl}
          most={500}
          optional
          disabled={disabled}
          check={https}
          onKeep={(videoUrl) => onSave({ videoUrl })}
        />
      )}
      <KeptField
        label={t('prepare.framing')}
        hint={t('prepare.framing.hint')}
        lines={6}
        most={4_000}
        optional
        value={workshop.framing}
        disabled={disabled}
        onKeep={(framing) => onSave({ framing })}
      />
      <Questions workshop={workshop} onSave={onSave} />
      <Notice workshop={workshop} onSave={onSave} />
    </div>
  )
}

function Questions({ workshop, onSave }: Pick<FactsFormProps, 'workshop' | 'onSave'>) {
  const { questions } = workshop
  const keep = (at: number, text: string) => {
    const next = [...questions]
    next[at] = text
    return onSave({ questions: next.map((one) => one.trim()).filter((one) => one !== '') })
  }
  // Those that are there, and one more to write in.
  const shown = [...questions, ''].slice(0, 4)
  return (
    <FieldSet legend={t('prepare.questions')} hint={t('prepare.questions.hint')}>
      <div className="stack">
        {shown.map((question, at) => (
          <KeptField
            key={at < questions.length ? `${at} ${question}` : `empty ${at}`}
            label={t('prepare.question', { n: at + 1 })}
            value={question}
            most={300}
            optional
            disabled={!workshop.maySteer}
            onKeep={(text) => keep(at, text)}
          />
        ))}
      </div>
    </FieldSet>
  )
}

function Notice({ workshop, onSave }: Pick<FactsFormProps, 'workshop' | 'onSave'>) {
  const propose = () =>
    void onSave({ notice: t('prepare.notice.default', { pilot: workshop.pilot || t('prepare.notice.nobody') }) })
  return (
    <div className="stack">
      <KeptField
        key={workshop.notice === '' ? 'empty' : 'written'}
        label={t('prepare.notice')}
        hint={t('prepare.notice.hint')}
        lines={4}
        most={800}
        value={workshop.notice}
        disabled={!workshop.maySteer}
        onKeep={(notice) => onSave({ notice })}
      />
      <p className="meta">
        {t('retention.added')} <Retained demarcheId={workshop.demarcheId} />
      </p>
      {workshop.notice === '' && workshop.maySteer && (
        <div>
          <Button size="sm" variant="second" onClick={propose}>
            {t('prepare.notice.propose')}
          </Button>
        </div>
      )}
    </div>
  )
}
