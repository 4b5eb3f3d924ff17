// The questions about an organisation, and what is to correct in their answers. Identifiers are optional, and checked when given.
import { useId } from 'react'
import { isRna, isSiret } from '../../shared/rules/organisation-keys.ts'
import type { Family } from '../../shared/rules/organisation-families.ts'
import { errors } from '../../shared/text/fr/errors.ts'
import { forms } from '../../shared/text/fr/forms.ts'
import { roleWords } from '../../shared/text/fr/roles.ts'
import { words } from '../../shared/text/words.ts'
import { Field } from '../ui/Field.tsx'
import { Select, TextInput } from '../ui/inputs.tsx'
import styles from './forms.module.css'
import type { Findings, FormState } from './use-form.ts'

const t = words({ ...forms, ...errors, ...roleWords })

export type OrganisationAnswers = { name: string; family: Family | ''; form: string; siret: string; rna: string }
export const noOrganisation: OrganisationAnswers = { name: '', family: '', form: '', siret: '', rna: '' }

const families = Object.keys(roleWords).flatMap((key) => (key.startsWith('family.') ? [key.slice(7) as Family] : [])) // typed by the catalogue

export interface OrganisationFieldsProps {
  form: FormState
  value: OrganisationAnswers
  onChange: (value: OrganisationAnswers) => void
  /** Legal forms that the browser proposes; another may be written. */
  forms?: readonly string[]
}

export function OrganisationFields({ form, value, onChange, forms: proposed = [] }: OrganisationFieldsProps) {
  const formsId = useId()
  const change = (part: Partial<OrganisationAnswers>) => onChange({ ...value, ...part })
  return (
    <>
      <Field {...form.field('organisation')} label={t('forms.organisationName')}>
        <TextInput
          autoComplete="organization"
          maxLength={200}
          value={value.name}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      <div className={styles.pair}>
        <Field {...form.field('family')} label={t('forms.organisationFamily')}>
          <Select
            value={value.family}
            onChange={({ target }) => change({ family: families.find((one) => one === target.value) ?? '' })}
          >
            <option value="">{t('forms.chooseFamily')}</option>
            {families.map((family) => (
              <option key={family} value={family}>
                {t(`family.${family}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          {...form.field('form')}
          label={t('forms.organisationForm')}
          hint={t('forms.organisationFormHint')}
          optional
        >
          <TextInput
            autoComplete="off"
            maxLength={80}
            value={value.form}
            list={formsId}
            onChange={(event) => change({ form: event.target.value })}
          />
        </Field>
        <datalist id={formsId}>
          {proposed.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </div>
      <Identifiers form={form} value={value} onChange={onChange} />
    </>
  )
}

function Identifiers({ form, value, onChange }: OrganisationFieldsProps) {
  const change = (part: Partial<OrganisationAnswers>) => onChange({ ...value, ...part })
  return (
    <div className={styles.pair}>
      <Field {...form.field('siret')} label={t('forms.siret')} hint={t('forms.siretHint')} optional>
        <TextInput
          inputMode="numeric"
          autoComplete="off"
          maxLength={40}
          value={value.siret}
          onChange={(event) => change({ siret: event.target.value })}
        />
      </Field>
      <Field {...form.field('rna')} label={t('forms.rna')} hint={t('forms.rnaHint')} optional>
        <TextInput
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={40}
          value={value.rna}
          onChange={(event) => change({ rna: event.target.value })}
        />
      </Field>
    </div>
  )
}

export const organisationFindings = ({ name, family, siret, rna }: OrganisationAnswers): Findings => ({
  organisation: name.trim() === '' && t('forms.needOrganisation'),
  family: family === '' && t('forms.needFamily'),
  siret: siret.trim() !== '' && !isSiret(siret) && t('error.invalidSiret'),
  rna: rna.trim() !== '' && !isRna(rna) && t('error.invalidRna'),
})

/** As the server takes it; call it on answers without findings. */
export const organisationGiven = ({ name, family, form, siret, rna }: OrganisationAnswers) => ({
  name,
  family: family === '' ? ('other' as const) : family,
  form: form.trim() || null,
  siret: siret.trim() || null,
  rna: rna.trim() || null,
})
