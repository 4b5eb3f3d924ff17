// A matrix: each answer a point, the medians numbered, and the list that says which number is what.
import { Wording } from '../../ui/Wording.tsx'
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { words } from '../../../shared/text/words.ts'
import type { SubjectResult } from '../../../shared/workshop/view.ts'
import { Plane, type PlanePoint } from '../../ui/Plane.tsx'
import { fitByCollege, linesOf, type Size } from './fit-results.ts'
import { sayCollegePlaces, sayCollegeVoters, sayVoters, sayUnder, type ChartProps } from './say-results.ts'
import styles from './results.module.css'
import screenStyles from './screen.module.css'
import { useSpace } from './use-space.ts'

const t = words(screen)

export function MatrixResults({ results, caption, axes }: ChartProps & { axes: readonly [string, string] }) {
  const { ref, space } = useSpace<HTMLDivElement>()
  const ofColleges = (one: SubjectResult) => sayCollegePlaces(results, results.subjects.indexOf(one))
  const lettersAt = (at: Size) => space.letters * (at === 'large' ? 0.32 : 0.42)
  const { size, shown, hidden, hasColleges } = fitByCollege(
    results.subjects,
    space.lines,
    ({ label }, at) => {
      const lines = linesOf(label, lettersAt(at))
      return at === 'large' ? 1.3 * lines + 1.9 : lines + 0.4
    },
    (subject, at) => ofColleges(subject).reduce((sum, line) => sum + linesOf(line, lettersAt(at)), 0),
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
            {shown.map((subject, i) => (
              <li key={subject.id}>
                <b>{i + 1}</b>
                <span>
                  <Wording text={subject.label} language={subject.language} />
                  {subject.place && size === 'large' && (
                    <small>{t('screen.results.medians', { x: subject.place[0], y: subject.place[1] })}</small>
                  )}
                  {hasColleges && ofColleges(subject).map((line) => <small key={line}>{line}</small>)}
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
                {results.colleges.length > 0 && <th scope="col">{t('screen.results.byCollege')}</th>}
                <th scope="col">{t('screen.results.answered')}</th>
              </tr>
            </thead>
            <tbody>
              {results.subjects.map((subject) => (
                <tr key={subject.id}>
                  <th scope="row">
                    <Wording text={subject.label} language={subject.language} />
                  </th>
                  <td>{subject.place?.[0]}</td>
                  <td>{subject.place?.[1]}</td>
                  {results.colleges.length > 0 && <td>{ofColleges(subject).join('. ')}</td>}
                  <td>{subject.total}</td>
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
