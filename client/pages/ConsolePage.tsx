// The console of a workshop: it takes the whole screen, without the frame of the other pages.
import { Suspense, useMemo } from 'react'
import { useParams } from 'wouter'
import { workshopConsole } from '../../shared/text/fr/workshop-console.ts'
import { words } from '../../shared/text/words.ts'
import type { CommonView } from '../../shared/workshop/view.ts'
import { sayFailure } from '../error-words.ts'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { Console } from '../features/workshop/Console.tsx'
import { Miniature } from '../features/workshop/Miniature.tsx'
import { useConsole } from '../features/workshop/use-console.ts'
import { lazily } from '../lazily.ts'
import type { FeedStatus } from '../live/workshop-feed.ts'
import { useMe } from '../me.tsx'
import { useRead } from '../query.ts'
import { Banner } from '../ui/Banner.tsx'
import { LinkButton } from '../ui/Button.tsx'
import '../ui/document-font.ts'
import { Skeleton } from '../ui/Layout.tsx'
import { Page } from '../ui/Page.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'

const t = words(workshopConsole)
const ScreenFace = lazily(() => import('../features/screen/ScreenView.tsx'), 'ScreenFace')

const drawScreen = (common: CommonView, offset: number) => (
  <Suspense fallback={null}>
    <ScreenFace common={common} offset={offset} isLate={false} />
  </Suspense>
)

export function ConsolePage() {
  const { workshopId = '' } = useParams()
  return <Opened key={workshopId} workshopId={workshopId} />
}

function Opened({ workshopId }: { workshopId: string }) {
  const now = useConsole(workshopId)
  const prepared = useRead('readWorkshop', { workshopId })
  const { demarcheId = '' } = prepared.data ?? {}
  const demarche = useRead('readDemarche', { demarcheId }, { enabled: demarcheId !== '' })
  const marks = useMemo(() => new Map(demarche.data?.organisations.map((one) => [one.id, one])), [demarche.data])
  const { actorId } = useMe()
  const { view, status } = now
  if (view) {
    const leaders = Object.fromEntries(prepared.data?.leaders.map((one) => [one.actorId, one.displayName]) ?? [])
    return (
      <Page title={t('console.title', { title: view.head.title })} width="full">
        <Console
          now={{ ...now, view }}
          rehearsalOf={prepared.data?.rehearsalOf ?? null}
          startsAt={prepared.data?.startsAt ?? null}
          meeting={prepared.data?.meeting ?? null}
          prepared={prepared.data?.phases ?? []}
          me={actorId}
          leaders={leaders}
          marks={marks}
          miniature={<Miniature workshopId={workshopId} draw={drawScreen} />}
        />
      </Page>
    )
  }
  if (status.is === 'gone' && status.failure.code === 'notFound') return <NotFoundPage />
  return (
    <AppFrame title={t('console.loading')}>
      <h1 className="sr-only">{t('console.loading')}</h1>
      <Unopened workshopId={workshopId} status={status} />
    </AppFrame>
  )
}

function Unopened({ workshopId, status }: { workshopId: string; status: FeedStatus }) {
  if (status.is === 'opening') return <Skeleton title lines={8} />
  const back = (
    <LinkButton size="sm" variant="second" href={`/ateliers/${workshopId}/preparer`}>
      {t('console.prepare')}
    </LinkButton>
  )
  if (status.is === 'gone') {
    return (
      <Banner tone="danger" title={t('console.gone')} actions={back}>
        {sayFailure(status.failure)}
      </Banner>
    )
  }
  return (
    <Banner tone="warn" title={t('console.unopened')} actions={back}>
      {t('console.unopened.text')}
    </Banner>
  )
}
