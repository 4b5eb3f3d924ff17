// What others wrote, by groups where there are some; each can be supported where the phase says so.
import Check from 'lucide-react/icons/check'
import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { roomLater } from '../../../shared/text/fr/workshop-room-later.ts'
import { phoneWords } from '../../../shared/text/fr/workshop-phone.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { CommonView, ContributionView } from '../../../shared/workshop/view.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Kind } from '../../ui/Kind.tsx'
import { Wording } from '../../ui/Wording.tsx'
import { groupsOf, type ReadGroup } from './readable.ts'
import othersStyles from './others.module.css'
import styles from './room.module.css'

const t = words({ ...room, ...roomLater, ...phoneWords })
const atOnce = 40

export type Support = { by: ReadonlySet<string>; turn(contributionId: string, supported: boolean): void }

export type OthersProps = {
  title: string
  common: CommonView
  readable: readonly ContributionView[]
  mine: ReadonlySet<string>
  /** Null where the phase asks for none. */
  support: Support | null
}

export function Others({ title, common, readable, mine, support }: OthersProps) {
  const groups = groupsOf(common, readable)
  const isGrouped = groups.some(({ cluster }) => cluster)
  return (
    <section className={styles.others} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {groups.length === 0 && <p className="muted">{t('room.others.none')}</p>}
      {groups.map((group) => (
        <Group key={group.cluster?.id ?? 'none'} {...{ group, isGrouped, common, mine, support }} />
      ))}
    </section>
  )
}

type GroupProps = Omit<OthersProps, 'title' | 'readable'> & { group: ReadGroup; isGrouped: boolean }

function Group({ group: { cluster, items }, isGrouped, ...rest }: GroupProps) {
  const [most, setMost] = useState(atOnce)
  const hidden = items.length - most
  return (
    <div className={styles.group}>
      {isGrouped && (
        <h3>
          {cluster?.title ? (
            <span lang="fr">{cluster.title}</span>
          ) : (
            <span>{t(cluster ? 'workshop.cluster.unnamed' : 'room.others.rest')}</span>
          )}
          <span className={styles.total}>{items.length}</span>
        </h3>
      )}
      {cluster && (cluster.top || cluster.disagreed) && (
        <p className="meta">
          {[cluster.top && t('room.cluster.top'), cluster.disagreed && t('room.cluster.disagreed')]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {cluster?.synthesis && (
        <p className={styles.synthesis} lang="fr">
          {cluster.synthesis}
        </p>
      )}
      <ul role="list" className={styles.cards}>
        {items.slice(0, most).map((one) => (
          <li key={one.id}>
            <ContributionCard {...rest} one={one} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button variant="second" onClick={() => setMost(most + atOnce)}>
          {t('room.others.more', { n: Math.min(hidden, atOnce) })}
        </Button>
      )}
    </div>
  )
}

export type CardProps = Pick<OthersProps, 'common' | 'mine' | 'support'> & { one: ContributionView }

export function ContributionCard({ one, common, mine, support }: CardProps) {
  const isMine = mine.has(one.id)
  const n = one.supporters
  return (
    <article className={classes(styles.card, isMine && styles.me)}>
      <div className={styles.cardHead}>
        <Kind type={one.type} />
        {isMine && <span className={styles.yours}>{t('room.mine.yours')}</span>}
      </div>
      <p className={styles.text}>
        <Wording text={one.text} language={one.language} />
      </p>
      <div className={styles.cardFoot}>
        <span>{sayAuthor(one, common)}</span>
        {n > 0 && <span>{t(plural(n, 'workshop.supporters.one', 'workshop.supporters.many'), { n })}</span>}
        {support && !isMine && <SupportButton one={one} support={support} />}
      </div>
    </article>
  )
}

function SupportButton({ one, support }: { one: ContributionView; support: Support }) {
  const is = support.by.has(one.id)
  const say = t(one.type === 'project' ? 'room.support.join' : 'room.support')
  return (
    <button
      type="button"
      className={othersStyles.support}
      aria-pressed={is}
      aria-label={t('workshop.named', { act: say, text: one.text.slice(0, 80) })}
      onClick={() => support.turn(one.id, !is)}
    >
      <Icon of={is ? Check : Plus} />
      {say}
    </button>
  )
}

/** « Mireille, SCIC La Remise, table 4 »; nothing but the table where nobody may know. */
function sayAuthor({ author, tableId, voices }: ContributionView, { tables }: CommonView): string {
  const number = tableId === null ? undefined : tables[tableId]?.number
  const who = author ? [author.name || t('workshop.nobody'), author.organisation] : []
  return [
    ...who,
    number !== undefined && t('workshop.table', { n: number }),
    voices > 1 && t('workshop.voices.many', { n: voices }),
  ]
    .filter(Boolean)
    .join(', ')
}
