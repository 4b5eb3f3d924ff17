// The documents that open on this device without a network, last opened first.
import { Link } from 'wouter'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { words } from '../../../shared/text/words.ts'
import { saySince } from '../../dates.ts'
import { listCards } from '../../live/document-card.ts'
import { deviceNotes } from '../../live/notes.ts'
import { useMe } from '../../me.tsx'
import '../../ui/document-font.ts'
import styles from './table.module.css'

const t = words(documentWords)

export function DeviceDocuments() {
  const me = useMe()
  const cards = listCards(deviceNotes(), me.id)
  if (cards.length === 0) return <p className="muted">{t('device.none')}</p>
  return (
    <ul role="list" className={styles.device}>
      {cards.map(({ documentId, demarcheId, demarcheTitle, title, at }) => (
        <li key={documentId}>
          <Link href={`/d/${demarcheId}/documents/${documentId}`}>{title}</Link>
          <p className="meta">{t('device.meta', { demarche: demarcheTitle, when: saySince(at) })}</p>
        </li>
      ))}
    </ul>
  )
}
