// The three answers that make an instance: its name, the first organisation, the first person.
import { useState } from 'react'
import type { GrammaticalForm, Me } from '../../../shared/schemas/people.ts'
import { setup } from '../../../shared/text/fr/setup.ts'
import { words } from '../../../shared/text/words.ts'
import { call, Failure } from '../../api.ts'
import { AddressChoice } from '../../forms/AddressChoice.tsx'
import { Form, FormPart } from '../../forms/Form.tsx'
import {
  noOrganisation,
  OrganisationFields,
  organisationFindings,
  organisationGiven,
} from '../../forms/OrganisationFields.tsx'
import { passphraseFinding, PassphraseField } from '../../forms/PassphraseField.tsx'
import { keyRefused, passphraseRefused, useForm } from '../../forms/use-form.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/inputs.tsx'

const t = words(setup)

export interface SetUpFormProps {
  token: string
  onDone: (me: Me) => void
  /** The link is spent, or somebody else was first. */
  onRefused: (failure: Failure) => void
}

type Answers = { instanceName: string; displayName: string; email: string; passphrase: string }
const nothing: Answers = { instanceName: '', displayName: '', email: '', passphrase: '' }

export function SetUpForm({ token, onDone, onRefused }: SetUpFormProps) {
  const [answers, setAnswers] = useState(nothing)
  const [organisation, setOrganisation] = useState(noOrganisation)
  const [grammaticalForm, setForm] = useState<GrammaticalForm>('neutral')
  const change = (part: Partial<Answers>) => setAnswers((before) => ({ ...before, ...part }))
  const identity = [answers.email, answers.displayName, answers.instanceName, organisation.name]
  const form = useForm({
    check: () => findings(answers, identity, organisation),
    send: async () => {
      try {
        const input = { token, ...answers, grammaticalForm, organisation: organisationGiven(organisation) }
        onDone((await call('setUp', input)).me)
      } catch (error) {
        if (error instanceof Failure && (error.code === 'linkExpired' || error.code === 'alreadySetUp'))
          onRefused(error)
        throw error
      }
    },
    place: (failure) => ({ ...passphraseRefused('passphrase')(failure), ...keyRefused(failure) }),
  })
  return (
    <Form form={form}>
      <FormPart title={t('setup.place')}>
        <Field {...form.field('instanceName')} label={t('setup.instanceName')} hint={t('setup.instanceHint')}>
          <TextInput
            autoComplete="off"
            maxLength={120}
            value={answers.instanceName}
            onChange={(event) => change({ instanceName: event.target.value })}
          />
        </Field>
      </FormPart>
      <FormPart title={t('setup.organisation')}>
        <OrganisationFields form={form} value={organisation} onChange={setOrganisation} />
      </FormPart>
      <FormPart title={t('setup.you')} hint={t('setup.youHint')}>
        <Field {...form.field('displayName')} label={t('setup.displayName')} hint={t('setup.displayNameHint')}>
          <TextInput
            autoComplete="name"
            maxLength={120}
            value={answers.displayName}
            onChange={(event) => change({ displayName: event.target.value })}
          />
        </Field>
        <AddressChoice value={grammaticalForm} onChange={setForm} />
        <Field {...form.field('email')} label={t('setup.email')}>
          <TextInput
            type="email"
            autoComplete="username"
            value={answers.email}
            onChange={(event) => change({ email: event.target.value })}
          />
        </Field>
        <PassphraseField
          {...form.field('passphrase')}
          label={t('setup.passphrase')}
          value={answers.passphrase}
          onChange={(passphrase) => change({ passphrase })}
          identity={identity}
        />
      </FormPart>
      <Button type="submit" size="lg" block busy={form.pending} busyLabel={t('setup.sending')}>
        {t('setup.send')}
      </Button>
    </Form>
  )
}

const findings = (
  { instanceName, displayName, email, passphrase }: Answers,
  identity: string[],
  organisation: typeof noOrganisation,
) => ({
  instanceName: instanceName.trim() === '' && t('setup.needInstance'),
  ...organisationFindings(organisation),
  displayName: displayName.trim() === '' && t('setup.needName'),
  email: !/.@.+\../.test(email) && t('setup.needEmail'),
  passphrase: passphraseFinding(passphrase, identity),
})
