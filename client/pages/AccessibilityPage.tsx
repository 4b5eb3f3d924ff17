// The accessibility statement: what is known, what is not, whom to tell.
import { legal } from '../../shared/text/fr/legal.ts'
import { words } from '../../shared/text/words.ts'
import { Part, Reading } from '../features/legal/Reading.tsx'
import { PublicPage } from '../features/session/PublicPage.tsx'
import { PageHead } from '../ui/Page.tsx'
import { useInstance } from '../use-instance.ts'

const t = words(legal)

export function AccessibilityPage() {
  const name = useInstance()?.name || 'Maillage'
  return (
    <PublicPage title={t('a11y.tab')} width="text">
      <PageHead title={t('a11y.title')} lead={t('a11y.lead', { name })} />
      <Reading>
        <Part title={t('a11y.stateTitle')}>
          <p>{t('a11y.state')}</p>
        </Part>
        <Part title={t('a11y.doneTitle')}>
          <ul>
            <li>{t('a11y.done1')}</li>
            <li>{t('a11y.done2')}</li>
            <li>{t('a11y.done3')}</li>
            <li>{t('a11y.done4')}</li>
          </ul>
        </Part>
        <Part title={t('a11y.limitsTitle')}>
          <ul>
            <li>{t('a11y.limit1')}</li>
            <li>{t('a11y.limit2')}</li>
          </ul>
        </Part>
        <Part title={t('a11y.contactTitle')}>
          <p>{t('a11y.contact')}</p>
        </Part>
        <Part title={t('a11y.defenderTitle')}>
          <p>{t('a11y.defender')}</p>
          <ul>
            <li>
              <a href="https://formulaire.defenseurdesdroits.fr">{t('a11y.defenderForm')}</a>
            </li>
            <li>{t('a11y.defenderPhone')}</li>
            <li>{t('a11y.defenderPost')}</li>
          </ul>
        </Part>
      </Reading>
    </PublicPage>
  )
}
