// The lines of a file, with what would become or became of each; those of one outcome alone if one likes.
import { useState, type ReactNode } from 'react'
import { outcomes as kinds } from '../../../shared/rules/directory-columns.ts'
import type { ImportedOutcome } from '../../../shared/schemas/directory.ts'
import { directory } from '../../../shared/text/fr/directory.ts'
import { words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/inputs.tsx'
import { Tag, type TagTone } from '../../ui/Status.tsx'
import { Table } from '../../ui/Table.tsx'
import styles from './directory.module.css'
import { changesOf, reasonsOf, sayOutcome, type Told } from './import-report.ts'

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

export interface ImportLinesProps {
  outcomes: readonly ImportedOutcome[]
  told: Told
  caption: string
  /** What may be said of a line that resembles another organisation. */
  likeOf?: (line: ImportedOutcome) => ReactNode
}

export function ImportLines({ outcomes, told, caption, likeOf }: ImportLinesProps) {
  const [kind, setKind] = useState<Kind | 'all'>('all')
  const [shown, setShown] = useState(step)
  const count = (of: Kind) => outcomes.filter(({ outcome }) => outcome === of).length
  const found = outcomes.filter(({ outcome }) => kind === 'all' || outcome === kind)
  const rest = Math.min(step, found.length - shown)
  const choose = (value: string) => {
    setKind(kinds.find((one) => one === value) ?? 'all')
    setShown(step)
  }
  const ofKind = told === 'preview' ? 'directory.import.outcome' : 'directory.import.report'
  return (
    <>
      <Field label={t('directory.import.show')}>
        <Select aria-required={undefined} value={kind} onChange={({ target }) => choose(target.value)}>
          <option value="all">{t('directory.import.outcome.all', { n: outcomes.length })}</option>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`${ofKind}.${one}`, { n: count(one) })}
            </option>
          ))}
        </Select>
      </Field>
      <Lines found={found.slice(0, shown)} told={told} caption={caption} likeOf={likeOf} />
      {rest > 0 && (
        <div>
          <Button variant="second" size="sm" onClick={() => setShown(shown + step)}>
            {t('directory.import.moreLines', { n: rest })}
          </Button>
        </div>
      )}
    </>
  )
}

interface LinesProps extends Omit<ImportLinesProps, 'outcomes'> {
  found: readonly ImportedOutcome[]
}

function Lines({ found, told, caption, likeOf }: LinesProps) {
  return (
    <Table
      caption={caption}
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
          cell: ({ outcome }) => <Tag tone={tones[outcome]}>{sayOutcome(outcome, told)}</Tag>,
        },
        {
          id: 'details',
          name: t('directory.import.details'),
          cell: (line) => (
            <div>
              {line.like && (likeOf?.(line) ?? <p>{t('directory.import.like', { name: line.like.name })}</p>)}
              <Details line={line} />
            </div>
          ),
        },
      ]}
    />
  )
}

function Details({ line }: { line: ImportedOutcome }) {
  return (
    <div>
      {changesOf(line).map((said) => (
        <p key={said}>{said}</p>
      ))}
      {reasonsOf(line).map((said, at) => (
        // Two cells may be wrong in the same way.
        // oxlint-disable-next-line react/no-array-index-key
        <p key={at} className={styles.problems}>
          {said}
        </p>
      ))}
    </div>
  )
}
