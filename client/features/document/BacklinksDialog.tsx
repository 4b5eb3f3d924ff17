// Which other texts lead to this one, as far as one may read them; each opens where the link stands. [Q9]
import { Link } from 'wouter'
import { common } from '../../../shared/text/fr/common.ts'
import { search } from '../../../shared/text/fr/search.ts'
import { words } from '../../../shared/text/words.ts'
import { useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from './document.module.css'

const t = words({ ...common, ...search })

export function BacklinksDialog({ documentId, onClose }: { documentId: string; onClose: () => void }) {
  const read = useRead('listBacklinks', { documentId })
  const backlinks = read.data?.backlinks
  const close = (
    <Button variant="second" onClick={onClose}>
      {t('common.close')}
    </Button>
  )
  return (
    <Dialog open onClose={onClose} title={t('backlinks.title')} actions={close}>
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
    </Dialog>
  )
}
