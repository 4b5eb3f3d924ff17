// A form: marks from 1 to 5, choices, words. Each is saved as it is given, all of it at once.
import Lock from 'lucide-react/icons/lock'
import { ballot } from '../../../../shared/text/fr/workshop-ballot.ts'
import { language, plural, words } from '../../../../shared/text/words.ts'
import type { FormConfig } from '../../../../shared/workshop/phases.ts'
import type { CommonView, FormResultsView, OwnView } from '../../../../shared/workshop/view.ts'
import { Banner } from '../../../ui/Banner.tsx'
import roomStyles from '../room.module.css'
import type { RoomNow } from '../use-room.ts'
import styles from './ballot.module.css'
import { Fields } from './Fields.tsx'
import { Saved } from './Saved.tsx'
import { useFilled } from './use-filled.ts'

const t = words(ballot)

export type FormProps = { now: RoomNow; common: CommonView; own: OwnView; config: FormConfig }

export function Form(props: FormProps) {
  const { round } = props.common.head
  return round && <InRound key={round.id} {...props} roundId={round.id} isLocked={round.locked} />
}

function InRound({ now, common, own, config, roundId, isLocked }: FormProps & { roundId: string; isLocked: boolean }) {
  const filled = useFilled(now, own.form, roundId)
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
      <Fields fields={fields} filled={filled} isLocked={isLocked} />
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

const sayMean = (mean: number): string => mean.toLocaleString(language, { maximumFractionDigits: 1 })
