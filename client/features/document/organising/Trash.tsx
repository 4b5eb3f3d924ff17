// What one may bring back of a démarche, and until when. Absent when there is nothing.
import { useState } from 'react'
import type { TrashRow } from '../../../../shared/schemas/organising.ts'
import { counted } from '../../../../shared/text/counted.ts'
import { organise } from '../../../../shared/text/fr/organise.ts'
import { organising } from '../../../../shared/text/fr/organising.ts'
import { plural, words } from '../../../../shared/text/words.ts'
import { ConfirmDialog } from '../../../ConfirmDialog.tsx'
import { sayDay, saySince } from '../../../dates.ts'
import { FormError } from '../../../FormError.tsx'
import { useDo, useRead } from '../../../query.ts'
import { ReadState } from '../../../ReadState.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Layout.tsx'
import { toasts } from '../../../ui/toast-store.ts'
import styles from './tree.module.css'

const t = words({ ...organise, ...organising })

export function Trash({ demarcheId, isPilot }: { demarcheId: string; isPilot: boolean }) {
  const read = useRead('listTrash', { demarcheId })
  const [removing, setRemoving] = useState<TrashRow | null>(null)
  const rows = read.data?.documents
  if (rows?.length === 0) return null
  return (
    <Section title={t('trash.title')} aside={rows?.length} small>
      <div className="stack">
        <p className="muted">{t('trash.lead')}</p>
        {!rows && <ReadState read={read} lines={2} />}
        <ul role="list" className={styles.trash}>
          {rows?.map((row) => (
            <Line key={row.id} row={row} onRemove={isPilot ? () => setRemoving(row) : undefined} />
          ))}
        </ul>
      </div>
      {removing && <Removing row={removing} onClose={() => setRemoving(null)} />}
    </Section>
  )
}

const sayRestored = (n: number): string =>
  plural(n, t('trash.restored.one'), t('trash.restored.many', { n: counted(n) }))

function Line({ row, onRemove }: { row: TrashRow; onRemove: (() => void) | undefined }) {
  const restore = useDo('restoreDocument')
  const { id, title, trashedAt, trashedBy, until, others } = row
  const onSuccess = ({ documents }: { documents: number }) => {
    toasts.show({ tone: 'ok', text: sayRestored(documents) })
  }
  return (
    <li>
      <div>
        <p className={styles.name}>{title}</p>
        <p className="meta">
          {t('trash.meta', { who: trashedBy, when: saySince(trashedAt), until: sayDay(new Date(until)) })}{' '}
          {others > 0 && plural(others, t('trash.others.one'), t('trash.others.many', { n: counted(others) }))}
        </p>
        <FormError error={restore.error} />
      </div>
      <div className="row">
        <Button
          variant="second"
          size="sm"
          busy={restore.isPending}
          aria-label={t('trash.restoreNamed', { title })}
          onClick={() => restore.mutate({ documentId: id }, { onSuccess })}
        >
          {t('trash.restore')}
        </Button>
        {onRemove && (
          <Button variant="quiet" size="sm" aria-label={t('trash.removeNamed', { title })} onClick={onRemove}>
            {t('trash.remove')}
          </Button>
        )}
      </div>
    </li>
  )
}

function Removing({ row: { id, title }, onClose }: { row: TrashRow; onClose: () => void }) {
  const remove = useDo('removeDocument')
  const onSuccess = () => {
    toasts.show({ tone: 'ok', text: t('trash.removed') })
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('trash.remove.ask', { title })}
      confirm={t('trash.remove')}
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ documentId: id }, { onSuccess })}
      onClose={onClose}
    >
      <p>{t('trash.remove.text')}</p>
    </ConfirmDialog>
  )
}
