// What changed between two moments: counts, going from one to the next, and the changes in the text, side by side or in a table.
import { useCallback, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Change } from '../../../shared/history/change.ts'
import { sayChange } from '../../../shared/history/changes/say.ts'
import type { Stroke } from '../../../shared/history/shown.ts'
import type { Comparison } from '../../../shared/schemas/history.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { words } from '../../../shared/text/words.ts'
import { sayList } from '../../dates.ts'
import { SegmentedChoice } from '../../ui/aria/SegmentedChoice.tsx'
import { Empty } from '../../ui/Layout.tsx'
import { useSaid } from '../../ui/said.tsx'
import type { View } from './address.ts'
import { views } from './address.ts'
import { Beside } from './Beside.tsx'
import { ChangeCounts } from './ChangeCounts.tsx'
import { ChangeTable } from './ChangeTable.tsx'
import { useGoing } from './going.ts'
import styles from './history.module.css'
import comparingStyles from './comparing.module.css'
import { paintOf, type Colouring, type Paint } from './paint.ts'
import type { Around } from './shown/around.ts'
import { Shown } from './shown/Shown.tsx'
import { Summary } from './Summary.tsx'
import { useNarrow } from './use-narrow.ts'

const t = words(historyWords)

export interface ComparingProps {
  comparison: Comparison
  view: View
  colouring: Colouring
  names: Around['names']
  urlOf: Around['urlOf']
  onView: (view: View) => void
}

export function Comparing({ comparison, view, colouring, names, urlOf, onView }: ComparingProps) {
  const { changes, hands, tally } = comparison
  const text = useRef<HTMLDivElement>(null)
  const { said, say } = useSaid()
  const offered = useNarrow() ? views.filter((one) => one !== 'beside') : views
  const keysId = useId()
  const [wanted, setWanted] = useState<number | null>(null)
  const paint = useMemo(() => paintOf(hands, colouring), [hands, colouring])
  const ids = useMemo(() => changes.map(({ id }) => id), [changes])
  const going = useGoing(text, ids)
  const tell = (to: number | null) => {
    const change = to === null ? undefined : changes[to]
    if (!change || to === null) return
    const who = sayDoers(change, paint)
    const what = change.after || change.before
    say(t('history.change.said', { n: to + 1, total: ids.length, kind: sayChange(change), who, what: short(what) }))
  }
  const move = (way: 'next' | 'previous', take = false) => {
    going[way](take)
    const last = ids.length - 1
    const { here } = going
    tell(
      way === 'next' ? (here === null || here === last ? 0 : here + 1) : here === null || here === 0 ? last : here - 1,
    )
  }
  // Letters act only in the text itself: elsewhere they may be an order of whoever speaks to the page.
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const way = event.key === 'j' ? 'next' : event.key === 'k' ? 'previous' : null
    if (way === null) return
    event.preventDefault()
    move(way, true)
  }
  // From the table or the summary, back to the text, at the change.
  const goTo = (id: number) => {
    setWanted(id)
    onView('inline')
  }
  const arrive = useCallback(
    (element: HTMLDivElement | null) => {
      text.current = element
      if (element === null || wanted === null) return
      const at = ids.indexOf(wanted)
      setWanted(null)
      requestAnimationFrame(() => going.go(at, true))
    },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only what is wanted makes it go
    [wanted, ids],
  )
  if (changes.length === 0)
    return (
      <div className={styles.none}>
        <Empty title={t('history.same')} level={2}>
          {t('history.same.text')}
        </Empty>
      </div>
    )
  return (
    <>
      {said}
      <ChangeCounts
        count={changes.length}
        tally={tally}
        here={going.here}
        isText={view !== 'table'}
        onNext={() => move('next')}
        onPrevious={() => move('previous')}
      />
      <div className={comparingStyles.views}>
        <SegmentedChoice
          label={t('history.views')}
          options={offered.map((id) => ({ id, label: t(`history.view.${id}`) }))}
          value={view}
          onChange={onView}
        />
        <Summary comparison={comparison} paint={paint} onGo={goTo} />
      </div>
      {view !== 'table' && (
        <p id={keysId} className={comparingStyles.keys}>
          {t('history.keys')}
        </p>
      )}
      {view === 'table' ? (
        <ChangeTable changes={changes} paint={paint} names={names} onGo={goTo} />
      ) : (
        <div
          ref={arrive}
          className={comparingStyles.compared}
          data-view={view}
          role="region"
          aria-label={t(`history.region.${view}`)}
          aria-describedby={keysId}
          // Its letters act while it has the focus. What is read here is told beside it.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          onKeyDown={keys}
        >
          {view === 'inline' ? (
            <Shown text={comparison.inline} changes={changes} paint={paint} names={names} urlOf={urlOf} />
          ) : (
            <Beside comparison={comparison} paint={paint} names={names} urlOf={urlOf} />
          )}
        </div>
      )}
    </>
  )
}

/** Who put words in and who took words out, where that is not the same. */
function sayDoers({ by, sides }: Change, paint: Paint): string {
  const said = (strokes: readonly Stroke[]): string => sayList(strokes.map(({ hand }) => paint.sayHand(hand)))
  if (sides) return t('history.change.sides', { added: said(sides.added), removed: said(sides.removed) })
  return by.length === 0 ? t('history.nobody') : said(by)
}

const short = (words: string): string => (words.length > 120 ? `${words.slice(0, 118)}…` : words)
