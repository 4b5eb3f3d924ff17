// What the console asks before it acts on the whole workshop: a message, a screen, an end, a passage.
import { useState, type FormEvent, type ReactNode } from 'react'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import { ConfirmDialog } from '../../ConfirmDialog.tsx'
import { FormActions } from '../../forms/FormActions.tsx'
import { FormError } from '../../FormError.tsx'
import { useDo } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Checkbox, CodeInput, TextArea, TextInput } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'
import styles from './console.module.css'
import { useSending, type Sending } from './sending.ts'

const t = words({ ...workshopConsole, ...workshopWords })

export function MessageDialog({ current, ...given }: Sending & { current: string | null }) {
  const { busy, send } = useSending(given)
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send({ kind: 'message', text: text.trim() })
  }
  const actions = <FormActions form="message" act={t('console.message.act')} busy={busy} onClose={given.onClose} />
  return (
    <Dialog open insistent onClose={given.onClose} title={t('console.message.title')} actions={actions}>
      <form id="message" className="stack" onSubmit={submit}>
        {current && (
          <div className={styles.messageNow}>
            <p>{t('console.message.now', { text: current })}</p>
            <Button size="sm" variant="second" onClick={() => send({ kind: 'message', text: '' })}>
              {t('console.message.away')}
            </Button>
          </div>
        )}
        <Field label={t('console.message.text')} hint={t('console.message.hint')} optional>
          <TextArea rows={3} maxLength={400} value={text} autoFocus onChange={(event) => setText(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  )
}

export function PairDialog({ workshopId, onClose }: { workshopId: string; onClose: () => void }) {
  const pair = useDo('pairScreen')
  const [code, setCode] = useState('')
  const [wasAsked, setAsked] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (code.trim() === '' || pair.isPending) return
    const onSuccess = () => {
      toasts.show({ tone: 'ok', text: t('console.paired') })
      onClose()
    }
    pair.mutate({ workshopId, code: code.trim() }, { onSuccess })
  }
  const actions = <FormActions form="pair" act={t('console.pair.act')} busy={pair.isPending} onClose={onClose} />
  return (
    <Dialog open insistent onClose={onClose} title={t('console.pair.title')} actions={actions}>
      <form id="pair" className="stack" onSubmit={submit} noValidate>
        <p>{t('console.pair.text', { address: `${location.host}/ecran` })}</p>
        <Field
          label={t('console.pair.code')}
          error={wasAsked && code.trim() === '' ? t('console.pair.code.error') : null}
        >
          <CodeInput value={code} autoFocus onChange={(event) => setCode(event.target.value)} />
        </Field>
        <FormError error={pair.error} />
      </form>
    </Dialog>
  )
}

interface ConfirmProps extends Sending {
  title: string
  text: string
  act: string
  danger?: boolean
  command: SteeringCommand
  /** Another way on, that is not the one proposed. */
  otherwise?: { act: string; command: SteeringCommand }
  /** What else is to be known before. */
  children?: ReactNode
}

/** A passage or an end that is confirmed; what is refused is told beside, and the dialog stays. */
export function ConfirmSteer({
  title,
  text,
  act,
  danger = false,
  command,
  otherwise,
  children,
  ...given
}: ConfirmProps) {
  const { busy, send } = useSending(given)
  return (
    <ConfirmDialog
      title={title}
      confirm={act}
      danger={danger}
      busy={busy}
      error={null}
      onConfirm={() => send(command)}
      onClose={given.onClose}
    >
      <p>{text}</p>
      {children}
      {otherwise && (
        <p>
          <Button variant="second" size="sm" busy={busy} onClick={() => send(otherwise.command)}>
            {otherwise.act}
          </Button>
        </p>
      )}
    </ConfirmDialog>
  )
}

export function ReopenDialog(given: Sending) {
  const { busy, send } = useSending(given)
  const [reason, setReason] = useState('')
  const [wasAsked, setAsked] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (reason.trim() !== '') send({ kind: 'reopen', reason: reason.trim() })
  }
  const actions = <FormActions form="reopen" act={t('console.reopen')} busy={busy} onClose={given.onClose} />
  return (
    <Dialog open insistent onClose={given.onClose} title={t('console.reopen.title')} actions={actions}>
      <form id="reopen" className="stack" onSubmit={submit} noValidate>
        <Field
          label={t('console.reopen.reason')}
          error={wasAsked && reason.trim() === '' ? t('console.reopen.reason.error') : null}
        >
          <TextInput value={reason} maxLength={400} autoFocus onChange={(event) => setReason(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  )
}

const keys = [
  ['console.keys.space', 'console.keys.pause'],
  ['+', 'console.keys.extend'],
  ['N', 'console.keys.next'],
  ['?', 'console.keys.help'],
] as const
const boardKeys = [
  ['console.keys.undo', 'console.keys.takeBack'],
  ['console.keys.arrows', 'console.keys.walk'],
  ['console.keys.space', 'console.keys.take'],
  ['console.keys.enter', 'console.keys.open'],
  ['console.keys.escape', 'console.keys.leave'],
  ['console.keys.altArrows', 'console.keys.movePhase'],
] as const

export function KeysDialog({
  single,
  onSingle,
  onClose,
}: {
  single: boolean
  onSingle: (on: boolean) => void
  onClose: () => void
}) {
  return (
    <Dialog open onClose={onClose} title={t('console.keys')}>
      <div className="stack">
        <dl className={styles.keys}>
          {[...keys, ...boardKeys].map(([key, what]) => (
            <div key={what}>
              <dt>
                <kbd>{key.startsWith('console.') ? t(key as 'console.keys.space') : key}</kbd>
              </dt>
              <dd>{t(what)}</dd>
            </div>
          ))}
        </dl>
        <Checkbox
          label={t('console.keys.single')}
          hint={t('console.keys.single.hint')}
          checked={single}
          onChange={(event) => onSingle(event.target.checked)}
        />
      </div>
    </Dialog>
  )
}
