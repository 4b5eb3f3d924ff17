// What a matrix gave: the medians as a table, and the same as points on two axes.
import { voteWords } from '../../../shared/text/fr/workshop-votes.ts'
import { words } from '../../../shared/text/words.ts'
import type { SubjectResult } from '../../../shared/workshop/view.ts'
import { Wording } from '../../ui/Wording.tsx'
import styles from './votes.module.css'

const t = words(voteWords)

export interface MatrixProps {
  subjects: readonly SubjectResult[]
  axes: readonly [string, string]
}

export function Matrix({ subjects, axes: [x, y] }: MatrixProps) {
  const placed = subjects.flatMap((one) => (one.place ? [{ ...one, place: one.place }] : []))
  return (
    <div className={styles.matrix}>
      <svg viewBox="-6 -10 112 122" role="img" aria-label={t('votes.matrix.plot', { x, y })} className={styles.plot}>
        <path d="M0 0V100H100M50 0V100M0 50H100" />
        <text x="100" y="107" data-axis="x">
          {x} →
        </text>
        <text x="0" y="-4" data-axis="y">
          ↑ {y}
        </text>
        {placed.flatMap(({ id, places }) =>
          places.map(([across, up], at) => <circle key={`${id} ${at}`} cx={across} cy={100 - up} r="1" />),
        )}
        {placed.map(({ id, place: [across, up] }, at) => (
          <g key={id} transform={`translate(${across} ${100 - up})`}>
            <circle r="4.6" data-median="" />
            <text dy="0.35em">{at + 1}</text>
          </g>
        ))}
      </svg>
      <table>
        <caption className="sr-only">{t('votes.results')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('votes.subject')}</th>
            <th scope="col" className={styles.number}>
              {x}
            </th>
            <th scope="col" className={styles.number}>
              {y}
            </th>
            <th scope="col" className={styles.number}>
              {t('votes.answers')}
            </th>
          </tr>
        </thead>
        <tbody>
          {subjects.map(({ id, label, language, place, total }) => {
            const at = placed.findIndex((one) => one.id === id)
            return (
              <tr key={id}>
                <th scope="row">
                  {at !== -1 && <span className={styles.key}>{at + 1}</span>}{' '}
                  <Wording text={label} language={language} />
                </th>
                <td className={`num ${styles.number}`}>{place ? Math.round(place[0]) : '–'}</td>
                <td className={`num ${styles.number}`}>{place ? Math.round(place[1]) : '–'}</td>
                <td className={`num ${styles.number}`}>{total}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
