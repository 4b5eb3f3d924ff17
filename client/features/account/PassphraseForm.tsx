// Changing one's passphrase, by giving the present one.
import { useState } from 'react'
import { account } from '../../../shared/text/fr/account.ts'
import { words } from '../../../shared/text/words.ts'
import type { Failure } from '../../api.ts'
import { Form } from '../../forms/Form.tsx'
import { passphraseFinding, PassphraseField } from '../../forms/PassphraseField.tsx'
import { passphraseRefused, useForm } from '../../forms/use-form.ts'
import { useMe } from '../../me.tsx'
import { useDo } from '../../query.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { PassphraseInput } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'

const t = words(account)

const place = (failure: Failure) =>
  failure.code === 'wrongCredentials' ? { current: t('account.wrongCurrent') } : passphraseRefused('next')(failure)

export function PassphraseForm() {
  const me = useMe()
  const change = useDo('changePassphrase')
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const identity = [me.email, me.displayName]
  const form = useForm({
    check: () => ({
      current: current === '' && t('account.needCurrent'),
      next: passphraseFinding(next, identity),
    }),
    send: async () => {
      await change.mutateAsync({ current, next })
      setCurrent('')
      setNext('')
      toasts.show({ tone: 'ok', text: t('account.changed') })
    },
    place,
  })
  return (
    <Form form={form}>
      {/* For password managers: whose passphrase this is. */}
      <input type="email" name="email" autoComplete="username" value={me.email} readOnly hidden />
      <Field {...form.field('current')} label={t('account.current')}>
        <PassphraseInput value={current} onChange={(event) => setCurrent(event.target.value)} />
      </Field>
      <PassphraseField
        {...form.field('next')}
        label={t('account.next')}
        value={next}
        onChange={setNext}
        identity={identity}
      />
      <div>
        <Button type="submit" busy={form.pending} busyLabel={t('account.changing')}>
          {t('account.change')}
        </Button>
      </div>
    </Form>
  )
}
