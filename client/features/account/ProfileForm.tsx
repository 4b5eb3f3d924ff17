// One's name and how one is addressed.
import { useState } from 'react'
import { account } from '../../../shared/text/fr/account.ts'
import { words } from '../../../shared/text/words.ts'
import { AddressChoice } from '../../forms/AddressChoice.tsx'
import { Form } from '../../forms/Form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useMe, useSession } from '../../me.tsx'
import { useDo } from '../../query.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'

const t = words(account)

export function ProfileForm() {
  const me = useMe()
  const { become } = useSession()
  const update = useDo('updateMe')
  const [displayName, setDisplayName] = useState(me.displayName)
  const [grammaticalForm, setForm] = useState(me.grammaticalForm)
  const form = useForm({
    check: () => ({ displayName: displayName.trim() === '' && t('account.needName') }),
    send: async () => {
      become((await update.mutateAsync({ displayName, grammaticalForm })).me)
      toasts.show({ tone: 'ok', text: t('account.saved') })
    },
  })
  return (
    <Form form={form}>
      <Field {...form.field('displayName')} label={t('account.displayName')} hint={t('account.displayNameHint')}>
        <TextInput
          autoComplete="name"
          maxLength={120}
          value={displayName}
          onChange={(event) => setDisplayName(event.target.value)}
        />
      </Field>
      <AddressChoice value={grammaticalForm} onChange={setForm} />
      <Field label={t('account.email')} hint={t('account.emailHint')}>
        <TextInput type="email" value={me.email} readOnly aria-required={undefined} />
      </Field>
      <div>
        <Button type="submit" busy={form.pending} busyLabel={t('account.saving')}>
          {t('account.save')}
        </Button>
      </div>
    </Form>
  )
}
