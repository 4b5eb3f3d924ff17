// « Activité »: what happened in the texts of a démarche, day by day.
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import type { Activity as ActivityRead, ActivityLine } from '../../../shared/schemas/history.ts'
import { historyNews } from '../../../shared/text/fr/history-news.ts'
import { words } from '../../../shared/text/words.ts'
import { Failure } from '../../api.ts'
import { call } from '../../signed-in-api.ts'
import { sayTime } from '../../dates.ts'
import { FormError } from '../../FormError.tsx'
import { useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Layout.tsx'
import { activityDays, instantOf, type ToldActivity } from './activity-days.ts'
import styles from './activity.module.css'
import { sayHands } from './lines.ts'
import { paintOf } from './paint.ts'
import { sayAct, sayLock } from './say-act.ts'

const t = words(historyNews)

const none: readonly ActivityRead[] = []

export function Activity({ demarcheId }: { demarcheId: string }) {
  const read = useRead('listActivity', { demarcheId })
  const [older, setOlder] = useState(none)
  const [isLoading, setLoading] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const pages = useMemo(() => (read.data ? [read.data, ...older] : []), [read.data, older])
  const next = pages.at(-1)?.next ?? null
  if (!read.data) return <ReadState read={read} lines={8} />
  const more = async () => {
    if (next === null || isLoading) return
    setLoading(true)
    setFailure(null)
    try {
      const page = await call('listActivity', { demarcheId, before: next })
      setOlder([...older, page])
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      setFailure(error)
    } finally {
      setLoading(false)
    }
  }
  const days = activityDays(pages)
  if (days.length === 0) return <Empty title={t('news.none')}>{t('news.none.text')}</Empty>
  return (
    <div className={styles.activity}>
      {days.map(({ name, lines }) => (
        <section key={name}>
          <h3>{name}</h3>
          <ul role="list">
            {lines.map(({ key, line, hands }) => (
              <Line key={key} line={line} hands={hands} />
            ))}
          </ul>
        </section>
      ))}
      <FormError error={failure} />
      {next !== null && (
        <Button variant="second" size="sm" busy={isLoading} onClick={() => void more()}>
          {t('news.older')}
        </Button>
      )}
    </div>
  )
}

function Line({ line: told, hands }: Omit<ToldActivity, 'key'>) {
  const { documentId, title, line } = told
  const base = `/documents/${documentId}/historique`
  const at = instantOf(told)
  return (
    <li>
      <time dateTime={at}>{sayTime(new Date(at))}</time>
      <div>
        <p>
          <b>{sayLine(told, hands)}</b>
        </p>
        <p className="meta">
          <Link href={`/documents/${documentId}`}>{title}</Link>{' '}
          {line.kind === 'writing' && (
            <Link href={`${base}?de=${line.from - 1}&a=${line.to}`}>{t('news.compare.day')}</Link>
          )}
          {line.kind === 'version' && <Link href={`${base}?moment=${line.version.position}`}>{t('news.read')}</Link>}
        </p>
      </div>
    </li>
  )
}

function sayLine({ line }: ActivityLine, hands: ActivityRead['hands']): string {
  if (line.kind === 'writing') return t('news.wrote', { names: sayHands(line.hands, hands) })
  if (line.kind === 'act') return sayAct(line, paintOf(hands, 'none'))
  const { name, by, lock } = line.version
  const who = hands[by]?.name ?? ''
  return lock ? t('news.locked', { lock: sayLock(lock), name }) : t('news.named', { who, name })
}
