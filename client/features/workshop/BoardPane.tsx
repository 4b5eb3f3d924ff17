// The middle of the console: who wrote, revealing and closing, what waits for a yes, and the board.
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import Lock from 'lucide-react/icons/lock'
import LockOpen from 'lucide-react/icons/lock-open'
import Presentation from 'lucide-react/icons/presentation'
import { Suspense } from 'react'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import type { CommonView, ContributionView } from '../../../shared/workshop/view.ts'
import { isPanel } from '../../../shared/workshop/writing.ts'
import { lazily } from '../../lazily.ts'
import { Button } from '../../ui/Button.tsx'
import { useFocusOnNextLine } from '../../ui/focus-on-next-line.ts'
import { Kind } from '../../ui/Kind.tsx'
import { Tag } from '../../ui/Status.tsx'
import { Board, type BoardProps } from './Board.tsx'
import { Wording } from '../../ui/Wording.tsx'
import styles from './console.module.css'
import { FormResults } from './FormResults.tsx'
import { Results, type SaidReason } from './Results.tsx'
import type { Steer } from './steer.ts'
import { BallotHead, FormHead } from './VoteControls.tsx'
import { VoteWait } from './VoteWait.tsx'

const PanelPane = lazily(() => import('./PanelPane.tsx'), 'PanelPane')
const PastPanels = lazily(() => import('./PastPanels.tsx'), 'PastPanels')
const t = words({ ...workshopConsole, ...workshopWords })

export interface BoardPaneProps extends Omit<BoardProps, 'tables'> {
  view: CommonView
  /** Private notes of the phase in hand. */
  notes: string
  onSteer: (command: SteeringCommand) => void
  onHideReason: (said: SaidReason) => void
  onEraseSpeaker: (speaker: { speakerId: string; name: string }) => void
  /** Sends without a word: of what is kept as one writes. */
  keep: Steer
  /** The server's clock less this one's. */
  offset: number
}

export function BoardPane({
  view,
  notes,
  onSteer,
  onHideReason,
  onEraseSpeaker,
  keep,
  offset,
  ...board
}: BoardPaneProps) {
  const { head } = view
  const { parts } = board
  const isEmpty = parts.kind === 'list' && parts.columns.every(({ items }) => items.length === 0)
  const config = head.phase?.config
  const panel = isPanel(config) ? view.panels.find(({ roundId }) => roundId === head.round?.id) : undefined
  const past = view.panels.filter((one) => one !== panel)
  const Heading = panel ? 'h2' : 'h3' // a panel has its own heading, under what is told here
  const asksVotes = config?.mechanism === 'ballot' || config?.mechanism === 'form'
  return (
    <div className={styles.pane}>
      {!panel && <Head view={view} onSteer={onSteer} />}
      {notes !== '' && (
        <div className={styles.notes}>
          <Heading>{t('console.plan.notes')}</Heading>
          <p>{notes}</p>
        </div>
      )}
      <Tray Heading={Heading} title={t('console.trays.waiting')} cards={parts.waiting} onAct={board.onAct} />
      <Tray Heading={Heading} title={t('console.trays.late')} cards={parts.late} onAct={board.onAct} />
      <Gave view={view} onSteer={onSteer} onHideReason={onHideReason} />
      {panel && isPanel(config) && (
        <Suspense fallback={null}>
          <PanelPane
            {...{ view, config, panel, offset, onSteer, keep }}
            onHide={(id) => board.onAct({ kind: 'hide', id })}
          />
        </Suspense>
      )}
      {isEmpty && !asksVotes && !panel && <p className={styles.nothing}>{t('console.empty')}</p>}
      {!isEmpty && !panel && <Board {...board} tables={view.tables} />}
      {past.length > 0 && (
        <Suspense fallback={null}>
          <PastPanels panels={past} keep={keep} onErase={onEraseSpeaker} />
        </Suspense>
      )}
    </div>
  )
}

function Head({ view, onSteer }: Pick<BoardPaneProps, 'view' | 'onSteer'>) {
  const { round, phase } = view.head
  const config = phase?.config
  if (round && config?.mechanism === 'ballot')
    return <BallotHead view={view} round={round} config={config} onSteer={onSteer} />
  if (round && config?.mechanism === 'form') return <FormHead view={view} round={round} onSteer={onSteer} />
  return <PaneHead view={view} onSteer={onSteer} />
}

