// The audit log in words, a page at a time, the latest first.
import { useState } from 'react'
import type { Reply } from '../../../shared/api.ts'
import { administration } from '../../../shared/text/fr/administration.ts'
import { actWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import { sayMoment } from '../../dates.ts'
import { useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from './administration.module.css'

const t = words({ ...administration, ...actWords })

type Entry = Reply<'listAudit'>['entries'][number]

const pageLength = 50 // of the server's answer: a shorter one is the last

/** `names`: of the people and organisations that are known, by id. */
export function Audit({ names }: { names: ReadonlyMap<string, string> }) {
  const [passed, setPassed] = useState<readonly string[]>([])
  const before = passed.at(-1)
  const read = useRead('listAudit', before === undefined ? {} : { before })
  if (!read.data) return <ReadState read={read} lines={6} />
  const { entries } = read.data
  const last = entries.at(-1)
  return (
    <div className="stack">
      {entries.length === 0 ? (
        <p className="muted">{t('admin.auditEmpty')}</p>
      ) : (
        <ol role="list" className={styles.audit}>
          {entries.map((entry) => (
            <li key={entry.id}>
              <p>
                <strong>{entry.actorName ?? t('admin.system')}</strong> {sayAct(entry, names)}
              </p>
              <time dateTime={entry.at}>{sayMoment(entry.at)}</time>
            </li>
          ))}
        </ol>
      )}
      <div className="row">
        {passed.length > 0 && (
          <Button variant="second" onClick={() => setPassed(passed.slice(0, -1))}>
            {t('admin.newer')}
          </Button>
        )}
        {last && entries.length >= pageLength && (
          <Button variant="second" onClick={() => setPassed([...passed, last.id])}>
            {t('admin.older')}
          </Button>
        )}
      </div>
    </div>
  )
}

function sayAct({ verb, objectId, actorName, details }: Entry, names: ReadonlyMap<string, string>): string {
  const key = `act.${verb}`
  const act = isAct(key) ? t(key) : t('admin.unknownAct')
  const told = typeof details['name'] === 'string' ? details['name'] : undefined
  const object = told ?? (objectId === null ? undefined : names.get(objectId))
  return object === undefined || object === actorName ? act : t('admin.about', { act, object })
}

const isAct = (key: string): key is keyof typeof actWords => key in actWords
