// A copy of a document, or a new edition of one that was adopted: under which title.
import { useState, type FormEvent } from 'react'
import { organising } from '../../../../shared/text/fr/organising.ts'
import { words } from '../../../../shared/text/words.ts'
import { FormActions } from '../../../forms/FormActions.tsx'
import { FormError } from '../../../FormError.tsx'
import { useDo } from '../../../query.ts'
import { Dialog } from '../../../ui/aria/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/inputs.tsx'
import { toasts } from '../../../ui/toast-store.ts'
import type { Asked } from './asked.ts'

const t = words(organising)

export interface CopyDialogProps {
  document: Asked['document']
  kind: 'duplicate' | 'edition'
  onClose: () => void
  onCopied: (documentId: string) => void
}

export function CopyDialog({ document: { id, title }, kind, onClose, onCopied }: CopyDialogProps) {
  const copy = useDo('duplicateDocument')
  const stem = kind === 'edition' ? 'edition' : 'copy'
  const [name, setName] = useState(t(`${stem}.given`, { title }).slice(0, 200))
  const [asked, setAsked] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (name.trim() === '' || copy.isPending) return
    const onSuccess = ({ documentId }: { documentId: string }) => {
      toasts.show({ tone: 'ok', text: t(`${stem}.done`) })
      onClose()
      onCopied(documentId)
    }
    copy.mutate({ documentId: id, title: name, kind }, { onSuccess })
  }
  const actions = <FormActions form="copy-document" act={t(`${stem}.act`)} busy={copy.isPending} onClose={onClose} />
  return (
    <Dialog open insistent onClose={onClose} title={t(`${stem}.title`, { title })} actions={actions}>
      <form id="copy-document" className="stack" onSubmit={submit} noValidate>
        <p>{t(`${stem}.text`)}</p>
        <Field label={t('copy.name')} error={asked && name.trim() === '' ? t('copy.name.error') : null}>
          <TextInput value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
        </Field>
        <FormError error={copy.error} />
      </form>
    </Dialog>
  )
}
