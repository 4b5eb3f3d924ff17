// « On vous a mentionné »: a button with the number of new mentions, and the list behind it.
import AtSign from 'lucide-react/icons/at-sign'
import { Suspense } from 'react'
import { Link } from 'wouter'
import type { Mention } from '../../../shared/schemas/references.ts'
import { search } from '../../../shared/text/fr/search.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { saySince } from '../../dates.ts'
import { useDo, useRead } from '../../query.ts'
import { PopoverPanel } from '../../ui/aria/PopoverPanel.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { lazily } from '../../lazily.ts'
import styles from './frame.module.css'

const t = words(search)

const ErasureNotices = lazily(() => import('./ErasureNotices.tsx'), 'ErasureNotices')
const ConsentNotices = lazily(() => import('./ConsentNotices.tsx'), 'ConsentNotices')

export function MentionTray() {
  const { data } = useRead('listMentions', {})
  const see = useDo('seeMentions')
  const consents = useRead('listConsentNotices', {}).data
  const erasures = useRead('listErasureNotices', {}).data
  const unseen = data?.unseen ?? 0
  const erased = erasures?.unseen ?? 0
  const stale = consents?.unseen ?? 0
  const label = [
    unseen === 0
      ? t('mentions.open')
      : plural(unseen, t('mentions.open.one', { n: unseen }), t('mentions.open.many', { n: unseen })),
    ...(erased > 0 ? [t(plural(erased, 'mentions.erasures.one', 'mentions.erasures.many'), { n: erased })] : []),
    ...(stale > 0 ? [t(plural(stale, 'mentions.consents.one', 'mentions.consents.many'), { n: stale })] : []),
  ].join('\u202F; ')
  return (
    <PopoverPanel
      label={t('mentions.title')}
      trigger={
        <button type="button" className={styles.tool} title={label} aria-label={label}>
          <Icon of={AtSign} size="1.25rem" />
          {unseen + stale + erased > 0 && (
            <span className={styles.badge} aria-hidden="true">
              {unseen + stale + erased}
            </span>
          )}
        </button>
      }
    >
      {(close) => (
        <div className={styles.tray}>
          {erasures && erasures.notices.length > 0 && (
            <Suspense fallback={null}>
              <ErasureNotices notices={erasures.notices} onOpen={close} />
            </Suspense>
          )}
          {consents && consents.notices.length > 0 && (
            <Suspense fallback={null}>
              <ConsentNotices notices={consents.notices} onOpen={close} />
            </Suspense>
          )}
          <h2 className={styles.trayTitle}>{t('mentions.title')}</h2>
          {data?.mentions.length === 0 && (
            <p className="muted">
              {t('mentions.none')} {t('mentions.none.text')}
            </p>
          )}
          {data && data.mentions.length > 0 && (
            <ul role="list" className={styles.mentions}>
              {data.mentions.map((mention) => (
                <li key={`${mention.documentId} ${mention.blockId}`}>
                  <One
                    mention={mention}
                    onOpen={() => {
                      see.mutate({ documentId: mention.documentId })
                      close()
                    }}
                  />
                </li>
              ))}
            </ul>
          )}
          {unseen > 0 && (
            <Button size="sm" variant="second" busy={see.isPending} onClick={() => see.mutate({})}>
              {t('mentions.seeAll')}
            </Button>
          )}
        </div>
      )}
    </PopoverPanel>
  )
}

function One({ mention, onOpen }: { mention: Mention; onOpen: () => void }) {
  const { documentId, demarcheId, blockId, title, text, by, at, seen } = mention
  const when = saySince(at)
  return (
    <Link href={`/d/${demarcheId}/documents/${documentId}#${blockId}`} className={styles.mention} onClick={onOpen}>
      <span className={styles.mentionHead}>
        <span>
          {by === null ? when : t('mentions.by', { name: by, when })} {t('mentions.in', { title })}
        </span>
        {!seen && <span className={styles.isNew}>{t('mentions.new')}</span>}
      </span>
      {text && <span className={styles.mentionText}>{text}</span>}
    </Link>
  )
}
