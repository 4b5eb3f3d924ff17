// « Tableau des modifications »: every change as a line, sorted by what one asks, of whom one asks. On a phone each line is a card.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   The roles are said again because Safari forgets them in a table drawn as blocks (phone). */
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import ArrowUpDown from 'lucide-react/icons/arrow-up-down'
import { useState } from 'react'
import type { Change } from '../../../shared/history/change.ts'
import { counted } from '../../../shared/text/counted.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { sayMoment } from '../../dates.ts'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Select } from '../../ui/inputs.tsx'
import { useSaid } from '../../ui/said.tsx'
import { PartyMark } from './AuthorsPanel.tsx'
import { rowsOf, sorted, type Row, type SortKey } from './change-rows.ts'
import styles from './comparing.module.css'
import type { Paint } from './paint.ts'
import type { Around } from './shown/around.ts'

const t = words(historyWords)

interface ChangeTableProps {
  changes: readonly Change[]
  paint: Paint
  names: Around['names']
  onGo: (change: number) => void
}

const columns: readonly SortKey[] = ['place', 'kind', 'author', 'organisation', 'date', 'section']

/** Shown at once; more are asked for. A table of thousands of lines serves nobody, and weighs on the page. */
const most = 200

export function ChangeTable({ changes, paint, names, onGo }: ChangeTableProps) {
  const [sort, setSort] = useState<{ by: SortKey; isDown: boolean }>({ by: 'place', isDown: false })
  const [hand, setHand] = useState('')
  const [shown, setShown] = useState(most)
  const { said, say } = useSaid()
  const rows = rowsOf(changes, paint, names)
  const kept = rows.filter((row) => hand === '' || row.hands.includes(Number(hand)))
  const lines = sorted(kept, sort.by, sort.isDown)
  const sortBy = (by: SortKey) => {
    const isDown = sort.by === by && !sort.isDown
    setSort({ by, isDown })
    say(t(isDown ? 'history.table.sorted.down' : 'history.table.sorted.up', { column: t(`history.table.${by}`) }))
  }
  return (
    <div className={styles.table}>
      {said}
      <div className={styles.tableTools}>
        <Field label={t('history.table.of')} optional="unsaid">
          <Select value={hand} onChange={(event) => setHand(event.target.value)}>
            <option value="">{t('history.table.everybody')}</option>
            {paint.hands.map((_, at) => (
              <option key={at} value={at}>
                {paint.sayHand(at)}
              </option>
            ))}
          </Select>
        </Field>
        <p className="meta" role="status">
          {plural(
            lines.length,
            t('history.changes.one', { n: lines.length }),
            t('history.changes', { n: counted(lines.length) }),
          )}
        </p>
      </div>
      {/* What scrolls must be reached by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} role="region" aria-label={t('history.region.table')} tabIndex={0}>
        <table role="table">
          <caption className="sr-only">{t('history.region.table')}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  role="columnheader"
                  aria-sort={sort.by === column ? (sort.isDown ? 'descending' : 'ascending') : 'none'}
                >
                  <button type="button" onClick={() => sortBy(column)}>
                    {t(`history.table.${column}`)}
                    <Icon of={sort.by !== column ? ArrowUpDown : sort.isDown ? ArrowDown : ArrowUp} size="1rem" />
                  </button>
                </th>
              ))}
              <th scope="col" role="columnheader">
                {t('history.table.before')}
              </th>
              <th scope="col" role="columnheader">
                {t('history.table.after')}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {lines.slice(0, shown).map((row) => (
              <Line key={row.id} row={row} paint={paint} onGo={onGo} />
            ))}
          </tbody>
        </table>
      </div>
      {lines.length > shown && (
        <button type="button" className={styles.tableMore} onClick={() => setShown(shown + most)}>
          {t('history.table.more', { n: Math.min(most, lines.length - shown) })}
        </button>
      )}
    </div>
  )
}

function Line({ row, paint, onGo }: { row: Row; paint: Paint; onGo: ChangeTableProps['onGo'] }) {
  const all = row.hands.flatMap((hand) => paint.partyOf(hand) ?? [])
  const parties = [...new Map(all.map((party) => [party.id, party])).values()]
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <button type="button" onClick={() => onGo(row.id)} aria-label={t('history.table.go', { n: row.place })}>
          {row.place}
        </button>
      </th>
      <td role="cell" data-label={t('history.table.kind')}>
        {row.kind}
      </td>
      <td role="cell" data-label={t('history.table.author')}>
        <span className={styles.party}>
          <span>
            {parties.map((party) => (
              <PartyMark key={party.id} party={party} />
            ))}
          </span>
          {row.author}
        </span>
      </td>
      <td role="cell" data-label={t('history.table.organisation')}>
        {row.organisation}
      </td>
      <td role="cell" data-label={t('history.table.date')}>
        {row.at !== null && (
          <time dateTime={new Date(row.at).toISOString()}>{sayMoment(new Date(row.at).toISOString())}</time>
        )}
      </td>
      <td role="cell" data-label={t('history.table.section')}>
        {row.section}
      </td>
      <td role="cell" data-label={t('history.table.before')} className={styles.passage}>
        {row.before && <del>{row.before}</del>}
      </td>
      <td role="cell" data-label={t('history.table.after')} className={styles.passage}>
        {row.after && <ins>{row.after}</ins>}
      </td>
    </tr>
  )
}
