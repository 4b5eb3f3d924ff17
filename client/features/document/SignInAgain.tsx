// « Connexion expirée »: signing in again without leaving the text.
import { useState, type FormEvent } from 'react'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { words } from '../../../shared/text/words.ts'
import { call, Failure } from '../../api.ts'
import { FormError } from '../../FormError.tsx'
import { useMe, useSession } from '../../me.tsx'
import { notices, queryClient } from '../../query.ts'
import type { Unsent } from '../../live/live-document.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { PassphraseInput } from '../../ui/inputs.tsx'
import styles from './document.module.css'
import { sayUnsent } from './unsent.ts'

const t = words(documentWords)

export function SignInAgain({ unsent, onSignedIn }: { unsent: Unsent; onSignedIn: () => void }) {
  const me = useMe()
  const { become } = useSession()
  const [passphrase, setPassphrase] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Failure | null>(null)
  const signIn = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || passphrase === '') return
    setBusy(true)
    setError(null)
    try {
      become((await call('signIn', { email: me.email, passphrase })).me)
      notices.stop()
      notices.start() // the closed one belonged to the session that ended
      void queryClient.invalidateQueries()
      onSignedIn()
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure
      setError(failure)
      setBusy(false)
    }
  }
  const form = (
    <form className={styles.again} onSubmit={(event) => void signIn(event)} noValidate>
      <input type="email" name="email" autoComplete="username" value={me.email} readOnly hidden />
      <Field label={t('banner.expired.passphrase', { email: me.email })}>
        <PassphraseInput value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
      </Field>
      <FormError error={error} />
      <div>
        <Button type="submit" busy={busy}>
          {t('banner.expired.act')}
        </Button>
      </div>
    </form>
  )
  return (
    <Banner tone="warn" announce="alert" title={t('banner.expired')} actions={form}>
      {t('banner.expired.text')} {sayUnsent(unsent)}
    </Banner>
  )
}
