// Who may read this document: everyone by their role, or people chosen by name.
import { useState, type FormEvent } from 'react'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import type { Document } from '../../../shared/schemas/documents.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { FormError } from '../../FormError.tsx'
import { useDo, useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { FieldSet } from '../../ui/Field.tsx'
import { Checkbox, Radio } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'

const t = words({ ...documentWords, ...roleWords })

export function RestrictDialog({ document, onClose }: { document: Document; onClose: () => void }) {
  const restrict = useDo('restrictDocument')
  const [restricted, setRestricted] = useState(document.restricted)
  const [chosen, setChosen] = useState<readonly string[]>(document.grantedTo)
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (restrict.isPending) return
    const onSuccess = () => {
      toasts.show({ tone: 'ok', text: t('restrict.saved') })
      onClose()
    }
    restrict.mutate({ documentId: document.id, restricted, personIds: restricted ? [...chosen] : [] }, { onSuccess })
  }
  const actions = <FormActions form="restrict" act={t('restrict.save')} busy={restrict.isPending} onClose={onClose} />
  return (
    <Dialog open insistent onClose={onClose} title={t('restrict.title')} actions={actions}>
      <form id="restrict" className="stack" onSubmit={save} noValidate>
        <FieldSet legend={t('restrict.question')}>
          <Radio
            name="restricted"
            label={t('restrict.all')}
            hint={t('restrict.all.hint')}
            checked={!restricted}
            onChange={() => setRestricted(false)}
          />
          <Radio
            name="restricted"
            label={t('restrict.some')}
            hint={t('restrict.some.hint')}
            checked={restricted}
            onChange={() => setRestricted(true)}
          />
        </FieldSet>
        {restricted && <People demarcheId={document.demarcheId} chosen={chosen} onChoose={setChosen} />}
        <FormError error={restrict.error} />
      </form>
    </Dialog>
  )
}

interface PeopleProps {
  demarcheId: string
  chosen: readonly string[]
  onChoose: (chosen: readonly string[]) => void
}

/** Pilots always have access: they are not asked about. */
function People({ demarcheId, chosen, onChoose }: PeopleProps) {
  const read = useRead('readDemarche', { demarcheId })
  if (!read.data) return <ReadState read={read} />
  const others = read.data.members.filter(({ role }) => role !== 'pilot')
  if (others.length === 0) return <p className="muted">{t('restrict.nobody')}</p>
  const toggle = (id: string, on: boolean) => onChoose(on ? [...chosen, id] : chosen.filter((one) => one !== id))
  return (
    <FieldSet legend={t('restrict.who')}>
      {others.map(({ personId, displayName, role }) => (
        <Checkbox
          key={personId}
          label={`${displayName}, ${t(`role.${role}`)}`}
          checked={chosen.includes(personId)}
          onChange={(event) => toggle(personId, event.target.checked)}
        />
      ))}
    </FieldSet>
  )
}
