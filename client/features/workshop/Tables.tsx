// The tables beside the board: who has finished, more time for one of them, who reports; and which are empty.
import Check from 'lucide-react/icons/check'
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import type { CommonView, TableView } from '../../../shared/workshop/view.ts'
import { sayList } from '../../dates.ts'
import { Menu } from '../../ui/aria/Menu.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './console.module.css'
import { rangesOf } from './ranges.ts'

const t = words({ ...workshopConsole, ...workshopWords })
const twoMinutes = 120_000

export interface TablesPartProps {
  view: CommonView
  onSteer: (command: SteeringCommand) => void
  onRapporteur: (table: TableView) => void
  onPeople: () => void
}

export function TablesPart({ view, onSteer, onRapporteur, onPeople }: TablesPartProps) {
  const all = Object.values(view.tables).sort((a, b) => a.number - b.number)
  if (all.length === 0) return null
  const tables = all.filter(({ people }) => people > 0)
  const empty = all.filter(({ people }) => people === 0).map(({ number }) => number)
  const roundId = view.head.round?.id
  const done = tables.filter(isDone).length
  const mechanism = view.head.round ? view.head.phase?.config.mechanism : null
  const isAtWork = mechanism === 'collect' || mechanism === 'group'
  return (
    <section aria-labelledby="console-tables">
      <h2 id="console-tables">{t('console.tables')}</h2>
      {tables.length > 0 && isAtWork && (
        <p className="meta">
          {t(`console.tables.done.${plural(done, 'one', 'many')}`, { n: done, total: tables.length })}
        </p>
      )}
      <ul role="list" className={styles.tables}>
        {tables.map((table) => (
          <li key={table.id}>
            <span>
              {t('workshop.table', { n: table.number })}
              {table.extra > 0 && (
                <span className="meta"> {t('console.table.extra', { n: Math.round(table.extra / 60_000) })}</span>
              )}
            </span>
            {isAtWork ? <Progress table={table} /> : <Seated n={table.people} />}
            <Menu
              label={t('console.table.more', { n: table.number })}
              trigger={
                <IconButton size="sm" icon={EllipsisVertical} label={t('console.table.more', { n: table.number })} />
              }
              groups={[
                [
                  {
                    id: 'extend',
                    label: t('console.table.extend'),
                    disabled: roundId === undefined,
                    act: () =>
                      roundId !== undefined &&
                      onSteer({ kind: 'extend', roundId, milliseconds: twoMinutes, tableId: table.id }),
                  },
                  {
                    id: 'less',
                    label: t('console.table.less'),
                    disabled: roundId === undefined || table.extra === 0,
                    act: () =>
                      roundId !== undefined &&
                      onSteer({ kind: 'extend', roundId, milliseconds: -twoMinutes, tableId: table.id }),
                  },
                  {
                    id: 'rapporteur',
                    label: t('console.table.rapporteur'),
                    ...(table.rapporteur === null
                      ? {}
                      : { note: t('console.table.rapporteur.is', { name: table.rapporteur || t('workshop.nobody') }) }),
                    act: () => onRapporteur(table),
                  },
                ],
              ]}
            />
          </li>
        ))}
      </ul>
      {empty.length > 0 && (
        <p className="meta">
          {t(`console.tables.empty.${plural(empty.length, 'one', 'many')}`, { list: sayRanges(empty) })}
        </p>
      )}
      <Button variant="quiet" size="sm" onClick={onPeople}>
        {t('console.table.people')}
      </Button>
    </section>
  )
}

/** « 3, 5 et 7 à 12 » */
const sayRanges = (numbers: readonly number[]): string =>
  sayList(rangesOf(numbers).map(([from, to]) => (from === to ? `${from}` : t('console.tables.range', { from, to }))))

/** All who sit there have said that they finished. */
export const isDone = ({ people, finished }: TableView): boolean => people > 0 && finished >= people

const Seated = ({ n }: { n: number }) => (
  <span className={`${styles.seated} num`}>
    {plural(n, t('console.people.count.one', { n }), t('console.people.count.many', { n }))}
  </span>
)

function Progress({ table }: { table: TableView }) {
  const { finished, people } = table
  return (
    <>
      <span className={styles.progressBar} aria-hidden="true">
        <i style={{ width: `${Math.min(100, (100 * finished) / people)}%` }} />
      </span>
      {isDone(table) ? (
        <span className={styles.done}>
          <Icon of={Check} /> {t('console.table.done')}
        </span>
      ) : (
        <span className="num">{t('console.table.progress', { n: finished, total: people })}</span>
      )}
    </>
  )
}
