// What a form gave so far: marks and choices as counts, and what was written, which only those who facilitate read.
import { voteWords } from '../../../shared/text/fr/workshop-votes.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { FormResultsView } from '../../../shared/workshop/view.ts'
import styles from './votes.module.css'

const t = words(voteWords)

type Field = FormResultsView['fields'][number]

export function FormResults({ form }: { form: FormResultsView }) {
  if (form.replies === 0) return <p className={styles.none}>{t('votes.form.none')}</p>
  return (
    <section className={styles.results} aria-label={t('votes.results')}>
      {form.fields.map((field) => (
        <div key={field.id} className={styles.subject}>
          <h3>{field.label}</h3>
          {field.kind === 'text' ? <Texts texts={field.texts} /> : <Counts field={field} />}
        </div>
      ))}
    </section>
  )
}

function Counts({ field: { kind, label, choices, counts, mean } }: { field: Field }) {
  const most = Math.max(1, ...counts)
  const nameOf = (at: number) => (kind === 'rating' ? t('votes.form.mark', { n: at + 1 }) : (choices[at] ?? ''))
  return (
    <>
      {mean !== null && <p className="meta">{t('votes.form.mean', { mean: sayMean(mean) })}</p>}
      <table>
        <caption className="sr-only">{label}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('votes.answers')}</th>
            <th scope="col">{t('votes.chosen')}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map((n, at) => (
            <tr key={nameOf(at)}>
              <th scope="row">
                {nameOf(at)}
                <span className={styles.bar} aria-hidden="true">
                  <i style={{ inlineSize: `${(100 * n) / most}%` }} />
                </span>
              </th>
              <td className={`num ${styles.number}`}>{n}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const sayMean = (mean: number): string => mean.toLocaleString('fr-FR', { maximumFractionDigits: 1 })

function Texts({ texts }: { texts: readonly string[] }) {
  const n = texts.length
  return (
    <>
      <p className="meta">{plural(n, t('votes.form.texts.one', { n }), t('votes.form.texts.many', { n }))}</p>
      {/* It scrolls: a keyboard reads it too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul role="list" className={styles.texts} tabIndex={0}>
        {texts.map((text, at) => (
          <li key={`${at} ${text}`}>{text}</li>
        ))}
      </ul>
    </>
  )
}
