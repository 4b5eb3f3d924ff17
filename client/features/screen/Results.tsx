// What a ballot gave, as a table that is its own chart: the bars only repeat the numbers.
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { HeadView, ResultsView } from '../../../shared/workshop/view.ts'
import { Headline } from './Headline.tsx'
import { ranked } from './ranked.ts'
import styles from './screen.module.css'

const t = words(screen)

export function Results({ head: { phase }, results }: { head: HeadView; results: ResultsView | null }) {
  const title = phase?.prompt || phase?.title || t('screen.results')
  const isDots = phase?.config.mechanism === 'ballot' && phase.config.method === 'dots'
  return (
    <>
      <Headline>{title}</Headline>
      {results === null ? (
        <p className={styles.text}>{t('screen.results.none')}</p>
      ) : (
        <div className={styles.results}>
          <Bars
            results={results}
            caption={t('screen.results.caption', { title })}
            unit={t(isDots ? 'screen.results.dots' : 'screen.results.votes')}
          />
        </div>
      )}
    </>
  )
}

function Bars({ results, caption, unit }: { results: ResultsView; caption: string; unit: string }) {
  const { voters } = results
  return (
    <table>
      <caption>
        <span className="sr-only">{caption} </span>
        {t(plural(voters, 'screen.results.voters.one', 'screen.results.voters.many'), { n: voters })}
      </caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('screen.results.rank')}</th>
          <th scope="col">{t('screen.results.subject')}</th>
          <th scope="col">{unit}</th>
        </tr>
      </thead>
      <tbody>
        {ranked(results.subjects).map(({ id, label, total, rank, share }) => (
          <tr key={id}>
            <td className={styles.rank}>{rank}</td>
            <th scope="row">
              {label}
              <span className={styles.bar} style={{ inlineSize: `${share * 100}%` }} aria-hidden="true" />
            </th>
            <td className={styles.total}>
              <b>{total}</b> <span aria-hidden="true">{unit.toLowerCase()}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
