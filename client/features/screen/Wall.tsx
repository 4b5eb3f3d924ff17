// The common wall: groups by their size, or what was written where nothing is grouped yet; as much as fits, and how much does not.
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { phoneWords } from '../../../shared/text/fr/workshop-phone.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { ClusterView, CommonView } from '../../../shared/workshop/view.ts'
import { classes } from '../../ui/classes.ts'
import { fitGroups, fitList, type Card } from './fit.ts'
import { Headline } from './Headline.tsx'
import styles from './screen.module.css'
import { useSpace } from './use-space.ts'
import { wallOf } from './wall-items.ts'
import { WallItems } from './WallItems.tsx'

const t = words({ ...screen, ...phoneWords })

export function Wall({ common }: { common: CommonView }) {
  const { phase } = common.head
  const { ref, space } = useSpace<HTMLDivElement>()
  const { groups, loose } = wallOf(common)
  const grouped = fitGroups(groups, space)
  const list = fitList(groups.length > 0 ? [] : loose, space)
  const isEmpty = groups.length === 0 && loose.length === 0
  return (
    <>
      <Headline>{phase?.prompt || phase?.title || t('screen.wall')}</Headline>
      <div className={styles.wall} ref={ref}>
        {isEmpty && <p>{t('screen.wall.empty')}</p>}
        {groups.length > 0 && (
          <div className={classes(styles.columns, isLed(grouped.columns) && styles.led)} data-titles={grouped.titles}>
            {grouped.columns.map((cards) => (
              <Column key={cards[0]?.group.cluster.id} cards={cards} common={common} />
            ))}
          </div>
        )}
        {groups.length === 0 && loose.length > 0 && (
          <div className={styles.columns}>
            {list.columns.map((items) => (
              <WallItems key={items[0]?.id} items={items} />
            ))}
          </div>
        )}
      </div>
      <p className={styles.more}>{sayRest(grouped.hidden, list.hidden, groups.length > 0 ? loose.length : 0)}</p>
    </>
  )
}

const isLed = ([first, second]: readonly (readonly Card[])[]): boolean =>
  first?.[0]?.isLead === true && second !== undefined

function Column({ cards, common: { tables } }: { cards: readonly Card[]; common: CommonView }) {
  return (
    <ul role="list" className={styles.cards}>
      {cards.map(({ group: { cluster, items: all }, items, isLead, synthesis }) => {
        const table = cluster.tableId === null ? undefined : tables[cluster.tableId]
        return (
          <li key={cluster.id} className={isLead ? styles.lead : undefined}>
            <h2>
              <span>{cluster.title || t('workshop.cluster.unnamed')}</span>
              <b aria-hidden="true">{all.length}</b>
            </h2>
            <span className="sr-only">{sayContributions(all.length)}</span>
            {table && <p className={styles.of}>{t('workshop.table', { n: table.number })}</p>}
            <Made of={cluster} synthesis={synthesis} />
            <WallItems items={items} />
          </li>
        )
      })}
    </ul>
  )
}

/** What was made of a group, and that it is disputed. */
function Made({ of: { disagreed }, synthesis }: { of: ClusterView; synthesis: string }) {
  if (!synthesis) return disagreed && <p className={styles.disagreed}>{t('screen.cluster.disagreed')}</p>
  return (
    <p className={classes(styles.synthesis, disagreed && styles.disputed)}>
      {disagreed && <b>{t('screen.cluster.disagreed')}</b>} {synthesis}
    </p>
  )
}

const sayContributions = (n: number): string =>
  t(plural(n, 'screen.wall.contributions.one', 'screen.wall.contributions.many'), { n })

function sayRest(groups: number, listed: number, loose: number): string {
  const parts = [
    groups > 0 && t(plural(groups, 'screen.wall.moreGroups.one', 'screen.wall.moreGroups.many'), { n: groups }),
    listed > 0 && t(plural(listed, 'screen.wall.more.one', 'screen.wall.more.many'), { n: listed }),
    loose > 0 && t(plural(loose, 'screen.wall.loose.one', 'screen.wall.loose.many'), { n: loose }),
  ]
  return parts.filter(Boolean).join(', ')
}
