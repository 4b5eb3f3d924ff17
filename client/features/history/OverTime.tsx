// How the shares of a text came to be: strata at some moments, beside one another, and their table.
import { useState } from 'react'
import { counted } from '../../../shared/text/counted.ts'
import { historyMirror } from '../../../shared/text/fr/history-mirror.ts'
import { words } from '../../../shared/text/words.ts'
import { sayDay, sayMoment } from '../../dates.ts'
import { Button } from '../../ui/Button.tsx'
import { Table, type Column } from '../../ui/Table.tsx'
import type { MirrorRow, Tick } from './mirror.ts'
import styles from './mirror.module.css'

const t = words(historyMirror)

/** Each stratum is as high as the text was long: one sees it grow. */
export function OverTime({ ticks, rows }: { ticks: readonly Tick[]; rows: readonly MirrorRow[] }) {
  const [isTable, setTable] = useState(false)
  const most = Math.max(1, ...ticks.map(({ words: all }) => sumOf(all)))
  const [first, last] = [ticks[0], ticks.at(-1)]
  // What the text began with is the ground of it.
  const placed = rows.map((row, at) => ({ row, at }))
  const fromBelow = [
    ...placed.filter(({ row }) => row.percent === null),
    ...placed.filter(({ row }) => row.percent !== null),
  ]
  const columns: readonly [Column<Tick>, ...Column<Tick>[]] = [
    { id: 'at', name: t('mirror.column.at'), cell: ({ at }) => sayMoment(at) },
    ...rows.map(({ party }, at): Column<Tick> => ({
      id: party.id || 'none',
      name: party.name,
      number: true,
      cell: ({ words: all }) => counted(all[at] ?? 0),
    })),
    { id: 'sum', name: t('mirror.column.sum'), number: true, cell: ({ words: all }) => counted(sumOf(all)) },
  ]
  return (
    <section aria-labelledby="over-time" className="stack">
      <h3 id="over-time">{t('mirror.overTime')}</h3>
      <div className={styles.time} aria-hidden="true">
        {ticks.map((tick) => (
          <div key={tick.position} className={styles.tick}>
            <div className={styles.grown} style={{ height: `${(100 * sumOf(tick.words)) / most}%` }}>
              {fromBelow.map(({ row: { party }, at }) => (
                <i
                  key={party.id}
                  data-hue={party.mark.hue}
                  data-pattern={party.mark.pattern}
                  style={{ flexGrow: tick.words[at] ?? 0 }}
                />
              ))}
            </div>
          </div>
        ))}
      </div>
      {first && last && (
        <p className={styles.span} aria-hidden="true">
          <span>{sayDay(new Date(first.at))}</span>
          <span>{sayDay(new Date(last.at))}</span>
        </p>
      )}
      <div>
        <Button variant="quiet" size="sm" flush aria-expanded={isTable} onClick={() => setTable(!isTable)}>
          {t(isTable ? 'mirror.figures.hide' : 'mirror.figures')}
        </Button>
      </div>
      {isTable && (
        <Table
          caption={t('mirror.overTime')}
          captionHidden
          columns={columns}
          rows={ticks}
          rowId={({ position }) => String(position)}
        />
      )}
    </section>
  )
}

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0)
