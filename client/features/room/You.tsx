// Who one is here, at which table, on whose phone; leaving.
import { Suspense, useId, useState } from 'react'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { phoneWords } from '../../../shared/text/fr/workshop-phone.ts'
import { words } from '../../../shared/text/words.ts'
import type { TableView } from '../../../shared/workshop/view.ts'
import { lazily } from '../../lazily.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/inputs.tsx'
import type { Toggles } from './own-part.ts'
import { Keep } from './parts.ts'
import styles from './room.module.css'
import type { RoomNow } from './use-room.ts'

const t = words({ ...room, ...phoneWords })

const Signals = lazily(() => import('./Signals.tsx'), 'Signals')

export type YouProps = {
  now: RoomNow
  name: string
  roundId: string | null
  tables: Readonly<Record<string, TableView>>
  toggles: Toggles
  /** Of the workshop, while it lasts; after, the code stands above. */
  title: string | null
  onChangePerson(): void
  onLeave(): void
}

export function You({ now, name, roundId, tables, toggles, title, onChangePerson, onLeave }: YouProps) {
  const id = useId()
  const [isSure, setSure] = useState(false)
  const [isOpened, setOpened] = useState(false)
  return (
    <details className={styles.details} onToggle={() => setOpened(true)}>
      <summary>{t('room.you')}</summary>
      <div className="stack">
        <p>{name === '' ? t('room.you.nameless') : t('room.you.as', { name })}</p>
        <TableChoice now={now} tables={tables} toggles={toggles} />
        {isOpened && title !== null && (
          <Suspense fallback={null}>
            <Keep {...now} title={title} />
          </Suspense>
        )}
        <Suspense fallback={null}>
          <Signals now={now} roundId={roundId} />
        </Suspense>
        <div className="row">
          <Button variant="second" onClick={onChangePerson}>
            {t('room.you.change')}
          </Button>
          {!isSure && (
            <Button variant="quiet" onClick={() => setSure(true)}>
              {t('room.you.leave')}
            </Button>
          )}
        </div>
        {isSure && (
          <div className={styles.sure} role="group" aria-labelledby={id}>
            <p id={id}>{t('room.you.leave.sure')}</p>
            <div className="row">
              {/* The question has just been asked by the button that stood here. */}
              {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
              <Button variant="second" autoFocus onClick={() => setSure(false)}>
                {t('room.you.leave.stay')}
              </Button>
              <Button variant="danger" onClick={onLeave}>
                {t('room.you.leave')}
              </Button>
            </div>
          </div>
        )}
      </div>
    </details>
  )
}

export function TableChoice({ now, tables, toggles }: Pick<YouProps, 'now' | 'tables' | 'toggles'>) {
  const all = Object.values(tables).sort((one, other) => one.number - other.number)
  if (all.length === 0) return null
  return (
    <Field label={t('room.table')} optional>
      <Select
        value={toggles.tableId ?? ''}
        onChange={(event) => now.act({ kind: 'sit', tableId: event.target.value || null })}
      >
        <option value="">{t('room.table.later')}</option>
        {all.map(({ id, number }) => (
          <option key={id} value={id}>
            {t('workshop.table', { n: number })}
          </option>
        ))}
      </Select>
    </Field>
  )
}
