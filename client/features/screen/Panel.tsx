// A panel on the screen of the room: who speaks and how long is left, else who is to come; a question that is put; a synthesis.
import { panelWords } from '../../../shared/text/fr/workshop-panel.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { CommonView, ContributionView, PanelView } from '../../../shared/workshop/view.ts'
import { called, questionsOf, sayToWhom, sayWhence } from '../../live/panel-words.ts'
import { isBeyond, sayTurn, spokenBy, useServerNow } from '../../live/turn-clock.ts'
import { Headline } from './Headline.tsx'
import styles from './panel.module.css'
import screen from './screen.module.css'

const t = words(panelWords)

type Speaker = PanelView['speakers'][number]

const atOnce = 5

function panelInHand({ panels, head }: CommonView): PanelView | undefined {
  const panel = panels.find(({ roundId }) => roundId === head.round?.id)
  return panel && called(panel)
}

export function PanelScene({ common, offset }: { common: CommonView; offset: number }) {
  const panel = panelInHand(common)
  const { phase } = common.head
  if (!panel || !phase) return null
  const speaks = panel.speakers.find(({ is }) => is === 'speaking')
  const questions = questionsOf(common.contributions, panel.roundId).length
  return speaks ? (
    <>
      <div className={styles.speaks}>
        <h1>{speaks.name}</h1>
        <p className={styles.whence}>{sayWhence(speaks)}</p>
      </div>
      <div className={styles.middle}>
        <p className={styles.subject}>{speaks.subject}</p>
        <Left panel={panel} speaker={speaks} offset={offset} />
      </div>
      <Under panel={panel} questions={questions} />
    </>
  ) : (
    <>
      <Headline>{phase.prompt || phase.title}</Headline>
      <Programme panel={panel} />
      <Under panel={panel} questions={questions} isShort />
    </>
  )
}

function Left({ panel: { secondsEach }, speaker, offset }: { panel: PanelView; speaker: Speaker; offset: number }) {
  const spoken = spokenBy(speaker, useServerNow(offset, true))
  const isPast = isBeyond(secondsEach, spoken)
  return (
    <p className={styles.left} role="timer" aria-live="off" data-beyond={isPast || undefined}>
      <span>{t(isPast ? 'panel.beyond' : 'panel.left')}</span>
      <b>{sayTurn(secondsEach, spoken)}</b>
    </p>
  )
}

function Programme({ panel: { speakers } }: { panel: PanelView }) {
  // beyond a dozen lines of two nothing would be read from the back of the room
  const isLong = speakers.length > atOnce
  return (
    <ol role="list" className={styles.programme} data-long={isLong || undefined}>
      {speakers.map((one) => (
        <li key={one.id} data-is={one.is}>
          <b>{one.name}</b>
          <span>{[one.organisation, one.subject].filter((part) => part !== '').join(' · ')}</span>
          {one.is === 'heard' && <i>{t('panel.is.heard')}</i>}
        </li>
      ))}
    </ol>
  )
}

/** Who comes next, and how many questions wait. */
function Under({ panel, questions, isShort = false }: { panel: PanelView; questions: number; isShort?: boolean }) {
  const next = isShort ? undefined : panel.speakers.find(({ is }) => is === 'coming')
  return (
    <p className={styles.under}>
      {next && (
        <span>
          {t('panel.then')} <b>{next.name}</b>
        </span>
      )}
      {questions > 0 && (
        <span>
          {plural(questions, t('panel.questions.one', { n: questions }), t('panel.questions.many', { n: questions }))}
        </span>
      )}
    </p>
  )
}

/** One question, with whom it is to and who asks. */
export function QuestionFocus({
  common,
  question,
  offset,
}: {
  common: CommonView
  question: ContributionView
  offset: number
}) {
  const panel = panelInHand(common)
  const { author, supporters: n } = question
  const speaks = panel?.speakers.find(({ is }) => is === 'speaking')
  return (
    <div className={screen.focus}>
      <p className={styles.over}>
        {t('panel.question')} · <b>{sayToWhom(question, panel ?? { speakers: [] })}</b>
      </p>
      <Headline language={question.language}>{question.text}</Headline>
      <p className={screen.by}>
        {[
          author && [author.name, author.organisation].filter(Boolean).join(', '),
          n > 0 && plural(n, t('panel.by.supporters.one', { n }), t('panel.by.supporters.many', { n })),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {panel && speaks && (
        <p className={styles.strip}>
          <b>{speaks.name}</b> <TurnClock panel={panel} speaker={speaks} offset={offset} />
        </p>
      )}
    </div>
  )
}

function TurnClock({
  panel: { secondsEach },
  speaker,
  offset,
}: {
  panel: PanelView
  speaker: Speaker
  offset: number
}) {
  return (
    <span role="timer" aria-live="off">
      {sayTurn(secondsEach, spokenBy(speaker, useServerNow(offset, true)))}
    </span>
  )
}

/** The whole of it is read: the longer, the smaller. */
const sizeOf = ({ length }: string): 'large' | 'medium' | 'small' =>
  length <= 240 ? 'large' : length <= 600 ? 'medium' : 'small'

export function InterventionFocus({ speaker }: { speaker: Speaker }) {
  return (
    <>
      <div className={styles.speaks}>
        <Headline>{speaker.name}</Headline>
        <p className={styles.whence}>{sayWhence(speaker)}</p>
      </div>
      <p className={styles.synthesis} data-size={sizeOf(speaker.synthesis)}>
        {speaker.synthesis}
      </p>
    </>
  )
}
