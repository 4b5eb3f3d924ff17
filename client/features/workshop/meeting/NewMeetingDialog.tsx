// A new meeting: its title; all the rest is on its page.
import { useState, type FormEvent } from 'react'
import { meetingWords } from '../../../../shared/text/fr/meeting.ts'
import { words } from '../../../../shared/text/words.ts'
import { FormActions } from '../../../forms/FormActions.tsx'
import { FormError } from '../../../FormError.tsx'
import { useDo } from '../../../query.ts'
import { Dialog } from '../../../ui/aria/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/inputs.tsx'

const t = words(meetingWords)

export interface NewMeetingDialogProps {
  demarcheId: string
  onClose: () => void
  onCreated: (meetingId: string) => void
}

export function NewMeetingDialog({ demarcheId, onClose, onCreated }: NewMeetingDialogProps) {
  const create = useDo('createMeeting')
  const [title, setTitle] = useState('')
  const [wasAsked, setAsked] = useState(false)
  const isEmpty = title.trim() === ''
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (isEmpty || create.isPending) return
    create.mutate({ demarcheId, title: title.trim() }, { onSuccess: ({ meetingId }) => onCreated(meetingId) })
  }
  const actions = (
    <FormActions form="new-meeting" act={t('meeting.create.act')} busy={create.isPending} onClose={onClose} />
  )
  return (
    <Dialog open insistent onClose={onClose} title={t('meeting.new')} actions={actions}>
      <form id="new-meeting" className="stack" onSubmit={send} noValidate>
        <p>{t('meeting.new.hint')}</p>
        <Field label={t('meeting.create.title')} error={wasAsked && isEmpty ? t('meeting.create.title.error') : null}>
          <TextInput value={title} maxLength={160} autoFocus onChange={(event) => setTitle(event.target.value)} />
        </Field>
        <FormError error={create.error} />
      </form>
    </Dialog>
  )
}
