// How long a démarche keeps what says who took part in its workshops, and what goes when.
import { Suspense, useState } from 'react'
import type { RetentionDue } from '../../../shared/schemas/retention.ts'
import { retentionWords, sayDue, sayRetention } from '../../../shared/text/fr/retention.ts'
import { words } from '../../../shared/text/words.ts'
import { sayDay } from '../../dates.ts'
import { lazily } from '../../lazily.ts'
import { useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Layout.tsx'
import { Table, type Column } from '../../ui/Table.tsx'
import styles from './workshops.module.css'

const t = words(retentionWords)
const RetentionDialog = lazily(() => import('./RetentionDialog.tsx'), 'RetentionDialog')

export function Retention({ demarcheId }: { demarcheId: string }) {
  const [isAsked, setAsked] = useState(false)
  const read = useRead('readRetention', { demarcheId })
  const edit = read.data?.maySet && (
    <Button size="sm" variant="second" onClick={() => setAsked(true)}>
      {t('retention.edit')}
    </Button>
  )
  return (
    <Section title={t('retention.title')} aside={edit} small>
      {!read.data && <ReadState read={read} lines={3} />}
      {read.data && (
        <ul className={styles.kept}>
          {sayRetention(read.data.policy).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {read.data?.due && <Dues dues={read.data.due} />}
      {isAsked && read.data && (
        <Suspense fallback={null}>
          <RetentionDialog demarcheId={demarcheId} policy={read.data.policy} onClose={() => setAsked(false)} />
        </Suspense>
      )}
    </Section>
  )
}

const columns: [Column<RetentionDue>, ...Column<RetentionDue>[]] = [
  { id: 'workshop', name: t('retention.due.workshop'), cell: ({ workshop }) => workshop },
  { id: 'what', name: t('retention.due.what'), cell: ({ what, count }) => sayDue(what, count) },
  {
    id: 'when',
    name: t('retention.due.when'),
    cell: ({ at, isDue }) => (isDue ? t('retention.due.now') : sayDay(new Date(at))),
  },
]

function Dues({ dues }: { dues: readonly RetentionDue[] }) {
  if (dues.length === 0) return <p className="meta">{t('retention.due.none')}</p>
  return (
    <Table
      caption={t('retention.due.title')}
      columns={columns}
      rows={dues}
      rowId={({ workshopId, what }) => `${workshopId} ${what}`}
    />
  )
}
