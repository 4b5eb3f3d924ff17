// What a ballot gave, once it may be seen, with one's own answer beside it; before, one's own answer alone.
import { ballot } from '../../../../shared/text/fr/workshop-ballot.ts'
import { plural, words } from '../../../../shared/text/words.ts'
import type { BallotConfig } from '../../../../shared/workshop/phases.ts'
import type { HeadView, OwnView, ResultsView, SubjectResult } from '../../../../shared/workshop/view.ts'
import { Plane, type PlanePoint } from '../../../ui/Plane.tsx'
import { Shares } from '../../../ui/Shares.tsx'
import roomStyles from '../room.module.css'
import type { Subject } from './Ballot.tsx'
import { Wording } from '../../../ui/Wording.tsx'
import styles from './ballot.module.css'
import { placeIn, type Given } from './given.ts'
import { HiddenReason } from './HiddenReason.tsx'
import { namesOf, sayAnswer, sayColleges, sayDots, sayGiven } from './say.ts'

const t = words(ballot)

export type OutcomeProps = {
  config: BallotConfig
  own: OwnView
  subjects: readonly Subject[]
  given: Given
  results: ResultsView | null
  round: NonNullable<HeadView['round']>
}

export function Outcome({ config, own, subjects, given, results, round }: OutcomeProps) {
  const isOpen = round.ballot === 'open'
  if (results === null && subjects.length === 0) return null
  const told = results === null ? [] : inOrder(results, config)
  const rows = results === null ? subjects : told
  const hasColleges = results !== null && results.colleges.length > 0
  const isCounted = config.method === 'dots' || config.method === 'choice'
  return (
    <section className="stack" aria-label={t(results ? 'ballot.results' : 'ballot.subjects')}>
      <h2 className={roomStyles.heading}>
        <span>{t(results === null ? 'ballot.subjects' : isOpen ? 'ballot.results.live' : 'ballot.results')}</span>
      </h2>
      {results && <p className="muted">{sayVoters(results)}</p>}
      {results && hasColleges && (
        <p className="muted">{t('ballot.results.colleges', { list: sayColleges(results, null) })}</p>
      )}
      <ol className={config.method === 'matrix' ? styles.placed : styles.rows}>
        {rows.map(({ id, label, language }) => {
          const one = told.find((result) => result.id === id)
          return (
            <li key={id}>
              <p className={styles.subject}>
                <Wording text={label} language={language} />
              </p>
              {one && <Told result={one} config={config} most={Math.max(1, ...told.map(({ total }) => total))} />}
              {results && one && hasColleges && isCounted && (
                <p className={styles.colleges}>{sayColleges(results, results.subjects.indexOf(one))}</p>
              )}
              {!isOpen && <p className={styles.yours}>{sayYours(config, own, given, id)}</p>}
              {isOpen && results === null && <p className={styles.yours}>{sayYours(config, own, given, id)}</p>}
              {!isOpen && <HiddenReason own={own} subjectId={id} />}
            </li>
          )
        })}
      </ol>
      {results && config.method === 'matrix' && <Plane axes={config.axes} points={pointsOf(told, given)} />}
    </section>
  )
}

/** Ranked where it is a number; in the order of the ballot elsewhere. */
function inOrder({ subjects }: ResultsView, { method }: BallotConfig): SubjectResult[] {
  if (method !== 'dots' && method !== 'choice') return subjects
  return [...subjects].sort((one, other) => other.total - one.total)
}

const sayVoters = ({ voters, secrecy }: ResultsView): string =>
  secrecy === 'organisation'
    ? t(plural(voters, 'ballot.results.organisations.one', 'ballot.results.organisations.many'), { n: voters })
    : t(plural(voters, 'ballot.results.voters.one', 'ballot.results.voters.many'), { n: voters })

function sayYours(config: BallotConfig, own: OwnView, given: Given, id: string): string {
  const answer = sayGiven(config, given.choice[id])
  if (answer === null) return t('ballot.yours.none')
  const isTheirs = config.secrecy === 'organisation' && own.organisation !== null
  return t(isTheirs ? 'ballot.yours.organisation' : 'ballot.yours', { answer })
}

function Told({ result, config, most }: { result: SubjectResult; config: BallotConfig; most: number }) {
  const { method, axes } = config
  const { total, answers, place, given } = result
  switch (method) {
    case 'dots':
    case 'choice':
      return (
        <>
          <p>
            {method === 'dots'
              ? sayDots(total)
              : t(plural(total, 'ballot.results.votes.one', 'ballot.results.votes.many'), { n: total })}
          </p>
          <span className={styles.bar} style={{ inlineSize: `${(100 * total) / most}%` }} aria-hidden="true" />
        </>
      )
    case 'consent':
    case 'gradient':
      return (
        <>
          <Shares of={method} parts={namesOf(method).map((name, i) => ({ name, n: answers[i] ?? 0 }))} />
          <Reasons method={method} given={given} />
        </>
      )
    case 'matrix':
      return place && <p>{t('ballot.results.medians', { x: place[0], y: place[1], xAxis: axes[0], yAxis: axes[1] })}</p>
  }
}

function Reasons({ method, given }: { method: 'consent' | 'gradient'; given: SubjectResult['given'] }) {
  const written = given.filter(({ reason }) => reason !== '')
  if (written.length === 0) return null
  return (
    <ul role="list" className={styles.reasons} aria-label={t('ballot.results.given')}>
      {written.map(({ name, answer, reason }, i) => (
        <li key={i}>
          <span className={styles.detail}>{[name, sayAnswer(method, answer)].filter(Boolean).join(', ')}</span>
          <p>{reason}</p>
        </li>
      ))}
    </ul>
  )
}

const pointsOf = (told: readonly SubjectResult[], given: Given): PlanePoint[] =>
  told.flatMap(({ id, place }, i) => {
    const yours = placeIn(given.choice, id)
    const mark = String(i + 1)
    return [
      ...(place ? [{ place, mark, is: 'median' as const }] : []),
      ...(yours ? [{ place: yours, mark, is: 'yours' as const }] : []),
    ]
  })
