// What is asked about one contribution before it is done: with which group, merged with which, hidden for what.
import { useState, type FormEvent, type ReactNode } from 'react'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { voteWords } from '../../../shared/text/fr/workshop-votes.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import { hideReasons, type HideReason } from '../../../shared/workshop/events.ts'
import { roomLanguage } from '../../../shared/workshop/languages.ts'
import type { ContributionView } from '../../../shared/workshop/view.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Field, FieldSet } from '../../ui/Field.tsx'
import { Checkbox, Radio, TextArea, TextInput } from '../../ui/inputs.tsx'
import { fresh, type Column } from './board.ts'
import { Wording } from '../../ui/Wording.tsx'
import { LanguageField } from '../../ui/LanguageField.tsx'
import { nameOf } from './column-names.ts'
import styles from './console.module.css'
import { makeId } from './ids.ts'
import type { SaidReason } from './Results.tsx'
import { useSending, type Sending } from './sending.ts'

const t = words({ ...workshopConsole, ...workshopWords, ...voteWords })

type Shared = Sending & { card: ContributionView }

export function HideDialog({ card, ...given }: Shared) {
  const hide = (reason: HideReason) => ({ kind: 'hide', contributionId: card.id, reason }) as const
  const said = { title: t('console.hide.title'), text: t('console.hide.text') }
  return <Hiding {...given} {...said} quoted={<Wording text={card.text} language={card.language} />} hide={hide} />
}

export function HideReasonDialog({ said, ...given }: Sending & { said: SaidReason }) {
  const hide = (reason: HideReason) => ({ kind: 'hideReason', ...said, reason }) as const
  const words = { title: t('votes.reason.hide.title'), text: t('votes.reason.hide.text') }
  return <Hiding {...given} {...words} quoted={said.text} hide={hide} />
}

type HidingProps = Sending & {
  title: string
  text: string
  quoted: ReactNode
  hide: (reason: HideReason) => SteeringCommand
}

function Hiding({ title, text, quoted, hide, ...given }: HidingProps) {
  const { busy, send } = useSending(given)
  const [reason, setReason] = useState<HideReason>('personal')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(hide(reason))
  }
  const actions = <FormActions form="hide" act={t('console.hide.act')} busy={busy} onClose={given.onClose} />
  return (
    <Dialog open onClose={given.onClose} title={title} actions={actions}>
      <form id="hide" className="stack" onSubmit={submit}>
        <blockquote className={styles.quote}>{quoted}</blockquote>
        <p>{text}</p>
        <FieldSet legend={t('console.hide.reason')}>
          {hideReasons.map((one) => (
            <Radio
              key={one}
              name="reason"
              label={t(`workshop.hidden.${one}`)}
              checked={one === reason}
              onChange={() => setReason(one)}
            />
          ))}
        </FieldSet>
      </form>
    </Dialog>
  )
}

/** The way to group without carrying anything: from a list. */
export function GroupDialog({ card, columns, ...given }: Shared & { columns: readonly Column[] }) {
  const { busy, send } = useSending(given)
  const groups = columns.filter(({ cluster }) => cluster !== null)
  const [chosen, setChosen] = useState(card.clusterId ?? groups[0]?.id ?? fresh)
  const [title, setTitle] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen === fresh)
      send({ kind: 'makeCluster', clusterId: makeId(), title: title.trim(), contributions: [card.id] })
    else send({ kind: 'place', contributionId: card.id, clusterId: chosen === '' ? null : chosen, before: null })
  }
  const actions = <FormActions form="group" act={t('console.group.act')} busy={busy} onClose={given.onClose} />
  const choice = (id: string, label: string) => (
    <Radio key={id} name="group" label={label} checked={chosen === id} onChange={() => setChosen(id)} />
  )
  return (
    <Dialog open onClose={given.onClose} title={t('console.group.title')} actions={actions}>
      <form id="group" className="stack" onSubmit={submit}>
        <blockquote className={styles.quote}>
          <Wording text={card.text} language={card.language} />
        </blockquote>
        <FieldSet legend={t('console.group.where')}>
          {groups.map((column) => choice(column.id, `${nameOf(column)} (${column.items.length})`))}
          {choice(fresh, t('console.group.new'))}
          {card.clusterId !== null && choice('', t('console.group.none'))}
        </FieldSet>
        {chosen === fresh && (
          <Field label={t('console.cluster.title')} optional>
            <TextInput value={title} maxLength={120} onChange={(event) => setTitle(event.target.value)} />
          </Field>
        )}
      </form>
    </Dialog>
  )
}

const mostOffered = 200

export function MergeDialog({ card, columns, ...given }: Shared & { columns: readonly Column[] }) {
  const { busy, send } = useSending(given)
  const [others, setOthers] = useState<readonly string[]>([])
  const [text, setText] = useState(card.text)
  const [language, setLanguage] = useState(card.language ?? roomLanguage)
  const [wasAsked, setAsked] = useState(false)
  // Those of its group first: what is merged mostly stands together already.
  const near = columns.find(({ items }) => items.some(({ id }) => id === card.id))
  const offered = [...(near?.items ?? []), ...columns.filter((one) => one !== near).flatMap(({ items }) => items)]
    .filter(({ id, hidden }) => id !== card.id && hidden === null)
    .slice(0, mostOffered)
  const toggle = (one: ContributionView) =>
    setOthers(others.includes(one.id) ? others.filter((id) => id !== one.id) : [...others, one.id])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (others.length === 0 || text.trim() === '') return
    const parents = [card.id, ...others]
    const said = { type: card.type, text: text.trim(), language }
    send({ kind: 'merge', contributionId: makeId(), parents, edge: 'merge', ...said })
  }
  const actions = <FormActions form="merge" act={t('console.merge.act')} busy={busy} onClose={given.onClose} />
  return (
    <Dialog open insistent size="wide" onClose={given.onClose} title={t('console.merge.title')} actions={actions}>
      <form id="merge" className="stack" onSubmit={submit} noValidate>
        <p>{t('console.merge.text')}</p>
        <blockquote className={styles.quote}>
          <Wording text={card.text} language={card.language} />
        </blockquote>
        <FieldSet
          legend={t('console.merge.with')}
          error={wasAsked && others.length === 0 ? t('console.merge.with.error') : null}
        >
          <div className={styles.offered}>
            {offered.map((one) => (
              <Checkbox
                key={one.id}
                label={<Wording text={one.text} language={one.language} />}
                checked={others.includes(one.id)}
                onChange={() => toggle(one)}
              />
            ))}
          </div>
        </FieldSet>
        <Field
          label={t('console.merge.words')}
          error={wasAsked && text.trim() === '' ? t('console.merge.words.error') : null}
        >
          <TextArea
            rows={3}
            maxLength={2_000}
            lang={language}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <LanguageField
          label={t('console.merge.language')}
          was={[card, ...offered.filter(({ id }) => others.includes(id))].find((one) => one.language)?.language}
          value={language}
          onChange={setLanguage}
        />
      </form>
    </Dialog>
  )
}
