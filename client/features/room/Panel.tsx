// A panel on the phone: who speaks and on what, what is kept of those who did, the questions of the room and one's own.
import { useId } from 'react'
import { panelWords } from '../../../shared/text/fr/workshop-panel.ts'
import { words } from '../../../shared/text/words.ts'
import type { PanelConfig } from '../../../shared/workshop/phases.ts'
import { longestQuestion } from '../../../shared/workshop/writing.ts'
import type { CommonView, PanelView } from '../../../shared/workshop/view.ts'
import { called, questionsOf, sayToWhom, sayWhence } from '../../live/panel-words.ts'
import { isBeyond, sayTurn, spokenBy, useServerNow } from '../../live/turn-clock.ts'
import { AskQuestion } from './AskQuestion.tsx'
import { ContributionCard, type Support } from './Others.tsx'
import { MineList } from './Mine.tsx'
import { mineOf, type Mine, type Toggles } from './own-part.ts'
import styles from './panel.module.css'
import room from './room.module.css'
import { mayTell } from './tagging.ts'
import type { RoomNow } from './use-room.ts'

const t = words(panelWords)

type Speaker = PanelView['speakers'][number]

export type PanelProps = { now: RoomNow; common: CommonView; config: PanelConfig; toggles: Toggles }

export function Panel({ now, common, config, toggles }: PanelProps) {
  const roundId = common.head.round?.id
  const told = common.panels.find((one) => one.roundId === roundId)
  if (!told) return null
  const panel = called(told)
  const mine = mineOf(now.own, now.queue.items).filter(
    (one) => one.roundId === panel.roundId && one.refusals.length === 0,
  )
  const heard = panel.speakers.filter(({ is, synthesis }) => is === 'heard' && synthesis !== '')
  const coming = panel.speakers.filter(({ is }) => is === 'coming')
  const read = (
    <>
      {mine.length > 0 && <MyQuestions now={now} panel={panel} mine={mine} isModerated={config.moderated} />}
      {config.questions && <Questions now={now} common={common} panel={panel} mine={mine} toggles={toggles} />}
      {heard.length > 0 && <Syntheses heard={heard} />}
      {coming.length > 0 && <Coming coming={coming} />}
    </>
  )
  return (
    <>
      <Now panel={panel} offset={now.offset} />
      {config.questions ? (
        <AskQuestion
          now={now}
          panel={panel}
          mine={mine}
          isLocked={common.head.round?.locked ?? false}
          mayTell={mayTell(common.head, now.own?.name)}
        >
          {read}
        </AskQuestion>
      ) : (
        read
      )}
    </>
  )
}

function Now({ panel, offset }: { panel: PanelView; offset: number }) {
  const speaks = panel.speakers.find(({ is }) => is === 'speaking')
  const now = useServerNow(offset, speaks !== undefined)
  const spoken = speaks ? spokenBy(speaks, now) : 0
  const isOver = panel.speakers.every(({ is }) => is === 'heard')
  return (
    <section className={styles.now} aria-label={t('panel.now')}>
      <div role="status">
        {speaks ? (
          <>
            <p className={styles.name}>{speaks.name}</p>
            <p className="muted" lang="fr">
              {sayWhence(speaks)}
            </p>
            {speaks.subject && (
              <p className={styles.subject} lang="fr">
                {speaks.subject}
              </p>
            )}
          </>
        ) : (
          <p>{t(isOver ? 'panel.over' : 'panel.nobody')}</p>
        )}
      </div>
      {speaks && (
        <p className={styles.left} role="timer" aria-live="off">
          <span className="meta">{t(isBeyond(panel.secondsEach, spoken) ? 'panel.beyond' : 'panel.left')}</span>
          <b className="num">{sayTurn(panel.secondsEach, spoken)}</b>
        </p>
      )}
    </section>
  )
}

type Asked = { now: RoomNow; panel: PanelView; mine: readonly Mine[] }

/** Each with whom it is to; changed in place while it waits. */
function MyQuestions({ now, panel, mine, isModerated }: Asked & { isModerated: boolean }) {
  const title = useId()
  return (
    <section className={styles.part} aria-labelledby={title}>
      <h2 id={title} className={room.heading}>
        {t('panel.questions.mine')}
      </h2>
      {mine.map((one) => {
        const told = now.own?.contributions[one.id]
        return (
          <div key={one.id} className={styles.mine}>
            <p className={styles.about}>
              {told && <span>{sayToWhom(told, panel)}</span>}
              {told?.question?.asked && <b>{t('panel.asked')}</b>}
            </p>
            <MineList now={now} mine={[one]} types={['question']} length={longestQuestion} isRunning={one.isEditable} />
            {isModerated && told?.supporters === 0 && !told.question?.asked && (
              <p className="meta">{t('panel.waits')}</p>
            )}
          </div>
        )
      })}
    </section>
  )
}

function Questions({ now, common, panel, mine, toggles }: Asked & Pick<PanelProps, 'common' | 'toggles'>) {
  const title = useId()
  const ids = new Set(mine.map(({ id }) => id))
  const others = questionsOf(common.contributions, panel.roundId).filter(({ id }) => !ids.has(id))
  const support: Support = {
    by: toggles.supported,
    turn: (contributionId, supported) => now.act({ kind: 'support', contributionId, supported }),
  }
  return (
    <section className={styles.part} aria-labelledby={title}>
      <h2 id={title} className={room.heading}>
        <span>{t('panel.questions')}</span>
        {others.length > 0 && <span className={room.total}>{others.length}</span>}
      </h2>
      {others.length === 0 ? (
        <p className="muted">{t('panel.questions.none')}</p>
      ) : (
        <ul role="list" className={room.cards}>
          {others.map((one) => (
            <li key={one.id}>
              <p className={styles.about}>
                <span>{sayToWhom(one, panel)}</span>
                {one.question?.asked && <b>{t('panel.asked')}</b>}
              </p>
              <ContributionCard one={one} common={common} mine={ids} support={one.question?.asked ? null : support} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Syntheses({ heard }: { heard: readonly Speaker[] }) {
  const title = useId()
  return (
    <section className={styles.part} aria-labelledby={title}>
      <h2 id={title} className={room.heading}>
        {t('panel.syntheses')}
      </h2>
      {heard.map(({ id, name, synthesis }) => (
        <details key={id} className={room.details}>
          <summary>{name}</summary>
          <p className={room.text} lang="fr">
            {synthesis}
          </p>
        </details>
      ))}
    </section>
  )
}

function Coming({ coming }: { coming: readonly Speaker[] }) {
  const title = useId()
  return (
    <section className={styles.part} aria-labelledby={title}>
      <h2 id={title} className={room.heading}>
        {t('panel.next')}
      </h2>
      <ol className={styles.coming}>
        {coming.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b>
            {sayWhence(one) && <span className="muted"> {sayWhence(one)}</span>}
            {one.subject && (
              <span className={styles.line} lang="fr">
                {one.subject}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
