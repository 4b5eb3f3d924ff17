// The organisations that take part in a démarche with their woven marks, by family: a list for a column.
import type { Family } from '../../../shared/rules/organisation-families.ts'
import type { DemarcheOrganisation } from '../../../shared/schemas/organisations.ts'
import { demarche as demarcheWords } from '../../../shared/text/fr/demarche.ts'
import { words } from '../../../shared/text/words.ts'
import { Org } from '../../ui/Marks.tsx'
import styles from './demarche.module.css'

const t = words(demarcheWords)

type Group = 'public' | 'associations' | 'cooperatives' | 'others'

const groupOf: Record<Family, Group> = {
  localAuthority: 'public',
  state: 'public',
  association: 'associations',
  foundation: 'associations',
  cooperative: 'cooperatives',
  mutual: 'cooperatives',
  socialCompany: 'cooperatives',
  company: 'others',
  research: 'others',
  residents: 'others',
  other: 'others',
}

const groups: readonly Group[] = ['public', 'associations', 'cooperatives', 'others']

export function OrganisationGroups({ organisations }: { organisations: readonly DemarcheOrganisation[] }) {
  const inGroups = groups
    .map((group) => ({ group, found: organisations.filter(({ family }) => groupOf[family] === group) }))
    .filter(({ found }) => found.length > 0)
  return inGroups.map(({ group, found }) => (
    <div key={group} className={styles.group}>
      <h3 className="meta">{t(`organisations.group.${group}`)}</h3>
      <ul role="list">
        {found.map(({ id, name, hue, pattern }) => (
          <li key={id}>
            <Org name={name} mark={{ hue, pattern }} decorative />
            <span>{name}</span>
          </li>
        ))}
      </ul>
    </div>
  ))
}
