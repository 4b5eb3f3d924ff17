// The band above the past of a text: whose past it is, how much there is of it, the way back.
import LinkIcon from 'lucide-react/icons/link'
import type { ReactNode } from 'react'
import type { History } from '../../../shared/schemas/history.ts'
import { counted } from '../../../shared/text/counted.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { sayDay } from '../../dates.ts'
import { Brand } from '../../ui/Brand.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { toasts } from '../../ui/toast-store.ts'
import styles from './history.module.css'

const t = words(historyWords)

export interface HeaderProps {
  /** Of the page. */
  title: string
  /** Null until it was read. */
  history: Pick<History, 'startedAt' | 'counts'> | null
  /** The document itself. */
  href: string
  /** The account menu of the frame. */
  account?: ReactNode
}

export function Header({ title, history, href, account }: HeaderProps) {
  return (
    <header className={styles.header}>
      <Brand href="/" compact />
      <div className={styles.title}>
        <h1>{title}</h1>
        {history && <p className="meta">{sayCounts(history)}</p>}
      </div>
      <div className={styles.headerEnd}>
        <IconButton icon={LinkIcon} label={t('history.copyLink')} onClick={() => void copyLink()} />
        <LinkButton href={href} variant="second" size="sm">
          {t('history.back')}
        </LinkButton>
        {account}
      </div>
    </header>
  )
}

/** « Depuis le 9 février, 63 séances d’écriture, 24 personnes, 9 organisations » */
export function sayCounts({ startedAt, counts }: Pick<History, 'startedAt' | 'counts'>): string {
  if (startedAt === null) return t('history.counts.none')
  const { sittings, people, organisations } = counts
  return [
    t('history.counts.since', { day: sayDay(new Date(startedAt)) }),
    plural(sittings, t('history.counts.sitting'), t('history.counts.sittings', { n: counted(sittings) })),
    plural(people, t('history.counts.person'), t('history.counts.people', { n: counted(people) })),
    ...(organisations > 0
      ? [
          plural(
            organisations,
            t('history.counts.organisation'),
            t('history.counts.organisations', { n: counted(organisations) }),
          ),
        ]
      : []),
  ].join(', ')
}

/** The address says all that is shown. */
async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href)
    toasts.show({ tone: 'ok', text: t('history.copyLink.done') })
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error // no right, or no clipboard at all
    toasts.show({ tone: 'danger', text: t('history.copyLink.failed') })
  }
}
