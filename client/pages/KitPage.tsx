// The paper kit of a workshop: what is printed before it, each part on pages of its own.
import { useParams } from 'wouter'
import { paperWords } from '../../shared/text/fr/workshop-paper.ts'
import { words } from '../../shared/text/words.ts'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { Kit } from '../features/workshop/Kit.tsx'
import { useRead } from '../query.ts'
import { ReadState } from '../ReadState.tsx'
import '../ui/document-font.ts'
import { Page } from '../ui/Page.tsx'
import { useGone } from '../use-gone.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

const t = words(paperWords)

export function KitPage() {
  const { workshopId = '' } = useParams()
  const read = useRead('readWorkshop', { workshopId })
  const gone = useGone(read, workshopId)
  if (gone) return <NotFoundPage />
  if (read.data)
    return (
      <Page title={t('kit.page', { title: read.data.title })} width="full">
        <Kit key={workshopId} workshop={read.data} />
      </Page>
    )
  return (
    <AppFrame title={t('kit.title')}>
      <h1 className="sr-only">{t('kit.title')}</h1>
      <ReadState read={read} title lines={8} />
    </AppFrame>
  )
}
