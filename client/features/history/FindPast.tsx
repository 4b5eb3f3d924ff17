// « Chercher dans l’historique »: also what is there no more, when it appeared, when it went and by whom.
import Search from 'lucide-react/icons/search'
import X from 'lucide-react/icons/x'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { FoundInHistory } from '../../../shared/schemas/history.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { sayMoment } from '../../dates.ts'
import { useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Tag } from '../../ui/Status.tsx'
import type { Shows } from './address.ts'
import styles from './history.module.css'
import timelineStyles from './timeline.module.css'
import { sayNamed } from './paint.ts'

const t = words(historyWords)

interface FindFieldProps {
  sought: string
  onSeek: (sought: string) => void
}

/** Every text that ever was is read for it: it asks when one says so, not at each letter. */
export function FindField({ sought, onSeek }: FindFieldProps) {
  const [{ typed, of }, setTyped] = useState({ typed: sought, of: sought })
  const field = useRef<HTMLInputElement>(null)
  const isCleared = useRef(false)
  // What is sought is in the address too, which may come to say something else.
  if (of !== sought) setTyped({ typed: sought, of: sought })
  // The button that cleared it is gone, and on a phone the field stands elsewhere now.
  useEffect(() => {
    if (isCleared.current) field.current?.focus()
    isCleared.current = false
  }, [sought])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSeek(typed.trim())
  }
  const clear = () => {
    isCleared.current = true
    onSeek('')
  }
  return (
    <form role="search" className={timelineStyles.find} onSubmit={submit}>
      <label className="sr-only" htmlFor="history-find">
        {t('history.find')}
      </label>
      <input
        ref={field}
        id="history-find"
        type="search"
        value={typed}
        maxLength={200}
        placeholder={t('history.find.act')}
        autoComplete="off"
        enterKeyHint="search"
        onChange={(event) => setTyped({ typed: event.target.value, of: sought })}
      />
      {sought !== '' && <IconButton icon={X} size="sm" label={t('history.find.clear')} onClick={clear} />}
      <IconButton icon={Search} size="sm" type="submit" label={t('history.find.act')} />
    </form>
  )
}

export function Found({
  documentId,
  phrase,
  onShow,
}: {
  documentId: string
  phrase: string
  onShow: (shows: Shows) => void
}) {
  const read = useRead('searchHistory', { documentId, phrase })
  if (!read.data)
    return (
      <div className={styles.none}>
        <ReadState read={read} lines={6} />
      </div>
    )
  const { found, hands } = read.data
  const n = found.length
  return (
    <div className={timelineStyles.found}>
      <p role="status" className="meta">
        {n === 0 ? t('history.find.none') : plural(n, t('history.find.one'), t('history.find.many', { n }))}
      </p>
      <ol role="list">
        {found.map((one, at) => (
          <FoundLine key={at} one={one} hands={hands} onShow={onShow} />
        ))}
      </ol>
    </div>
  )
}

type One = FoundInHistory['found'][number]

function FoundLine({
  one,
  hands,
  onShow,
}: {
  one: One
  hands: FoundInHistory['hands']
  onShow: (shows: Shows) => void
}) {
  const { passage, from, length, section, appeared, gone, blockId } = one
  const who = (hand: number) => (hands[hand] ? sayNamed(hands[hand]) : t('history.nobody'))
  const when = (at: number) => sayMoment(new Date(at).toISOString())
  return (
    <li>
      <p className={timelineStyles.foundWhere}>
        {section ? section.title || t('history.untitled') : t('history.aboveTitles')}{' '}
        <Tag tone="line">{t(gone ? 'history.find.gone' : 'history.find.stands')}</Tag>
      </p>
      <p className={styles.quoted}>
        {passage.slice(0, from)}
        <mark>{passage.slice(from, from + length)}</mark>
        {passage.slice(from + length)}
      </p>
      <p>
        {appeared
          ? t('history.find.appeared', { when: when(appeared.at), who: who(appeared.hand) })
          : t('history.find.before')}{' '}
        {gone && t('history.find.went', { when: when(gone.at), who: who(gone.hand) })}
      </p>
      <p className={timelineStyles.foundActs}>
        {appeared && (
          <button type="button" onClick={() => onShow({ what: 'moment', position: appeared.position, blockId })}>
            {t('history.find.read')}
          </button>
        )}
        {gone && (
          <button
            type="button"
            onClick={() => onShow({ what: 'comparison', from: gone.position - 1, to: gone.position })}
          >
            {t('history.find.compare')}
          </button>
        )}
      </p>
    </li>
  )
}
