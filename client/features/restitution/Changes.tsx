// What changed in a workshop since its restitution was written: to be carried into the document by hand, and ticked off.
import { Link } from 'wouter'
import type { Change } from '../../../shared/schemas/restitution.ts'
import { restitutionWords } from '../../../shared/text/fr/restitution.ts'
import { words } from '../../../shared/text/words.ts'
import { saySince } from '../../dates.ts'
import { FormError } from '../../FormError.tsx'
import { useDo, useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Checkbox } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Layout.tsx'
import { Tag } from '../../ui/Status.tsx'
import styles from './restitution.module.css'

const t = words(restitutionWords)

export function Changes({
  workshopId,
  documentHref,
  isClosed,
}: {
  workshopId: string
  documentHref: string
  isClosed: boolean
}) {
  const read = useRead('listChanges', { workshopId })
  const carry = useDo('carryChange')
  const changes = read.data?.changes
  const waiting = changes?.filter(({ carried }) => carried === null).length ?? 0
  return (
    <Section title={t('restitution.changes')} small aside={waiting > 0 && <Tag tone="warn">{waiting}</Tag>}>
      {!changes && <ReadState read={read} lines={3} />}
      {changes && (
        <p className="muted">{t(changes.length === 0 ? 'restitution.changes.none' : 'restitution.changes.lead')}</p>
      )}
      {changes && changes.length > 0 && (
        <ul role="list" className={styles.changes}>
          {changes.map((one) => (
            <li key={`${one.sourceId} ${one.change} ${one.revision}`}>
              <Told change={one} documentHref={documentHref} />
              <Checkbox
                label={
                  one.carried
                    ? t('restitution.change.carried.by', { when: saySince(one.carried.at), name: one.carried.by })
                    : t('restitution.change.carried')
                }
                checked={one.carried !== null}
                disabled={isClosed}
                onChange={(event) => {
                  const { sourceId, change, revision } = one
                  carry.mutate({ workshopId, sourceId, change, revision, carried: event.target.checked })
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <FormError error={carry.error} />
    </Section>
  )
}

function Told({ change: { kind, change, text, blocks }, documentHref }: { change: Change; documentHref: string }) {
  const isOfCluster = kind === 'cluster' && (change === 'corrected' || change === 'withdrawn')
  return (
    <div className={styles.change}>
      <Tag tone={change === 'corrected' ? 'teal' : 'danger'}>
        {isOfCluster ? t(`restitution.change.${change}.cluster`) : t(`restitution.change.${change}`)}
      </Tag>
      <dl>
        {text !== null && (
          <div>
            <dt>{t('restitution.change.now')}</dt>
            <dd className={styles.words}>{text}</dd>
          </div>
        )}
        <div>
          <dt>{t('restitution.change.document')}</dt>
          {blocks.map((block) => (
            <dd key={block.blockId} className={styles.words}>
              {block.text === '' ? (
                <span className="muted">{t('restitution.change.gone')}</span>
              ) : (
                <>
                  {block.text} <Link href={`${documentHref}#${block.blockId}`}>{t('restitution.change.see')}</Link>
                </>
              )}
            </dd>
          ))}
        </div>
      </dl>
    </div>
  )
}
