// The foot of a ballot: how much is left or answered, and whether the server has it.
import CloudCheck from 'lucide-react/icons/cloud-check'
import CloudOff from 'lucide-react/icons/cloud-off'
import type { ReactNode } from 'react'
import { ballot } from '../../../../shared/text/fr/workshop-ballot.ts'
import { words } from '../../../../shared/text/words.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Foot } from '../Foot.tsx'
import type { RoomNow } from '../use-room.ts'
import styles from './ballot.module.css'
import type { Given } from './given.ts'

const t = words(ballot)

export type SavedProps = {
  now: Pick<RoomNow, 'status' | 'queue'>
  state: Given['state']
  /** Once the server has it; « Enregistré » unless said. */
  kept?: string
  /** What is left, or answered. */
  title: string
  children?: ReactNode
}

export function Saved({ now, state, kept = t('ballot.saved'), title, children }: SavedProps) {
  return (
    <Foot>
      <div className={styles.foot}>
        <div>
          <b>{title}</b>
          <SavedLine now={now} state={state} kept={kept} />
        </div>
        {children}
      </div>
    </Foot>
  )
}

/** « Enregistré » is said once the server has it, and not before. */
export function SavedLine({ now, state, kept = t('ballot.saved') }: Pick<SavedProps, 'now' | 'state' | 'kept'>) {
  const isOff = now.status.is === 'late' || now.queue.isStuck
  return (
    <span role="status" className={styles.saved} data-state={state}>
      {state === 'kept' && (
        <>
          <Icon of={CloudCheck} />
          {kept}
        </>
      )}
      {state === 'none' && t('ballot.saved.none')}
      {state === 'waiting' && isOff && (
        <>
          <Icon of={CloudOff} />
          {t('ballot.saved.waiting')}
        </>
      )}
      {state === 'waiting' && !isOff && <span aria-hidden="true">{t('ballot.saved.sending')}</span>}
    </span>
  )
}
