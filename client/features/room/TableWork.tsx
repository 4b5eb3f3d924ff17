// A table at work: who takes the notes, its groups, and what is still to group. The rapporteur acts, the others follow.
import { tableWords } from '../../../shared/text/fr/workshop-tables.ts'
import { phoneWords } from '../../../shared/text/fr/workshop-phone.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { GroupConfig } from '../../../shared/workshop/phases.ts'
import type { ClusterView, CommonView, OwnView, TableView } from '../../../shared/workshop/view.ts'
import { Button } from '../../ui/Button.tsx'
import { Finish } from './Finish.tsx'
import { Foot } from './Foot.tsx'
import { Gather } from './Gather.tsx'
import { tableGroups } from './grouping.ts'
import { ContributionCard } from './Others.tsx'
import type { Toggles } from './own-part.ts'
import { ofTable } from './readable.ts'
import styles from './room.module.css'
import tableStyles from './table.module.css'
import { TableGroup } from './TableGroup.tsx'
import type { RoomNow } from './use-room.ts'
import { TableChoice } from './TableChoice.tsx'

const t = words({ ...tableWords, ...phoneWords })

export type TableWorkProps = {
  now: RoomNow
  common: CommonView
  own: OwnView
  config: GroupConfig
  toggles: Toggles
}

export function TableWork({ now, common, own, config, toggles }: TableWorkProps) {
  const table = toggles.tableId === null ? undefined : common.tables[toggles.tableId]
  if (!table) {
    return (
      <section className="stack">
        <h2 className={styles.heading}>{t('room.tables.choose')}</h2>
        <p className="muted">{t('room.tables.choose.body')}</p>
        <TableChoice now={now} tables={common.tables} toggles={toggles} />
      </section>
    )
  }
  const contributions = ofTable(common, own)
  const groups = tableGroups(common.clusters, table.id, now.queue.items)
  const grouped = new Set(groups.flatMap(({ items }) => items))
  const loose = contributions.filter(({ id }) => !grouped.has(id))
  const mine = new Set(Object.keys(own.contributions))
  const roundId = common.head.round?.id
  return (
    <>
      <span className="sr-only" role="status">
        {sayTable(groups.length, loose.length)}
      </span>
      <Rapporteur now={now} table={table} isMine={own.isRapporteur} />
      <Groups {...{ now, common, own, config, groups, mine }} />
      <section aria-label={t('room.tables.loose')} className="stack">
        <h2 className={styles.heading}>{t('room.tables.loose')}</h2>
        {loose.length === 0 && (
          <p className="muted">
            {t(contributions.length === 0 ? 'room.tables.loose.nothing' : 'room.tables.loose.none')}
          </p>
        )}
        {own.isRapporteur && loose.length > 0 ? (
          <Gather now={now} loose={loose} groups={groups} />
        ) : (
          <ul role="list" className={styles.cards}>
            {loose.map((one) => (
              <li key={one.id}>
                <ContributionCard one={one} common={common} mine={mine} support={null} />
              </li>
            ))}
          </ul>
        )}
      </section>
      {roundId && (
        <Foot>
          <Finish now={now} roundId={roundId} isDone={toggles.finished} isReading={false} />
        </Foot>
      )}
    </>
  )
}

/** Told again when something was grouped, or taken out: to whoever did it, and to those who follow. */
const sayTable = (groups: number, loose: number): string =>
  `${t(plural(groups, 'room.tables.said.groups.one', 'room.tables.said.groups.many'), { n: groups })} ${t(plural(loose, 'room.tables.said.loose.one', 'room.tables.said.loose.many'), { n: loose })}`

function Rapporteur({ now, table, isMine }: { now: RoomNow; table: TableView; isMine: boolean }) {
  const n = table.number
  return (
    <section className={tableStyles.rapporteur} aria-label={t('room.tables.rapporteur', { n })}>
      <p role="status">
        {isMine
          ? t('room.tables.yours', { n })
          : table.rapporteur === null
            ? t('room.tables.nobody', { n })
            : t('room.tables.by', { name: table.rapporteur || t('workshop.nobody'), n })}
      </p>
      {!isMine && table.rapporteur === null && (
        <Button onClick={() => now.act({ kind: 'becomeRapporteur' })}>{t('room.tables.become')}</Button>
      )}
      {!isMine && table.rapporteur !== null && (
        <div>
          <Button variant="second" size="sm" onClick={() => now.act({ kind: 'becomeRapporteur' })}>
            {t('room.tables.takeUp')}
          </Button>
          <p className="meta">{t('room.tables.takeUp.hint')}</p>
        </div>
      )}
    </section>
  )
}

type GroupsProps = Omit<TableWorkProps, 'toggles'> & { groups: ClusterView[]; mine: ReadonlySet<string> }

function Groups({ now, common, own, config, groups, mine }: GroupsProps) {
  const chosen = groups.filter(({ top }) => top).length
  return (
    <section aria-label={t('room.tables.groups')} className="stack">
      <h2 className={styles.heading}>
        <span>{t('room.tables.groups')}</span>
        <span className={styles.total}>{groups.length}</span>
      </h2>
      {groups.length > 0 && <p className="meta">{t('room.tables.top.hint', { n: chosen, most: config.top })}</p>}
      {groups.length === 0 && (
        <p className="muted">{t(own.isRapporteur ? 'room.tables.groups.none' : 'room.tables.watch.none')}</p>
      )}
      {groups.map((group) => (
        <TableGroup
          key={group.id}
          now={now}
          common={common}
          group={group}
          others={groups.filter(({ id }) => id !== group.id)}
          mine={mine}
          mayEdit={own.isRapporteur}
          mayChoose={group.top || chosen < config.top}
          most={config.top}
        />
      ))}
    </section>
  )
}
