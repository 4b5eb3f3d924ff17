// Where a document stands: under which other, and before which. For whoever would rather choose than drag.
import { useMemo, useState, type FormEvent } from 'react'
import { organising } from '../../../../shared/text/fr/organising.ts'
import { words } from '../../../../shared/text/words.ts'
import { FormActions } from '../../../forms/FormActions.tsx'
import { FormError } from '../../../FormError.tsx'
import { useDo, useRead } from '../../../query.ts'
import { ReadState } from '../../../ReadState.tsx'
import { Dialog } from '../../../ui/aria/Dialog.tsx'
import { proposals } from '../../../ui/combo.ts'
import { ComboBox } from '../../../ui/ComboBox.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/inputs.tsx'
import { toasts } from '../../../ui/toast-store.ts'
import type { Asked } from './asked.ts'
import { branchesOf, within } from './tree-places.ts'

const t = words(organising)

/** Proposals and places that a list shows at once. */
const most = 100

export interface MoveDialogProps {
  document: Asked['document']
  onClose: () => void
  /** It stands under another now, or at the first level. */
  onMoved?: ((parentId: string | null) => void) | undefined
}

export function MoveDialog({ document, onClose, onMoved }: MoveDialogProps) {
  const { id, demarcheId, title } = document
  const read = useRead('listTree', { demarcheId })
  const rows = read.data?.documents
  const move = useDo('moveDocument')
  const [chosen, setChosen] = useState<string | null | undefined>(undefined)
  const [beforeId, setBeforeId] = useState('')
  const [typed, setTyped] = useState('')
  const parentId = chosen === undefined ? (rows?.find((row) => row.id === id)?.parentId ?? null) : chosen
  const { options, siblings } = useMemo(() => {
    const inside = within(rows ?? [], id)
    const titles = new Map(rows?.map((row) => [row.id, row.title]))
    const all = (rows ?? [])
      .filter((row) => !inside.has(row.id))
      .map((row) => ({ id: row.id, name: row.title, note: titles.get(row.parentId ?? '') ?? '' }))
    const named = all.filter((one) => one.id === parentId)
    const found = proposals(all, typed).slice(0, most)
    const options = [...named, ...found.filter((one) => one.id !== parentId)]
    const siblings = (branchesOf(rows ?? []).get(parentId) ?? []).filter((row) => row.id !== id)
    return { options, siblings: siblings.slice(0, most) }
  }, [rows, id, parentId, typed])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (move.isPending || !rows) return
    const onSuccess = () => {
      toasts.show({ tone: 'ok', text: t('tree.moved', { title }) })
      onClose()
      onMoved?.(parentId)
    }
    move.mutate({ documentId: id, parentId, beforeId: beforeId === '' ? null : beforeId }, { onSuccess })
  }
  const choose = (next: string | null) => {
    setChosen(next)
    setBeforeId('')
  }
  const actions = <FormActions form="move-document" act={t('moving.act')} busy={move.isPending} onClose={onClose} />
  return (
    <Dialog open onClose={onClose} title={t('moving.title', { title })} actions={actions}>
      <form id="move-document" className="stack" onSubmit={submit} noValidate>
        {!rows && <ReadState read={read} lines={2} />}
        {rows && (
          <>
            <ComboBox
              label={t('moving.parent')}
              hint={t('moving.parent.hint')}
              optional
              options={options}
              value={parentId}
              onChange={choose}
              onSearch={setTyped}
            />
            <Field label={t('moving.place')}>
              <Select value={beforeId} onChange={(event) => setBeforeId(event.target.value)}>
                <option value="">{t('moving.last')}</option>
                {siblings.map((row) => (
                  <option key={row.id} value={row.id}>
                    {t('moving.before', { title: row.title })}
                  </option>
                ))}
              </Select>
            </Field>
          </>
        )}
        <FormError error={move.error} />
      </form>
    </Dialog>
  )
}
