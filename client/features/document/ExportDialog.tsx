// « Exporter »: in which format a document leaves, one sentence each, and its making.
import { useState, type FormEvent } from 'react'
import { exportFormats, type ExportFormat } from '../../../shared/exchange/formats.ts'
import { common } from '../../../shared/text/fr/common.ts'
import { exchangeWords } from '../../../shared/text/fr/exchange.ts'
import { words } from '../../../shared/text/words.ts'
import { Failure } from '../../api.ts'
import { FormError } from '../../FormError.tsx'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { FieldSet } from '../../ui/Field.tsx'
import { Radio } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'
import { downloadExport } from './exchange-calls.ts'

const t = words({ ...common, ...exchangeWords })

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
  const actions = (
    <>
      <Button variant="second" onClick={onClose}>
        {t('common.cancel')}
      </Button>
      <Button type="submit" form="export-document" busy={busy}>
        {t('export.act')}
      </Button>
    </>
  )
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
