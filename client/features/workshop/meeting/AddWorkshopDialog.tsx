// Taking a workshop of the démarche into a meeting.
import { useState, type FormEvent } from 'react'
import type { WorkshopLine } from '../../../../shared/schemas/workshops.ts'
import { meetingWords } from '../../../../shared/text/fr/meeting.ts'
import { words } from '../../../../shared/text/words.ts'
import { sayMoment } from '../../../dates.ts'
import { FormActions } from '../../../forms/FormActions.tsx'
import { Dialog } from '../../../ui/aria/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/inputs.tsx'

const t = words(meetingWords)

export interface AddWorkshopDialogProps {
  /** Those of no meeting. */
  workshops: readonly WorkshopLine[]
  /** Resolves to whether it was done: the dialog stays otherwise. */
  onAdd: (workshop: WorkshopLine) => Promise<boolean>
  onClose: () => void
}

export function AddWorkshopDialog({ workshops, onAdd, onClose }: AddWorkshopDialogProps) {
  const [chosen, setChosen] = useState(workshops[0]?.id ?? '')
  const [busy, setBusy] = useState(false)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const workshop = workshops.find(({ id }) => id === chosen)
    if (!workshop || busy) return
    setBusy(true)
    void onAdd(workshop)
      .then((isDone) => isDone && onClose())
      .finally(() => setBusy(false))
  }
  const actions = <FormActions form="add-workshop" act={t('meeting.add.act')} busy={busy} onClose={onClose} />
  return (
    <Dialog open onClose={onClose} title={t('meeting.add.title')} actions={actions}>
      <form id="add-workshop" onSubmit={send} noValidate>
        <Field label={t('meeting.add.which')} hint={t('meeting.add.which.hint')}>
          <Select value={chosen} autoFocus onChange={(event) => setChosen(event.target.value)}>
            {workshops.map(({ id, title, startsAt }) => (
              <option key={id} value={id}>
                {startsAt ? `${title}, ${sayMoment(startsAt)}` : title}
              </option>
            ))}
          </Select>
        </Field>
      </form>
    </Dialog>
  )
}
