// A page for what is done to the directory of a démarche as a whole, by those who may.
import type { ReactNode } from 'react'
import { useParams } from 'wouter'
import type { DemarcheAction } from '../../shared/rules/permissions.ts'
import { demarche as demarcheWords } from '../../shared/text/fr/demarche.ts'
import { directory } from '../../shared/text/fr/directory.ts'
import { words } from '../../shared/text/words.ts'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { useRead } from '../query.ts'
import { ReadState } from '../ReadState.tsx'
import { useGone } from '../use-gone.ts'
import { PageHead } from '../ui/Page.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'

const t = words({ ...demarcheWords, ...directory })

export interface DirectoryActPageProps {
  title: string
  lead: string
  /** The last crumb. */
  crumb: string
  right: DemarcheAction
  /** For those who may not. */
  refused: ReactNode
  children: (demarcheId: string) => ReactNode
}

export function DirectoryActPage({ title, lead, crumb, right, refused, children }: DirectoryActPageProps) {
  const { demarcheId = '' } = useParams()
  const read = useRead('readDemarche', { demarcheId })
  const gone = useGone(read, demarcheId)
  if (gone) return <NotFoundPage />
  const base = `/d/${demarcheId}`
  const crumbs = [
    { label: t('demarche.crumb'), href: '/' },
    ...(read.data ? [{ label: read.data.title, href: base }] : []),
    { label: t('directory.sheet.back'), href: `${base}/organisations` },
    { label: crumb },
  ]
  const may = read.data?.mayDo.includes(right)
  return (
    <AppFrame title={title} crumbs={crumbs} width="text">
      <PageHead title={title} lead={lead} />
      {!read.data && <ReadState read={read} lines={4} />}
      {may === false && refused}
      {may && children(demarcheId)}
    </AppFrame>
  )
}
