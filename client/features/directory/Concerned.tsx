// « Qui d’autre est concerné ? »: the organisations that bear a tag, with the people who write for them.
import { useId } from 'react'
import { Link } from 'wouter'
import type { TagKind } from '../../../shared/rules/tags.ts'
import { directory } from '../../../shared/text/fr/directory.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { sayList } from '../../dates.ts'
import { useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Button } from '../../ui/Button.tsx'
import { Org } from '../../ui/Marks.tsx'
import styles from './directory.module.css'

const t = words(directory)

export interface ConcernedProps {
  demarcheId: string
  kind: TagKind
  name: string
  /** Whether one may tag an organisation. */
  mayTag: boolean
  onClose: () => void
}

export function Concerned({ demarcheId, kind, name, mayTag, onClose }: ConcernedProps) {
  const id = useId()
  const read = useRead('listConcerned', { demarcheId, kind, name }, { keep: true })
  const found = read.data
  return (
    <section className={styles.concerned} aria-labelledby={id}>
      <div className={styles.bar}>
        <h2 id={id}>{t('directory.concerned.title')}</h2>
        <Button variant="quiet" size="sm" flush onClick={onClose}>
          {t('directory.concerned.close')}
        </Button>
      </div>
      {!found && <ReadState read={read} lines={3} />}
      {found && <p>{lead(found.total, name)}</p>}
      {found?.total === 0 && mayTag && <p className="meta">{t('directory.concerned.none.text')}</p>}
      {found && found.total > 0 && (
        <ul role="list">
          {found.organisations.map(({ id: organisationId, name: organisation, hue, pattern, people }) => (
            <li key={organisationId}>
              <Org name={organisation} mark={{ hue, pattern }} decorative />
              <div>
                <Link href={`/d/${demarcheId}/organisations/${organisationId}`}>{organisation}</Link>
                <p className="meta">
                  {people.length === 0
                    ? t('directory.concerned.noPeople')
                    : sayList(people.map(({ displayName }) => displayName))}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {found && found.documents.length > 0 && (
        <div>
          <h3 className="meta">{t('directory.concerned.documents')}</h3>
          <ul role="list" className={styles.cited}>
            {found.documents.map(({ id: documentId, title }) => (
              <li key={documentId}>
                <Link href={`/d/${demarcheId}/documents/${documentId}`}>{title}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

function lead(total: number, name: string): string {
  if (total === 0) return t('directory.concerned.none', { name })
  return plural(
    total,
    t('directory.concerned.lead.one', { name }),
    t('directory.concerned.lead.many', { n: total, name }),
  )
}
