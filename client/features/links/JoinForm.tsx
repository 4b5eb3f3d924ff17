// Making an account from an invitation: a name, how to be addressed, a passphrase.
import { useState } from 'react'
import type { Reply } from '../../../shared/api.ts'
import type { GrammaticalForm } from '../../../shared/schemas/people.ts'
import { links } from '../../../shared/text/fr/links.ts'
import { words } from '../../../shared/text/words.ts'
import { call } from '../../api.ts'
import { AddressChoice } from '../../forms/AddressChoice.tsx'
import { Form } from '../../forms/Form.tsx'
import { passphraseFinding, PassphraseField } from '../../forms/PassphraseField.tsx'
import { passphraseRefused, useForm } from '../../forms/use-form.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/inputs.tsx'

const t = words(links)

export type Joined = Reply<'acceptInvitation'>

export interface JoinFormProps {
  token: string
  email: string
  instanceName: string
  onDone: (joined: Joined) => void
}

export function JoinForm({ token, email, instanceName, onDone }: JoinFormProps) {
  const [displayName, setDisplayName] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [grammaticalForm, setForm] = useState<GrammaticalForm>('neutral')
  const identity = [email, displayName, instanceName]
  const form = useForm({
    check: () => ({
      displayName: displayName.trim() === '' && t('links.needName'),
      passphrase: passphraseFinding(passphrase, identity),
    }),
    send: async () => onDone(await call('acceptInvitation', { token, displayName, passphrase, grammaticalForm })),
    place: passphraseRefused('passphrase'),
  })
  return (
    <Form form={form}>
      {/* For password managers: whose passphrase this is. */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <Field {...form.field('displayName')} label={t('links.displayName')} hint={t('links.displayNameHint')}>
        <TextInput
          autoComplete="name"
          maxLength={120}
          value={displayName}
          onChange={(event) => setDisplayName(event.target.value)}
        />
      </Field>
      <AddressChoice value={grammaticalForm} onChange={setForm} />
      <PassphraseField
        {...form.field('passphrase')}
        label={t('links.passphrase')}
        value={passphrase}
        onChange={setPassphrase}
        identity={identity}
      />
      <Button type="submit" size="lg" block busy={form.pending} busyLabel={t('links.joining')}>
        {t('links.join')}
      </Button>
    </Form>
  )
}
