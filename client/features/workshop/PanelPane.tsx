// A panel on the console: the planned order with the time of each, their syntheses, and the questions of the room.
import EyeOff from 'lucide-react/icons/eye-off'
import Lock from 'lucide-react/icons/lock'
import LockOpen from 'lucide-react/icons/lock-open'
import Presentation from 'lucide-react/icons/presentation'
import { panelSteeringWords } from '../../../shared/text/fr/workshop-panel-steering.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import type { PanelConfig } from '../../../shared/workshop/phases.ts'
import type { CommonView, PanelView } from '../../../shared/workshop/view.ts'
import { called, sayWhence } from '../../live/panel-words.ts'
import { isBeyond, spokenBy, useServerNow } from '../../live/turn-clock.ts'
import { sayClock } from '../../live/round-clock.ts'
import { Button } from '../../ui/Button.tsx'
import { Tag } from '../../ui/Status.tsx'
import board from './console.module.css'
import { PanelQuestions } from './PanelQuestions.tsx'
import styles from './panel.module.css'
import type { Steer } from './steer.ts'
import { SynthesisField } from './SynthesisField.tsx'

const t = words(panelSteeringWords)

type Speaker = PanelView['speakers'][number]

export interface PanelPaneProps {
  view: CommonView
  config: PanelConfig
  panel: PanelView
  /** The server's clock less this one's. */
  offset: number
  onSteer: (command: SteeringCommand) => void
  /** Sends without a word: of what is kept as one writes. */
  keep: Steer
  onHide: (contributionId: string) => void
}

export function PanelPane({ view, config, panel: told, offset, onSteer, keep, onHide }: PanelPaneProps) {
  const { head } = view
  const panel = called(told)
  const { roundId } = panel
  const give = (speaker: Speaker) => {
    // whatever was put before the room gives way to who speaks
    if (head.shown.kind === 'contribution' || head.shown.kind === 'intervention')
      onSteer({ kind: 'show', what: { kind: 'phase' } })
    onSteer({ kind: 'giveFloor', roundId, speaker: { speakerId: speaker.id } })
  }
  const heard = panel.speakers.filter(({ is }) => is === 'heard').length
  const next = panel.speakers.find(({ is }) => is === 'coming')
  const total = panel.speakers.length
  return (
    <>
      <div className={board.paneHead}>
        <div className={board.counts}>
          <h2>
            {t('panel.steer.title')}
            <span className="num muted">
              {' · '}
              {plural(
                heard,
                t('panel.steer.heard.one', { n: heard, total }),
                t('panel.steer.heard.many', { n: heard, total }),
              )}
            </span>
          </h2>
        </div>
        {config.questions && (
          <Button
            size="sm"
            variant="second"
            icon={head.round?.locked ? LockOpen : Lock}
            onClick={() => onSteer({ kind: 'lock', roundId, locked: !head.round?.locked })}
          >
            {t(head.round?.locked ? 'panel.steer.questions.unlock' : 'panel.steer.questions.lock')}
          </Button>
        )}
        {next && (
          <Button size="sm" variant="live" onClick={() => give(next)}>
            {t('panel.steer.next', { name: next.name })}
          </Button>
        )}
      </div>
      <ol role="list" className={styles.speakers}>
        {panel.speakers.map((one, at) => (
          <li key={one.id} data-is={one.is}>
            <SpeakerLine
              n={at + 1}
              speaker={one}
              secondsEach={panel.secondsEach}
              offset={offset}
              onGive={() => give(one)}
              onEnd={() => onSteer({ kind: 'endFloor', roundId })}
            />
            <Synthesis view={view} panel={panel} speaker={one} keep={keep} onSteer={onSteer} />
          </li>
        ))}
      </ol>
      {config.questions ? (
        <PanelQuestions view={view} panel={panel} onSteer={onSteer} onHide={onHide} />
      ) : (
        <p className={board.nothing}>{t('panel.steer.questions.off')}</p>
      )}
    </>
  )
}

interface SpeakerLineProps {
  n: number
  speaker: Speaker
  secondsEach: number
  offset: number
  onGive: () => void
  onEnd: () => void
}

function SpeakerLine({ n, speaker, secondsEach, offset, onGive, onEnd }: SpeakerLineProps) {
  const { name, subject, is } = speaker
  const spoken = spokenBy(speaker, useServerNow(offset, is === 'speaking'))
  const give = is === 'heard' ? 'panel.steer.give.again' : 'panel.steer.give'
  const time = { spoken: sayClock(Math.floor(spoken / 1000) * 1000), planned: sayClock(secondsEach * 1000) }
  return (
    <div className={styles.speaker}>
      <span className={styles.place}>{n}</span>
      <div>
        <h3>{name}</h3>
        <p className="meta">{[sayWhence(speaker), subject].filter((part) => part !== '').join(' · ')}</p>
      </div>
      <p className={styles.time} data-beyond={isBeyond(secondsEach, spoken) || undefined}>
        <span className="sr-only">{t('panel.steer.time.label', { name, ...time })}</span>
        <span className="num" aria-hidden="true">
          {t('panel.steer.time', time)}
        </span>
        <Tag tone={is === 'speaking' ? 'ok' : 'neutral'}>{t(`panel.steer.is.${is}`)}</Tag>
      </p>
      {is === 'speaking' ? (
        <Button size="sm" variant="second" aria-label={t('panel.steer.end.label', { name })} onClick={onEnd}>
          {t('panel.steer.end')}
        </Button>
      ) : (
        <Button size="sm" variant="second" aria-label={t(`${give}.label`, { name })} onClick={onGive}>
          {t(give)}
        </Button>
      )}
    </div>
  )
}

type SynthesisProps = Pick<PanelPaneProps, 'view' | 'panel' | 'keep' | 'onSteer'> & { speaker: Speaker }

/** Open beside those who speak or did; of those to come it can be prepared. */
function Synthesis({ view, panel: { roundId }, speaker, keep, onSteer }: SynthesisProps) {
  const { id, name, is, synthesis } = speaker
  const field = <SynthesisField roundId={roundId} speakerId={id} name={name} value={synthesis} keep={keep} />
  if (is === 'coming' && synthesis === '') return null
  const { shown } = view.head
  const isShown = shown.kind === 'intervention' && shown.roundId === roundId && shown.speakerId === id
  return (
    <div className={styles.synthesis}>
      {field}
      {is === 'heard' && synthesis !== '' && (
        <Button
          size="sm"
          variant="quiet"
          icon={isShown ? EyeOff : Presentation}
          aria-pressed={isShown}
          aria-label={t('panel.steer.synthesis.show.label', { name })}
          onClick={() =>
            onSteer({
              kind: 'show',
              what: isShown ? { kind: 'phase' } : { kind: 'intervention', roundId, speakerId: id },
            })
          }
        >
          {t('panel.steer.synthesis.show')}
        </Button>
      )}
    </div>
  )
}
