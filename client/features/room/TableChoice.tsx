// At which table one sits.
import { phoneWords } from '../../../shared/text/fr/workshop-phone.ts'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { words } from '../../../shared/text/words.ts'
import type { TableView } from '../../../shared/workshop/view.ts'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/inputs.tsx'
import type { Toggles } from './own-part.ts'
import type { RoomNow } from './use-room.ts'

const t = words({ ...room, ...phoneWords })

export type TableChoiceProps = { now: RoomNow; tables: Readonly<Record<string, TableView>>; toggles: Toggles }

export function TableChoice({ now, tables, toggles }: TableChoiceProps) {
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
