// A new workshop: its title, who pilots it, and what it starts from.
import { useState, type FormEvent } from 'react'
import type { WorkshopLine } from '../../../shared/schemas/workshops.ts'
import { workshopTemplates } from '../../../shared/workshop/preparing.ts'
import { prepareWords } from '../../../shared/text/fr/workshop-prepare.ts'
import { words } from '../../../shared/text/words.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { FormError } from '../../FormError.tsx'
import { useDo, useRead } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Field, FieldSet } from '../../ui/Field.tsx'
import { Radio, Select, TextInput } from '../../ui/inputs.tsx'
import { PilotField } from './PilotField.tsx'
import styles from './workshops.module.css'

const t = words(prepareWords)

type Start = (typeof workshopTemplates)[number] | 'copy'

export interface NewWorkshopDialogProps {
  demarcheId: string
  /** The meeting it is made in: it begins with what that says of the day. */
  meetingId?: string
  /** Those that may be copied. */
  others: readonly WorkshopLine[]
  onClose: () => void
  onCreated: (workshopId: string) => void
}

export function NewWorkshopDialog({ demarcheId, meetingId, others, onClose, onCreated }: NewWorkshopDialogProps) {
  const create = useDo('createWorkshop')
  const demarche = useRead('readDemarche', { demarcheId })
  const [title, setTitle] = useState('')
  const [pilotId, setPilotId] = useState<string | null>(null)
  const [start, setStart] = useState<Start>('thematic')
  const [copied, setCopied] = useState(others[0]?.id ?? '')
  const [wasAsked, setAsked] = useState(false)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (title.trim() === '' || pilotId === null || create.isPending) return
    const from = start === 'copy' ? { template: 'empty' as const, copyOf: copied } : { template: start }
    create.mutate(
      { demarcheId, title, pilotOrganisationId: pilotId, ...from, ...(meetingId ? { meetingId } : {}) },
      { onSuccess: ({ workshopId }) => onCreated(workshopId) },
    )
  }
  const actions = (
    <FormActions form="new-workshop" act={t('prepare.create.act')} busy={create.isPending} onClose={onClose} />
  )
  return (
    <Dialog open insistent onClose={onClose} title={t('prepare.new')} actions={actions}>
      <form id="new-workshop" className="stack" onSubmit={send} noValidate>
        <Field
          label={t('prepare.create.title')}
          error={wasAsked && title.trim() === '' ? t('prepare.create.title.error') : null}
        >
          <TextInput value={title} maxLength={160} autoFocus onChange={(event) => setTitle(event.target.value)} />
        </Field>
        <PilotField
          organisations={demarche.data?.organisations ?? []}
          value={pilotId}
          onChange={setPilotId}
          error={wasAsked && pilotId === null ? t('prepare.pilot.error') : null}
        />
        <FieldSet legend={t('prepare.create.from')}>
          <div className={styles.templates}>
            {workshopTemplates.map((one) => (
              <Radio
                key={one}
                name="start"
                label={t(`prepare.template.${one}`)}
                hint={t(`prepare.template.${one}.hint`)}
                checked={start === one}
                onChange={() => setStart(one)}
              />
            ))}
            {others.length > 0 && (
              <Radio
                name="start"
                label={t('prepare.create.copy')}
                hint={t('prepare.create.copy.hint')}
                checked={start === 'copy'}
                onChange={() => setStart('copy')}
              />
            )}
          </div>
        </FieldSet>
        {start === 'copy' && (
          <Field label={t('prepare.create.copyOf')}>
            <Select value={copied} onChange={(event) => setCopied(event.target.value)}>
              {others.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <FormError error={create.error} />
      </form>
    </Dialog>
  )
}
