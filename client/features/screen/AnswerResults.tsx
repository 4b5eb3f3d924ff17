// Consent and the gradient of agreement: for each proposition how many gave each answer, and, where names are told, who had reservations.
import { Wording } from '../../ui/Wording.tsx'
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { words } from '../../../shared/text/words.ts'
import { wantsReason } from '../../../shared/workshop/ballots.ts'
import type { SubjectResult } from '../../../shared/workshop/view.ts'
import { Shares } from '../../ui/Shares.tsx'
import { fitByCollege, linesOf, type Size } from './fit-results.ts'
import {
  answersOf,
  sayCollegeAnswers,
  sayCollegeVoters,
  sayVoters,
  sayWho,
  sayUnder,
  type ChartProps,
} from './say-results.ts'
import styles from './results.module.css'
import screenStyles from './screen.module.css'
import { useSpace } from './use-space.ts'

const t = words(screen)

type AnswerResultsProps = ChartProps & { method: 'consent' | 'gradient' }

export function AnswerResults({ results, caption, method }: AnswerResultsProps) {
  const { ref, space } = useSpace<HTMLDivElement>()
  const names = answersOf(method)
  const ofColleges = (one: SubjectResult) => sayCollegeAnswers(method, results, results.subjects.indexOf(one))
  const tallest = Math.max(0, ...results.subjects.map((subject) => heightOf(method, subject, 'line', space.letters)))
  const { size, shown, hidden, hasColleges } = fitByCollege(
    results.subjects,
    space.lines,
    (subject, at, place) => {
      if (at !== 'line') return heightOf(method, subject, at, space.letters)
      return place % 2 === 0 ? tallest : 0 // two stand side by side
    },
    (subject) => {
      const lines = ofColleges(subject)
      return lines.reduce((sum, line) => sum + linesOf(line, space.letters), lines.length > 0 ? 0.6 : 0)
    },
  )
  return (
    <>
      <div className={styles.results} ref={ref} data-size={size}>
        <ul role="list" className={styles.answers} aria-hidden="true">
          {shown.map((subject) => (
            <li key={subject.id}>
              <h2>
                <Wording text={subject.label} language={subject.language} />
              </h2>
              <Shares
                of={method}
                parts={names.map((name, i) => ({ name, n: subject.answers[i] ?? 0 }))}
                whole={method === 'consent' && size === 'large'}
              />
              {hasColleges && (
                <p className={styles.colleges}>
                  {ofColleges(subject).map((line) => (
                    <span key={line}>{line}</span>
                  ))}
                </p>
              )}
              {size === 'large' && <Reasons method={method} subject={subject} />}
              {size === 'compact' && sayWho(method, subject).map((line) => <p key={line}>{line}</p>)}
            </li>
          ))}
        </ul>
        <AnswerTable
          subjects={results.subjects}
          names={names}
          caption={caption}
          method={method}
          ofColleges={results.colleges.length > 0 ? ofColleges : null}
        />
      </div>
      <p className={screenStyles.more}>{sayUnder(hidden, sayVoters(results), sayCollegeVoters(results))}</p>
    </>
  )
}

const told = (method: 'consent' | 'gradient', { given }: SubjectResult) =>
  given.filter(({ answer }) => wantsReason(method, answer))

const sayOne = ({ name, reason }: SubjectResult['given'][number]): string =>
  [name, reason].filter((part) => part !== '').join(' · ')

/** Each reservation and objection in its own words, with its name where names are told. */
function Reasons({ method, subject }: { method: 'consent' | 'gradient'; subject: SubjectResult }) {
  const names = answersOf(method)
  return told(method, subject).map(({ name, answer, reason }, i) => (
    <p key={i}>
      <b>{[name, names[answer]].filter(Boolean).join(', ')}</b> {reason}
    </p>
  ))
}

function heightOf(method: 'consent' | 'gradient', subject: SubjectResult, size: Size, letters: number): number {
  const parts = subject.answers.filter((n) => n > 0).length
  const key = Math.max(1, Math.ceil((parts * 26) / letters))
  const label = (wide: number) => linesOf(subject.label, letters * wide)
  if (size === 'large') {
    const reasons = told(method, subject).reduce(
      (sum, one) => sum + linesOf(sayOne(one) + ' '.repeat(26), letters) + 0.3,
      0,
    )
    return 1.4 * label(0.62) + 2.6 + 1.15 * key + reasons
  }
  if (size === 'compact') {
    const who = sayWho(method, subject).reduce((sum, line) => sum + linesOf(line, letters), 0)
    return 1.1 * label(0.8) + 2.1 + key + who
  }
  return label(0.48) + 2.4 + Math.ceil((parts * 26) / (letters * 0.48))
}

type AnswerTableProps = Pick<AnswerResultsProps, 'caption' | 'method'> & {
  subjects: readonly SubjectResult[]
  names: readonly string[]
  /** What each college gave to a subject; null where nothing is told by college. */
  ofColleges: ((subject: SubjectResult) => string[]) | null
}

/** The same, all of it, for who does not see the strata. */
function AnswerTable({ subjects, names, caption, method, ofColleges }: AnswerTableProps) {
  return (
    <table className="sr-only">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('screen.results.subject')}</th>
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          {ofColleges && <th scope="col">{t('screen.results.byCollege')}</th>}
          <th scope="col">{t('screen.results.reasons')}</th>
        </tr>
      </thead>
      <tbody>
        {subjects.map((subject) => (
          <tr key={subject.id}>
            <th scope="row">
              <Wording text={subject.label} language={subject.language} />
            </th>
            {names.map((name, i) => (
              <td key={name}>{subject.answers[i] ?? 0}</td>
            ))}
            {ofColleges && <td>{ofColleges(subject).join('. ')}</td>}
            <td>
              {told(method, subject)
                .map((one) => `${names[one.answer] ?? ''} ${sayOne(one)}`)
                .join('. ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
