// « Revenir à la version A »: what of it comes back, what is kept, who is told.
import { useState, type FormEvent } from 'react'
import { historyActs } from '../../../shared/text/fr/history-acts.ts'
import { words } from '../../../shared/text/words.ts'
import { Failure } from '../../api.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { FormError } from '../../FormError.tsx'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Field, FieldSet } from '../../ui/Field.tsx'
import { Radio, Select } from '../../ui/inputs.tsx'
import { Skeleton } from '../../ui/Layout.tsx'

const t = words(historyActs)

export interface Restored {
  scope: 'whole' | 'section' | 'block'
  blockId?: string
}

export interface RestoreDialogProps {
  /** « Après l’atelier 2, 3 mars » */
  moment: string
  /** What stood then; null until it is read: nothing is offered before, so that nobody takes back more than they meant. */
  then: {
    sections: readonly { blockId: string; title: string }[]
    /** The paragraph that was asked about, if one was. */
    block: { blockId: string; passage: string } | null
  } | null
  /** Why it could not be read. */
  failure: Failure | null
  onRestore: (restored: Restored) => Promise<void>
  onClose: () => void
}

export function RestoreDialog({ moment, then, failure, onRestore, onClose }: RestoreDialogProps) {
  const { sections = [], block = null } = then ?? {}
  const [chosen, setScope] = useState<Restored['scope'] | null>(null)
  const scope = chosen ?? (block ? 'block' : 'whole')
  const [chosenSection, setSection] = useState<string | null>(null)
  const section = chosenSection ?? sections[0]?.blockId ?? ''
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Failure | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || !then) return
    setBusy(true)
    setError(null)
    try {
      const blockId = scope === 'section' ? section : scope === 'block' ? block?.blockId : undefined
      await onRestore({ scope, ...(blockId ? { blockId } : {}) })
      onClose()
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('restore.title', { moment })}
      actions={
        <FormActions
          form="restore-text"
          act={t('restore.act')}
          busy={busy}
          disabled={then === null}
          onClose={onClose}
        />
      }
    >
      <form id="restore-text" className="stack" onSubmit={(event) => void submit(event)}>
        <p>{t('restore.text')}</p>
        {then ? (
          <FieldSet legend={t('restore.scope')}>
            <Radio
              name="scope"
              label={t('restore.whole')}
              hint={t('restore.whole.hint')}
              checked={scope === 'whole'}
              onChange={() => setScope('whole')}
            />
            {sections.length > 0 && (
              <Radio
                name="scope"
                label={t('restore.section')}
                hint={t('restore.section.hint')}
                checked={scope === 'section'}
                onChange={() => setScope('section')}
              />
            )}
            {block && (
              <Radio
                name="scope"
                label={t('restore.block')}
                hint={t('restore.block.hint', { passage: block.passage.slice(0, 90) })}
                checked={scope === 'block'}
                onChange={() => setScope('block')}
              />
            )}
          </FieldSet>
        ) : (
          !failure && <Skeleton lines={3} />
        )}
        {scope === 'section' && (
          <Field label={t('restore.section.which')}>
            <Select value={section} onChange={(event) => setSection(event.target.value)}>
              {sections.map(({ blockId, title }) => (
                <option key={blockId} value={blockId}>
                  {title || t('restore.untitled')}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <FormError error={error ?? failure} />
      </form>
    </Dialog>
  )
}
