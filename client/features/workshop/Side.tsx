// The side of the console: what the room sees, the tables, who asks for the floor, what was set aside.
import Archive from 'lucide-react/icons/archive'
import Hand from 'lucide-react/icons/hand'
import X from 'lucide-react/icons/x'
import { speakerId } from '../../../shared/workshop/evolve/floor.ts'
import type { ReactNode } from 'react'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import type { CommonView, ContributionView, SpeakerView, TableView } from '../../../shared/workshop/view.ts'
import { isPanel } from '../../../shared/workshop/writing.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { useFocusOnNextLine } from '../../ui/focus-on-next-line.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/inputs.tsx'
import { Live } from '../../ui/Status.tsx'
import styles from './console.module.css'
import { SpokenTimes } from './SpokenTimes.tsx'
import { TablesPart } from './Tables.tsx'

const t = words({ ...workshopConsole, ...workshopWords })

export interface SideProps {
  view: CommonView
  /** The server's clock less this one's. */
  offset: number
  parked: readonly ContributionView[]
  /** Late, or read first, and not taken. */
  declined: readonly ContributionView[]
  onSteer: (command: SteeringCommand) => void
  onPair: () => void
  onRapporteur: (table: TableView) => void
  onPeople: () => void
  /** What the room sees, in small. */
  miniature: ReactNode
}

export function Side({
  view,
  offset,
  parked,
  declined,
  onSteer,
  onPair,
  onRapporteur,
  onPeople,
  miniature,
}: SideProps) {
  return (
    <div className={styles.side}>
      <ScreenPart view={view} onSteer={onSteer} onPair={onPair} miniature={miniature} />
      <TablesPart view={view} onSteer={onSteer} onRapporteur={onRapporteur} onPeople={onPeople} />
      {view.floor && !isPanel(view.head.phase?.config) && (
        <FloorPart view={view} floor={view.floor} offset={offset} onSteer={onSteer} />
      )}
      <AsidePart
        cards={parked}
        title={(n) => plural(n, t('console.parked.one', { n }), t('console.parked.many', { n }))}
        back={t('console.card.unpark')}
        onBack={(contributionId) => onSteer({ kind: 'park', contributionId, parked: false })}
      />
      <AsidePart
        cards={declined}
        title={(n) => plural(n, t('console.declined.one', { n }), t('console.declined.many', { n }))}
        back={t('console.declined.take')}
        onBack={(contributionId) => onSteer({ kind: 'take', contributionId, taken: true })}
      />
    </div>
  )
}

const choices = ['phase', 'welcome', 'wall', 'blank'] as const

function ScreenPart({
  view: { head },
  onSteer,
  onPair,
  miniature,
}: Pick<SideProps, 'view' | 'onSteer' | 'onPair' | 'miniature'>) {
  const { kind } = head.shown
  const shown: readonly (typeof kind)[] = choices.some((one) => one === kind) ? choices : [...choices, kind]
  const show = (value: string) => {
    const chosen = choices.find((one) => one === value)
    if (chosen) onSteer({ kind: 'show', what: { kind: chosen } })
  }
  return (
    <section aria-labelledby="console-screen">
      <h2 id="console-screen">{t('console.screen')}</h2>
      {miniature}
      <div className={styles.screenNow}>
        <Live>{t('console.screen.live')}</Live>
        <span>
          <span className="sr-only">{t('console.screen.now')} </span>
          {t(`console.screen.${kind}`)}
        </span>
      </div>
      <Field label={t('console.screen.shows')}>
        <Select value={kind} aria-required={undefined} onChange={(event) => show(event.target.value)}>
          {shown.map((one) => (
            <option key={one} value={one}>
              {t(`console.screen.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {head.message && (
        <div className={styles.messageNow}>
          <p>{t('console.message.now', { text: head.message.text })}</p>
          <Button variant="quiet" size="sm" flush onClick={() => onSteer({ kind: 'message', text: '' })}>
            {t('console.message.away')}
          </Button>
        </div>
      )}
      <div>
        <Button variant="quiet" size="sm" flush onClick={onPair}>
          {t('console.pair')}
        </Button>
      </div>
    </section>
  )
}

type FloorProps = Pick<SideProps, 'view' | 'offset' | 'onSteer'> & { floor: NonNullable<CommonView['floor']> }

function FloorPart({ view, floor, offset, onSteer }: FloorProps) {
  const roundId = view.head.round?.id
  if (roundId === undefined) return null
  const config = view.head.phase?.config
  const isOfTables = config?.mechanism === 'queue' && config.of === 'tables'
  const asks = floor.waiting.length
  const nameOf = ({ speaker, name }: SpeakerView) =>
    'tableId' in speaker
      ? t('workshop.table', { n: view.tables[speaker.tableId]?.number ?? 0 })
      : name || t('workshop.nobody')
  return (
    <section aria-labelledby="console-floor">
      <h2 id="console-floor">{t(isOfTables ? 'console.floor.tables' : 'console.floor')}</h2>
      <output className="sr-only">
        {!isOfTables &&
          asks > 0 &&
          plural(asks, t('console.floor.count.one', { n: asks }), t('console.floor.count.many', { n: asks }))}
      </output>
      {floor.speaker && (
        <div className={styles.speaking}>
          <Live>{t('console.floor.now', { name: nameOf(floor.speaker.who) })}</Live>
          <Button size="sm" variant="quiet" onClick={() => onSteer({ kind: 'endFloor', roundId })}>
            {t('console.floor.end')}
          </Button>
        </div>
      )}
      {asks === 0 && <p className="meta">{t(isOfTables ? 'console.floor.tables.none' : 'console.floor.none')}</p>}
      {asks > 0 && (
        <ol role="list" className={styles.queue}>
          {floor.waiting.map((one) => {
            const { speaker } = one
            const name = nameOf(one)
            return (
              <li key={speakerId(speaker)}>
                <Icon of={Hand} />
                <span>{name}</span>
                <Button
                  size="sm"
                  variant="second"
                  aria-label={t('console.floor.give.label', { name })}
                  onClick={() => onSteer({ kind: 'giveFloor', roundId, speaker })}
                >
                  {t('console.floor.give')}
                </Button>
                {'guestId' in speaker && (
                  <IconButton
                    size="sm"
                    icon={X}
                    label={t('console.floor.remove', { name })}
                    onClick={() => onSteer({ kind: 'removeFromQueue', roundId, guestId: speaker.guestId })}
                  />
                )}
              </li>
            )
          })}
        </ol>
      )}
      <SpokenTimes floor={floor} offset={offset} />
    </section>
  )
}

interface AsideProps {
  cards: readonly ContributionView[]
  title: (n: number) => string
  back: string
  onBack: (id: string) => void
}

/** Folded away, to be found again. */
function AsidePart({ cards, title, back, onBack }: AsideProps) {
  useFocusOnNextLine()
  if (cards.length === 0) return null
  return (
    <details className={styles.parked}>
      <summary>
        <Icon of={Archive} /> {title(cards.length)}
      </summary>
      <ul role="list" data-lines="">
        {cards.map(({ id, text }) => (
          <li key={id}>
            <p>{text}</p>
            <Button
              size="sm"
              variant="quiet"
              aria-label={t('console.act.of', { act: back, text: text.slice(0, 80) })}
              onClick={() => onBack(id)}
            >
              {back}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
