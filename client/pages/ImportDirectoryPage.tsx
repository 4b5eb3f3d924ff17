// The page where organisations of a spreadsheet come into the directory of a démarche.
import { useParams } from 'wouter'
import { demarche as demarcheWords } from '../../shared/text/fr/demarche.ts'
import { directory } from '../../shared/text/fr/directory.ts'
import { words } from '../../shared/text/words.ts'
import { Import } from '../features/directory/Import.tsx'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { useRead } from '../query.ts'
import { ReadState } from '../ReadState.tsx'
import { useGone } from '../use-gone.ts'
import { Empty } from '../ui/Layout.tsx'
import { PageHead } from '../ui/Page.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'

const t = words({ ...demarcheWords, ...directory })

export function ImportDirectoryPage() {
  const { demarcheId = '' } = useParams()
  const read = useRead('readDemarche', { demarcheId })
  const gone = useGone(read, demarcheId)
  if (gone) return <NotFoundPage />
  const base = `/d/${demarcheId}`
  const crumbs = [
    { label: t('demarche.crumb'), href: '/' },
    ...(read.data ? [{ label: read.data.title, href: base }] : []),
    { label: t('directory.sheet.back'), href: `${base}/organisations` },
    { label: t('directory.import') },
  ]
  return (
    <AppFrame title={t('directory.import.title')} crumbs={crumbs} width="text">
      <PageHead title={t('directory.import.title')} lead={t('directory.import.lead')} />
      {!read.data && <ReadState read={read} lines={4} />}
      {read.data?.mayDo.includes('editDirectory') === false && (
        <Empty title={t('directory.import.refusedOnly')} level={2} />
      )}
      {read.data?.mayDo.includes('editDirectory') && <Import demarcheId={demarcheId} />}
    </AppFrame>
  )
}
