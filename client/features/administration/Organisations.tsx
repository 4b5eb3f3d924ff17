// The organisations of the instance, and adding one.
import Plus from 'lucide-react/icons/plus'
import { useId, useState } from 'react'
import type { Reply } from '../../../shared/api.ts'
import { administration } from '../../../shared/text/fr/administration.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { detailedForm } from '../../../shared/text/detailed-form.ts'
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
import { useDo } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { Table } from '../../ui/Table.tsx'
import { toasts } from '../../ui/toast-store.ts'
import styles from './administration.module.css'

const t = words({ ...administration, ...roleWords })

export type Organisation = Reply<'listOrganisations'>['organisations'][number]

export function Organisations({ organisations }: { organisations: readonly Organisation[] }) {
  const [adding, setAdding] = useState(false)
  return (
    <div className="stack">
      <Table
        caption={t('admin.organisations')}
        captionHidden
        rows={organisations}
        rowId={({ id }) => id}
        columns={[
          { id: 'name', name: t('admin.organisation'), cell: ({ name }) => name },
          {
            id: 'family',
            name: t('admin.family'),
            cell: ({ family, form }) => saidFamily(t(`family.${family}`), form),
          },
          {
            id: 'keys',
            name: t('admin.keys'),
            cell: ({ siret, rna }) =>
              siret || rna ? (
                <span className="num">{[siret && spaced(siret), rna].filter(Boolean).join(', ')}</span>
              ) : (
                <span className={styles.none}>{t('admin.noKey')}</span>
              ),
          },
        ]}
      />
      <div>
        <Button variant="second" icon={Plus} onClick={() => setAdding(true)}>
          {t('admin.newOrganisation')}
        </Button>
      </div>
      {adding && <NewOrganisation onClose={() => setAdding(false)} />}
    </div>
  )
}

/** « Coopérative, SCIC », « Association loi 1901 » */
const saidFamily = (family: string, form: string | null): string =>
  form?.startsWith(`${family} `) ? form : [family, detailedForm(form, family)].filter(Boolean).join(', ')

/** « 732 829 320 00074 » */
const spaced = (siret: string): string => siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00A0$2\u00A0$3\u00A0$4')

const place = (failure: Failure) =>
  failure.code === 'alreadyExists' ? { organisation: t('admin.organisationTaken') } : keyRefused(failure)

function NewOrganisation({ onClose }: { onClose: () => void }) {
  const formId = useId()
  const create = useDo('createOrganisation')
  const [answers, setAnswers] = useState(noOrganisation)
  const form = useForm({
    check: () => organisationFindings(answers),
    send: async () => {
      await create.mutateAsync(organisationGiven(answers))
      toasts.show({ tone: 'ok', text: t('admin.created') })
      onClose()
    },
    place,
  })
  const actions = (
    <FormActions
      form={formId}
      act={t('admin.create')}
      busy={form.pending}
      busyLabel={t('admin.creating')}
      onClose={onClose}
    />
  )
  return (
    <Dialog open onClose={onClose} insistent title={t('admin.newOrganisation')} actions={actions}>
      <Form form={form} id={formId}>
        <OrganisationFields form={form} value={answers} onChange={setAnswers} />
      </Form>
    </Dialog>
  )
}
