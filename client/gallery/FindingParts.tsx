// Gallery: what organises and finds documents: their tree, what was found in them, mentions, what an import lost.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reply } from '../../shared/api.ts'
import type { Loss } from '../../shared/exchange/formats.ts'
import type { TreeRow } from '../../shared/schemas/organising.ts'
import type { FoundDocument } from '../../shared/schemas/search.ts'
import type { Tag } from '../../shared/schemas/tags.ts'
import { ImportLosses } from '../features/document/ImportLosses.tsx'
import { DocumentTree } from '../features/document/organising/DocumentTree.tsx'
import { MentionTray } from '../features/frame/MentionTray.tsx'
import { Results } from '../features/search/Results.tsx'
import { SessionContext } from '../me.tsx'
import { AriaRoot } from '../ui/aria/AriaRoot.tsx'
import { toasts } from '../ui/toast-store.ts'
import styles from './Gallery.module.css'
import { gallerySession, people } from './samples.ts'

const at = '2026-03-12T14:02:00.000Z'
const present = people
  .slice(0, 3)
  .map(({ id, name, mark }) => ({ actorId: id ?? name, displayName: name, hue: mark?.hue ?? 0 }))

const line = (id: string, title: string, more: Partial<TreeRow> = {}): TreeRow => ({
  id,
  parentId: null,
  title,
  state: 'draft',
  restricted: false,
  changedAt: at,
  favourite: false,
  tagIds: [],
  mayRename: true,
  mayTrash: true,
  present: [],
  ...more,
})

const rows: readonly TreeRow[] = [
  line('1', 'Schéma métropolitain de l’ESS 2026-2031', { state: 'consultation', favourite: true, tagIds: ['a', 'b'] }),
  line('2', 'Axe 2. Loger et financer les projets', { parentId: '1', present }),
  line('3', 'Annexe : les lieux recensés, commune par commune, avec leurs surfaces', { parentId: '1' }),
  line('4', 'Diagnostic territorial partagé', { state: 'adopted' }),
  line('5', 'Note au bureau', { restricted: true, state: 'submitted' }),
]

const tags = new Map<string, Tag>([
  ['a', { id: 'a', kind: 'theme', name: 'Foncier' }],
  ['b', { id: 'b', kind: 'service', name: 'Habitat' }],
])

const found: readonly FoundDocument[] = [
  {
    documentId: '1',
    demarcheId: 'gallery',
    demarcheTitle: 'Schéma métropolitain de l’ESS',
    title: 'Schéma métropolitain de l’ESS 2026-2031',
    titleRuns: [],
    state: 'consultation',
    changedAt: at,
    passages: [
      {
        blockId: null,
        section: '2.1 Ouvrir des lieux partagés',
        text: '… douze lieux accueillent des activités, et le foncier reste tenu dans la durée …',
        runs: [[47, 7]],
      },
    ],
  },
]

const losses: readonly Loss[] = [
  { kind: 'image', count: 2, names: ['plan.wmf', 'logo.emf'] },
  { kind: 'comment', count: 1, names: [] },
  { kind: 'macro', count: 1, names: [] },
]

const mentions: Reply<'listMentions'> = {
  unseen: 1,
  mentions: [
    {
      documentId: '1',
      demarcheId: 'gallery',
      title: 'Schéma métropolitain de l’ESS',
      blockId: 'b',
      text: 'À relire avant le comité technique.',
      by: 'Sékou Diarra',
      at,
      seen: false,
    },
  ],
}

/** It knows its answers beforehand, and asks nobody. */
function answered(): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } })
  client.setQueryData(['listMentions', {}], mentions)
  return client
}

export function FindingParts() {
  const [client] = useState(answered)
  return (
    <SessionContext value={gallerySession}>
      <QueryClientProvider client={client}>
        <AriaRoot>
          <div className="stack-loose">
            <DocumentTree
              moved={null}
              trashed={null}
              demarcheId="gallery"
              rows={rows}
              tags={tags}
              mayMove
              mayOrganise
              onAsk={({ what }) => toasts.show({ tone: 'info', text: what })}
            />
            <p id="tree-help" className="meta">
              Un arbre se parcourt avec les flèches.
            </p>
            <div className={styles.grid2}>
              <Results documents={found} demarches />
              <div className="stack">
                <div className="row">
                  <MentionTray />
                  <span className="meta">« On vous a mentionné », derrière son bouton.</span>
                </div>
                <ImportLosses losses={losses} />
              </div>
            </div>
          </div>
        </AriaRoot>
      </QueryClientProvider>
    </SessionContext>
  )
}
