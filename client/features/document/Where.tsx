// Where a document stands: its démarche, what it is kept under as far as one may read that, and what it was copied from.
import { Link } from 'wouter'
import { organise } from '../../../shared/text/fr/organise.ts'
import { words } from '../../../shared/text/words.ts'
import styles from './document.module.css'
import type { Opened } from './opened.ts'

const t = words(organise)

export function Where({ opened: { demarcheId, demarcheTitle, document } }: { opened: Opened }) {
  if (!document) return null
  const { ancestors, source } = document
  return (
    <nav className={styles.where} aria-label={t('organise.where')}>
      <ol role="list">
        <li>
          <Link href={`/d/${demarcheId}/documents`}>{demarcheTitle}</Link>
        </li>
        {ancestors.map(({ id, title }) => (
          <li key={id}>
            <Link href={`/d/${demarcheId}/documents/${id}`}>{title}</Link>
          </li>
        ))}
      </ol>
      {source && (
        <span className={styles.source}>
          {t(`organise.source.${source.kind}`)}{' '}
          <Link href={`/d/${demarcheId}/documents/${source.id}`}>{source.title}</Link>
        </span>
      )}
    </nav>
  )
}
