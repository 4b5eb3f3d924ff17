// A ballot on the phone: what is voted on, one's own answer, whether it is saved, who will see it; then what it gave.
import Eye from 'lucide-react/icons/eye'
import Lock from 'lucide-react/icons/lock'
import { ballot } from '../../../../shared/text/fr/workshop-ballot.ts'
import { phoneWords } from '../../../../shared/text/fr/workshop-phone.ts'
import { words } from '../../../../shared/text/words.ts'
import type { BallotConfig } from '../../../../shared/workshop/phases.ts'
import type { CommonView, HeadView, OwnView, ResultsView } from '../../../../shared/workshop/view.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import roomStyles from '../room.module.css'
import type { RoomNow } from '../use-room.ts'
import { Answers } from './Answers.tsx'
import { Dots } from './Dots.tsx'
import { Matrix } from './Matrix.tsx'
import { Outcome } from './Outcome.tsx'
import { Poll } from './Poll.tsx'
import { sayWhoSeesBallot } from './say.ts'
import { useBallot, type Giving } from './use-ballot.ts'

const t = words({ ...ballot, ...phoneWords })

export type Subject = CommonView['subjects'][number]

/** What each way of voting is given. */
export type MethodProps = Giving & {
  now: RoomNow
  own: OwnView
  config: BallotConfig
  roundId: string
  subjects: readonly Subject[]
}

export type BallotProps = { now: RoomNow; common: CommonView; own: OwnView; config: BallotConfig }

export function Ballot(props: BallotProps) {
  const { round } = props.common.head
  return round && <InRound key={round.id} {...props} round={round} />
}

/** A group may have no title: it is voted on all the same. */
const titled = <S extends { label: string }>(one: S): S => ({
  ...one,
  label: one.label || t('workshop.cluster.unnamed'),
})
const named = (results: ResultsView): ResultsView => ({ ...results, subjects: results.subjects.map(titled) })

type Round = NonNullable<HeadView['round']>

function InRound({ now, common, own, config, round }: BallotProps & { round: Round }) {
  const giving = useBallot(now, own, config, round.id)
  const isBarred = config.secrecy === 'organisation' && own.organisation === null
  const isOpen = round.ballot === 'open' && !round.locked && !isBarred
  const results = common.results?.roundId === round.id ? named(common.results) : null
  const subjects = common.subjects.map(titled)
  const method = { ...giving, now, own, config, roundId: round.id, subjects }
  const outcome = <Outcome {...{ config, own, subjects, given: giving.given, results, round }} />
  return (
    <>
      <span className="sr-only" role="status">
        {round.ballot === 'open' && !round.locked && !isBarred && t('ballot.open.said')}
      </span>
      <Standing round={round} isBarred={isBarred} isShown={results !== null} hasSubjects={common.subjects.length > 0} />
      {config.secrecy === 'organisation' && own.organisation !== null && <ForOrganisation own={own} />}
      {isOpen && common.subjects.length === 0 && <p className="muted">{t('ballot.nothing')}</p>}
      {isOpen && <Method {...method} />}
      {(!isOpen || results) && outcome}
      {!isBarred && round.ballot !== 'closed' && (
        <div className={roomStyles.privacy}>
          <Icon of={config.secrecy === 'secret' ? Lock : Eye} />
          <div>
            <p>{sayWhoSeesBallot(config, common.head.phase?.identity ?? 'named', own)}</p>
            {config.subject === 'section' && <p>{t('ballot.section')}</p>}
            {config.live && isOpen && <p>{t('ballot.live')}</p>}
            {!giving.isKept && <p>{t('ballot.secret.unkept')}</p>}
          </div>
        </div>
      )}
    </>
  )
}

function Method(props: MethodProps) {
  if (props.subjects.length === 0) return null
  switch (props.config.method) {
    case 'dots':
      return <Dots {...props} />
    case 'consent':
      return <Answers {...props} method="consent" />
    case 'gradient':
      return <Answers {...props} method="gradient" />
    case 'matrix':
      return <Matrix {...props} />
    case 'choice':
      return <Poll {...props} />
  }
}

type StandingProps = { round: Round; isBarred: boolean; isShown: boolean; hasSubjects: boolean }

/** Where the ballot stands, told once when it changes. */
function Standing({ round, isBarred, isShown, hasSubjects }: StandingProps) {
  if (round.ballot === 'none') {
    return <Banner title={t('ballot.not.title')}>{t(hasSubjects ? 'ballot.not.body' : 'ballot.not.body.empty')}</Banner>
  }
  if (round.ballot === 'closed') {
    return (
      <Banner icon={Lock} title={t('ballot.closed.title')}>
        {t(isShown ? 'ballot.closed.shown' : 'ballot.closed.body')}
      </Banner>
    )
  }
  if (isBarred) {
    return (
      <Banner tone="warn" title={t('ballot.noOrganisation.title')}>
        {t('ballot.noOrganisation.body')}
      </Banner>
    )
  }
  return round.locked ? (
    <Banner tone="warn" icon={Lock} title={t('ballot.locked.title')}>
      {t('ballot.locked.body')}
    </Banner>
  ) : null
}

/** Whose answer it is, by whom it was given, and that another takes its place. */
function ForOrganisation({ own: { organisation, vote } }: { own: OwnView }) {
  const by = vote?.by
  return (
    <section className="stack">
      <h2 className={roomStyles.heading}>{t('ballot.organisation.title', { organisation: organisation ?? '' })}</h2>
      {by == null && <p className="muted">{t('ballot.organisation.hint')}</p>}
      {by != null && (
        <Banner announce="status">
          {by === '' ? t('ballot.organisation.byNobody') : t('ballot.organisation.by', { name: by })}
        </Banner>
      )}
    </section>
  )
}
