// Moving a document from one state to another: what will happen, and what must be said with it.
import { useState, type FormEvent } from 'react'
import { transitionBetween, type DocumentState } from '../../../shared/rules/document-states.ts'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { FormError } from '../../FormError.tsx'
import { useDo } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextArea, TextInput } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'

const t = words({ ...documentWords, ...roleWords })

export interface StateDialogProps {
  documentId: string
  from: DocumentState
  to: DocumentState
  onClose: () => void
}

const nothingSaid = { reason: '', deliberationNumber: '', deliberationDate: '' }
type Said = typeof nothingSaid

export function StateDialog({ documentId, from, to, onClose }: StateDialogProps) {
  const move = useDo('moveDocumentState')
  const [said, setSaid] = useState(nothingSaid)
  const [asked, setAsked] = useState(false)
  const transition = transitionBetween(from, to)
  if (!transition) return null
  const missing = missingOf(said, transition.needs)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (Object.values(missing).some(Boolean) || move.isPending) return
    const onSuccess = () => {
      toasts.show({ tone: 'ok', text: t('move.done', { state: t(`state.${to}`) }) })
      onClose()
    }
    const deliberationDate = said.deliberationDate || null
    move.mutate({ documentId, from, to, ...said, deliberationDate }, { onSuccess })
  }
  const actions = (
    <FormActions form="move-state" act={t(`transition.${transition.name}`)} busy={move.isPending} onClose={onClose} />
  )
  return (
    <Dialog
      open
      insistent={transition.needs !== undefined}
      onClose={onClose}
      title={t(`transition.${transition.name}`)}
      actions={actions}
    >
      <form id="move-state" className="stack" onSubmit={submit} noValidate>
        <p>{t(`move.${transition.name}.text`)}</p>
        <Needed needs={transition.needs} said={said} onSay={setSaid} missing={asked ? missing : {}} />
        <FormError error={move.error} />
      </form>
    </Dialog>
  )
}

type Missing = { [part in keyof Said]?: string | null }

function missingOf(said: Said, needs: 'reason' | 'deliberation' | undefined): Missing {
  const empty = (part: keyof Said, sentence: string) => (said[part].trim() === '' ? sentence : null)
  if (needs === 'reason') return { reason: empty('reason', t('move.reason.error')) }
  if (needs !== 'deliberation') return {}
  return {
    deliberationNumber: empty('deliberationNumber', t('move.deliberation.error')),
    deliberationDate: empty('deliberationDate', t('move.date.error')),
  }
}

interface NeededProps {
  needs: 'reason' | 'deliberation' | undefined
  said: Said
  onSay: (said: Said) => void
  missing: Missing
}

function Needed({ needs, said, onSay, missing }: NeededProps) {
  if (needs === 'reason') {
    return (
      <Field label={t('move.reason')} hint={t('move.reason.hint')} error={missing.reason}>
        <TextArea
          value={said.reason}
          maxLength={2000}
          onChange={(event) => onSay({ ...said, reason: event.target.value })}
        />
      </Field>
    )
  }
  if (needs !== 'deliberation') return null
  return (
    <>
      <Field label={t('move.deliberation')} error={missing.deliberationNumber}>
        <TextInput
          value={said.deliberationNumber}
          maxLength={80}
          onChange={(event) => onSay({ ...said, deliberationNumber: event.target.value })}
        />
      </Field>
      <Field label={t('move.date')} error={missing.deliberationDate}>
        <TextInput
          type="date"
          value={said.deliberationDate}
          onChange={(event) => onSay({ ...said, deliberationDate: event.target.value })}
        />
      </Field>
    </>
  )
}
