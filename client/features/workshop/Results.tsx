// What a ballot gave, for those who facilitate: tables that are their own charts, and what is read out before deciding.
import { useState } from 'react'
import { answerWords } from '../../../shared/text/fr/workshop-answers.ts'
import { voteWords } from '../../../shared/text/fr/workshop-votes.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { ResultsView } from '../../../shared/workshop/view.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/inputs.tsx'
import { CollegeAnswers, Colleges } from './Colleges.tsx'
import { Matrix } from './Matrix.tsx'
import { answersOf, rankedSubjects, readOut, type ReadOut } from './votes.ts'
import { Wording } from '../../ui/Wording.tsx'
import styles from './votes.module.css'

const t = words({ ...voteWords, ...workshopWords, ...answerWords })

export interface ResultsProps {
  results: ResultsView
  /** Names of the axes of a matrix. */
  axes: readonly [string, string]
  /** The room sees them too. */
  isShown: boolean
  /** Asks why the reason of a vote is hidden; or shows it again. */
  onHide: (said: SaidReason) => void
  onUnhide: (said: SaidReason) => void
}

/** Known by its words: nobody is told whose they are. */
export type SaidReason = { roundId: string; subjectId: string; text: string }

export function Results({ results, axes, isShown, onHide, onUnhide }: ResultsProps) {
  const { voters, method } = results
  const isAnswered = method === 'consent' || method === 'gradient'
  return (
    <section className={styles.results} aria-labelledby="console-results">
      <h3 id="console-results">{t('votes.results')}</h3>
      <p className="meta">
        {plural(voters, t('votes.results.count.one', { n: voters }), t('votes.results.count.many', { n: voters }))}
        {!isShown && ` · ${t('votes.results.private')}`}
      </p>
      {(method === 'dots' || method === 'choice') && <Bars results={results} />}
      {isAnswered && <Answers {...{ results, onHide, onUnhide }} />}
      {method === 'matrix' && <Matrix subjects={results.subjects} axes={axes} />}
      {isAnswered ? <CollegeAnswers results={results} /> : <Colleges results={results} />}
    </section>
  )
}

function Bars({ results: { method, subjects } }: { results: ResultsView }) {
  const unit = t(method === 'dots' ? 'votes.dots' : 'votes.chosen')
  return (
    <table>
      <caption className="sr-only">{t('votes.results')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('votes.rank')}</th>
          <th scope="col">{t('votes.subject')}</th>
          <th scope="col" className={styles.number}>
            {unit}
          </th>
        </tr>
      </thead>
      <tbody>
        {rankedSubjects(subjects).map(({ id, label, language, rank, share, total }) => (
          <tr key={id}>
            <td className="num">{rank}</td>
            <th scope="row">
              <Wording text={label || t('workshop.cluster.unnamed')} language={language} />
              <span className={styles.bar} aria-hidden="true">
                <i style={{ inlineSize: `${100 * share}%` }} />
              </span>
            </th>
            <td className={`num ${styles.number}`}>{total}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A line for each subject, a column for each answer; the share of each answer as strata under the subject. */
type AnswersProps = Pick<ResultsProps, 'results' | 'onHide' | 'onUnhide'>

function Answers({ results, onHide, onUnhide }: AnswersProps) {
  const { roundId, method, subjects } = results
  const answers = answersOf(method)
  const toRead = readOut(results)
  return (
    <>
      {subjects.map(({ id, label, language, total, answers: counts }) => (
        <div key={id} className={styles.subject}>
          <h4>
            <Wording text={label || t('workshop.cluster.unnamed')} language={language} />
          </h4>
          <div className={styles.strata} aria-hidden="true">
            {counts.map((n, at) =>
              n > 0 ? <i key={at} data-step={`${method} ${at}`} style={{ flexGrow: n }} /> : null,
            )}
          </div>
          <ul role="list" className={styles.counts}>
            {answers.map((answer, at) => (
              <li key={answer} data-none={(counts[at] ?? 0) === 0 || undefined}>
                <i data-step={`${method} ${at}`} aria-hidden="true" />
                {t(answer)} <b className="num">{counts[at] ?? 0}</b>
              </li>
            ))}
          </ul>
          {total === 0 && <p className="meta">{t('votes.results.empty')}</p>}
        </div>
      ))}
      <Reasons {...{ roundId, toRead, onHide, onUnhide }} hasSubjects={subjects.length > 1} />
    </>
  )
}

/** Ticked off as they are read out to the room; the ticks are this console's own. */
type ReasonsProps = Pick<ResultsProps, 'onHide' | 'onUnhide'> & {
  roundId: string
  toRead: readonly ReadOut[]
  hasSubjects: boolean
}

function Reasons({ roundId, toRead, hasSubjects, onHide, onUnhide }: ReasonsProps) {
  const [read, setRead] = useState<ReadonlySet<string>>(new Set())
  const turn = (key: string) => {
    const next = new Set(read)
    if (!next.delete(key)) next.add(key)
    setRead(next)
  }
  return (
    <section className={styles.reasons} aria-labelledby="console-reasons">
      <h4 id="console-reasons">{t('votes.reasons')}</h4>
      {toRead.length === 0 && <p className="meta">{t('votes.reasons.none')}</p>}
      <ul role="list">
        {toRead.map(({ subjectId, subject, name, answer, reason, hidden }, at) => {
          const key = `${subject} ${name} ${at}`
          const said = { roundId, subjectId, text: reason }
          return (
            <li key={key} data-read={read.has(key) || undefined}>
              <p className={styles.who}>
                <b>{name || t('workshop.nobody')}</b> · {t(answer)}
                {hasSubjects && ` · ${subject}`}
              </p>
              <blockquote data-hidden={hidden !== null || undefined}>{reason || t('votes.reason.none')}</blockquote>
              {hidden === null ? (
                <Checkbox label={t('votes.read')} checked={read.has(key)} onChange={() => turn(key)} />
              ) : (
                <p className="meta">{t('votes.reason.hidden', { why: t(`workshop.hidden.${hidden}`) })}</p>
              )}
              {reason !== '' && (
                <Button
                  size="sm"
                  variant="quiet"
                  aria-label={t(hidden === null ? 'votes.reason.hide.label' : 'votes.reason.unhide.label', { reason })}
                  onClick={() => (hidden === null ? onHide : onUnhide)(said)}
                >
                  {t(hidden === null ? 'votes.reason.hide' : 'votes.reason.unhide')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
