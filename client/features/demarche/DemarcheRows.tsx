// My démarches, a row each: title, who carries it, what it holds, and its five steps.
import { Link } from 'wouter'
import type { DemarcheRow } from '../../../shared/schemas/demarches.ts'
import { counted } from '../../../shared/text/counted.ts'
import { demarche } from '../../../shared/text/fr/demarche.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { sayList } from '../../dates.ts'
import { FiveSteps } from './FiveSteps.tsx'
import styles from './rows.module.css'

const t = words(demarche)

export function DemarcheRows({ demarches }: { demarches: readonly DemarcheRow[] }) {
  return (
    <ul role="list" className={styles.rows}>
      {demarches.map((row) => (
        <li key={row.id}>
          <div>
            <h3>
              <Link href={`/d/${row.id}`}>{row.title}</Link>
            </h3>
            <p className="meta">{about(row)}</p>
          </div>
          <FiveSteps current={row.step} />
        </li>
      ))}
    </ul>
  )
}

function about({ owners, organisations, documents }: DemarcheRow): string {
  const counts = [
    `${counted(organisations)} ${plural(organisations, t('demarche.organisations.one'), t('demarche.organisations.many'))}`,
    documents === 0
      ? t('demarche.documents.none')
      : `${counted(documents)} ${plural(documents, t('demarche.documents.one'), t('demarche.documents.many'))}`,
  ]
  return `${t('demarche.carriedBy', { owners: sayList(owners) })} ${counts.join(', ')}.`
}
