// Making two organisations one: which of them is kept, and what becomes of what was of the other.
import { useId, useState } from 'react'
import { mergeDays } from '../../../shared/rules/directory.ts'
import { duplicates } from '../../../shared/text/fr/duplicates.ts'
import { words } from '../../../shared/text/words.ts'
import { Form } from '../../forms/Form.tsx'
import { FormActions } from '../../forms/FormActions.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useDo, useRead } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { FieldSet } from '../../ui/Field.tsx'
import { Radio } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'
import styles from './directory.module.css'

const t = words(duplicates)

/** `mayGo` false: this one can only be kept; without it, that is told when it is tried. */
export type Mergeable = { id: string; name: string; takesPart: boolean; mayGo?: boolean }

/** The one that can only be kept, else the one that takes part, else the first. */
const isBetterKept = (other: Mergeable, one: Mergeable): boolean =>
  one.mayGo !== false && (other.mayGo === false || (other.takesPart && !one.takesPart))

export interface MergeDialogProps {
  demarcheId: string
  one: Mergeable
  /** Null: to be chosen here. */
  other: Mergeable | null
  onClose: () => void
  onMerged: (keptId: string) => void
}

export function MergeDialog({ demarcheId, one, other: given, onClose, onMerged }: MergeDialogProps) {
  const formId = useId()
  const merge = useDo('mergeOrganisations')
  const [chosen, setChosen] = useState<Mergeable | null>(null)
  const other = given ?? chosen
  const [keepsOther, setKeepsOther] = useState(given !== null && isBetterKept(given, one))
  const [kept, gone] = keepsOther ? [other, one] : [one, other]
  const form = useForm({
    check: () => ({ other: other === null && t('merge.with.error') }),
    send: async () => {
      if (!kept || !gone) return
      await merge.mutateAsync({ demarcheId, keptId: kept.id, goneId: gone.id })
      toasts.show({ tone: 'ok', text: t('merge.done', { gone: gone.name, kept: kept.name }) })
      onMerged(kept.id)
    },
  })
  const actions = <FormActions form={formId} act={t('merge.act')} busy={form.pending} onClose={onClose} />
  return (
    <Dialog open insistent onClose={onClose} title={t('merge.title')} actions={actions}>
      <Form form={form} id={formId}>
        {given === null && (
          <OtherField demarcheId={demarcheId} one={one} field={form.field('other')} onChange={setChosen} />
        )}
        {kept && gone && other && (
          <>
            <FieldSet legend={t('merge.keep')} hint={t('merge.keep.hint')}>
              <KeepRadio one={one} against={other} checked={!keepsOther} onChange={() => setKeepsOther(false)} />
              <KeepRadio one={other} against={one} checked={keepsOther} onChange={() => setKeepsOther(true)} />
            </FieldSet>
            <Consequences kept={kept.name} gone={gone.name} />
          </>
        )}
      </Form>
    </Dialog>
  )
}

interface KeepRadioProps {
  one: Mergeable
  against: Mergeable
  checked: boolean
  onChange: () => void
}

function KeepRadio({ one, against, checked, onChange }: KeepRadioProps) {
  return (
    <Radio
      name="kept"
      label={one.name}
      hint={one.mayGo === false ? t('merge.keep.notThis') : undefined}
      checked={checked}
      disabled={against.mayGo === false}
      onChange={onChange}
    />
  )
}

function Consequences(names: { kept: string; gone: string }) {
  return (
    <ul className={styles.consequences}>
      <li>{t('merge.rows', names)}</li>
      <li>{t('merge.facts', names)}</li>
      <li>{t('merge.texts', names)}</li>
      <li>{t('merge.undo', { n: mergeDays })}</li>
    </ul>
  )
}

interface OtherFieldProps {
  demarcheId: string
  one: Mergeable
  field: ReturnType<ReturnType<typeof useForm>['field']>
  onChange: (other: Mergeable | null) => void
}

function OtherField({ demarcheId, one, field, onChange }: OtherFieldProps) {
  const [sought, setSought] = useState('')
  const [value, setValue] = useState<string | null>(null)
  const asked = sought.trim() === '' ? {} : { sought: sought.slice(0, 200) }
  const list = useRead('listDirectory', { demarcheId, ...asked }, { keep: true })
  const options = (list.data?.lines ?? []).filter(({ id }) => id !== one.id)
  return (
    <ComboBox
      id={field.id}
      error={field.error ?? null}
      label={t('merge.with', { name: one.name })}
      hint={t('merge.with.hint')}
      none={t('merge.with.none')}
      options={options.map(({ id, name, communes }) => ({ id, name, note: communes.slice(0, 3).join(', ') }))}
      value={value}
      onChange={(id) => {
        setValue(id)
        onChange(options.find((option) => option.id === id) ?? null)
      }}
      onSearch={setSought}
    />
  )
}
