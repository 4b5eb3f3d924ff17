// What is likely to be twice in a directory: pairs to make one or to keep apart, and what was made one of late.
import { lazily } from '../../lazily.ts'
import { Suspense, useState } from 'react'
import { Link } from 'wouter'
import type { Duplicates as Found, LikelyOne } from '../../../shared/schemas/directory.ts'
import { counted } from '../../../shared/text/counted.ts'
import { duplicates } from '../../../shared/text/fr/duplicates.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { FormError } from '../../FormError.tsx'
import { useDo, useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Layout.tsx'
import { Org } from '../../ui/Marks.tsx'
import { Tag } from '../../ui/Status.tsx'
import { toasts } from '../../ui/toast-store.ts'
import styles from './directory.module.css'
import { Merges } from './Merges.tsx'

const t = words({ ...duplicates, ...roleWords })

const MergeDialog = lazily(() => import('./MergeDialog.tsx'), 'MergeDialog')

type Pair = Found['pairs'][number]

export function Duplicates({ demarcheId }: { demarcheId: string }) {
  const read = useRead('listDuplicates', { demarcheId })
  const [merging, setMerging] = useState<Pair | null>(null)
  if (!read.data) return <ReadState read={read} lines={6} />
  const { pairs, total, merges } = read.data
  return (
    <div className={styles.stack}>
      <section aria-label={t('duplicates.pairs')}>
        {pairs.length === 0 ? (
          <div role="status">
            <Empty title={t('duplicates.none')} level={2}>
              {t('duplicates.none.text')}
            </Empty>
          </div>
        ) : (
          <>
            <p role="status">
              {plural(total, t('duplicates.found.one'), t('duplicates.found.many', { n: counted(total) }))}{' '}
              {total > pairs.length && t('duplicates.found.more', { n: total, shown: pairs.length })}
            </p>
            <ul role="list" className={styles.pairs}>
              {pairs.map((pair) => (
                <PairLine
                  key={`${pair.one.id} ${pair.other.id}`}
                  demarcheId={demarcheId}
                  pair={pair}
                  onMerge={() => setMerging(pair)}
                />
              ))}
            </ul>
          </>
        )}
      </section>
      {merges.length > 0 && <Merges demarcheId={demarcheId} merges={merges} />}
      {merging && (
        <Suspense fallback={null}>
          <MergeDialog
            demarcheId={demarcheId}
            one={merging.one}
            other={merging.other}
            onClose={() => setMerging(null)}
            onMerged={() => setMerging(null)}
          />
        </Suspense>
      )}
    </div>
  )
}

function PairLine({ demarcheId, pair, onMerge }: { demarcheId: string; pair: Pair; onMerge: () => void }) {
  const apart = useDo('keepApart')
  const { one, other, reason } = pair
  const names = { one: one.name, other: other.name }
  const mayMerge = one.mayGo || other.mayGo
  const keep = () =>
    apart.mutate(
      { demarcheId, oneId: one.id, otherId: other.id },
      { onSuccess: () => toasts.show({ tone: 'ok', text: t('duplicates.apart.done') }) },
    )
  return (
    <li>
      <Tag tone={reason === 'sameName' ? 'warn' : 'neutral'}>{t(`duplicates.reason.${reason}`)}</Tag>
      <div className={styles.both}>
        <OneOfPair demarcheId={demarcheId} one={one} />
        <OneOfPair demarcheId={demarcheId} one={other} />
      </div>
      {!mayMerge && <p className="meta">{t('duplicates.heldElsewhere')}</p>}
      <FormError error={apart.error} />
      <div className={styles.acts}>
        {mayMerge && (
          <Button size="sm" aria-label={t('duplicates.mergeNamed', names)} onClick={onMerge}>
            {t('duplicates.merge')}
          </Button>
        )}
        <Button
          variant="second"
          size="sm"
          busy={apart.isPending}
          aria-label={t('duplicates.apartNamed', names)}
          onClick={keep}
        >
          {t('duplicates.apart')}
        </Button>
      </div>
    </li>
  )
}

function OneOfPair({ demarcheId, one }: { demarcheId: string; one: LikelyOne }) {
  const { id, name, family, form, communes, siret, rna, hue, pattern } = one
  const facts = [
    form ?? t(`family.${family}`),
    communes.slice(0, 3).map(isolated).join(', '),
    siret && t('duplicates.siret', { siret }),
    rna && t('duplicates.rna', { rna }),
  ].filter(Boolean)
  return (
    <div className={styles.over}>
      <Org name={name} mark={{ hue, pattern }} size="lg" decorative />
      <div>
        <Link href={`/d/${demarcheId}/organisations/${id}`}>{name}</Link>
        <p className="meta">{facts.join(' · ')}</p>
      </div>
    </div>
  )
}
