// Signing in with an address and a passphrase: the entry, an invitation, and « Connexion expirée » in place.
import { useId, useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import { session } from '../../../shared/text/fr/session.ts'
import { words } from '../../../shared/text/words.ts'
import type { Me } from '../../../shared/schemas/people.ts'
import { call } from '../../api.ts'
import { sayFailure } from '../../error-words.ts'
import { useAct } from '../../use-act.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import { PassphraseInput, TextInput } from '../../ui/inputs.tsx'
import styles from './session.module.css'

const t = words(session)

export type SignInFormProps = {
  /** Resolves once what follows the sign-in is done; the button stays busy until then. */
  onSignedIn(me: Me): void | Promise<void>
  /** An address that is already known (an invitation, the person whose session expired). */
  email?: string | undefined
  autoFocus?: boolean
}

export function SignInForm({ onSignedIn, email: known = '', autoFocus = false }: SignInFormProps) {
  const id = useId()
  const [email, setEmail] = useState(known)
  const [passphrase, setPassphrase] = useState('')
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const [attempt, setAttempt] = useState(0)
  const act = useAct(async () => {
    const { me } = await call('signIn', { email, passphrase })
    await onSignedIn(me)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing = [
      ...(email.includes('@') ? [] : [{ field: `${id}-email`, message: t('session.needEmail') }]),
      ...(passphrase === '' ? [{ field: `${id}-passphrase`, message: t('session.needPassphrase') }] : []),
    ]
    setProblems(missing)
    setAttempt(attempt + 1)
    if (missing.length === 0) void act.run()
  }
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} attempt={attempt} />
      {act.failure && (
        <Banner key={act.attempt} tone="danger">
          {sayFailure(act.failure)}
        </Banner>
      )}
      <Field id={`${id}-email`} label={t('session.email')} error={errorOf(`${id}-email`)}>
        <TextInput
          type="email"
          autoComplete="username"
          // The page has one purpose, and this is its first answer.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={autoFocus}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <Field
        id={`${id}-passphrase`}
        label={t('session.passphrase')}
        error={errorOf(`${id}-passphrase`)}
        action={<Link href="/mot-de-passe-oublie">{t('session.forgotten')}</Link>}
      >
        <PassphraseInput value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
      </Field>
      <Button type="submit" size="lg" block busy={act.pending} busyLabel={t('session.signingIn')}>
        {t('session.signIn')}
      </Button>
    </form>
  )
}
