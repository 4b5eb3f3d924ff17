// Where the organisations of a directory are: what a map of it would tell, in words, each place leading to its organisations.
import { Link } from 'wouter'
import type { Choices } from '../../../shared/schemas/directory.ts'
import { counted } from '../../../shared/text/counted.ts'
import { directory } from '../../../shared/text/fr/directory.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { useRead } from '../../query.ts'
import styles from './directory.module.css'
import { withFilter } from './filter.ts'

const t = words(directory)

type Place = Choices['communes'][number]

/** Absent while no sheet names a place. [Y14] */
export function Places({ demarcheId }: { demarcheId: string }) {
  const choices = useRead('readDirectoryChoices', { demarcheId }).data
  if (!choices || choices.communes.length === 0) return null
  const { communes, placeless } = choices
  const href = (commune: string) =>
    `/d/${demarcheId}/organisations?${withFilter(new URLSearchParams(), { commune }).toString()}`
  return (
    <details className={styles.places}>
      <summary>
        {plural(
          communes.length,
          t('directory.places.one'),
          t('directory.places.many', { n: counted(communes.length) }),
        )}
      </summary>
      <p className="meta">
        {t('directory.places.lead')} {placeless > 0 && t('directory.places.less', { n: placeless })}
      </p>
      <ul role="list">
        {communes.map((place) => (
          <li key={place.value}>
            <Link href={href(place.value)}>{isolated(place.value)}</Link>
            <span className="meta">{sayPlace(place)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** « 3 organisations, dont 2 participent » */
export function sayPlace({ n, taking }: Pick<Place, 'n' | 'taking'>): string {
  const organisations = plural(
    n,
    t('directory.places.organisations.one'),
    t('directory.places.organisations.many', { n }),
  )
  if (taking === 0)
    return `${organisations}, ${plural(n, t('directory.places.takingNone'), t('directory.places.takingNone.many'))}`
  if (taking === n)
    return `${organisations}, ${plural(n, t('directory.places.takingAll'), t('directory.places.takingAll.many'))}`
  return `${organisations}, ${plural(taking, t('directory.places.taking.one'), t('directory.places.taking.many', { n: taking }))}`
}
