// « Exporter »: in which format a document leaves, one sentence each, and its making.
import { useRef, useState, type FormEvent } from 'react'
import { exportFormats, type ExportFormat } from '../../../shared/exchange/formats.ts'
import { exchangeWords } from '../../../shared/text/fr/exchange.ts'
import { words } from '../../../shared/text/words.ts'
import { Failure } from '../../api.ts'
import { sayFailure } from '../../error-words.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { FormError } from '../../FormError.tsx'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { FieldSet } from '../../ui/Field.tsx'
import { Radio } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'
import { downloadExport } from './exchange-calls.ts'

const t = words(exchangeWords)

export function ExportDialog({ documentId, onClose }: { documentId: string; onClose: () => void }) {
  const [format, setFormat] = useState<ExportFormat>('docx')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Failure | null>(null)
  const making = useRef<AbortController | null>(null)
  const hasLeft = useRef(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const given = new AbortController()
    making.current = given
    setBusy(true)
    setError(null)
    try {
      await downloadExport(documentId, format, given.signal)
      toasts.show({ tone: 'ok', text: t('export.done') })
      if (!hasLeft.current) onClose()
    } catch (thrown) {
      if (given.signal.aborted) return
      const failure = thrown instanceof Failure ? thrown : new Failure('bug')
      if (hasLeft.current) toasts.show({ tone: 'danger', text: sayFailure(failure) })
      setError(failure)
      setBusy(false)
    }
  }
  /** The window goes; the file comes when it is ready. */
  const leave = () => {
    hasLeft.current = true
    onClose()
  }
  const giveUp = () => {
    making.current?.abort()
    onClose()
  }
  const actions = busy ? (
    <>
      <Button variant="second" onClick={giveUp}>
        {t('export.giveUp')}
      </Button>
      <Button onClick={leave} autoFocus>
        {t('export.leave')}
      </Button>
    </>
  ) : (
    <FormActions form="export-document" act={t('export.act')} busy={false} onClose={onClose} />
  )
  return (
    <Dialog open onClose={busy ? leave : onClose} title={t('export.title')} actions={actions}>
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
