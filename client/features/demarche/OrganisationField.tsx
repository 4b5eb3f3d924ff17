// Choosing an organisation among those of the instance, or adding one that is not there yet.
import Plus from 'lucide-react/icons/plus'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { families, type Family } from '../../../shared/rules/organisation-families.ts'
import type { OrganisationRef } from '../../../shared/schemas/organisations.ts'
import { demarche } from '../../../shared/text/fr/demarche.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import { FormError } from '../../FormError.tsx'
import { useDo, useRead } from '../../query.ts'
import { Button } from '../../ui/Button.tsx'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { Field, FieldError } from '../../ui/Field.tsx'
import { Select, TextInput } from '../../ui/inputs.tsx'
import { useBeforeSending } from '../../ui/use-before-sending.ts'
import styles from './forms.module.css'

const t = words({ ...demarche, ...roleWords })

export interface OrganisationFieldProps {
  id: string
  label: string
  hint?: string
  error?: string | null
  optional?: boolean
  value: string | null
  onChange: (id: string | null) => void
}

export function OrganisationField({ id, label, hint, error, optional, value, onChange }: OrganisationFieldProps) {
  const read = useRead('listOrganisations', {})
  const [added, setAdded] = useState<OrganisationRef | null>(null)
  // The name the new one starts with, once one is being added.
  const [adding, setAdding] = useState<string | null>(null)
  const known = read.data?.organisations ?? []
  const all = added && known.every((one) => one.id !== added.id) ? [...known, added] : known
  const options = all.map((one) => ({ id: one.id, name: one.name, note: t(`family.${one.family}`) }))
  if (adding !== null) {
    const done = (made: OrganisationRef | null) => {
      setAdding(null)
      if (!made) return
      setAdded(made)
      onChange(made.id)
    }
    return <NewOrganisation named={adding} onDone={done} />
  }
  return (
    <div className={styles.organisation}>
      <ComboBox
        id={id}
        label={label}
        hint={hint ?? t('organisationField.search')}
        error={error}
        optional={optional}
        options={options}
        value={value}
        onChange={onChange}
        none={t('organisationField.none')}
        missing={{ words: (name) => t('organisationField.missing', { name }), take: setAdding }}
      />
      <Button variant="quiet" size="sm" flush icon={Plus} onClick={() => setAdding('')}>
        {t('organisationField.new')}
      </Button>
    </div>
  )
}

/** Not a form of its own: it stands inside one, which is not sent before this is added or given up. */
function NewOrganisation({ named, onDone }: { named: string; onDone: (made: OrganisationRef | null) => void }) {
  const create = useDo('createOrganisation')
  const [name, setName] = useState(named)
  const [family, setFamily] = useState<Family>('association')
  const [siret, setSiret] = useState('')
  const [asked, setAsked] = useState(false)
  const [isFirst, setFirst] = useState(false)
  const errorId = useId()
  const whole = useRef<HTMLFieldSetElement>(null)
  const act = useRef<HTMLButtonElement>(null)
  const add = () => {
    setAsked(true)
    setFirst(false)
    if (name.trim() === '' || create.isPending) return
    create.mutate({ name, family, siret: siret.trim() || null }, { onSuccess: onDone })
  }
  useBeforeSending(
    () => whole.current?.closest('form'),
    () => {
      if (name.trim() === '' && siret.trim() === '') return true
      setFirst(true)
      act.current?.focus()
      return false
    },
  )
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault() // it adds, and does not send the form
    add()
  }
  const missing = asked && name.trim() === '' ? t('organisationField.name.error') : null
  return (
    // The keys are those of the fields in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset ref={whole} className={styles.adding} onKeyDown={press}>
      <legend className="sr-only">{t('organisationField.new')}</legend>
      <Field label={t('organisationField.name')} error={missing}>
        <TextInput value={name} maxLength={200} autoFocus onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={t('organisationField.family')}>
        <Select
          value={family}
          onChange={(event) => setFamily(families.find((one) => one === event.target.value) ?? 'other')}
        >
          {families.map((one) => (
            <option key={one} value={one}>
              {t(`family.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('organisationField.siret')} hint={t('organisationField.siret.hint')} optional>
        <TextInput value={siret} maxLength={40} onChange={(event) => setSiret(event.target.value)} />
      </Field>
      <FormError error={create.error} />
      <div role="alert">
        <FieldError id={errorId} error={isFirst ? t('organisationField.first') : null} />
      </div>
      <div className="row">
        <Button
          ref={act}
          size="sm"
          busy={create.isPending}
          aria-describedby={isFirst ? errorId : undefined}
          onClick={add}
        >
          {t('organisationField.add')}
        </Button>
        <Button variant="quiet" size="sm" onClick={() => onDone(null)}>
          {t('organisationField.cancel')}
        </Button>
      </div>
    </fieldset>
  )
}
