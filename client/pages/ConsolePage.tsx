// The console of a workshop: it takes the whole screen, without the frame of the other pages.
import { useParams } from 'wouter'
import { workshopConsole } from '../../shared/text/fr/workshop-console.ts'
import { words } from '../../shared/text/words.ts'
import { sayFailure } from '../error-words.ts'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { Console } from '../features/workshop/Console.tsx'
import { useConsole } from '../features/workshop/use-console.ts'
import { useRead } from '../query.ts'
import { Banner } from '../ui/Banner.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { Page } from '../ui/Page.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'

const t = words(workshopConsole)

export function ConsolePage() {
  const { workshopId = '' } = useParams()
  return <Opened key={workshopId} workshopId={workshopId} />
}

function Opened({ workshopId }: { workshopId: string }) {
  const now = useConsole(workshopId)
  const prepared = useRead('readWorkshop', { workshopId })
  const { view, status } = now
  if (view) {
    const notes = Object.fromEntries(prepared.data?.phases.map(({ id, notes: own }) => [id, own]) ?? [])
    return (
      <Page title={t('console.title', { title: view.head.title })} width="full">
        <Console now={{ ...now, view }} startsAt={prepared.data?.startsAt ?? null} notes={notes} />
      </Page>
    )
  }
  if (status.is === 'gone' && status.failure.code === 'notFound') return <NotFoundPage />
  return (
    <AppFrame title={t('console.loading')}>
      <h1 className="sr-only">{t('console.loading')}</h1>
      {status.is === 'gone' ? <Banner tone="danger">{sayFailure(status.failure)}</Banner> : <Skeleton lines={8} />}
    </AppFrame>
  )
}
