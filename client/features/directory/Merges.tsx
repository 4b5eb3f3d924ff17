// The organisations that were made one of late, and undoing it.
import { useState } from 'react'
import { Link } from 'wouter'
import type { Duplicates } from '../../../shared/schemas/directory.ts'
import { duplicates } from '../../../shared/text/fr/duplicates.ts'
import { words } from '../../../shared/text/words.ts'
import { ConfirmDialog } from '../../ConfirmDialog.tsx'
import { sayDay } from '../../dates.ts'
import { useDo } from '../../query.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Layout.tsx'
import { toasts } from '../../ui/toast-store.ts'
import styles from './directory.module.css'

const t = words(duplicates)

type Merge = Duplicates['merges'][number]

const namesOf = ({ goneName, keptName }: Merge) => ({ gone: goneName, kept: keptName })

export function Merges({ demarcheId, merges }: { demarcheId: string; merges: readonly Merge[] }) {
  const [asked, setAsked] = useState<Merge | null>(null)
  return (
    <Section title={t('merges.title')} small>
      <ul role="list" className={styles.rows}>
        {merges.map((merge) => (
          <li key={merge.id}>
            <div className={styles.grow}>
              <Link href={`/d/${demarcheId}/organisations/${merge.keptId}`}>{t('merges.one', namesOf(merge))}</Link>
              <p className="meta">
                {t('merges.by', {
                  by: merge.by,
                  day: sayDay(new Date(merge.at)),
                  until: sayDay(new Date(merge.until)),
                })}
              </p>
            </div>
            <Button
              variant="second"
              size="sm"
              aria-label={t('merges.undoNamed', namesOf(merge))}
              onClick={() => setAsked(merge)}
            >
              {t('merges.undo')}
            </Button>
          </li>
        ))}
      </ul>
      {asked && <Undo demarcheId={demarcheId} merge={asked} onClose={() => setAsked(null)} />}
    </Section>
  )
}

function Undo({ demarcheId, merge, onClose }: { demarcheId: string; merge: Merge; onClose: () => void }) {
  const undo = useDo('undoMerge')
  const done = () => {
    toasts.show({ tone: 'ok', text: t('merges.undone', namesOf(merge)) })
    onClose()
  }
  return (
    <ConfirmDialog
      onClose={onClose}
      title={t('merges.undo.title')}
      confirm={t('merges.undo')}
      busy={undo.isPending}
      error={undo.error}
      onConfirm={() => undo.mutate({ demarcheId, mergeId: merge.id }, { onSuccess: done })}
    >
      {t('merges.undo.text', namesOf(merge))}
    </ConfirmDialog>
  )
}
