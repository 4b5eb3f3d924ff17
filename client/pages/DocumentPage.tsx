// A document: read from the API, or from the card of an earlier visit when there is no network.
import { Suspense, useEffect, useMemo } from 'react'
import { useParams } from 'wouter'
import { documentWords } from '../../shared/text/fr/document.ts'
import { words } from '../../shared/text/words.ts'
import { Failure } from '../api.ts'
import { call } from '../signed-in-api.ts'
import { cardOf, openedFrom, openedFromCard } from '../features/document/opened.ts'
import { OpenDocument } from '../features/document/OpenDocument.tsx'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { FrameTools } from '../features/frame/FrameTools.tsx'
import { lazily } from '../lazily.ts'
import { keepCard, readCard } from '../live/document-card.ts'
import { deviceNotes } from '../live/notes.ts'
import { useMe } from '../me.tsx'
import { useRead } from '../query.ts'
import { ReadState } from '../ReadState.tsx'
import { useGone } from '../use-gone.ts'
import { Empty } from '../ui/Layout.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'

const t = words(documentWords)

const Consents = lazily(() => import('../features/consent/Consents.tsx'), 'Consents')
const ErasedBanner = lazily(() => import('../features/history/ErasedBanner.tsx'), 'ErasedBanner')
const SinceVisit = lazily(() => import('../features/history/SinceVisit.tsx'), 'SinceVisit')

function onlyFailures(error: unknown): void {
  if (!(error instanceof Failure)) throw error
}

export function DocumentPage() {
  const { documentId = '' } = useParams()
  const me = useMe()
  const read = useRead('readDocument', { documentId })
  const failed = (read.error ?? read.failureReason)?.code // the first failure is enough to open what this device keeps
  const isAway = failed === 'offline' || failed === 'unavailable'
  const { data } = read
  const gone = useGone(read, documentId)
  const opened = useMemo(() => {
    if (data) return openedFrom(data)
    const card = isAway ? readCard(deviceNotes(), me.id, documentId) : null
    return card && openedFromCard(card)
  }, [data, isAway, me.id, documentId])
  useEffect(() => {
    if (data) keepCard(deviceNotes(), me.id, cardOf(openedFrom(data), Date.now()))
  }, [data, me.id])
  const isOpen = data !== undefined
  useEffect(() => {
    // Of use to oneself later, never to the page: whether it was noted or not, the text opens.
    if (isOpen) call('seeDocument', { documentId }).catch(onlyFailures)
  }, [isOpen, documentId])
  // What was open stays: its own banner says that the access was closed, and what is kept.
  const news = isOpen && (
    <Suspense fallback={null}>
      {data.erased && <ErasedBanner documentId={documentId} erased={data.erased} />}
      <Consents documentId={documentId} />
      <SinceVisit documentId={documentId} />
    </Suspense>
  )
  if (opened) return <OpenDocument key={documentId} opened={opened} account={<FrameTools />} news={news} />
  if (gone) return <NotFoundPage />
  return (
    <AppFrame title={t('doc.loading')}>
      <h1 className="sr-only">{t('doc.loading')}</h1>
      <div className="stack">
        {isAway && <Empty title={t('doc.offlineNever')}>{t('doc.offlineNever.text')}</Empty>}
        <ReadState read={read} title lines={8} />
      </div>
    </AppFrame>
  )
}
