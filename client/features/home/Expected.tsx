// « On compte sur vous »: who asks to be let in, which text waits for a decision or came back, where one was mentioned.
import ChevronRight from 'lucide-react/icons/chevron-right'
import { Link } from 'wouter'
import type { Reply } from '../../../shared/api.ts'
import type { Task } from '../../../shared/schemas/organising.ts'
import { home } from '../../../shared/text/fr/home.ts'
import { words } from '../../../shared/text/words.ts'
import { saySince } from '../../dates.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Section } from '../../ui/Layout.tsx'
import styles from './home.module.css'

const t = words(home)

type Mention = Reply<'listMentions'>['mentions'][number]

interface Line {
  key: string
  href: string
  title: string
  meta: string
  at: string
}

export function Expected({ tasks, mentions }: { tasks: readonly Task[]; mentions: readonly Mention[] }) {
  const unseen = mentions.filter(({ seen }) => !seen)
  const lines = [...tasks.map(ofTask), ...unseen.map(ofMention)].sort((a, b) => (a.at < b.at ? 1 : -1))
  return (
    <Section title={t('home.expected')} aside={lines.length || undefined} small>
      {lines.length === 0 && <p className="muted">{t('home.expected.none')}</p>}
      {lines.length > 0 && (
        <ul role="list" className={styles.expected}>
          {lines.map(({ key, href, title, meta }) => (
            <li key={key}>
              <Link href={href}>
                <span>
                  <b>{title}</b>
                  <span className="meta">{meta}</span>
                </span>
                <Icon of={ChevronRight} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function ofTask(task: Task): Line {
  const { kind, id, demarcheId, demarcheTitle, at } = task
  const isRequest = kind === 'accessRequest'
  return {
    key: `${kind} ${id}`,
    href: isRequest ? `/d/${demarcheId}/membres` : `/d/${demarcheId}/documents/${id}`,
    title: sayTask(task),
    meta: t('home.task.meta', { demarche: demarcheTitle, when: saySince(at) }),
    at,
  }
}

function sayTask(task: Task): string {
  switch (task.kind) {
    case 'accessRequest': {
      const { displayName: who, documentTitle: document } = task
      return document === null
        ? t('home.task.accessRequest', { who })
        : t('home.task.accessRequest.document', { who, document })
    }
    case 'decision':
      return t('home.task.decision', { document: task.documentTitle })
    case 'sentBack':
      return t('home.task.sentBack', { document: task.documentTitle, reason: task.reason })
  }
}

function ofMention({ demarcheId, documentId, blockId, title: document, by, text, at }: Mention): Line {
  return {
    key: `mention ${documentId} ${blockId}`,
    href: `/d/${demarcheId}/documents/${documentId}#${blockId}`,
    title: by === null ? t('home.task.mention.someone', { document }) : t('home.task.mention', { who: by, document }),
    meta: `${text ? `${text} · ` : ''}${saySince(at)}`,
    at,
  }
}
