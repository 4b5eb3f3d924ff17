// Opening a démarche: what it is, and the organisations that carry it. The first is the one its maker writes for.
import { useState, type FormEvent } from 'react'
import type { OrganisationRef } from '../../../shared/schemas/organisations.ts'
import { demarche } from '../../../shared/text/fr/demarche.ts'
import { words } from '../../../shared/text/words.ts'
import { FormError } from '../../FormError.tsx'
import { useDo } from '../../query.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/inputs.tsx'
import { Empty } from '../../ui/Layout.tsx'
import { DemarcheFields } from './DemarcheForm.tsx'
import { OrganisationField } from './OrganisationField.tsx'

const t = words(demarche)

export interface NewDemarcheFormProps {
  mine: readonly OrganisationRef[]
  onCreated: (demarcheId: string) => void
}

export function NewDemarcheForm({ mine, onCreated }: NewDemarcheFormProps) {
  const create = useDo('createDemarche')
  const [texts, setTexts] = useState({ title: '', question: '', territory: '' })
  const [ownerId, setOwnerId] = useState(mine[0]?.id ?? null)
  const [otherId, setOtherId] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  if (ownerId === null) return <Empty title={t('new.noOrganisation')}>{t('new.noOrganisation.text')}</Empty>
  const titleError = attempt > 0 && texts.title.trim() === '' ? t('edit.name.error') : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (texts.title.trim() === '' || create.isPending) return
    const ownerIds = otherId && otherId !== ownerId ? [ownerId, otherId] : [ownerId]
    create.mutate({ ...texts, ownerIds }, { onSuccess: ({ demarcheId }) => onCreated(demarcheId) })
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ErrorSummary problems={titleError ? [{ field: 'demarche-title', message: titleError }] : []} attempt={attempt} />
      <DemarcheFields value={texts} onChange={setTexts} titleError={titleError} />
      <Field label={t('new.owners')} hint={t('new.owners.hint')}>
        <Select value={ownerId} onChange={(event) => setOwnerId(event.target.value)}>
          {mine.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <OrganisationField id="other-owner" label={t('new.owners.more')} optional value={otherId} onChange={setOtherId} />
      <FormError error={create.error} />
      <div className="row">
        <Button type="submit" busy={create.isPending}>
          {t('new.create')}
        </Button>
      </div>
    </form>
  )
}
