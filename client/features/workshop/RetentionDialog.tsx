// Choosing how long a démarche keeps what says who took part, within what is lawful.
import { useState, type FormEvent } from 'react'
import { mostMonths, type RetentionPolicy } from '../../../shared/rules/retention.ts'
import { retentionWords } from '../../../shared/text/fr/retention.ts'
import { words } from '../../../shared/text/words.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { FormError } from '../../FormError.tsx'
import { useDo } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'
import { isCount } from './counts.ts'

const t = words(retentionWords)
const lengths = ['contacts', 'links', 'attendance'] as const
const most = { contacts: mostMonths.contacts, links: mostMonths.links, attendance: mostMonths.attendanceAsked }

export type RetentionDialogProps = { demarcheId: string; policy: RetentionPolicy; onClose(): void }

export function RetentionDialog({ demarcheId, policy, onClose }: RetentionDialogProps) {
  const set = useDo('setRetention')
  const [typed, setTyped] = useState(() => ({
    contacts: String(policy.contacts),
    links: String(policy.links),
    attendance: String(policy.attendance),
    reason: policy.reason,
  }))
  const isLong = Number(typed.attendance) > mostMonths.attendance
  const errorOf = (length: (typeof lengths)[number]) =>
    isCount(typed[length], most[length]) ? null : t('retention.error', { least: 1, most: most[length] })
  const reasonError = isLong && typed.reason.trim() === '' ? t('retention.error.reason') : null
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (set.isPending || reasonError || lengths.some((length) => errorOf(length))) return
    const [contacts, links, attendance] = [typed.contacts, typed.links, typed.attendance].map(Number)
    if (contacts === undefined || links === undefined || attendance === undefined) return
    const onSuccess = () => {
      toasts.show({ tone: 'ok', text: t('retention.saved') })
      onClose()
    }
    const reason = isLong ? typed.reason.trim() : ''
    set.mutate({ demarcheId, contacts, links, attendance, reason }, { onSuccess })
  }
  const actions = <FormActions form="retention" act={t('retention.save')} busy={set.isPending} onClose={onClose} />
  return (
    <Dialog open insistent onClose={onClose} title={t('retention.title')} actions={actions}>
      <form id="retention" className="stack" onSubmit={save} noValidate>
        <p>{t('retention.edit.lead')}</p>
        {lengths.map((length) => (
          <Field
            key={length}
            label={t(`retention.${length}`)}
            hint={t(`retention.${length}.hint`)}
            error={errorOf(length)}
          >
            <TextInput
              inputMode="numeric"
              value={typed[length]}
              onChange={({ target: { value } }) => setTyped((before) => ({ ...before, [length]: value }))}
            />
          </Field>
        ))}
        {isLong && (
          <Field label={t('retention.reason')} hint={t('retention.reason.hint')} error={reasonError}>
            <TextInput
              value={typed.reason}
              maxLength={300}
              onChange={({ target: { value: reason } }) => setTyped((before) => ({ ...before, reason }))}
            />
          </Field>
        )}
        <FormError error={set.error} />
      </form>
    </Dialog>
  )
}
