// Choosing a new passphrase with a link.
import { useState } from 'react'
import type { Me } from '../../../shared/schemas/people.ts'
import { links } from '../../../shared/text/fr/links.ts'
import { words } from '../../../shared/text/words.ts'
import { call } from '../../api.ts'
import { Form } from '../../forms/Form.tsx'
import { passphraseFinding, PassphraseField } from '../../forms/PassphraseField.tsx'
import { passphraseRefused, useForm } from '../../forms/use-form.ts'
import { Button } from '../../ui/Button.tsx'

const t = words(links)

export interface ResetFormProps {
  token: string
  email: string
  instanceName: string
  onDone: (me: Me) => void
}

export function ResetForm({ token, email, instanceName, onDone }: ResetFormProps) {
  const [passphrase, setPassphrase] = useState('')
  const identity = [email, instanceName]
  const form = useForm({
    check: () => ({ passphrase: passphraseFinding(passphrase, identity) }),
    send: async () => onDone((await call('resetPassphrase', { token, passphrase })).me),
    place: passphraseRefused('passphrase'),
  })
  return (
    <Form form={form}>
      {/* For password managers: whose passphrase this is. */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <PassphraseField
        {...form.field('passphrase')}
        label={t('links.resetField')}
        value={passphrase}
        onChange={setPassphrase}
        identity={identity}
      />
      <Button type="submit" size="lg" block busy={form.pending} busyLabel={t('links.resetSending')}>
        {t('links.resetSend')}
      </Button>
    </Form>
  )
}
