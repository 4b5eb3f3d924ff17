// A phase, as prepared or put in live: its kind, its words, its length, and the fields of its mechanism.
import { useState, type FormEvent } from 'react'
import { prepareWords } from '../../../shared/text/fr/workshop-prepare.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import { phaseDefaults } from '../../../shared/workshop/library.ts'
import { identities, phaseKinds, type Phase, type PhaseKind } from '../../../shared/workshop/phases.ts'
import { writingIn } from '../../../shared/workshop/writing.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select, TextArea, TextInput } from '../../ui/inputs.tsx'
import { makeId } from './ids.ts'
import { MechanismFields, mechanismErrors } from './MechanismFields.tsx'
import styles from './prepare.module.css'

const t = words({ ...prepareWords, ...workshopWords })

export interface PhaseDialogProps {
  workshopId: string
  /** The phase to change; none: a new one. */
  phase: Phase | null
  onClose: () => void
  /** Resolves to whether it was done; the dialog then closes. */
  onSave: (phase: Phase) => Promise<boolean>
}

const fresh = (kind: PhaseKind, id: string): Phase => ({ id, ...phaseDefaults(kind) })

export function PhaseDialog({ workshopId, phase: given, onClose, onSave }: PhaseDialogProps) {
  const [phase, setPhase] = useState<Phase>(() => given ?? fresh('alone', makeId()))
  const [minutes, setMinutes] = useState(String(phase.minutes))
  const [wasAsked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const change = (part: Partial<Phase>) => setPhase((before) => ({ ...before, ...part }))
  const choose = (kind: PhaseKind) => {
    const next = fresh(kind, phase.id)
    setPhase(next)
    setMinutes(String(next.minutes))
  }
  const minutesRight = /^\d{1,3}$/.test(minutes) && Number(minutes) <= 600
  const errors = mechanismErrors(phase)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (busy || phase.title.trim() === '' || !minutesRight || Object.keys(errors).length > 0) return
    setBusy(true)
    void onSave({ ...phase, title: phase.title.trim(), minutes: Number(minutes) })
      .then((done) => done && onClose())
      .finally(() => setBusy(false))
  }
  const title = given ? t('prepare.phase.edit', { title: given.title }) : t('prepare.plan.add')
  const act = t(given ? 'prepare.phase.save' : 'prepare.phase.add')
  return (
    <Dialog
      open
      insistent
      size="wide"
      onClose={onClose}
      title={title}
      actions={<FormActions form="phase" act={act} busy={busy} onClose={onClose} />}
    >
      <form id="phase" className="stack" onSubmit={send} noValidate>
        {!given && (
          <Field label={t('prepare.phase.kind')} hint={t(`workshop.phase.${phase.kind}.hint`)}>
            <Select
              value={phase.kind}
              onChange={(event) => choose(phaseKinds.find((one) => one === event.target.value) ?? phase.kind)}
            >
              {phaseKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`workshop.phase.${kind}`)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <div className={styles.titleAndMinutes}>
          <Field
            label={t('prepare.phase.title')}
            error={wasAsked && phase.title.trim() === '' ? t('prepare.phase.title.error') : null}
          >
            <TextInput value={phase.title} maxLength={80} onChange={(event) => change({ title: event.target.value })} />
          </Field>
          <Field
            label={t('prepare.phase.minutes')}
            error={wasAsked && !minutesRight ? t('prepare.phase.minutes.error') : null}
          >
            <TextInput inputMode="numeric" value={minutes} onChange={(event) => setMinutes(event.target.value)} />
          </Field>
        </div>
        <Field label={t('prepare.phase.prompt')} hint={t('prepare.phase.prompt.hint')} optional>
          <TextArea
            rows={2}
            maxLength={400}
            value={phase.prompt}
            onChange={(event) => change({ prompt: event.target.value })}
          />
        </Field>
        {writingIn(phase.config) !== null && (
          <Field label={t('prepare.phase.identity')} hint={t(`workshop.identity.${phase.identity}.hint`)}>
            <Select
              value={phase.identity}
              onChange={(event) =>
                change({ identity: identities.find((one) => one === event.target.value) ?? phase.identity })
              }
            >
              {identities.map((one) => (
                <option key={one} value={one}>
                  {t(`workshop.identity.${one}`)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <MechanismFields
          config={phase.config}
          errors={wasAsked ? errors : {}}
          onChange={(config) => change({ config })}
          workshopId={workshopId}
        />
      </form>
    </Dialog>
  )
}
