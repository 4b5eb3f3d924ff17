// Which other texts lead to this one, as far as one may read them; each opens where the link stands. [Q9]
import { Link } from 'wouter'
import { search } from '../../../shared/text/fr/search.ts'
import { words } from '../../../shared/text/words.ts'
import { useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { ReadingDialog } from '../../ui/aria/Dialog.tsx'
import styles from './document.module.css'

const t = words(search)

export function BacklinksDialog({ documentId, onClose }: { documentId: string; onClose: () => void }) {
  const read = useRead('listBacklinks', { documentId })
  const backlinks = read.data?.backlinks
  return (
    <ReadingDialog onClose={onClose} title={t('backlinks.title')}>
      {!backlinks && <ReadState read={read} lines={3} />}
      {backlinks?.length === 0 && <p>{t('backlinks.none')}</p>}
      {backlinks && backlinks.length > 0 && (
        <ul role="list" className={styles.backlinks}>
          {backlinks.map(({ documentId: id, demarcheId, title, blockId, text }) => (
            <li key={id}>
              <Link href={`/d/${demarcheId}/documents/${id}${blockId ? `#${blockId}` : ''}`} onClick={onClose}>
                {title}
              </Link>
              {text && <p className="muted">{text}</p>}
            </li>
          ))}
        </ul>
      )}
    </ReadingDialog>
  )
}
