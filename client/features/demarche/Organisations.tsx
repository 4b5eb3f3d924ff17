// The organisations of a démarche with their woven marks, by family: a list for a column, and the whole of it for its tab.
import type { Demarche } from '../../../shared/schemas/demarches.ts'
import type { Family } from '../../../shared/rules/organisation-families.ts'
import type { DemarcheOrganisation } from '../../../shared/schemas/organisations.ts'
import { demarche as demarcheWords } from '../../../shared/text/fr/demarche.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import { sayList } from '../../dates.ts'
import { Org } from '../../ui/Marks.tsx'
import { Tag } from '../../ui/Status.tsx'
import styles from './demarche.module.css'

const t = words({ ...demarcheWords, ...roleWords })

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

export function OrganisationTable({ demarche }: { demarche: Demarche }) {
  return (
    <ul role="list" className={styles.lines}>
      {demarche.organisations.map(({ id, name, hue, pattern, family, isOwner }) => {
        const people = demarche.members.filter(({ organisationId }) => organisationId === id)
        return (
          <li key={id}>
            <Org name={name} mark={{ hue, pattern }} size="lg" decorative />
            <div className={styles.grow}>
              <p className={styles.name}>
                {name} {isOwner && <Tag tone="red">{t('organisations.owner')}</Tag>}
              </p>
              <p className="meta">
                {t(`family.${family}`)}.{' '}
                {people.length === 0
                  ? t('organisations.people.none')
                  : t('organisations.people', { names: sayList(people.map(({ displayName }) => displayName)) })}
              </p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
