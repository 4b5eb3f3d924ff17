// What a form gave: means and counts. What was written in it is not sent to the screen.
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { words } from '../../../shared/text/words.ts'
import type { FormResultsView } from '../../../shared/workshop/view.ts'
import { fitRows, linesOf } from './fit-results.ts'
import { sayMean, sayReplies, sayUnder } from './say-results.ts'
import styles from './results.module.css'
import screenStyles from './screen.module.css'
import { useSpace } from './use-space.ts'

const t = words(screen)

type Row = FormResultsView['fields'][number]

export function FormResults({ form, caption }: { form: FormResultsView; caption: string }) {
  const { ref, space } = useSpace<HTMLDivElement>()
  const rows = form.fields.filter(({ kind }) => kind !== 'text')
  const { size, shown, hidden } = fitRows(rows, space.lines, ({ kind, label, choices }, at) => {
    const lines = 1.25 * linesOf(label, space.letters * 0.55) + (at === 'large' ? 1.2 : 0.6)
    return at === 'line' ? lines : lines + (kind === 'rating' ? 2.3 : 1.25 * choices.length)
  })
  return (
    <>
      <div className={styles.results} ref={ref} data-size={size}>
        <table>
          <caption className="sr-only">{caption}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('screen.results.subject')}</th>
              <th scope="col">{t('screen.form.mean.head')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {row.label}
                  {size !== 'line' && row.kind === 'rating' && <Marks row={row} />}
                </th>
                <td className={styles.total}>
                  {row.kind === 'rating' ? row.mean !== null && <b>{sayMean(row.mean)}</b> : <Choices row={row} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={screenStyles.more}>{sayUnder(hidden, sayReplies(form))}</p>
    </>
  )
}

/** How many gave each mark, as five bars with their figures. */
function Marks({ row: { counts } }: { row: Row }) {
  const most = Math.max(1, ...counts)
  return (
    <span className={styles.marks}>
      <span className="sr-only">{t('screen.form.marks', { counts: counts.join(', ') })}</span>
      {counts.map((n, i) => (
        <span key={i} aria-hidden="true">
          {i + 1}
          <span className={styles.bar} style={{ inlineSize: `${(8 * n) / most}em` }} />
          <b>{n}</b>
        </span>
      ))}
    </span>
  )
}

function Choices({ row: { choices, counts } }: { row: Row }) {
  return (
    <ul role="list" className={styles.choices}>
      {choices.map((choice, i) => (
        <li key={choice}>
          <b>{counts[i] ?? 0}</b> {choice}
        </li>
      ))}
    </ul>
  )
}
