// What of the line of time is shown: of whom, for whom, where, when; or only what came since I was last there.
import { instantAt } from '../../../shared/local-instant.ts'
import { localDay } from '../../../shared/local-time.ts'
import type { History } from '../../../shared/schemas/history.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Checkbox, Select, TextInput } from '../../ui/inputs.tsx'
import type { Filter } from './address.ts'
import styles from './timeline.module.css'

const t = words(historyWords)

export interface FiltersProps {
  filter: Filter
  history: Pick<History, 'hands' | 'sections' | 'seen'>
  /** Lines that are shown. */
  count: number
  onFilter: (filter: Filter) => void
}

export function Filters({ filter, history: { hands, sections, seen }, count, onFilter }: FiltersProps) {
  const people = unique(hands.filter(({ isSystem }) => !isSystem).map(({ actorId, name }) => [actorId, name] as const))
  const organisations = unique(
    hands.flatMap(({ organisation }) => (organisation ? [[organisation.id, organisation.name] as const] : [])),
  )
  const put = (key: keyof Filter, value: string) => {
    const { [key]: _, ...others } = filter
    onFilter(value === '' ? others : { ...others, [key]: value })
  }
  const choice = (key: 'actorId' | 'organisationId' | 'section', options: readonly (readonly [string, string])[]) => (
    <Field label={t(`history.filter.${key}`)} optional="unsaid">
      <Select value={filter[key] ?? ''} onChange={(event) => put(key, event.target.value)}>
        <option value="">{t(`history.filter.${key}.all`)}</option>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  )
  const day = (key: 'since' | 'until') => (
    <Field label={t(`history.filter.${key}`)} optional="unsaid">
      <TextInput type="date" value={filter[key] ?? ''} onChange={(event) => put(key, event.target.value)} />
    </Field>
  )
  const { sinceMyVisit = false, ...others } = filter
  return (
    <div className={styles.filters}>
      {choice('actorId', people)}
      {organisations.length > 0 && choice('organisationId', organisations)}
      {sections.length > 0 &&
        choice(
          'section',
          sections.map(({ blockId, title }) => [blockId, title || t('history.untitled')] as const),
        )}
      <div className={styles.days}>
        {day('since')}
        {day('until')}
      </div>
      {seen !== null && (
        <Checkbox
          label={t('history.filter.sinceMyVisit')}
          checked={sinceMyVisit}
          onChange={(event) => onFilter(event.target.checked ? { ...others, sinceMyVisit: true } : others)}
        />
      )}
      {Object.keys(filter).length > 0 && (
        <Button variant="quiet" size="sm" flush onClick={() => onFilter({})}>
          {t('history.filter.none')}
        </Button>
      )}
      <p role="status" className="meta">
        {count === 0
          ? t('history.filter.nothing')
          : plural(count, t('history.filter.one'), t('history.filter.many', { n: count }))}
      </p>
    </div>
  )
}

const unique = (all: readonly (readonly [string, string])[]): (readonly [string, string])[] =>
  [...new Map(all)].sort(([, a], [, b]) => a.localeCompare(b, 'fr'))

/** As the server is asked: whole days. */
export function askedBy({ since, until, sinceMyVisit, ...others }: Filter) {
  const from = startOf(since, 0)
  const to = startOf(until, 1)
  return {
    ...others,
    ...(from ? { since: from } : {}),
    ...(to ? { until: to } : {}),
    ...(sinceMyVisit ? { sinceMyVisit: 'true' } : {}),
  }
}

function startOf(day: string | undefined, later: number): string | null {
  const midday = Date.parse(`${day ?? ''}T12:00Z`)
  return Number.isNaN(midday) ? null : instantAt(localDay(new Date(midday + later * 86_400_000))).toISOString()
}
