// Documents in a table: title, last change, state, and who is there now. On a phone, a line each.
import Lock from 'lucide-react/icons/lock'
import { Link } from 'wouter'
import type { DocumentRow } from '../../../shared/schemas/documents.ts'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { words } from '../../../shared/text/words.ts'
import { saySinceBy } from '../../dates.ts'
import '../../ui/document-font.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Faces } from '../../ui/Marks.tsx'
import { Status } from '../../ui/Status.tsx'
import styles from './table.module.css'

const t = words(documentWords)

export function DocumentTable({ documents }: { documents: readonly DocumentRow[] }) {
  return (
    <table className={styles.table}>
      <caption className="sr-only">{t('documents.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('documents.title')}</th>
          <th scope="col">{t('documents.changed')}</th>
          <th scope="col">{t('documents.state')}</th>
          <th scope="col">{t('documents.present')}</th>
        </tr>
      </thead>
      <tbody>
        {documents.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row }: { row: DocumentRow }) {
  const people = row.present.map(({ actorId, displayName, hue }) => ({
    id: actorId,
    name: displayName,
    mark: { hue, pattern: hue },
  }))
  return (
    <tr>
      <th scope="row">
        <Link href={`/d/${row.demarcheId}/documents/${row.id}`}>{row.title}</Link>
        {row.restricted && (
          <span className={styles.restricted} title={t('documents.restricted')}>
            <Icon of={Lock} size="0.875rem" />
            <span className="sr-only">{t('documents.restricted')}</span>
          </span>
        )}
      </th>
      <td className={styles.when}>{saySinceBy(row.changedAt, row.changedBy)}</td>
      <td>
        <Status status={row.state} />
      </td>
      <td className={styles.here} data-empty={people.length === 0 || undefined}>
        {people.length > 0 ? (
          <Faces people={people} size="sm" label={t('documents.here')} />
        ) : (
          <span className="meta">{t('documents.nobody')}</span>
        )}
      </td>
    </tr>
  )
}
