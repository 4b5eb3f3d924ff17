// Adding an organisation to the directory: one that the instance knows, or a new one.
import { useId, useState } from 'react'
import { directory } from '../../../shared/text/fr/directory.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import type { Failure } from '../../api.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { Form } from '../../forms/Form.tsx'
import {
  noOrganisation,
  OrganisationFields,
  organisationFindings,
  organisationGiven,
} from '../../forms/OrganisationFields.tsx'
import { keyRefused, useForm } from '../../forms/use-form.ts'
import { useDo, useRead } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { FieldSet } from '../../ui/Field.tsx'
import { Radio } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'

const t = words({ ...directory, ...roleWords })

export interface AddDialogProps {
  demarcheId: string
  onClose: () => void
  onAdded: (organisationId: string) => void
}

const place = (failure: Failure) =>
  failure.code === 'alreadyExists' ? { organisation: t('directory.add.exists') } : keyRefused(failure)

export function AddDialog({ demarcheId, onClose, onAdded }: AddDialogProps) {
  const formId = useId()
  const add = useDo('listOrganisation')
  const [isNew, setIsNew] = useState(false)
  const [known, setKnown] = useState<string | null>(null)
  const [answers, setAnswers] = useState(noOrganisation)
  const [sought, setSought] = useState('')
  const list = useRead('listOrganisations', sought === '' ? {} : { search: sought.slice(0, 200) }, { keep: true })
  const options = (list.data?.organisations ?? []).map(({ id, name, family }) => ({
    id,
    name,
    note: t(`family.${family}`),
  }))
  const form = useForm({
    check: () => (isNew ? organisationFindings(answers) : { known: known === null && t('directory.add.search.error') }),
    send: async () => {
      const given = isNew ? { organisation: organisationGiven(answers) } : { organisationId: known ?? '' }
      const { organisationId } = await add.mutateAsync({ demarcheId, ...given })
      const name = isNew ? answers.name : (options.find(({ id }) => id === known)?.name ?? '')
      toasts.show({ tone: 'ok', text: t('directory.add.done', { name }) })
      onAdded(organisationId)
    },
    place,
  })
  const actions = <FormActions form={formId} act={t('directory.add.act')} busy={form.pending} onClose={onClose} />
  return (
    <Dialog open insistent onClose={onClose} title={t('directory.add.title')} actions={actions}>
      <p className="muted">{t('directory.add.lead')}</p>
      <Form form={form} id={formId}>
        <FieldSet legend={t('directory.add.which')}>
          <Radio name="origin" label={t('directory.add.known')} checked={!isNew} onChange={() => setIsNew(false)} />
          <Radio name="origin" label={t('directory.add.new')} checked={isNew} onChange={() => setIsNew(true)} />
        </FieldSet>
        {isNew ? (
          <OrganisationFields form={form} value={answers} onChange={setAnswers} />
        ) : (
          <ComboBox
            id={form.field('known').id}
            error={form.field('known').error ?? null}
            label={t('directory.add.search')}
            hint={t('directory.add.search.hint')}
            none={t('directory.add.search.none')}
            options={options}
            value={known}
            onChange={setKnown}
            onSearch={setSought}
          />
        )}
      </Form>
    </Dialog>
  )
}
