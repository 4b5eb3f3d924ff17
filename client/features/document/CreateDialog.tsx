// Making a document: from which template, under which title, open to whom. On a phone the template is chosen first, then the rest.
import ChevronLeft from 'lucide-react/icons/chevron-left'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { TemplateId } from '../../../shared/rules/document-templates.ts'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { templateWords } from '../../../shared/text/fr/templates.ts'
import { words } from '../../../shared/text/words.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { FormError } from '../../FormError.tsx'
import { useDo } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Checkbox, TextInput } from '../../ui/inputs.tsx'
import { OwnTemplate } from './OwnTemplate.tsx'
import type { Choice } from './template-choices.ts'
import { TemplateDoneBanner } from './TemplateDoneBanner.tsx'
import { TemplateList } from './TemplateList.tsx'
import { TemplatePlan } from './TemplatePlan.tsx'
import styles from './templates.module.css'
import { usePhone } from './use-phone.ts'
import { useTemplateChoice } from './use-template-choice.ts'

const t = words({ ...documentWords, ...templateWords })

export interface CreateDialogProps {
  demarcheId: string
  /** What to propose first. */
  template?: TemplateId
  onCreated: (documentId: string) => void
  onClose: () => void
}

export function CreateDialog({ demarcheId, template = 'diagnostic', onCreated, onClose }: CreateDialogProps) {
  const create = useDo('createDocument')
  const phone = usePhone()
  const choice = useTemplateChoice(demarcheId, template)
  const { chosen, own, done } = choice
  const [choosing, setChoosing] = useState(true)
  const [typed, setTyped] = useState<string | null>(null)
  const [restricted, setRestricted] = useState(false)
  const [asked, setAsked] = useState(false)
  const title = typed ?? (!chosen || chosen.id === 'note' ? '' : chosen.name)
  const missing = asked && title.trim() === '' ? t('create.name.error') : null
  const listed = phone && choosing
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (title.trim() === '' || create.isPending || !chosen) return
    const onSuccess = ({ documentId }: { documentId: string }) => onCreated(documentId)
    create.mutate({ demarcheId, template: chosen.id, title, restricted }, { onSuccess })
  }
  const actions = <FormActions form="create-document" act={t('create.act')} busy={create.isPending} onClose={onClose} />
  const choose = (id: string) => {
    choice.choose(id)
    setChoosing(false)
  }
  return (
    <Dialog
      open
      insistent
      size="full"
      onClose={onClose}
      title={t('create.title')}
      actions={listed ? undefined : actions}
    >
      <form id="create-document" className={styles.create} onSubmit={submit} noValidate>
        {(!phone || choosing) && (
          <TemplateList groups={choice.groups} chosen={chosen?.id ?? ''} leads={phone} onChoose={choose} />
        )}
        {!listed && (
          <div className={styles.chosen}>
            {phone && (
              <button type="button" autoFocus className={styles.back} onClick={() => setChoosing(true)}>
                <Icon of={ChevronLeft} />
                {t('templates.other')}
              </button>
            )}
            {done && (
              <TemplateDoneBanner done={done} busy={choice.busy} onRestore={() => choice.restore(done.templateId)} />
            )}
            {chosen && (
              <Chosen demarcheId={demarcheId} choice={chosen}>
                {own && (
                  <OwnTemplate
                    key={own.id}
                    demarcheId={demarcheId}
                    template={own}
                    mayManage={choice.mayManage}
                    busy={choice.busy}
                    onRemove={() => choice.remove(own.id)}
                    onRenamed={() => choice.renamed(own.id)}
                  />
                )}
              </Chosen>
            )}
            <div className={styles.answers}>
              <Field label={t('create.name')} error={missing}>
                <TextInput value={title} maxLength={200} onChange={(event) => setTyped(event.target.value)} />
              </Field>
              <Checkbox
                label={t('create.restricted')}
                hint={t('create.restricted.hint')}
                checked={restricted}
                onChange={(event) => setRestricted(event.target.checked)}
              />
              <FormError error={create.error ?? choice.error} />
            </div>
          </div>
        )}
      </form>
    </Dialog>
  )
}

const Chosen = ({ demarcheId, choice, children }: { demarcheId: string; choice: Choice; children: ReactNode }) => (
  <section className={styles.about} aria-labelledby="chosen-template">
    <h3 id="chosen-template">{choice.name}</h3>
    {choice.hint !== '' && <p>{choice.hint}</p>}
    {children}
    <TemplatePlan key={`plan of ${choice.id}`} demarcheId={demarcheId} template={choice.id} name={choice.name} />
  </section>
)
