// What is kept of people, why, how long, and what they may ask.
import { legal } from '../../shared/text/fr/legal.ts'
import { words } from '../../shared/text/words.ts'
import { Part, Reading } from '../features/legal/Reading.tsx'
import { PublicPage } from '../features/session/PublicPage.tsx'
import { PageHead } from '../ui/Page.tsx'
import { Table } from '../ui/Table.tsx'
import { useInstance } from '../use-instance.ts'

const t = words(legal)
const kept = ['account', 'passphrase', 'sessions', 'writing', 'images', 'contact', 'audit', 'device'] as const

export function DataPage() {
  const name = useInstance()?.name || 'Maillage'
  return (
    <PublicPage title={t('data.title')} width="text">
      <PageHead title={t('data.title')} lead={t('data.lead', { name })} />
      <Reading>
        <Part title={t('data.keptTitle')}>
          <Table
            caption={t('data.keptTitle')}
            captionHidden
            columns={[
              { id: 'what', name: t('data.what'), cell: (row) => t(`data.${row}`) },
              { id: 'why', name: t('data.why'), cell: (row) => t(`data.${row}Why`) },
              { id: 'howLong', name: t('data.howLong'), cell: (row) => t(`data.${row}Long`) },
            ]}
            rows={kept}
            rowId={(row) => row}
          />
        </Part>
        <Part title={t('data.cookieTitle')}>
          <p>{t('data.cookie')}</p>
        </Part>
        <Part title={t('data.whoTitle')}>
          <p>{t('data.who')}</p>
        </Part>
        <Part title={t('data.rightsTitle')}>
          <p>{t('data.rights')}</p>
          <p>
            {t('data.cnil')} <a href="https://www.cnil.fr/fr/plaintes">{t('data.cnilLink')}</a>
          </p>
        </Part>
      </Reading>
    </PublicPage>
  )
}
