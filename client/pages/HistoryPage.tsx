// The past of a document. The address says what is compared, or which moment is read: it can be passed on.
import { useMemo } from 'react'
import { useParams, useSearchParams } from 'wouter'
import { historyWords } from '../../shared/text/fr/history.ts'
import { words } from '../../shared/text/words.ts'
import { readAddress, writeAddress, type Address } from '../features/history/address.ts'
import { Header } from '../features/history/Header.tsx'
import { HistoryScreen } from '../features/history/HistoryScreen.tsx'
import styles from '../features/history/history.module.css'
import { Refused } from '../features/history/Refused.tsx'
import { useLines } from '../features/history/use-lines.ts'
import { FrameTools } from '../features/frame/FrameTools.tsx'
import '../ui/document-font.ts'
import { Skeleton } from '../ui/Layout.tsx'
import { Page } from '../ui/Page.tsx'

const t = words(historyWords)

export function HistoryPage() {
  const { documentId = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const address = useMemo(() => readAddress(params), [params])
  const { read, history, lines, isLoading, failure, more } = useLines(documentId, address.filter)
  // Moving along the line of time is not a page more to go back through; another comparison is.
  const put = (next: Address) =>
    setParams(new URLSearchParams(writeAddress(next)), {
      replace: address.shows.what === 'default' || (next.shows.what === 'moment' && address.shows.what === 'moment'),
    })
  const title = history ? t('history.title', { title: history.title }) : t('history.tab')
  return (
    <Page
      title={title}
      width="full"
      className={styles.main}
      topBar={
        <Header
          title={title}
          history={history}
          href={history ? `/d/${history.demarcheId}/documents/${documentId}` : `/documents/${documentId}`}
          account={<FrameTools />}
        />
      }
    >
      {history && lines ? (
        <HistoryScreen
          key={documentId}
          documentId={documentId}
          history={history}
          lines={lines}
          older={{ isLoading, failure, more: () => void more() }}
          address={address}
          onAddress={put}
        />
      ) : read.error ? (
        <Refused read={read} />
      ) : (
        <div className={styles.none}>
          <Skeleton title lines={10} label={t('history.opening')} />
        </div>
      )}
    </Page>
  )
}
