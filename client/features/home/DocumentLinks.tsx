// A short list of documents: title, démarche and state.
import { Link } from 'wouter'
import type { DocumentRow } from '../../../shared/schemas/documents.ts'
import '../../ui/document-font.ts'
import { Status } from '../../ui/Status.tsx'
import styles from './home.module.css'

export const DocumentLinks = ({ documents }: { documents: readonly DocumentRow[] }) => (
  <ul role="list" className={styles.links}>
    {documents.map(({ id, demarcheId, demarcheTitle, title, state }) => (
      <li key={id}>
        <span>
          <Link href={`/d/${demarcheId}/documents/${id}`}>{title}</Link>
          <span className="meta">{demarcheTitle}</span>
        </span>
        <Status status={state} />
      </li>
    ))}
  </ul>
)
