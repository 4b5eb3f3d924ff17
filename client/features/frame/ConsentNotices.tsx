// « Consentements à renouveler », in the tray: a line for each text that changed since organisations of mine answered. [A113]
import { Link } from 'wouter'
import type { ConsentNotice } from '../../../shared/schemas/consents.ts'
import { consentWords } from '../../../shared/text/fr/consent.ts'
import { search } from '../../../shared/text/fr/search.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { sayList, saySince } from '../../dates.ts'
import { useDo } from '../../query.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './frame.module.css'

const t = words({ ...consentWords, ...search })

export function ConsentNotices({ notices, onOpen }: { notices: readonly ConsentNotice[]; onOpen: () => void }) {
  const see = useDo('seeConsentNotices')
  return (
    <>
      <h2 className={styles.trayTitle}>{t('consentNotice.title')}</h2>
      <ul role="list" className={styles.mentions}>
        {notices.map((notice) => (
          <li key={notice.documentId}>
            <One
              notice={notice}
              onOpen={() => {
                see.mutate({ documentId: notice.documentId })
                onOpen()
              }}
            />
          </li>
        ))}
      </ul>
      {notices.some(({ seen }) => !seen) && (
        <Button size="sm" variant="second" busy={see.isPending} onClick={() => see.mutate({})}>
          {t('consentNotice.seeAll')}
        </Button>
      )}
    </>
  )
}

function One({ notice, onOpen }: { notice: ConsentNotice; onOpen: () => void }) {
  const { documentId, demarcheId, title, sections, at, seen } = notice
  const [first] = sections
  const place = first && first.title !== '' ? `#${first.blockId}` : ''
  return (
    <Link href={`/d/${demarcheId}/documents/${documentId}${place}`} className={styles.mention} onClick={onOpen}>
      <span className={styles.mentionHead}>
        <span>
          {saySince(at)} {t('mentions.in', { title })}
        </span>
        {!seen && <span className={styles.isNew}>{t('mentions.new')}</span>}
      </span>
      <span className={styles.mentionText}>{sayNotice(notice)}</span>
    </Link>
  )
}

function sayNotice({ sections, organisations: names }: ConsentNotice): string {
  const organisations = names.length > 0 ? sayList(names) : t('consentNotice.yours')
  const [first] = sections
  if (sections.length === 1 && first?.title === '') return t('consentNotice.text.gone', { organisations })
  const n = sections.length
  return t(plural(n, 'consentNotice.text.one', 'consentNotice.text.many'), {
    n,
    section: first?.title ?? '',
    organisations,
  })
}
