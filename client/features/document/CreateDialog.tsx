// Making a document: from which template, under which title, open to whom.
import { useState, type FormEvent } from 'react'
import { templateIds } from '../../../shared/rules/document-templates.ts'
import { common } from '../../../shared/text/fr/common.ts'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { words } from '../../../shared/text/words.ts'
import { FormError } from '../../FormError.tsx'
import { useDo } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field, FieldSet } from '../../ui/Field.tsx'
import { Checkbox, Radio, TextInput } from '../../ui/inputs.tsx'

const t = words({ ...common, ...documentWords })

type TemplateId = (typeof templateIds)[number]

export interface CreateDialogProps {
  demarcheId: string
  onCreated: (documentId: string) => void
  onClose: () => void
}

export function CreateDialog({ demarcheId, onCreated, onClose }: CreateDialogProps) {
  const create = useDo('createDocument')
  const [template, setTemplate] = useState<TemplateId>('diagnostic')
  const [typed, setTyped] = useState<string | null>(null)
  const [restricted, setRestricted] = useState(false)
  const [asked, setAsked] = useState(false)
  const title = typed ?? (template === 'diagnostic' ? t('create.template.diagnostic') : '')
  const missing = asked && title.trim() === '' ? t('create.name.error') : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (title.trim() === '' || create.isPending) return
    const onSuccess = ({ documentId }: { documentId: string }) => onCreated(documentId)
    create.mutate({ demarcheId, template, title, restricted }, { onSuccess })
  }
  const actions = (
    <>
      <Button variant="second" onClick={onClose}>
        {t('common.cancel')}
      </Button>
      <Button type="submit" form="create-document" busy={create.isPending}>
        {t('create.act')}
      </Button>
    </>
  )
  return (
    <Dialog open insistent onClose={onClose} title={t('create.title')} actions={actions}>
      <form id="create-document" className="stack" onSubmit={submit} noValidate>
        <FieldSet legend={t('create.template')}>
          {templateIds.map((id) => (
            <Radio
              key={id}
              name="template"
              label={t(`create.template.${id}`)}
              hint={t(`create.template.${id}.hint`)}
              checked={template === id}
              onChange={() => setTemplate(id)}
            />
          ))}
        </FieldSet>
        <Field label={t('create.name')} error={missing}>
          <TextInput value={title} maxLength={200} onChange={(event) => setTyped(event.target.value)} />
        </Field>
        <Checkbox
          label={t('create.restricted')}
          hint={t('create.restricted.hint')}
          checked={restricted}
          onChange={(event) => setRestricted(event.target.checked)}
        />
        <FormError error={create.error} />
      </form>
    </Dialog>
  )
}
