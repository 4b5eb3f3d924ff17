// What one does in the phase in hand, by its mechanism.
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { words } from '../../../shared/text/words.ts'
import type { CommonView, OwnView } from '../../../shared/workshop/view.ts'
import { Suspense } from 'react'
import { Collect } from './Collect.tsx'
import { Ballot, ContributionCard, Floor, Form, Others, TableWork } from './later.ts'
import type { Mine, Toggles } from './own-part.ts'
import { readableOf } from './readable.ts'
import styles from './room.module.css'
import type { RoomNow } from './use-room.ts'
import type { Writes } from './Writing.tsx'

const t = words(room)

export type PhaseBodyProps = {
  now: RoomNow
  common: CommonView
  own: OwnView
  mine: readonly Mine[]
  toggles: Toggles
  writes: Writes | null
}

export function PhaseBody(props: PhaseBodyProps) {
  return (
    <>
      <OnScreen {...props} />
      <ByMechanism {...props} />
    </>
  )
}

function ByMechanism({ now, common, own, mine, toggles, writes }: PhaseBodyProps) {
  const config = common.head.phase?.config
  switch (config?.mechanism) {
    case 'collect':
      return <Collect {...{ now, common, own, config, mine, toggles, writes }} />
    case 'group':
      return config.scope === 'table' ? (
        <Suspense fallback={null}>
          <TableWork {...{ now, common, own, config, toggles }} />
        </Suspense>
      ) : (
        <Wall common={common} own={own} />
      )
    case 'queue':
      return (
        <Suspense fallback={null}>
          <Floor {...{ now, common, config, toggles }} />
        </Suspense>
      )
    case 'ballot':
      return (
        <Suspense fallback={null}>
          <Ballot {...{ now, common, own, config }} />
        </Suspense>
      )
    case 'form':
      return (
        <Suspense fallback={null}>
          <Form {...{ now, common, own, config }} />
        </Suspense>
      )
    case 'show':
      return config.text === '' ? (
        <Follow />
      ) : (
        <p className={styles.shown} lang="fr">
          {config.text}
        </p>
      )
    default:
      return <Follow />
  }
}

function Follow() {
  return (
    <section className={styles.follow}>
      <h2>{t('room.follow.title')}</h2>
      <p className="muted">{t('room.follow.body')}</p>
    </section>
  )
}

/** Grouped by the facilitators: here it is read. */
function Wall({ common, own }: { common: CommonView; own: OwnView }) {
  const mine = new Set(Object.keys(own.contributions))
  return (
    <Suspense fallback={null}>
      <Others
        title={t('room.others')}
        common={common}
        readable={readableOf(common.contributions)}
        mine={mine}
        support={null}
      />
    </Suspense>
  )
}

/** What the facilitator has put before everybody. */
function OnScreen({ common, own }: PhaseBodyProps) {
  const { shown } = common.head
  const one = shown.kind === 'contribution' ? common.contributions[shown.contributionId] : undefined
  if (!one) return null
  return (
    <section aria-label={t('room.onScreen')} className="stack">
      <h2 className={styles.heading}>{t('room.onScreen')}</h2>
      <Suspense fallback={null}>
        <ContributionCard one={one} common={common} mine={new Set(Object.keys(own.contributions))} support={null} />
      </Suspense>
    </section>
  )
}
