// What changed in a workshop since its restitution was written: to be carried into the document by hand, and ticked off.
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Change } from '../../../shared/schemas/restitution.ts'
import { restitutionWords } from '../../../shared/text/fr/restitution.ts'
import { words } from '../../../shared/text/words.ts'
import type { Failure } from '../../api.ts'
import { saySince } from '../../dates.ts'
import { FormError } from '../../FormError.tsx'
import { useDo, useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Checkbox } from '../../ui/inputs.tsx'
import { Section } from '../../ui/Layout.tsx'
import { Tag } from '../../ui/Status.tsx'
import { Wording } from '../../ui/Wording.tsx'
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
  return (
    <ChangeList
      read={read}
      error={carry.error}
      documentHref={documentHref}
      isClosed={isClosed}
      onCarry={({ sourceId, change, revision }, carried) =>
        carry.mutate({ workshopId, sourceId, change, revision, carried })
      }
    />
  )
}

/** Of a meeting, each with the workshop that it comes from. */
export function MeetingChanges({ meetingId, documentHref }: { meetingId: string; documentHref: string }) {
  const read = useRead('listMeetingChanges', { meetingId })
  const carry = useDo('carryMeetingChange')
  return (
    <ChangeList
      read={read}
      error={carry.error}
      documentHref={documentHref}
      isClosed={false}
      over={({ workshop }) => workshop}
      onCarry={({ workshopId, sourceId, change, revision }, carried) =>
        carry.mutate({ meetingId, workshopId, sourceId, change, revision, carried })
      }
    />
  )
}

interface ChangeListProps<C extends Change> {
  read: UseQueryResult<{ changes: C[] }, Failure>
  error: Failure | null
  documentHref: string
  /** What is published moves no more: nothing is left to be carried. */
  isClosed: boolean
  /** Where a change comes from, above it. */
  over?: (change: C) => string
  onCarry: (change: C, carried: boolean) => void
}

function ChangeList<C extends Change>({ read, error, documentHref, isClosed, over, onCarry }: ChangeListProps<C>) {
  const changes = read.data?.changes
  const waiting = isClosed ? 0 : (changes?.filter(({ carried }) => carried === null).length ?? 0)
  return (
    <Section title={t('restitution.changes')} small aside={waiting > 0 && <Tag tone="warn">{waiting}</Tag>}>
      {!changes && <ReadState read={read} lines={3} />}
      {changes && (
        <p className="muted">
          {changes.length === 0
            ? t('restitution.changes.none')
            : t(isClosed ? 'restitution.changes.after' : 'restitution.changes.lead')}
        </p>
      )}
      {changes && changes.length > 0 && (
        <ul role="list" className={styles.changes}>
          {changes.map((one) => (
            <li key={`${one.sourceId} ${one.change} ${one.revision}`}>
              {over && <p className="meta">{over(one)}</p>}
              <Told change={one} documentHref={documentHref} />
              {!(isClosed && one.carried === null) && (
                <Checkbox
                  label={
                    <>
                      {one.carried
                        ? t('restitution.change.carried.by', { when: saySince(one.carried.at), name: one.carried.by })
                        : t('restitution.change.carried')}
                      <span className="sr-only">{t('restitution.change.of', { text: aboutOf(one) })}</span>
                    </>
                  }
                  checked={one.carried !== null}
                  disabled={isClosed}
                  onChange={(event) => onCarry(one, event.target.checked)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <FormError error={error} />
    </Section>
  )
}

/** What a line is about, for the name of its box: several stand on the page. */
const aboutOf = ({ text, blocks }: Change): string =>
  (text ?? blocks.find((block) => block.text !== '')?.text ?? t('restitution.change.gone')).slice(0, 80)

function Told({
  change: { kind, change, text, language, blocks },
  documentHref,
}: {
  change: Change
  documentHref: string
}) {
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
            <dd className={styles.words}>
              <Wording text={text} language={language} />
            </dd>
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
