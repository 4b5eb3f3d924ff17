// The past of a text: its line of time, two moments compared or one read, and whose the words are.
import ListFilter from 'lucide-react/icons/list-filter'
import { useEffect, useMemo, useState } from 'react'
import type { History } from '../../../shared/schemas/history.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { words } from '../../../shared/text/words.ts'
import { FormError } from '../../FormError.tsx'
import { Button } from '../../ui/Button.tsx'
import { Acts } from './Acts.tsx'
import type { Address, Shows } from './address.ts'
import { Bar } from './Bar.tsx'
import { Centre } from './Centre.tsx'
import { Filters } from './Filters.tsx'
import { FindField, Found } from './FindPast.tsx'
import styles from './history.module.css'
import timelineStyles from './timeline.module.css'
import { momentsOf, usualComparison } from './lines.ts'
import { MirrorSide } from './MirrorSide.tsx'
import { paintOf } from './paint.ts'
import type { Lines } from './pages.ts'
import { Timeline, type Wanted } from './Timeline.tsx'
import { useNarrow } from './use-narrow.ts'

const t = words(historyWords)

export type ShownMoments = Exclude<Shows, { what: 'default' }>

export interface HistoryScreenProps {
  documentId: string
  history: History
  lines: Lines
  /** Of what is older than the lines. */
  older: { isLoading: boolean; failure: Parameters<typeof FormError>[0]['error']; more: () => void }
  address: Address
  onAddress: (address: Address) => void
}

export function HistoryScreen({ documentId, history, lines, older, address, onAddress }: HistoryScreenProps) {
  // What opens by itself is chosen once: it does not move under the eyes of whoever reads while others write.
  const first = history.arrival?.position ?? 0
  const [opened] = useState(() => ({ head: history.head, usual: usualComparison(lines.lines, history.head, first) }))
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const [isFiltering, setFiltering] = useState(false)
  const shows = shownOf(address.shows, opened)
  // The address then says it: it can be passed on, and shows the same tomorrow. [H71]
  const isUsual = address.shows.what === 'default' && shows.what === 'comparison'
  useEffect(() => {
    if (isUsual) onAddress({ ...address, shows })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when it opens by itself
  }, [isUsual])
  const moments = useMemo(() => momentsOf(lines.lines, lines.hands, history.arrival), [lines, history.arrival])
  const paint = useMemo(() => paintOf(lines.hands, address.colouring), [lines.hands, address.colouring])
  const show = (next: Shows) => onAddress({ ...address, shows: next })
  // Two columns have no room on a phone.
  const isNarrow = useNarrow()
  const view = isNarrow && address.view === 'beside' ? 'inline' : address.view
  const isFiltered = Object.keys(address.filter).length > 0
  const timeline = (
    <nav
      key="timeline"
      id="history-timeline"
      tabIndex={-1}
      className={styles.timeline}
      aria-label={t('history.timeline')}
    >
      <div className={timelineStyles.timelineTools}>
        <FindField sought={address.sought} onSeek={(sought) => onAddress({ ...address, sought })} />
        <Button
          variant="quiet"
          size="sm"
          icon={ListFilter}
          aria-expanded={isFiltering}
          onClick={() => setFiltering(!isFiltering)}
        >
          {t(isFiltered ? 'history.filter.on' : 'history.filter')}
        </Button>
      </div>
      {isFiltering && (
        <Filters
          filter={address.filter}
          history={{ ...history, hands: lines.hands }}
          count={lines.lines.length}
          onFilter={(filter) => onAddress({ ...address, filter })}
        />
      )}
      {address.sought === '' ? (
        <Timeline
          lines={lines}
          paint={paint}
          shows={shows}
          mayDo={history.mayDo}
          arrival={history.arrival}
          isFiltered={isFiltered}
          isLoading={older.isLoading}
          onShow={show}
          onWant={setWanted}
          onMore={older.more}
        />
      ) : (
        <Found documentId={documentId} phrase={address.sought} onShow={show} />
      )}
      <FormError error={older.failure} />
    </nav>
  )
  const sheet = (
    <div key="sheet" className={styles.sheet}>
      {/* Titles of the text stand below one of the page, whatever their level. */}
      <h2 className="sr-only">{t(shows.what === 'moment' ? 'history.reading' : `history.region.${view}`)}</h2>
      <Centre
        documentId={documentId}
        shows={shows}
        head={history.head}
        colouring={address.colouring}
        view={view}
        moments={moments}
        onShow={show}
        onView={(view) => onAddress({ ...address, view })}
      />
    </div>
  )
  return (
    <>
      <Bar
        shows={shows}
        head={history.head}
        first={first}
        moments={moments}
        colouring={address.colouring}
        onShow={show}
        onColour={(colouring) => onAddress({ ...address, colouring })}
      />
      <p className={styles.below}>
        <a href="#history-timeline">{t('history.timeline')}</a>
        <a href="#history-side">{t('history.side')}</a>
      </p>
      <div
        className={styles.body}
        data-wide={(shows.what === 'comparison' && view !== 'inline') || undefined}
        data-seeking={address.sought !== '' || undefined}
      >
        {/* What is seen first is heard first, and comes first by keyboard. */}
        {isNarrow && address.sought === '' ? [sheet, timeline] : [timeline, sheet]}
        <aside id="history-side" tabIndex={-1} className={styles.side} aria-label={t('history.side')}>
          <MirrorSide
            documentId={documentId}
            position={positionShown(shows, history.head)}
            isNow={positionShown(shows, history.head) === history.head}
            byPerson={address.colouring === 'person'}
            sinceArrival={first > 0}
          />
          <Acts
            documentId={documentId}
            shows={shows}
            history={history}
            lines={lines}
            moments={moments}
            wanted={wanted}
            onWanted={setWanted}
          />
        </aside>
      </div>
    </>
  )
}

interface Opened {
  readonly head: number
  readonly usual: { from: number; to: number } | null
}

/** Where nothing was written that one may see: the text as one found it. */
function shownOf(shows: Shows, { head, usual }: Opened): ShownMoments {
  if (shows.what !== 'default') return shows
  return usual ? { what: 'comparison', ...usual } : { what: 'moment', position: head, blockId: null }
}

/** The later moment of a comparison. */
const positionShown = (shows: ShownMoments, head: number): number =>
  shows.what === 'comparison' ? shows.to : (shows.position ?? head)
