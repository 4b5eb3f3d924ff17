// The documents of a démarche: their tree, its filter by tags, its trash, and what one asks to do with them.
import UsersRound from 'lucide-react/icons/users-round'
import { Suspense, useMemo, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { Demarche } from '../../../../shared/schemas/demarches.ts'
import type { TagRow } from '../../../../shared/schemas/tags.ts'
import { documentWords } from '../../../../shared/text/fr/document.ts'
import { organising } from '../../../../shared/text/fr/organising.ts'
import { words } from '../../../../shared/text/words.ts'
import { useRead } from '../../../query.ts'
import { ReadState } from '../../../ReadState.tsx'
import { concernedHref } from '../../../concerned-href.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Layout.tsx'
import type { Asked } from './asked.ts'
import { DocumentTree, type Moved } from './DocumentTree.tsx'
import styles from './tree.module.css'
import { Trash } from './Trash.tsx'
import { withTags } from './tree-places.ts'
import { lazily } from '../../../lazily.ts'

const t = words({ ...documentWords, ...organising })

const OrganisingDialog = lazily(() => import('./OrganisingDialog.tsx'), 'OrganisingDialog')
const ManageTagsDialog = lazily(() => import('./ManageTagsDialog.tsx'), 'ManageTagsDialog')

export interface DemarcheDocumentsProps {
  demarche: Demarche
  /** The button that begins a document, for those who may. */
  create: ReactNode
}

export function DemarcheDocuments({ demarche, create }: DemarcheDocumentsProps) {
  const { id: demarcheId, mayDo, role } = demarche
  const [, go] = useLocation()
  const read = useRead('listTree', { demarcheId })
  const tags = useRead('listTags', { demarcheId })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [asked, setAsked] = useState<Asked | null>(null)
  const [managing, setManaging] = useState(false)
  const [moved, setMoved] = useState<Moved | null>(null)
  const [trashed, setTrashed] = useState<string | null>(null)
  const all = read.data?.documents
  const known = useMemo(() => new Map(tags.data?.tags.map((tag) => [tag.id, tag])), [tags.data])
  const wanted = useMemo(() => chosen.filter((id) => known.has(id)), [chosen, known])
  const rows = useMemo(() => withTags(all ?? [], wanted), [all, wanted])
  const mayOrganise = mayDo.includes('createDocument')
  return (
    <div className="stack-loose">
      <div className="stack">
        {!all && <ReadState read={read} />}
        {all?.length === 0 && (
          <Empty title={t('documents.empty')} actions={create}>
            {t(create ? 'documents.empty.may' : 'documents.empty.wait')}
          </Empty>
        )}
        {all && all.length > 0 && (
          <>
            <Filter
              demarcheId={demarcheId}
              tags={tags.data?.tags ?? []}
              chosen={wanted}
              onChoose={setChosen}
              onManage={mayDo.includes('manageTags') ? () => setManaging(true) : undefined}
            />
            {rows.length === 0 && <p className="muted">{t('tree.nothing')}</p>}
            <DocumentTree
              demarcheId={demarcheId}
              rows={rows}
              tags={known}
              mayMove={mayOrganise && wanted.length === 0}
              mayOrganise={mayOrganise}
              onAsk={setAsked}
              moved={moved}
              trashed={trashed}
            />
            <p id="tree-help" className={styles.help}>
              <b>{t('tree.keys')}</b> {t(mayOrganise ? 'tree.help' : 'tree.help.read')}
            </p>
          </>
        )}
      </div>
      {(role === 'pilot' || role === 'writer') && <Trash demarcheId={demarcheId} isPilot={role === 'pilot'} />}
      <Suspense fallback={null}>
        {asked && (
          <OrganisingDialog
            asked={asked}
            onClose={() => setAsked(null)}
            onMoved={(id, parentId) => setMoved({ id, parentId })}
            onTrashed={() => setTrashed(asked.document.id)}
            onCopied={(documentId) => go(`/d/${demarcheId}/documents/${documentId}`)}
          />
        )}
        {managing && <ManageTagsDialog demarcheId={demarcheId} onClose={() => setManaging(false)} />}
      </Suspense>
    </div>
  )
}

interface FilterProps {
  demarcheId: string
  tags: readonly TagRow[]
  chosen: readonly string[]
  onChoose: (chosen: readonly string[]) => void
  onManage: (() => void) | undefined
}

/** Tags that no document bears filter nothing. */
function Filter({ demarcheId, tags, chosen, onChoose, onManage }: FilterProps) {
  const borne = tags.filter(({ id, documents }) => documents > 0 || chosen.includes(id))
  const only = chosen.length === 1 && tags.find(({ id }) => id === chosen[0])
  if (borne.length === 0 && !onManage) return null
  return (
    <div className={styles.filter} role="group" aria-label={t('tags.filter')}>
      {borne.map(({ id, name, kind }) => (
        <button
          key={id}
          type="button"
          className={styles.chip}
          aria-pressed={chosen.includes(id)}
          title={t(`tags.kind.${kind}`)}
          onClick={() => onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
        >
          {name}
        </button>
      ))}
      {chosen.length > 0 && (
        <Button variant="quiet" size="sm" flush onClick={() => onChoose([])}>
          {t('tags.filter.clear')}
        </Button>
      )}
      {only && (
        <LinkButton variant="quiet" size="sm" flush icon={UsersRound} href={concernedHref(demarcheId, only)}>
          {t('tags.concerned')}
        </LinkButton>
      )}
      {onManage && (
        <Button variant="quiet" size="sm" flush onClick={onManage}>
          {t('tags.manage')}
        </Button>
      )}
    </div>
  )
}
