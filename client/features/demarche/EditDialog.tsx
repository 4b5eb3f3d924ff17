// Changing what is said of a démarche, its current step, and who may see the history of its texts.
import { useState, type FormEvent } from 'react'
import { steps } from '../../../shared/rules/demarche-roles.ts'
import type { Demarche } from '../../../shared/schemas/demarches.ts'
import { demarche as demarcheWords } from '../../../shared/text/fr/demarche.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { FormError } from '../../FormError.tsx'
import { useDo } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Checkbox, Select } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'
import { DemarcheFields } from './DemarcheForm.tsx'

const t = words({ ...demarcheWords, ...roleWords })

export function EditDialog({ demarche, onClose }: { demarche: Demarche; onClose: () => void }) {
  const update = useDo('updateDemarche')
  const { title, question, territory } = demarche
  const [texts, setTexts] = useState({ title, question, territory })
  const [step, setStep] = useState(demarche.step)
  const [readersSeeHistory, setReadersSeeHistory] = useState(demarche.readersSeeHistory)
  const [historyFromArrival, setHistoryFromArrival] = useState(demarche.historyFromArrival)
  const titleError = texts.title.trim() === '' ? t('edit.name.error') : null
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (titleError || update.isPending) return
    const onSuccess = () => {
      toasts.show({ tone: 'ok', text: t('edit.saved') })
      onClose()
    }
    const given = { demarcheId: demarche.id, ...texts, step, readersSeeHistory, historyFromArrival }
    update.mutate(given, { onSuccess })
  }
  const actions = <FormActions form="edit-demarche" act={t('edit.save')} busy={update.isPending} onClose={onClose} />
  return (
    <Dialog open insistent onClose={onClose} title={t('edit.title')} actions={actions}>
      <form id="edit-demarche" className="stack" onSubmit={save} noValidate>
        <DemarcheFields value={texts} onChange={setTexts} titleError={titleError} />
        <Field label={t('edit.step')}>
          <Select
            value={step}
            onChange={(event) => setStep(steps.find((one) => one === event.target.value) ?? demarche.step)}
          >
            {steps.map((one) => (
              <option key={one} value={one}>
                {t(`step.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Checkbox
          label={t('edit.readersSeeHistory')}
          hint={t('edit.readersSeeHistory.hint')}
          checked={readersSeeHistory}
          onChange={(event) => setReadersSeeHistory(event.target.checked)}
        />
        <Checkbox
          label={t('edit.historyFromArrival')}
          hint={t('edit.historyFromArrival.hint')}
          checked={historyFromArrival}
          onChange={(event) => setHistoryFromArrival(event.target.checked)}
        />
        <FormError error={update.error} />
      </form>
    </Dialog>
  )
}
