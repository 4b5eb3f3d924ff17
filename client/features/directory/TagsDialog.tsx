// The tags of an organisation in a démarche, kind by kind.
import { useId, useState } from 'react'
import { limits } from '../../../shared/rules/directory.ts'
import { tagKinds, type TagKind } from '../../../shared/rules/tags.ts'
import type { Sheet } from '../../../shared/schemas/directory.ts'
import { directory } from '../../../shared/text/fr/directory.ts'
import { words } from '../../../shared/text/words.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { Form } from '../../forms/Form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useDo, useRead } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { toasts } from '../../ui/toast-store.ts'
import { ListField } from './ListField.tsx'

const t = words(directory)

export interface TagsDialogProps {
  demarcheId: string
  sheet: Sheet
  onClose: () => void
}

export function TagsDialog({ demarcheId, sheet, onClose }: TagsDialogProps) {
  const formId = useId()
  const change = useDo('tagOrganisation')
  const known = useRead('readDirectoryChoices', { demarcheId }).data?.tags ?? []
  const [tags, setTags] = useState(sheet.tags)
  const of = (kind: TagKind, all: readonly { kind: TagKind; name: string }[]) =>
    all.filter((tag) => tag.kind === kind).map(({ name }) => name)
  const form = useForm({
    check: () => ({}),
    send: async () => {
      await change.mutateAsync({ demarcheId, organisationId: sheet.id, tags })
      toasts.show({ tone: 'ok', text: t('directory.edit.tags.saved') })
      onClose()
    },
  })
  const actions = <FormActions form={formId} act={t('directory.edit.save')} busy={form.pending} onClose={onClose} />
  const title = t('directory.edit.tags.title', { name: sheet.name })
  return (
    <Dialog open insistent onClose={onClose} title={title} actions={actions}>
      <p className="muted">{t('directory.sheet.tags.lead')}</p>
      <Form form={form} id={formId}>
        {tagKinds.map((kind) => (
          <ListField
            key={kind}
            label={t(`directory.tagKind.${kind}`)}
            items={of(kind, tags)}
            proposed={of(kind, known)}
            most={limits.tags}
            maxLength={80}
            onChange={(names) =>
              setTags([...tags.filter((tag) => tag.kind !== kind), ...names.map((name) => ({ kind, name }))])
            }
          />
        ))}
      </Form>
    </Dialog>
  )
}
