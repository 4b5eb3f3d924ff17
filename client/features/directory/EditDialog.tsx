// Changing the sheet of an organisation. What was typed stays when somebody else was faster, who is not overwritten unasked.
import { useId, useState } from 'react'
import { limits } from '../../../shared/rules/directory.ts'
import type { Sheet } from '../../../shared/schemas/directory.ts'
import { directory } from '../../../shared/text/fr/directory.ts'
import { agreements as knownAgreements, legalForms } from '../../../shared/text/fr/directory-lists.ts'
import { words } from '../../../shared/text/words.ts'
import type { Failure } from '../../api.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { Form } from '../../forms/Form.tsx'
import { OrganisationFields, organisationFindings, organisationGiven } from '../../forms/OrganisationFields.tsx'
import { keyRefused, useForm } from '../../forms/use-form.ts'
import { useDo, useRead } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextArea, TextInput } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'
import styles from './directory.module.css'
import { ListField } from './ListField.tsx'
import { placeOf, sayPlace } from './places.ts'

const t = words(directory)

export interface EditDialogProps {
  demarcheId: string
  sheet: Sheet
  onClose: () => void
}

const answersOf = ({ name, family, form, siret, rna }: Sheet) => ({
  name,
  family,
  form: form ?? '',
  siret: siret ?? '',
  rna: rna ?? '',
})

const moreOf = ({ agreements, networks, territories, activities, workforce, website }: Sheet) => ({
  agreements,
  networks,
  places: territories.map(sayPlace),
  activities,
  workforce: workforce?.toString() ?? '',
  website: website ?? '',
})
type More = ReturnType<typeof moreOf>

export function EditDialog({ demarcheId, sheet, onClose }: EditDialogProps) {
  const formId = useId()
  const update = useDo('updateSheet')
  const [answers, setAnswers] = useState<Parameters<typeof organisationFindings>[0]>(() => answersOf(sheet))
  const [more, setMore] = useState(() => moreOf(sheet))
  // The sheet that was opened, until one chooses to write over what somebody wrote meanwhile.
  const [version, setVersion] = useState(sheet.version)
  const isStale = update.error?.code === 'staleSheet'
  const form = useForm({
    check: () => ({ ...organisationFindings(answers), ...findingsOf(more) }),
    send: async () => {
      const given = { ...organisationGiven(answers), ...moreGiven(more) }
      await update.mutateAsync({ demarcheId, organisationId: sheet.id, version, ...given })
      toasts.show({ tone: 'ok', text: t('directory.sheet.saved') })
      onClose()
    },
    place,
  })
  const actions = <FormActions form={formId} act={t('directory.edit.save')} busy={form.pending} onClose={onClose} />
  return (
    <Dialog open insistent size="wide" onClose={onClose} title={t('directory.edit.title')} actions={actions}>
      {isStale && version !== sheet.version && <Stale onAgain={() => setVersion(sheet.version)} />}
      <Form form={form} id={formId}>
        <OrganisationFields form={form} value={answers} onChange={setAnswers} forms={legalForms} />
        <MoreFields demarcheId={demarcheId} form={form} value={more} onChange={setMore} />
      </Form>
    </Dialog>
  )
}

function Stale({ onAgain }: { onAgain: () => void }) {
  const again = (
    <Button variant="second" size="sm" onClick={onAgain}>
      {t('directory.edit.stale.again')}
    </Button>
  )
  return (
    <Banner tone="warn" title={t('directory.edit.stale')} actions={again}>
      {t('directory.edit.stale.text')}
    </Banner>
  )
}

const place = (failure: Failure) => {
  if (failure.code === 'alreadyExists') return { organisation: t('directory.edit.taken') }
  if (failure.code === 'badInput' && String(failure.details['fields']).includes('website'))
    return { website: t('directory.edit.website.error') }
  return keyRefused(failure)
}

const findingsOf = ({ workforce }: More) => ({
  workforce: !/^\s*\d{0,8}\s*$/u.test(workforce) && t('directory.edit.workforce.error'),
})

const moreGiven = ({ agreements, networks, places, activities, workforce, website }: More) => ({
  agreements,
  networks,
  territories: places.map(placeOf),
  activities,
  workforce: workforce.trim() === '' ? null : Number(workforce),
  website: website.trim() || null,
})

interface MoreFieldsProps {
  demarcheId: string
  form: ReturnType<typeof useForm>
  value: More
  onChange: (value: More) => void
}

function MoreFields({ demarcheId, form, value, onChange }: MoreFieldsProps) {
  const choices = useRead('readDirectoryChoices', { demarcheId }).data
  const change = (part: Partial<More>) => onChange({ ...value, ...part })
  return (
    <>
      <ListField
        label={t('directory.sheet.agreements')}
        items={value.agreements}
        proposed={knownAgreements}
        most={limits.agreements}
        onChange={(agreements) => change({ agreements })}
      />
      <ListField
        label={t('directory.sheet.networks')}
        items={value.networks}
        proposed={choices?.networks.map((one) => one.value) ?? []}
        most={limits.networks}
        onChange={(networks) => change({ networks })}
      />
      <ListField
        label={t('directory.sheet.territories')}
        hint={t('directory.edit.territory.hint')}
        items={value.places}
        proposed={choices?.communes.map((one) => one.value) ?? []}
        most={limits.territories}
        onChange={(places) => change({ places })}
      />
      <Field label={t('directory.edit.activities')} hint={t('directory.edit.activities.hint')} optional>
        <TextArea
          value={value.activities}
          maxLength={limits.activities}
          onChange={(event) => change({ activities: event.target.value })}
        />
      </Field>
      <div className={styles.pair}>
        <Field
          {...form.field('workforce')}
          label={t('directory.edit.workforce')}
          hint={t('directory.edit.workforce.hint')}
          optional
        >
          <TextInput
            inputMode="numeric"
            value={value.workforce}
            maxLength={8}
            onChange={(event) => change({ workforce: event.target.value })}
          />
        </Field>
        <Field {...form.field('website')} label={t('directory.edit.website')} optional>
          <TextInput
            inputMode="url"
            autoComplete="off"
            value={value.website}
            maxLength={300}
            onChange={(event) => change({ website: event.target.value })}
          />
        </Field>
      </div>
    </>
  )
}
