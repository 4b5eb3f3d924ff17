// Asking for a new passphrase. The answer is the same whether the address is known or not.
import { useState } from 'react'
import { session } from '../../shared/text/fr/session.ts'
import { words } from '../../shared/text/words.ts'
import { call } from '../api.ts'
import { PublicPage } from '../features/session/PublicPage.tsx'
import { Form } from '../forms/Form.tsx'
import { useForm } from '../forms/use-form.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { TextInput } from '../ui/inputs.tsx'
import { PageHead } from '../ui/Page.tsx'

const t = words(session)

export function ForgottenPage() {
  const [email, setEmail] = useState('')
  const [done, setDone] = useState<{ byMail: boolean } | null>(null)
  const form = useForm({
    check: () => ({ email: !/.@.+\../.test(email) && t('session.needEmail') }),
    send: async () => setDone(await call('requestReset', { email: email.trim() })),
  })
  return (
    <PublicPage title={t('session.forgottenTitle')}>
      <PageHead title={t('session.forgottenTitle')} lead={done ? undefined : t('session.forgottenLead')} />
      {done ? (
        <div className="stack">
          <Banner tone="ok" title={t('session.forgottenDone')}>
            {t(done.byMail ? 'session.forgottenByMail' : 'session.forgottenByHand')}
          </Banner>
          <div>
            <LinkButton href="/" variant="second">
              {t('session.backToSignIn')}
            </LinkButton>
          </div>
        </div>
      ) : (
        <Form form={form}>
          <Field {...form.field('email')} label={t('session.email')}>
            <TextInput
              type="email"
              autoComplete="username"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
          <div className="row">
            <Button type="submit" busy={form.pending} busyLabel={t('session.forgottenSending')}>
              {t('session.forgottenSend')}
            </Button>
            <LinkButton href="/" variant="quiet">
              {t('session.backToSignIn')}
            </LinkButton>
          </div>
        </Form>
      )}
    </PublicPage>
  )
}
