// « Enregistrer comme modèle »: keeps the open text as a template of its démarche, and says what goes into it.
import { useState, type FormEvent } from 'react'
import type { Document } from '../../../shared/schemas/documents.ts'
import { templateWords } from '../../../shared/text/fr/templates.ts'
import { words } from '../../../shared/text/words.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { FormError } from '../../FormError.tsx'
import { useDo } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { toasts } from '../../ui/toast-store.ts'
import { TemplateFields } from './TemplateFields.tsx'

const t = words(templateWords)

export function SaveTemplateDialog({ document, onClose }: { document: Document; onClose: () => void }) {
  const { id: documentId, title, restricted } = document
  const save = useDo('saveTemplate')
  const [answers, setAnswers] = useState({ name: title.slice(0, 120), description: '' })
  const [asked, setAsked] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (answers.name.trim() === '' || save.isPending) return
    const onSuccess = () => {
      toasts.show({ tone: 'ok', text: t('own.saved') })
      onClose()
    }
    save.mutate({ documentId, ...answers }, { onSuccess })
  }
  const actions = <FormActions form="save-template" act={t('own.save.act')} busy={save.isPending} onClose={onClose} />
  return (
    <Dialog open insistent onClose={onClose} title={t('own.save')} actions={actions}>
      <form id="save-template" className="stack" onSubmit={submit} noValidate>
        <p>{t('own.save.text')}</p>
        {restricted && <Banner tone="warn">{t('own.save.restricted')}</Banner>}
        <TemplateFields answers={answers} asked={asked} onChange={setAnswers} />
        <FormError error={save.error} />
      </form>
    </Dialog>
  )
}
