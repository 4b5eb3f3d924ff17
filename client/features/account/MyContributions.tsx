// « Mes contributions »: all that I wrote, as files made when they are asked for.
import { contributionRoutes } from '../../../shared/routes.ts'
import { account } from '../../../shared/text/fr/account.ts'
import { words } from '../../../shared/text/words.ts'
import { LinkButton } from '../../ui/Button.tsx'
import styles from './account.module.css'

const t = words(account)

const pathOf = (format: 'html' | 'json'): string =>
  contributionRoutes.exportContributions.split(' ')[1]?.replace(':format', format) ?? ''

export function MyContributions() {
  return (
    <div className="stack">
      <p className={styles.lead}>{t('account.contributionsLead')}</p>
      <div className="row">
        <LinkButton variant="second" href={pathOf('html')} download>
          {t('account.contributionsPage')}
        </LinkButton>
        <LinkButton variant="second" href={pathOf('json')} download>
          {t('account.contributionsData')}
        </LinkButton>
      </div>
    </div>
  )
}
