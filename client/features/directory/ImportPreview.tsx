// What an import would do, line by line, before it does it.
import { useState } from 'react'
import { outcomes as kinds } from '../../../shared/rules/directory-columns.ts'
import type { ImportedOutcome } from '../../../shared/schemas/directory.ts'
import { directory } from '../../../shared/text/fr/directory.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Checkbox, Select } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Layout.tsx'
import { Tag, type TagTone } from '../../ui/Status.tsx'
import { Table } from '../../ui/Table.tsx'
import styles from './directory.module.css'
import { firstChoices, leftAside, type Choices } from './import-choices.ts'

const t = words(directory)

type Kind = ImportedOutcome['outcome']

const tones: Readonly<Record<Kind, TagTone>> = {
  create: 'ok',
  like: 'warn',
  update: 'teal',
  list: 'teal',
  same: 'neutral',
  refuse: 'danger',
}

/** Rows drawn at first, and with each press. */
const step = 100

export interface PreviewProps {
  outcomes: readonly ImportedOutcome[]
  /** An import stopped on its way: what is shown is not all. */
  isStopped: boolean
  onApply: (choices: Choices) => void
}

export function Preview({ outcomes, isStopped, onApply }: PreviewProps) {
  const [kind, setKind] = useState<Kind | 'all'>('all')
  const [shown, setShown] = useState(step)
  const [choices, setChoices] = useState(() => firstChoices(outcomes))
  const count = (of: Kind) => outcomes.filter(({ outcome }) => outcome === of).length
  const found = outcomes.filter(({ outcome }) => kind === 'all' || outcome === kind)
  const rest = Math.min(step, found.length - shown)
  const choose = (value: string) => {
    setKind(kinds.find((one) => one === value) ?? 'all')
    setShown(step)
  }
  return (
    <Section title={t('directory.import.preview')} small>
      <div className={styles.stack}>
        <p className="muted">{!isStopped && t('directory.import.preview.lead')}</p>
        <Field label={t('directory.import.show')}>
          <Select aria-required={undefined} value={kind} onChange={({ target }) => choose(target.value)}>
            <option value="all">{t('directory.import.outcome.all', { n: outcomes.length })}</option>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {t(`directory.import.outcome.${one}`, { n: count(one) })}
              </option>
            ))}
          </Select>
        </Field>
        <Lines
          found={found.slice(0, shown)}
          choices={choices}
          onChoose={(n, choice) => setChoices(new Map(choices).set(n, choice))}
        />
        {rest > 0 && (
          <div>
            <Button variant="second" size="sm" onClick={() => setShown(shown + step)}>
              {t('directory.import.moreLines', { n: rest })}
            </Button>
          </div>
        )}
        <Apply outcomes={outcomes} choices={choices} onApply={onApply} />
      </div>
    </Section>
  )
}

interface LinesProps {
  found: readonly ImportedOutcome[]
  choices: Choices
  onChoose: (n: number, choice: string) => void
}

function Lines({ found, choices, onChoose }: LinesProps) {
  return (
    <Table
      caption={t('directory.import.preview')}
      captionHidden
      rows={found}
      rowId={({ n }) => String(n)}
      columns={[
        { id: 'line', name: t('directory.import.line'), cell: ({ n }) => <span className="num">{n}</span> },
        {
          id: 'name',
          name: t('directory.import.organisation'),
          cell: ({ name }) => name || <span className={styles.none}>{t('directory.import.noName.shown')}</span>,
        },
        {
          id: 'outcome',
          name: t('directory.import.result'),
          cell: ({ outcome }) => <Tag tone={tones[outcome]}>{t(`directory.import.said.${outcome}`)}</Tag>,
        },
        {
          id: 'details',
          name: t('directory.import.details'),
          cell: (line) => (
            <div>
              {line.like && (
                <LikeChoice
                  line={line}
                  like={line.like}
                  value={choices.get(line.n) ?? ''}
                  onChange={(choice) => onChoose(line.n, choice)}
                />
              )}
              <Details line={line} />
            </div>
          ),
        },
      ]}
    />
  )
}

interface LikeChoiceProps {
  line: ImportedOutcome
  like: NonNullable<ImportedOutcome['like']>
  value: string
  onChange: (choice: string) => void
}

function LikeChoice({ line: { n, name }, like, value, onChange }: LikeChoiceProps) {
  return (
    <div className={styles.mapping}>
      <p>{t('directory.import.like', { name: like.name })}</p>
      <Select
        aria-label={t('directory.import.like.choice', { n, name })}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value={leftAside}>{t('directory.import.like.aside')}</option>
        <option value={like.id}>{t('directory.import.like.same', { name: like.name })}</option>
        <option value="new">{t('directory.import.like.new')}</option>
      </Select>
    </div>
  )
}

function Details({ line: { changed, problems } }: { line: ImportedOutcome }) {
  const names = changed.map((column) => t(`directory.column.${column}`)).join(', ')
  return (
    <div>
      {changed.length > 0 && <p>{t('directory.import.changes', { columns: names })}</p>}
      {problems.map(({ column, code }, at) => (
        // Problems of a line have nothing but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <p key={at} className={styles.problems}>
          {column === null
            ? t(`directory.problem.${code}`)
            : t('directory.problem.at', {
                column: t(`directory.column.${column}`),
                problem: t(`directory.problem.${code}`),
              })}
        </p>
      ))}
    </div>
  )
}

/** The consent of those whose details come with the file is asked for once more: they may have changed their mind since it was made. */
function Apply({ outcomes, choices, onApply }: Pick<PreviewProps, 'outcomes' | 'onApply'> & { choices: Choices }) {
  const [agrees, setAgrees] = useState(false)
  const [asked, setAsked] = useState(false)
  const isAside = ({ n: line, outcome }: ImportedOutcome) =>
    outcome === 'like' && (choices.get(line) ?? '') === leftAside
  const work = outcomes.filter((line) => line.outcome !== 'refuse' && line.outcome !== 'same' && !isAside(line))
  const n = work.length
  const contacts = work
    .filter(({ outcome, changed }) => outcome === 'create' || outcome === 'like' || changed.includes('contactName'))
    .reduce((sum, line) => sum + line.contacts, 0)
  if (n === 0) return <p role="status">{t('directory.import.nothing')}</p>
  const apply = () => {
    setAsked(true)
    if (contacts === 0 || agrees) onApply(choices)
  }
  return (
    <div className={styles.stack}>
      {contacts > 0 && (
        <Checkbox
          label={t('directory.import.consent')}
          hint={plural(
            contacts,
            t('directory.import.consent.hint.one'),
            t('directory.import.consent.hint.many', { n: contacts }),
          )}
          error={asked && !agrees ? t('directory.import.consent.error') : null}
          checked={agrees}
          onChange={(event) => setAgrees(event.target.checked)}
        />
      )}
      <div>
        <Button onClick={apply}>
          {plural(n, t('directory.import.apply.one'), t('directory.import.apply.many', { n }))}
        </Button>
      </div>
    </div>
  )
}
