// A matrix: each answer a point, the medians numbered, and the list that says which number is what.
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { words } from '../../../shared/text/words.ts'
import { Plane, type PlanePoint } from '../../ui/Plane.tsx'
import { fitRows, linesOf } from './fit-results.ts'
import { sayCollegeVoters, sayVoters, sayUnder, type ChartProps } from './say-results.ts'
import styles from './results.module.css'
import screenStyles from './screen.module.css'
import { useSpace } from './use-space.ts'

const t = words(screen)

export function MatrixResults({ results, caption, axes }: ChartProps & { axes: readonly [string, string] }) {
  const { ref, space } = useSpace<HTMLDivElement>()
  const { size, shown, hidden } = fitRows(results.subjects, space.lines, ({ label }, at) =>
    at === 'large' ? 1.3 * linesOf(label, space.letters * 0.32) + 1.9 : linesOf(label, space.letters * 0.42) + 0.4,
  )
  // a number that the list beside does not tell would say nothing
  const points: PlanePoint[] = [
    ...shown.flatMap(({ places }) => places.map((place): PlanePoint => ({ place, is: 'each' }))),
    ...shown.flatMap(({ place }, i): PlanePoint[] => (place ? [{ place, mark: String(i + 1), is: 'median' }] : [])),
  ]
  return (
    <>
      <div className={styles.matrix} data-size={size}>
        <Plane axes={axes} points={points} />
        <div className={styles.medians} ref={ref}>
          <ol role="list" aria-hidden="true">
            {shown.map(({ id, label, place }, i) => (
              <li key={id}>
                <b>{i + 1}</b>
                <span>
                  {label}
                  {place && size === 'large' && (
                    <small>{t('screen.results.medians', { x: place[0], y: place[1] })}</small>
                  )}
                </span>
              </li>
            ))}
          </ol>
          <table className="sr-only">
            <caption>{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{t('screen.results.subject')}</th>
                <th scope="col">{t('screen.results.median', { axis: axes[0] })}</th>
                <th scope="col">{t('screen.results.median', { axis: axes[1] })}</th>
                <th scope="col">{t('screen.results.answered')}</th>
              </tr>
            </thead>
            <tbody>
              {results.subjects.map(({ id, label, place, total }) => (
                <tr key={id}>
                  <th scope="row">{label}</th>
                  <td>{place?.[0]}</td>
                  <td>{place?.[1]}</td>
                  <td>{total}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      <p className={screenStyles.more}>
        {sayUnder(hidden, sayVoters(results), sayCollegeVoters(results), t('screen.results.medians.hint'))}
      </p>
    </>
  )
}
