// What is done with versions: named, named otherwise, locked, removed; and the proof of one that is locked.
import { useState, type FormEvent } from 'react'
import { lockReasons } from '../../../shared/rules/versions.ts'
import type { Version } from '../../../shared/schemas/history.ts'
import { historyActs } from '../../../shared/text/fr/history-acts.ts'
import { words } from '../../../shared/text/words.ts'
import { sayFailure } from '../../error-words.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { FormError } from '../../FormError.tsx'
import { useDo } from '../../query.ts'
import { AlertDialog, Dialog } from '../../ui/aria/Dialog.tsx'
import { CopyField } from '../../ui/CopyField.tsx'
import { Field, FieldSet } from '../../ui/Field.tsx'
import { Radio, TextArea, TextInput } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'

const t = words(historyActs)

interface NameDialogProps {
  documentId: string
  /** What is named: a moment of the text, or a version again. */
  named: { position: number; moment: string } | { version: Version }
  onClose: () => void
}

export function NameDialog({ documentId, named, onClose }: NameDialogProps) {
  const before = 'version' in named ? named.version : null
  const [name, setName] = useState(before?.name ?? '')
  const [description, setDescription] = useState(before?.description ?? '')
  const [isMissing, setMissing] = useState(false)
  const making = useDo('nameVersion')
  const renaming = useDo('renameVersion')
  const act = before ? renaming : making
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setMissing(name.trim() === '')
    if (name.trim() === '' || act.isPending) return
    const said = { documentId, name: name.trim(), description: description.trim() }
    if (before) await renaming.mutateAsync({ ...said, versionId: before.id })
    else if ('position' in named) await making.mutateAsync({ ...said, position: named.position })
    toasts.show({ tone: 'ok', text: t(before ? 'version.renamed' : 'version.named') })
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(before ? 'version.rename.title' : 'version.name.title')}
      actions={
        <FormActions
          form="name-version"
          act={t(before ? 'version.rename' : 'version.name')}
          busy={act.isPending}
          onClose={onClose}
        />
      }
    >
      <form id="name-version" className="stack" onSubmit={(event) => void submit(event).catch(() => undefined)}>
        {'moment' in named && <p>{t('version.name.text', { moment: named.moment })}</p>}
        <Field
          label={t('version.name.label')}
          hint={t('version.name.hint')}
          error={isMissing ? t('version.name.error') : null}
        >
          <TextInput value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={t('version.description')} optional>
          <TextArea
            value={description}
            rows={3}
            maxLength={2000}
            onChange={(event) => setDescription(event.target.value)}
          />
        </Field>
        <FormError error={act.error} />
      </form>
    </Dialog>
  )
}

interface VersionDialogProps {
  documentId: string
  version: Version
  onClose: () => void
}

export function LockDialog({ documentId, version, onClose }: VersionDialogProps) {
  // nothing undoes it: that a text was adopted is said by whoever says so
  const [reason, setReason] = useState<(typeof lockReasons)[number]>('kept')
  const [date, setDate] = useState('')
  const locking = useDo('lockVersion')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (locking.isPending) return
    await locking.mutateAsync({ documentId, versionId: version.id, reason, date: date === '' ? null : date })
    toasts.show({ tone: 'ok', text: t('version.locked') })
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('version.lock.title', { name: version.name })}
      actions={<FormActions form="lock-version" act={t('version.lock')} busy={locking.isPending} onClose={onClose} />}
    >
      <form id="lock-version" className="stack" onSubmit={(event) => void submit(event).catch(() => undefined)}>
        <p>{t('version.lock.text')}</p>
        <FieldSet legend={t('version.lock.reason')}>
          {lockReasons.map((one) => (
            <Radio
              key={one}
              name="reason"
              label={t(`version.lock.${one}`)}
              checked={reason === one}
              onChange={() => setReason(one)}
            />
          ))}
        </FieldSet>
        {reason !== 'kept' && (
          <Field label={t(`version.lock.${reason}.date`)} optional>
            <TextInput type="date" value={date} onChange={(event) => setDate(event.target.value)} />
          </Field>
        )}
        <FormError error={locking.error} />
      </form>
    </Dialog>
  )
}

export function RemoveDialog({ documentId, version, onClose }: VersionDialogProps) {
  const removing = useDo('removeVersion')
  const remove = async () => {
    await removing.mutateAsync({ documentId, versionId: version.id })
    toasts.show({ tone: 'ok', text: t('version.removed') })
  }
  return (
    <AlertDialog
      open
      danger
      onClose={onClose}
      title={t('version.remove.title', { name: version.name })}
      confirm={t('version.remove')}
      onConfirm={() => remove().catch(() => undefined)}
    >
      <p>{t('version.remove.text')}</p>
      {removing.error && <p role="alert">{sayFailure(removing.error)}</p>}
    </AlertDialog>
  )
}

/** What anybody may check: the fingerprint of what it says, and where the chain of the log stood. */
export function ProofDialog({ version, onClose }: Omit<VersionDialogProps, 'documentId'>) {
  return (
    <Dialog open onClose={onClose} title={t('version.proof.title', { name: version.name })}>
      <div className="stack">
        <p>{t('version.proof.text')}</p>
        {version.hash && <CopyField label={t('version.proof.hash')} value={version.hash} />}
        {version.head && (
          <CopyField label={t('version.proof.head')} value={version.head} hint={t('version.proof.hint')} />
        )}
      </div>
    </Dialog>
  )
}
