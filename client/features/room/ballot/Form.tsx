// A form: marks from 1 to 5, choices, words. Each is saved as it is given, all of it at once.
import Eye from 'lucide-react/icons/eye'
import Lock from 'lucide-react/icons/lock'
import { useId } from 'react'
import { ballot } from '../../../../shared/text/fr/workshop-ballot.ts'
import { plural, words } from '../../../../shared/text/words.ts'
import type { FormConfig, FormField } from '../../../../shared/workshop/phases.ts'
import type { CommonView, FormResultsView, OwnView } from '../../../../shared/workshop/view.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { TextArea } from '../../../ui/inputs.tsx'
import roomStyles from '../room.module.css'
import type { RoomNow } from '../use-room.ts'
import styles from './ballot.module.css'
import { Options } from './Options.tsx'
import { Saved } from './Saved.tsx'
import { useFilled, type Filled } from './use-filled.ts'

const t = words(ballot)

const longestText = 2_000

export type FormProps = { now: RoomNow; common: CommonView; own: OwnView; config: FormConfig }

export function Form(props: FormProps) {
  const { round } = props.common.head
  return round && <InRound key={round.id} {...props} roundId={round.id} isLocked={round.locked} />
}

function InRound({ now, common, own, config, roundId, isLocked }: FormProps & { roundId: string; isLocked: boolean }) {
  const filled = useFilled(now, own, roundId)
  const { fields } = config
  const results = common.form?.roundId === roundId ? common.form : null
  const n = fields.filter(({ id }) => filled.marks[id] !== undefined || (filled.texts[id] ?? '') !== '').length
  if (fields.length === 0) return <p className="muted">{t('form.nothing')}</p>
  return (
    <>
      {isLocked && (
        <Banner tone="warn" icon={Lock} title={t('form.locked.title')}>
          {t('ballot.locked.body')}
        </Banner>
      )}
      {results && <Means results={results} />}
      <div className={styles.answers}>
        {fields.map((field) => (
          <OneField key={field.id} field={field} filled={filled} isLocked={isLocked} />
        ))}
      </div>
      <p className={roomStyles.privacy}>
        <Icon of={Eye} />
        <span>{t('form.privacy')}</span>
      </p>
      {!isLocked && (
        <Saved
          now={now}
          state={filled.state}
          title={t(plural(n, 'ballot.answered.one', 'ballot.answered.many'), { n, total: fields.length })}
        />
      )}
    </>
  )
}

function OneField({ field, filled, isLocked }: { field: FormField; filled: Filled; isLocked: boolean }) {
  const { id, kind, label, choices } = field
  const mark = filled.marks[id] ?? null
  switch (kind) {
    case 'rating':
      return <Rating label={label} value={mark} isLocked={isLocked} onChange={(n) => filled.mark(id, n)} />
    case 'choice':
      return (
        <Options
          legend={label}
          value={mark}
          options={choices.map((choice) => ({ label: choice, hint: null }))}
          isLocked={isLocked}
          onChoose={(position) => filled.mark(id, position)}
        />
      )
    case 'text':
      return (
        <Field label={label} optional hint={t('form.text.hint')}>
          <TextArea
            rows={4}
            maxLength={longestText}
            readOnly={isLocked}
            value={filled.texts[id] ?? ''}
            onChange={(event) => filled.write(id, event.target.value)}
            onBlur={filled.rest}
          />
        </Field>
      )
  }
}

type RatingProps = { label: string; value: number | null; isLocked: boolean; onChange(mark: number): void }

function Rating({ label, value, isLocked, onChange }: RatingProps) {
  const name = useId()
  return (
    <fieldset className={styles.options} aria-describedby={`${name}-ends`}>
      <legend>{label}</legend>
      <div className={styles.marks}>
        {[1, 2, 3, 4, 5].map((mark) => (
          <label key={mark} className={styles.mark}>
            <input
              type="radio"
              name={name}
              checked={mark === value}
              disabled={isLocked}
              onChange={() => onChange(mark)}
            />
            {mark}
          </label>
        ))}
      </div>
      <p className={styles.ends} id={`${name}-ends`}>
        <span>{t('form.rating.low')}</span>
        <span>{t('form.rating.high')}</span>
      </p>
    </fieldset>
  )
}

/** Once the round is revealed: numbers only. What was written is not sent to phones. */
function Means({ results: { fields, replies } }: { results: FormResultsView }) {
  return (
    <section className="stack" aria-label={t('ballot.results')}>
      <h2 className={roomStyles.heading}>
        <span>{t('ballot.results')}</span>
        <span className={roomStyles.total}>
          {t(plural(replies, 'form.results.replies.one', 'form.results.replies.many'), { n: replies })}
        </span>
      </h2>
      <ul role="list" className={styles.rows}>
        {fields
          .filter(({ kind }) => kind !== 'text')
          .map(({ id, kind, label, mean, choices, counts }) => (
            <li key={id}>
              <p className={styles.subject}>{label}</p>
              {kind === 'rating' && mean !== null && <p>{t('form.results.mean', { mean: sayMean(mean) })}</p>}
              {kind === 'choice' &&
                choices.map((choice, i) => (
                  <p key={choice}>
                    <b className="num">{counts[i] ?? 0}</b> {choice}
                  </p>
                ))}
            </li>
          ))}
      </ul>
    </section>
  )
}

const sayMean = (mean: number): string => mean.toLocaleString('fr', { maximumFractionDigits: 1 })
