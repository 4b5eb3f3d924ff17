// Each table and the word of its rapporteur; one that was given by mouth is written down here.
import { useState, type FormEvent } from 'react'
import type { Restitution } from '../../../shared/schemas/restitution.ts'
import { restitutionWords } from '../../../shared/text/fr/restitution.ts'
import { words } from '../../../shared/text/words.ts'
import { saySince } from '../../dates.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { FormError } from '../../FormError.tsx'
import { useDo } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Layout.tsx'
import { useSaid } from '../../ui/said.tsx'
import { Tag } from '../../ui/Status.tsx'
import { Table, type Column } from '../../ui/Table.tsx'
import styles from './restitution.module.css'

const t = words(restitutionWords)

type Row = NonNullable<Restitution['written']>['tables'][number]

export function TablesRead({
  workshopId,
  tables,
  mayRecord,
}: {
  workshopId: string
  tables: Row[]
  mayRecord: boolean
}) {
  const [asked, setAsked] = useState<Row | null>(null)
  const record = useDo('recordApproval')
  const { said, say } = useSaid()
  const columns: [Column<Row>, ...Column<Row>[]] = [
    {
      id: 'table',
      name: t('restitution.tables.table'),
      cell: ({ number }) => t('restitution.tables.number', { n: number }),
    },
    {
      id: 'approval',
      name: t('restitution.tables.approval'),
      cell: (row) => <Approval row={row} />,
    },
  ]
  if (mayRecord) {
    columns.splice(1, 0, {
      id: 'rapporteur',
      name: t('restitution.tables.rapporteur'),
      cell: ({ rapporteur }) => rapporteur ?? t('restitution.tables.nobody'),
    })
    columns.push({
      id: 'act',
      name: t('restitution.tables.act'),
      cell: (row) => (
        <RowAct
          row={row}
          onAsk={() => setAsked(row)}
          onUndo={() => {
            const onSuccess = () => say(t('restitution.tables.undone', { n: row.number }))
            record.mutate({ workshopId, tableId: row.tableId, approved: false }, { onSuccess })
          }}
        />
      ),
    })
  }
  return (
    <Section title={t('restitution.tables')} small>
      {said}
      <p className="muted">{t(tables.length === 0 ? 'restitution.tables.none' : 'restitution.tables.lead')}</p>
      {tables.length > 0 && (
        <Table
          caption={t('restitution.tables')}
          captionHidden
          columns={columns}
          rows={tables}
          rowId={({ tableId }) => tableId}
        />
      )}
      <FormError error={record.error} />
      {asked && (
        <ByWord
          workshopId={workshopId}
          row={asked}
          onDone={() => say(t('restitution.byWord.done', { n: asked.number }))}
          onClose={() => setAsked(null)}
        />
      )}
    </Section>
  )
}

function Approval({ row: { approval } }: { row: Row }) {
  if (!approval) return <Tag tone="line">{t('restitution.tables.waiting')}</Tag>
  const { by, isByWord, note, at } = approval
  const when = saySince(at)
  const said = isByWord ? 'byWord' : 'approved'
  return (
    <>
      {by === '' ? t(`restitution.tables.${said}`, { when }) : t(`restitution.tables.${said}By`, { when, name: by })}
      {note !== '' && <span className={styles.note}>{t('restitution.tables.note', { note })}</span>}
    </>
  )
}

function RowAct({ row: { number, approval }, onAsk, onUndo }: { row: Row; onAsk: () => void; onUndo: () => void }) {
  if (approval === null) {
    return (
      <Button size="sm" variant="second" aria-label={t('restitution.tables.act.label', { n: number })} onClick={onAsk}>
        {t('restitution.tables.act')}
      </Button>
    )
  }
  if (!approval.isByWord) return null
  return (
    <Button size="sm" variant="quiet" aria-label={t('restitution.tables.undo.label', { n: number })} onClick={onUndo}>
      {t('restitution.tables.undo')}
    </Button>
  )
}

function ByWord({
  workshopId,
  row: { tableId, number },
  onDone,
  onClose,
}: {
  workshopId: string
  row: Row
  onDone: () => void
  onClose: () => void
}) {
  const record = useDo('recordApproval')
  const [note, setNote] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (record.isPending) return
    try {
      await record.mutateAsync({ workshopId, tableId, approved: true, note })
      onDone()
      onClose()
    } catch {
      return // told above the buttons
    }
  }
  const form = 'approval-by-word'
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('restitution.byWord.title', { n: number })}
      actions={
        <FormActions form={form} act={t('restitution.byWord.confirm')} busy={record.isPending} onClose={onClose} />
      }
    >
      <form id={form} className="stack" onSubmit={(event) => void submit(event)}>
        <p>{t('restitution.byWord.text')}</p>
        <Field label={t('restitution.byWord.note')} hint={t('restitution.byWord.note.hint')} optional>
          <TextInput value={note} maxLength={300} autoFocus onChange={(event) => setNote(event.target.value)} />
        </Field>
        <FormError error={record.error} />
      </form>
    </Dialog>
  )
}
