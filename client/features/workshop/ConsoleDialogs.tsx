// What the console asks before it acts on the whole workshop: a message, a screen, an end, a passage.
import { useState, type FormEvent } from 'react'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import type { CommonView, TableView } from '../../../shared/workshop/view.ts'
import { ConfirmDialog } from '../../ConfirmDialog.tsx'
import { FormActions } from '../../forms/FormActions.tsx'
import { FormError } from '../../FormError.tsx'
import { useDo } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Checkbox, CodeInput, Select, TextArea, TextInput } from '../../ui/inputs.tsx'
import { toasts } from '../../ui/toast-store.ts'
import styles from './console.module.css'

const t = words({ ...workshopConsole, ...workshopWords })

interface Shared {
  /** Resolves to whether it was done; the dialog then closes. */
  onSend: (command: SteeringCommand) => Promise<boolean>
  onClose: () => void
}

function useSending({ onSend, onClose }: Shared) {
  const [busy, setBusy] = useState(false)
  const send = (command: SteeringCommand) => {
    if (busy) return
    setBusy(true)
    void onSend(command)
      .then((done) => done && onClose())
      .finally(() => setBusy(false))
  }
  return { busy, send }
}

export function MessageDialog({ current, ...given }: Shared & { current: string | null }) {
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
        {current && <p>{t('console.message.now', { text: current })}</p>}
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

interface ConfirmProps extends Shared {
  title: string
  text: string
  act: string
  danger?: boolean
  command: SteeringCommand
}

/** A passage or an end that is confirmed; what is refused is told beside, and the dialog stays. */
export function ConfirmSteer({ title, text, act, danger = false, command, ...given }: ConfirmProps) {
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
    </ConfirmDialog>
  )
}

export function ReopenDialog(given: Shared) {
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

export function RapporteurDialog({
  table,
  people,
  ...given
}: Shared & { table: TableView; people: CommonView['people'] }) {
  const { busy, send } = useSending(given)
  const [guestId, setGuestId] = useState('')
  const seated = Object.entries(people).filter(([, { tableId }]) => tableId === table.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send({ kind: 'nameRapporteur', tableId: table.id, guestId: guestId === '' ? null : guestId })
  }
  const act = t('console.table.rapporteur.act')
  const actions = <FormActions form="rapporteur" act={act} busy={busy} onClose={given.onClose} />
  const title = t('console.table.rapporteur.title', { n: table.number })
  return (
    <Dialog open onClose={given.onClose} title={title} actions={actions}>
      <form id="rapporteur" className="stack" onSubmit={submit}>
        <Field label={t('workshop.rapporteur')}>
          <Select value={guestId} onChange={(event) => setGuestId(event.target.value)}>
            <option value="">{t('console.table.rapporteur.nobody')}</option>
            {seated.map(([id, { name, organisation }]) => (
              <option key={id} value={id}>
                {[name || t('workshop.nobody'), organisation].filter(Boolean).join(', ')}
              </option>
            ))}
          </Select>
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
  ['console.keys.arrows', 'console.keys.walk'],
  ['console.keys.space', 'console.keys.take'],
  ['console.keys.enter', 'console.keys.open'],
  ['console.keys.escape', 'console.keys.leave'],
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
