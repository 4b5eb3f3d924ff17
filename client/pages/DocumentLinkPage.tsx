// The short address of a document, which holds wherever it is moved: leads to its page, to the same passage of it.
import { useEffect } from 'react'
import { useLocation, useParams } from 'wouter'
import { documentWords } from '../../shared/text/fr/document.ts'
import { words } from '../../shared/text/words.ts'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { useRead } from '../query.ts'
import { ReadState } from '../ReadState.tsx'
import { useGone } from '../use-gone.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

const t = words(documentWords)

export function DocumentLinkPage() {
  const { documentId = '' } = useParams()
  const [, go] = useLocation()
  const read = useRead('readDocument', { documentId })
  const gone = useGone(read, documentId)
  const demarcheId = read.data?.demarcheId
  useEffect(() => {
    if (demarcheId) go(`/d/${demarcheId}/documents/${documentId}${location.hash}`, { replace: true })
  }, [demarcheId, documentId, go])
  if (gone) return <NotFoundPage />
  return (
    <AppFrame title={t('doc.loading')}>
      <h1 className="sr-only">{t('doc.loading')}</h1>
      <ReadState read={read} title lines={8} />
    </AppFrame>
  )
}
