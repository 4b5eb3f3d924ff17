// The page where a pilot sees what is likely to be twice in the directory of a démarche.
import { useParams } from 'wouter'
import { demarche as demarcheWords } from '../../shared/text/fr/demarche.ts'
import { directory } from '../../shared/text/fr/directory.ts'
import { duplicates } from '../../shared/text/fr/duplicates.ts'
import { words } from '../../shared/text/words.ts'
import { Duplicates } from '../features/directory/Duplicates.tsx'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { useRead } from '../query.ts'
import { ReadState } from '../ReadState.tsx'
import { useGone } from '../use-gone.ts'
import { Empty } from '../ui/Layout.tsx'
import { PageHead } from '../ui/Page.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'

const t = words({ ...demarcheWords, ...directory, ...duplicates })

export function DuplicatesPage() {
  const { demarcheId = '' } = useParams()
  const read = useRead('readDemarche', { demarcheId })
  const gone = useGone(read, demarcheId)
  if (gone) return <NotFoundPage />
  const base = `/d/${demarcheId}`
  const crumbs = [
    { label: t('demarche.crumb'), href: '/' },
    ...(read.data ? [{ label: read.data.title, href: base }] : []),
    { label: t('directory.sheet.back'), href: `${base}/organisations` },
    { label: t('duplicates.link') },
  ]
  const may = read.data?.mayDo.includes('mergeOrganisations')
  return (
    <AppFrame title={t('duplicates.title')} crumbs={crumbs} width="text">
      <PageHead title={t('duplicates.title')} lead={t('duplicates.lead')} />
      {!read.data && <ReadState read={read} lines={4} />}
      {may === false && (
        <Empty title={t('duplicates.refused')} level={2}>
          {t('duplicates.refused.text')}
        </Empty>
      )}
      {may && <Duplicates demarcheId={demarcheId} />}
    </AppFrame>
  )
}
