// Affiliating a person to an organisation of the list.
import { useId, useState } from 'react'
import { administration } from '../../../shared/text/fr/administration.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { Form } from '../../forms/Form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useDo, useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { toasts } from '../../ui/toast-store.ts'
import type { PersonDialogProps } from './PersonDialog.tsx'

const t = words({ ...administration, ...roleWords })

export function AttachDialog({ person, onClose }: PersonDialogProps) {
  const formId = useId()
  const read = useRead('listOrganisations', {})
  const attach = useDo('addAffiliation')
  const [organisationId, setOrganisation] = useState<string | null>(null)
  const theirs = new Set(person.organisations.map(({ id }) => id))
  const organisations = (read.data?.organisations ?? []).filter(({ id }) => !theirs.has(id))
  const form = useForm({
    check: () => ({ organisation: organisationId === null && t('admin.needOrganisation') }),
    send: async () => {
      if (organisationId === null) return
      await attach.mutateAsync({ personId: person.id, organisationId })
      const organisation = organisations.find(({ id }) => id === organisationId)?.name ?? ''
      toasts.show({ tone: 'ok', text: t('admin.attached', { name: person.displayName, organisation }) })
      onClose()
    },
  })
  const actions = <FormActions form={formId} act={t('admin.attachSend')} busy={form.pending} onClose={onClose} />
  return (
    <Dialog open onClose={onClose} title={t('admin.attachTitle', { name: person.displayName })} actions={actions}>
      {read.data ? (
        <Form form={form} id={formId}>
          <ComboBox
            {...form.field('organisation')}
            label={t('admin.attachField')}
            options={organisations.map(({ id, name, family }) => ({ id, name, note: t(`family.${family}`) }))}
            value={organisationId}
            onChange={setOrganisation}
            none={t('admin.attachNone')}
          />
        </Form>
      ) : (
        <ReadState read={read} lines={2} />
      )}
    </Dialog>
  )
}
