// Writing down a contact, which asks for their consent each time.
import { useId, useState } from 'react'
import type { Contact } from '../../../shared/schemas/directory.ts'
import { directory } from '../../../shared/text/fr/directory.ts'
import { words } from '../../../shared/text/words.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { Form } from '../../forms/Form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useDo } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Checkbox, TextInput } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'
import styles from './directory.module.css'

const t = words(directory)

export interface ContactDialogProps {
  demarcheId: string
  organisationId: string
  /** The one to correct; null for another one. */
  contact: Contact | null
  onClose: () => void
}

const answersOf = (contact: Contact | null) => ({
  name: contact?.name ?? '',
  does: contact?.function ?? '',
  email: contact?.email ?? '',
  phone: contact?.phone ?? '',
  how: contact?.consentHow ?? '',
  agrees: false,
})
type Answers = ReturnType<typeof answersOf>

const findingsOf = ({ name, email, phone, agrees }: Answers) => ({
  name: name.trim() === '' && t('directory.contacts.name.error'),
  email:
    email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email.trim()) && t('directory.contacts.email.error'),
  phone: phone.trim() !== '' && !/^\+?[\d\s().-]{4,30}$/u.test(phone.trim()) && t('directory.contacts.phone.error'),
  agrees: !agrees && t('directory.contacts.agrees.error'),
})

export function ContactDialog({ demarcheId, organisationId, contact, onClose }: ContactDialogProps) {
  const formId = useId()
  const record = useDo('recordContact')
  const [answers, setAnswers] = useState(() => answersOf(contact))
  const form = useForm({
    check: () => findingsOf(answers),
    send: async () => {
      const { name, does, email, phone, how } = answers
      await record.mutateAsync({
        demarcheId,
        organisationId,
        ...(contact ? { contactId: contact.id } : {}),
        name,
        function: does.trim(),
        email: email.trim() || null,
        phone: phone.trim() || null,
        consentHow: how.trim(),
        consent: true,
      })
      toasts.show({ tone: 'ok', text: t('directory.contacts.saved') })
      onClose()
    },
  })
  const actions = <FormActions form={formId} act={t('directory.edit.save')} busy={form.pending} onClose={onClose} />
  const title = t(contact ? 'directory.contacts.edit.title' : 'directory.contacts.new.title')
  return (
    <Dialog open insistent onClose={onClose} title={title} actions={actions}>
      <Form form={form} id={formId}>
        <Fields form={form} value={answers} onChange={setAnswers} />
      </Form>
    </Dialog>
  )
}

interface FieldsProps {
  form: ReturnType<typeof useForm>
  value: Answers
  onChange: (value: Answers) => void
}

function Fields({ form, value, onChange }: FieldsProps) {
  const change = (part: Partial<Answers>) => onChange({ ...value, ...part })
  const agrees = form.field('agrees')
  return (
    <>
      <Field {...form.field('name')} label={t('directory.contacts.name')}>
        <TextInput
          autoComplete="off"
          value={value.name}
          maxLength={120}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      <Field label={t('directory.contacts.function')} optional>
        <TextInput
          autoComplete="off"
          value={value.does}
          maxLength={120}
          onChange={(event) => change({ does: event.target.value })}
        />
      </Field>
      <div className={styles.pair}>
        <Field {...form.field('email')} label={t('directory.contacts.email')} optional>
          <TextInput
            type="email"
            autoComplete="off"
            value={value.email}
            maxLength={254}
            onChange={(event) => change({ email: event.target.value })}
          />
        </Field>
        <Field {...form.field('phone')} label={t('directory.contacts.phone')} optional>
          <TextInput
            type="tel"
            autoComplete="off"
            value={value.phone}
            maxLength={30}
            onChange={(event) => change({ phone: event.target.value })}
          />
        </Field>
      </div>
      <Field label={t('directory.contacts.how')} hint={t('directory.contacts.how.hint')} optional>
        <TextInput
          autoComplete="off"
          value={value.how}
          maxLength={200}
          onChange={(event) => change({ how: event.target.value })}
        />
      </Field>
      <Checkbox
        id={agrees.id}
        label={t('directory.contacts.agrees')}
        hint={t('directory.contacts.agrees.hint')}
        error={agrees.error ?? null}
        checked={value.agrees}
        onChange={(event) => change({ agrees: event.target.checked })}
      />
    </>
  )
}
