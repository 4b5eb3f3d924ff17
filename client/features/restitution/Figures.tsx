// What a workshop was in a few numbers: people by college, organisations, contributions.
import type { Restitution } from '../../../shared/schemas/restitution.ts'
import { mark } from '../../../shared/rules/identity-marks.ts'
import { restitutionWords } from '../../../shared/text/fr/restitution.ts'
import { takingPartWords } from '../../../shared/text/fr/workshop-taking-part.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { colleges } from '../../../shared/workshop/colleges.ts'
import { Section, Strata } from '../../ui/Layout.tsx'
import styles from './restitution.module.css'

const t = words({ ...restitutionWords, ...takingPartWords })

const shown = ['people', 'organisations', 'contributions', 'clusters', 'tables'] as const

type FiguresProps = Pick<Restitution, 'figures' | 'colleges' | 'organisations'>

export function Figures({ figures, colleges: counts, organisations }: FiguresProps) {
  const shares = colleges.flatMap((college, at) => {
    const value = counts.find((one) => one.college === college)?.people ?? 0
    return value === 0 ? [] : [{ id: college, name: t(`workshop.college.${college}`), value, mark: mark(at) }]
  })
  return (
    <Section title={t('restitution.figures')} small>
      <dl className={styles.figures}>
        {shown.map((name) => (
          <div key={name}>
            <dt>{plural(figures[name], t(`restitution.figure.${name}.one`), t(`restitution.figure.${name}.many`))}</dt>
            <dd className="num">{figures[name]}</dd>
          </div>
        ))}
      </dl>
      {shares.length > 0 && <Strata shares={shares} />}
      {organisations.length > 0 && (
        <p className={styles.organisations}>
          <b>{t('restitution.organisations')}</b> {organisations.map(isolated).join(', ')}
        </p>
      )}
    </Section>
  )
}
