// « Exporter la comparaison »: as a table of changes, or as a text with changes tracked.
import { useState, type FormEvent } from 'react'
import { comparisonFormats } from '../../../shared/rules/versions.ts'
import { historyActs } from '../../../shared/text/fr/history-acts.ts'
import { words } from '../../../shared/text/words.ts'
import { Failure } from '../../api.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { FormError } from '../../FormError.tsx'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { FieldSet } from '../../ui/Field.tsx'
import { Radio } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'
import { downloadComparison, type ComparisonFormat } from './export-call.ts'

const t = words(historyActs)

export interface ExportComparisonProps {
  documentId: string
  from: number
  to: number
  onClose: () => void
}

export function ExportComparison({ documentId, from, to, onClose }: ExportComparisonProps) {
  const [format, setFormat] = useState<ComparisonFormat>('docx')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Failure | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setError(null)
    try {
      await downloadComparison({ documentId, from, to }, format)
      toasts.show({ tone: 'ok', text: t('compared.export.done') })
      onClose()
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown
      setError(thrown)
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('compared.export.title')}
      actions={<FormActions form="export-comparison" act={t('compared.export.act')} busy={busy} onClose={onClose} />}
    >
      <form id="export-comparison" className="stack" onSubmit={(event) => void submit(event)}>
        <FieldSet legend={t('compared.export.format')}>
          {comparisonFormats.map((one) => (
            <Radio
              key={one}
              name="format"
              label={t(`compared.export.${one}`)}
              hint={t(`compared.export.${one}.hint`)}
              checked={format === one}
              onChange={() => setFormat(one)}
            />
          ))}
        </FieldSet>
        <p role="status">{busy ? t('compared.export.busy') : ''}</p>
        <FormError error={error} />
      </form>
    </Dialog>
  )
}
