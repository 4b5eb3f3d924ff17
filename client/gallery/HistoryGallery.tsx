// Gallery: the past of a text, whole and with answers known beforehand. /gallery/historique/gallery, then as the address says.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { SessionContext } from '../me.tsx'
import { HistoryPage } from '../pages/HistoryPage.tsx'
import { AriaRoot } from '../ui/aria/AriaRoot.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { comparison, found, history, mirror, moment } from './history-samples.ts'
import { gallerySession } from './samples.ts'

function answered(): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } })
  const documentId = 'gallery'
  client.setQueryData(['listMentions', {}], { unseen: 0, mentions: [] })
  client.setQueryData(['readHistory', { documentId }], history)
  client.setQueryData(['searchHistory', { documentId, phrase: 'guichet unique' }], found)
  const mentioned = { people: [], organisations: ['a3b1c6de-0000-4000-8000-000000000001'] }
  client.setQueryData(['resolveReferences', { documentId, ...mentioned }], {
    documents: [],
    people: [],
    organisations: [{ id: mentioned.organisations[0], name: 'Toits du Val' }],
    lostSections: [],
  })
  const stops = [0, ...history.lines.flatMap((line) => (line.kind === 'sitting' ? [line.from - 1, line.to] : []))]
  for (const position of stops) {
    client.setQueryData(['readMirror', { documentId, position }], mirror)
    client.setQueryData(['readMoment', { documentId, position }], { ...moment, position })
    for (const from of stops) client.setQueryData(['readComparison', { documentId, from, to: position }], comparison)
  }
  return client
}

export function HistoryGallery() {
  const [client] = useState(answered)
  return (
    <SessionContext value={gallerySession}>
      <QueryClientProvider client={client}>
        <AriaRoot>
          <HistoryPage />
          <Toasts />
        </AriaRoot>
      </QueryClientProvider>
    </SessionContext>
  )
}
