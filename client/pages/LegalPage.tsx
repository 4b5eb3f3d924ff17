// Who publishes and hosts, whose the texts are, what the software is made of.
import { legal } from '../../shared/text/fr/legal.ts'
import { words } from '../../shared/text/words.ts'
import { Part, Reading } from '../features/legal/Reading.tsx'
import { PublicPage } from '../features/session/PublicPage.tsx'
import { PageHead } from '../ui/Page.tsx'
import { useInstance } from '../use-instance.ts'

const t = words(legal)

export function LegalPage() {
  const name = useInstance()?.name || 'Maillage'
  return (
    <PublicPage title={t('notices.title')} width="text">
      <PageHead title={t('notices.title')} lead={t('notices.lead', { name })} />
      <Reading>
        <Part title={t('notices.publisherTitle')}>
          <p>{t('notices.publisher')}</p>
        </Part>
        <Part title={t('notices.contentTitle')}>
          <p>{t('notices.content')}</p>
        </Part>
        <Part title={t('notices.softwareTitle')}>
          <p>{t('notices.software')}</p>
        </Part>
        <Part title={t('legal.contactTitle')}>
          <p>{t('legal.contact')}</p>
        </Part>
      </Reading>
    </PublicPage>
  )
}
