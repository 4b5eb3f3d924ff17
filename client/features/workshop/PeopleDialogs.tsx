// Who sits where, who reports for a table, and what a group says: what the console settles for the room.
import { useState, type FormEvent } from 'react'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import { longestSynthesis } from '../../../shared/workshop/decide/panel.ts'
import type { ClusterView, CommonView, TableView } from '../../../shared/workshop/view.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select, TextArea, TextInput } from '../../ui/inputs.tsx'
import { useSending, type Sending } from './sending.ts'
import styles from './people.module.css'

const t = words({ ...workshopConsole, ...workshopWords })

type People = CommonView['people']

const named = ({ name, organisation }: People[string]): string =>
  [name || t('workshop.nobody'), organisation].filter(Boolean).join(', ')

export function RapporteurDialog({ table, people, ...given }: Sending & { table: TableView; people: People }) {
  const { busy, send } = useSending(given)
  const [guestId, setGuestId] = useState('')
  const seated = Object.entries(people).filter(([, { tableId }]) => tableId === table.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send({ kind: 'nameRapporteur', tableId: table.id, guestId: guestId === '' ? null : guestId })
  }
  const act = t('console.table.rapporteur.act')
  const actions = <FormActions form="rapporteur" act={act} busy={busy} onClose={given.onClose} />
  const title = t('console.table.rapporteur.title', { n: table.number })
  return (
    <Dialog open onClose={given.onClose} title={title} actions={actions}>
      <form id="rapporteur" className="stack" onSubmit={submit}>
        <Field label={t('workshop.rapporteur')}>
          <Select value={guestId} onChange={(event) => setGuestId(event.target.value)}>
            <option value="">{t('console.table.rapporteur.nobody')}</option>
            {seated.map(([id, person]) => (
              <option key={id} value={id}>
                {named(person)}
              </option>
            ))}
          </Select>
        </Field>
      </form>
    </Dialog>
  )
}

export function SynthesisDialog({ cluster, ...given }: Sending & { cluster: ClusterView }) {
  const { busy, send } = useSending(given)
  const [text, setText] = useState(cluster.synthesis)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send({ kind: 'synthesise', clusterId: cluster.id, text: text.trim() })
  }
  const act = t('console.cluster.synthesis.act')
  const actions = <FormActions form="synthesis" act={act} busy={busy} onClose={given.onClose} />
  const title = t('console.cluster.synthesis.title', { title: cluster.title || t('workshop.cluster.unnamed') })
  return (
    <Dialog open insistent onClose={given.onClose} title={title} actions={actions}>
      <form id="synthesis" className="stack" onSubmit={submit}>
        <Field label={t('console.cluster.synthesis')} hint={t('console.cluster.synthesis.hint')} optional>
          <TextArea
            rows={4}
            maxLength={longestSynthesis}
            value={text}
            autoFocus
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  )
}

export interface PeopleDialogProps {
  view: Pick<CommonView, 'people' | 'tables'>
  onSteer: (command: SteeringCommand) => void
  onClose: () => void
}

/** Everybody in the room, and the table of each: changed at once. */
export function PeopleDialog({ view: { people, tables }, onSteer, onClose }: PeopleDialogProps) {
  const [search, setSearch] = useState('')
  const all = Object.entries(people)
  const found = all.filter(([, person]) => folded(named(person)).includes(folded(search)))
  const n = found.length
  return (
    <Dialog open size="wide" onClose={onClose} title={t('console.people')}>
      <div className="stack">
        <p>{t('console.people.text')}</p>
        {all.length > 8 && (
          <Field label={t('console.people.search')} optional>
            <TextInput type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
          </Field>
        )}
        <p role="status" className="meta">
          {all.length === 0
            ? t('console.people.nobody')
            : n === 0
              ? t('console.people.none')
              : plural(n, t('console.people.count.one', { n }), t('console.people.count.many', { n }))}
        </p>
        <ul role="list" className={styles.people}>
          {found.map(([id, person]) => (
            <Person key={id} id={id} person={person} tables={tables} onSteer={onSteer} />
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

type PersonProps = Pick<PeopleDialogProps, 'onSteer'> & {
  id: string
  person: People[string]
  tables: CommonView['tables']
}

function Person({ id, person, tables, onSteer }: PersonProps) {
  const sorted = Object.values(tables).sort((a, b) => a.number - b.number)
  return (
    <li>
      <span>
        {named(person)}
        <span className="meta"> {t(person.isHere ? 'console.people.here' : 'console.people.away')}</span>
      </span>
      <Select
        aria-label={t('console.people.seat', { name: named(person) })}
        value={person.tableId ?? ''}
        onChange={({ target: { value } }) =>
          onSteer({ kind: 'seat', guestId: id, tableId: value === '' ? null : value })
        }
      >
        <option value="">{t('workshop.table.none')}</option>
        {sorted.map((table) => (
          <option key={table.id} value={table.id}>
            {t('workshop.table', { n: table.number })}
          </option>
        ))}
      </Select>
    </li>
  )
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
