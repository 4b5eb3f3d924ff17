// The directory of a démarche (« annuaire »): looked through by words and filters, kept in the address; a page at a time.
import { useDeferredValue, useEffect, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Reply } from '../../../shared/api.ts'
import type { DirectoryLine } from '../../../shared/schemas/directory.ts'
import { counted } from '../../../shared/text/counted.ts'
import { directory } from '../../../shared/text/fr/directory.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Layout.tsx'
import { Org } from '../../ui/Marks.tsx'
import { Tag } from '../../ui/Status.tsx'
import { Concerned } from './Concerned.tsx'
import styles from './directory.module.css'
import { filterOf, isFiltered, questionOf, withFilter, type Filter } from './filter.ts'
import { Filters } from './Filters.tsx'
import { Places } from './Places.tsx'

const t = words({ ...directory, ...roleWords })

/** Typing pauses this long, in milliseconds, before it is a question. */
const pause = 200

export interface DirectoryProps {
  demarcheId: string
  /** Whether one may tag an organisation of it, if only one's own. */
  mayTag: boolean
  /** How many take part: others are only listed. */
  taking: number
}

export function Directory({ demarcheId, mayTag, taking }: DirectoryProps) {
  const [params, setParams] = useSearchParams()
  const filter = filterOf(params)
  const change = (part: Partial<Filter>) => setParams((before) => withFilter(before, part), { replace: true })
  const [typed, setTyped] = useState(filter.sought)
  useEffect(() => {
    if (typed.trim() === filter.sought) return
    const timer = setTimeout(
      () => setParams((before) => withFilter(before, { sought: typed.trim() }), { replace: true }),
      pause,
    )
    return () => clearTimeout(timer)
  }, [typed, filter.sought, setParams])
  const clear = () => {
    setTyped('')
    setParams(new URLSearchParams(), { replace: true })
  }
  const { kind, name } = filter.tag ?? {}
  return (
    <>
      {kind && name && (
        <Concerned
          demarcheId={demarcheId}
          kind={kind}
          name={name}
          mayTag={mayTag}
          onClose={() => change({ tag: null })}
        />
      )}
      <Filters demarcheId={demarcheId} filter={filter} typed={typed} onType={setTyped} onChange={change} />
      <Found demarcheId={demarcheId} taking={taking} filter={filter} onChange={change} onClear={clear} />
      <Places demarcheId={demarcheId} />
    </>
  )
}

interface FoundProps extends Omit<DirectoryProps, 'mayTag'> {
  filter: Filter
  onChange: (part: Partial<Filter>) => void
  onClear: () => void
}

function Found({ demarcheId, taking, filter, onChange, onClear }: FoundProps) {
  const read = useRead('listDirectory', questionOf(demarcheId, filter), { keep: true })
  const data = useDeferredValue(read.data)
  if (!data) return <ReadState read={read} lines={10} />
  const { lines, total, all } = data
  const clear = (isFiltered(filter) || filter.from > 0) && (
    <Button variant="quiet" size="sm" flush onClick={onClear}>
      {t('directory.clear')}
    </Button>
  )
  if (all === 0) return <Empty title={t('directory.empty')}>{t('directory.empty.text')}</Empty>
  if (lines.length === 0 && total === 0)
    return (
      <div role="status">
        <Empty title={t('directory.none')} actions={clear}>
          {t('directory.none.text')}
        </Empty>
      </div>
    )
  const said = total === all ? sayAll(all, taking) : t('directory.found', { n: counted(total), all: counted(all) })
  return (
    <section aria-label={t('directory.list')} aria-busy={read.isFetching || undefined}>
      <div className={styles.bar}>
        <p role="status">{said}</p>
        {clear}
      </div>
      <ul role="list" className={styles.lines}>
        {lines.map((line) => (
          <Line key={line.id} demarcheId={demarcheId} line={line} />
        ))}
      </ul>
      <Pager data={data} from={filter.from} onMove={(from) => onChange({ from })} />
    </section>
  )
}

/** The tab counts the whole directory, the masthead those that take part: here both are told. */
function sayAll(all: number, taking: number): string {
  if (all === 1 || taking >= all || taking === 0)
    return plural(all, t('directory.title.one'), t('directory.title.many', { n: counted(all) }))
  const n = counted(all)
  return plural(
    taking,
    t('directory.title.takingOne', { n }),
    t('directory.title.taking', { n, taking: counted(taking) }),
  )
}

/** At most so many are said; the sheet says them all. */
const fewCommunes = 3

function Line({ demarcheId, line }: { demarcheId: string; line: DirectoryLine }) {
  const { id, name, family, form, hue, pattern, isOwner, takesPart, agreements, communes, people } = line
  const places = communes.slice(0, fewCommunes).map(isolated).join(', ') + (communes.length > fewCommunes ? '…' : '')
  const facts = [form ?? t(`family.${family}`), places].filter((fact) => fact !== '')
  return (
    <li>
      <Org name={name} mark={{ hue, pattern }} size="lg" decorative />
      <div>
        <h3>
          <Link href={`/d/${demarcheId}/organisations/${id}`}>{name}</Link>
        </h3>
        <p className="meta">{facts.join(' · ')}</p>
      </div>
      {agreements.length > 0 && (
        <div className={styles.tags}>
          {agreements.slice(0, 4).map((one) => (
            <Tag key={one} tone="line">
              {one}
            </Tag>
          ))}
        </div>
      )}
      <div className={styles.side}>
        {isOwner && <Tag tone="red">{t('directory.owner')}</Tag>}
        {!isOwner && takesPart && <Tag tone="teal">{t('directory.takesPart')}</Tag>}
        {!takesPart && <Tag>{t('directory.listedOnly')}</Tag>}
        {people > 0 && (
          <p className="meta">
            {plural(people, t('directory.people.one'), t('directory.people.many', { n: counted(people) }))}
          </p>
        )}
      </div>
    </li>
  )
}

const pageLength = 60

function Pager({ data, from, onMove }: { data: Reply<'listDirectory'>; from: number; onMove: (from: number) => void }) {
  const { lines, total } = data
  if (total <= pageLength && from === 0) return null
  const to = from + lines.length
  return (
    <nav className={styles.pager} aria-label={t('directory.pages')}>
      <Button
        variant="second"
        size="sm"
        aria-disabled={from === 0 || undefined}
        onClick={() => from > 0 && onMove(Math.max(0, from - pageLength))}
      >
        {t('directory.previous')}
      </Button>
      <span className="num">
        {t('directory.pageOf', { from: counted(from + 1), to: counted(to), total: counted(total) })}
      </span>
      <Button
        variant="second"
        size="sm"
        aria-disabled={to >= total || undefined}
        onClick={() => to < total && onMove(from + pageLength)}
      >
        {t('directory.next')}
      </Button>
    </nav>
  )
}
