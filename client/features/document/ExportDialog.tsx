// « Exporter »: in which format a document leaves, one sentence each, and its making.
import { useState, type FormEvent } from 'react'
import { exportFormats, type ExportFormat } from '../../../shared/exchange/formats.ts'
import { exchangeWords } from '../../../shared/text/fr/exchange.ts'
import { words } from '../../../shared/text/words.ts'
import { Failure } from '../../api.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { FormError } from '../../FormError.tsx'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { FieldSet } from '../../ui/Field.tsx'
import { Radio } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'
import { downloadExport } from './exchange-calls.ts'

const t = words(exchangeWords)

export function ExportDialog({ documentId, onClose }: { documentId: string; onClose: () => void }) {
  const [format, setFormat] = useState<ExportFormat>('docx')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Failure | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setError(null)
    try {
      await downloadExport(documentId, format)
      toasts.show({ tone: 'ok', text: t('export.done') })
      onClose()
    } catch (failure) {
      setError(failure instanceof Failure ? failure : new Failure('bug'))
      setBusy(false)
    }
  }
  const actions = <FormActions form="export-document" act={t('export.act')} busy={busy} onClose={onClose} />
  return (
    <Dialog open onClose={onClose} title={t('export.title')} actions={actions}>
      <form id="export-document" className="stack" onSubmit={(event) => void submit(event)}>
        <p>{t('export.text')}</p>
        <FieldSet legend={t('export.format')}>
          {exportFormats.map((one) => (
            <Radio
              key={one}
              name="format"
              label={t(`export.${one}`)}
              hint={t(`export.${one}.hint`)}
              checked={format === one}
              onChange={() => setFormat(one)}
            />
          ))}
        </FieldSet>
        <p role="status">{busy ? t('export.busy') : ''}</p>
        <FormError error={error} />
      </form>
    </Dialog>
  )
}
