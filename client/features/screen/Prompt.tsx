// The instruction of a phase, large; what is shown with it; and what stands in its place when the workshop pauses or ends.
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { words } from '../../../shared/text/words.ts'
import { speakerId } from '../../../shared/workshop/evolve/floor.ts'
import type { CommonView, HeadView, QueueView, SpeakerView } from '../../../shared/workshop/view.ts'
import { sayWrote } from './counts.ts'
import { BallotPrompt, FormPrompt } from './BallotPrompt.tsx'
import { Headline } from './Headline.tsx'
import styles from './screen.module.css'
import { saySpeaker } from './turn.ts'

const t = words(screen)

const soon = 5

export function Prompt({ common }: { common: CommonView }) {
  const { head, floor, tables } = common
  const { phase, counts } = head
  if (!phase) return <h1>{head.title}</h1>
  const { config } = phase
  return (
    <>
      <Headline>{phase.prompt || phase.title}</Headline>
      {config.mechanism === 'collect' && <p className={styles.figure}>{sayWrote(counts)}</p>}
      {config.mechanism === 'ballot' && <BallotPrompt common={common} config={config} />}
      {config.mechanism === 'form' && <FormPrompt counts={counts} />}
      {config.mechanism === 'show' && <p className={styles.text}>{config.text}</p>}
      {config.mechanism === 'queue' && floor && <Floor floor={floor} tables={tables} />}
    </>
  )
}

function Floor({ floor: { speaker, waiting }, tables }: { floor: QueueView; tables: CommonView['tables'] }) {
  const say = (one: SpeakerView) => saySpeaker(one, tables)
  return (
    <div className={styles.floor}>
      {speaker ? (
        <p>
          <b>{say(speaker.who)}</b> {t('screen.floor.speaks')}
        </p>
      ) : (
        <p>{t('screen.floor.nobody')}</p>
      )}
      {waiting.length > 0 && (
        <>
          <h2>{t('screen.floor.next')}</h2>
          <ol>
            {waiting.slice(0, soon).map((next) => (
              <li key={speakerId(next.speaker)}>{say(next)}</li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

export function Paused({ head: { phase } }: { head: HeadView }) {
  return (
    <>
      <h1>{t('screen.paused')}</h1>
      {phase && <p className={styles.text}>{phase.prompt || phase.title}</p>}
    </>
  )
}

export function Closing({ title, isCancelled }: { title: string; isCancelled: boolean }) {
  return (
    <>
      <h1>{t(isCancelled ? 'screen.cancelled.title' : 'screen.closed.title')}</h1>
      <div className={styles.text}>
        <p>
          <b>{title}</b>
        </p>
        <p>{t(isCancelled ? 'screen.cancelled.body' : 'screen.closed.body')}</p>
      </div>
    </>
  )
}