/** What the ballot or the form in hand gave, as far as it may be read; a form also once all is over. */
function Gave({ view, onSteer, onHideReason }: Pick<BoardPaneProps, 'view' | 'onSteer' | 'onHideReason'>) {
  const { results, form, head } = view
  const config = head.phase?.config
  if (!config || config.mechanism === 'form') return form && <FormResults form={form} />
  if (config.mechanism !== 'ballot') return null
  if (!results) return <VoteWait view={view} config={config} />
  const unhide = (said: SaidReason) => onSteer({ kind: 'unhideReason', ...said })
  const isShown = head.round?.resultsShown ?? false
  return <Results {...{ results, isShown }} axes={config.axes} onHide={onHideReason} onUnhide={unhide} />
}

function PaneHead({ view: { head }, onSteer }: Pick<BoardPaneProps, 'view' | 'onSteer'>) {
  const { round, phase, counts } = head
  const n = counts.finished
  const config = phase?.config
  const writes = config?.mechanism === 'collect'
  const isWall = config?.mechanism === 'group'
  // What is shown to all as it is written needs no reveal.
  const isHeld = (writes && config.visibility !== 'all') || (isWall && config.scope === 'table')
  return (
    <div className={styles.paneHead}>
      <div className={styles.counts}>
        <h2>
          {writes ? (
            <span className="num">
              {t(`console.wrote.${plural(counts.wrote, 'one', 'many')}`, { n: counts.wrote, total: counts.guests })}
            </span>
          ) : (
            t('console.board')
          )}
          {(writes || isWall) && (
            <span className="num muted">
              {' · '}
              {plural(n, t('console.finished.one', { n }), t('console.finished.many', { n }))}
            </span>
          )}
        </h2>
        {round && isHeld && !round.revealed && writes && <p className="meta">{t('console.hiddenNow')}</p>}
        <p className={styles.states}>
          {round?.revealed && isHeld && <Tag tone="ok">{t('console.revealed')}</Tag>}
          {round?.locked && <Tag tone="warn">{t('console.locked')}</Tag>}
        </p>
      </div>
      {round && (writes || isWall) && (
        <Button
          size="sm"
          variant="second"
          icon={round.locked ? LockOpen : Lock}
          onClick={() => onSteer({ kind: 'lock', roundId: round.id, locked: !round.locked })}
        >
          {t(round.locked ? 'console.unlock' : 'console.lock')}
        </Button>
      )}
      {isWall && head.shown.kind !== 'wall' && (
        <Button
          size="sm"
          variant="second"
          icon={Presentation}
          onClick={() => onSteer({ kind: 'show', what: { kind: 'wall' } })}
        >
          {t('console.screen.showWall')}
        </Button>
      )}
      {round && isHeld && (
        <Button
          size="sm"
          variant={round.revealed ? 'second' : 'live'}
          icon={round.revealed ? EyeOff : Eye}
          onClick={() => onSteer({ kind: 'reveal', roundId: round.id, revealed: !round.revealed })}
        >
          {t(round.revealed ? 'console.unreveal' : 'console.reveal')}
        </Button>
      )}
    </div>
  )
}

/** What came late, or waits for a yes: taken or set apart, one by one. */
function Tray({
  Heading,
  title,
  cards,
  onAct,
}: {
  Heading: 'h2' | 'h3'
  title: string
  cards: readonly ContributionView[]
  onAct: BoardProps['onAct']
}) {
  useFocusOnNextLine()
  if (cards.length === 0) return null
  return (
    <section className={styles.tray} aria-label={title}>
      <Heading>
        {title} <span className="num">{cards.length}</span>
      </Heading>
      <ul role="list" data-lines="">
        {cards.map(({ id, type, text, language }) => {
          const labelOf = (act: string) => t('console.act.of', { act, text: text.slice(0, 80) })
          return (
            <li key={id}>
              <div>
                <Kind type={type} />
                <p>
                  <Wording text={text} language={language} />
                </p>
              </div>
              <Button
                size="sm"
                variant="second"
                aria-label={labelOf(t('console.take'))}
                onClick={() => onAct({ kind: 'take', id, taken: true })}
              >
                {t('console.take')}
              </Button>
              <Button
                size="sm"
                variant="quiet"
                aria-label={labelOf(t('console.refuse'))}
                onClick={() => onAct({ kind: 'take', id, taken: false })}
              >
                {t('console.refuse')}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
