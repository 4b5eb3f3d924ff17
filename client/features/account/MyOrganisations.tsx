// The organisations one is affiliated to.
import { account } from '../../../shared/text/fr/account.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import { useMe } from '../../me.tsx'
import styles from './account.module.css'

const t = words({ ...account, ...roleWords })

export function MyOrganisations() {
  const { organisations, grammaticalForm } = useMe()
  if (organisations.length === 0) return <p>{t(`account.noOrganisation.${grammaticalForm}`)}</p>
  return (
    <ul role="list" className={styles.organisations}>
      {organisations.map(({ id, name, family }) => (
        <li key={id}>
          <strong>{name}</strong> <span className={styles.family}>{t(`family.${family}`)}</span>
        </li>
      ))}
    </ul>
  )
}
