// « Passages effacés depuis », in the tray of pilots: a line for each text of which a locked version has some. [H114]
import { Link } from 'wouter'
import type { ErasureNotice } from '../../../shared/schemas/history.ts'
import { packWords } from '../../../shared/text/fr/pack.ts'
import { search } from '../../../shared/text/fr/search.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { saySince } from '../../dates.ts'
import { useDo } from '../../query.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './frame.module.css'

const t = words({ ...packWords, ...search })

export function ErasureNotices({ notices, onOpen }: { notices: readonly ErasureNotice[]; onOpen: () => void }) {
  const see = useDo('seeErasureNotices')
  return (
    <>
      <h2 className={styles.trayTitle}>{t('erasureNotice.title')}</h2>
      <ul role="list" className={styles.mentions}>
        {notices.map(({ documentId, demarcheId, title, passages: n, at, seen }) => (
          <li key={documentId}>
            <Link
              href={`/d/${demarcheId}/documents/${documentId}`}
              className={styles.mention}
              onClick={() => {
                see.mutate({ documentId })
                onOpen()
              }}
            >
              <span className={styles.mentionHead}>
                <span>
                  {saySince(at)} {t('mentions.in', { title })}
                </span>
                {!seen && <span className={styles.isNew}>{t('mentions.new')}</span>}
              </span>
              <span className={styles.mentionText}>
                {t(plural(n, 'erasureNotice.text.one', 'erasureNotice.text.many'), { n })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {notices.some(({ seen }) => !seen) && (
        <Button size="sm" variant="second" busy={see.isPending} onClick={() => see.mutate({})}>
          {t('erasureNotice.seeAll')}
        </Button>
      )}
    </>
  )
}
