// What can be done with an open document: its moves of state, and the menu of the rest.
import CircleUser from 'lucide-react/icons/circle-user'
import Download from 'lucide-react/icons/download'
import Ellipsis from 'lucide-react/icons/ellipsis'
import FolderCog from 'lucide-react/icons/folder-cog'
import FolderOpen from 'lucide-react/icons/folder-open'
import History from 'lucide-react/icons/history'
import LayoutTemplate from 'lucide-react/icons/layout-template'
import Lock from 'lucide-react/icons/lock'
import PenLine from 'lucide-react/icons/pen-line'
import Waypoints from 'lucide-react/icons/waypoints'
import { Suspense, useState } from 'react'
import { useLocation } from 'wouter'
import { transitionBetween, type DocumentState } from '../../../shared/rules/document-states.ts'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { exchangeEntries } from '../../../shared/text/fr/exchange-entries.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import { lazily } from '../../lazily.ts'
import { Menu, type MenuAct, type MenuEntry } from '../../ui/aria/Menu.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './document.module.css'
import type { Opened } from './opened.ts'
import { useOrganising, type Organising } from './use-organising.tsx'
import { useWriteFor } from './WriteFor.tsx'

const t = words({ ...documentWords, ...exchangeEntries, ...roleWords })

/** Each is loaded when it is asked for: all of them need the server anyway. */
const RestrictDialog = lazily(() => import('./RestrictDialog.tsx'), 'RestrictDialog')
const BacklinksDialog = lazily(() => import('./BacklinksDialog.tsx'), 'BacklinksDialog')
const StateDialog = lazily(() => import('./StateDialog.tsx'), 'StateDialog')
const SaveTemplateDialog = lazily(() => import('./SaveTemplateDialog.tsx'), 'SaveTemplateDialog')
const ExportDialog = lazily(() => import('./ExportDialog.tsx'), 'ExportDialog')

type Asked = 'access' | 'template' | 'export' | 'backlinks' | null

/** On a phone, one menu holds both, and what is rare in it opens from a line of its own. */
export function DocumentActs({ opened }: { opened: Opened }) {
  const { documentId, state, document } = opened
  const [to, setTo] = useState<DocumentState | null>(null)
  const [asked, setAsked] = useState<Asked>(null)
  const moves = (document?.mayMoveTo ?? []).flatMap((next): MenuAct[] => {
    const transition = transitionBetween(state, next)
    if (!transition) return []
    const label = t(`transition.${transition.name}`)
    return [{ id: next, label, note: t(`stateHint.${next}`), act: () => setTo(next) }]
  })
  const organise = useOrganising(document)
  const acts = useActs(opened, organise, setAsked)
  const onPhone = usePhoneGroups(opened, acts, moves)
  const more = <IconButton icon={Ellipsis} label={t('doc.more')} />
  const close = () => setAsked(null)
  return (
    <>
      {moves.length > 0 && (
        <span className={styles.wideOnly}>
          <Menu
            label={t('doc.move')}
            groups={[moves]}
            trigger={
              <Button variant="second" size="sm">
                {t('doc.move')}
              </Button>
            }
          />
        </span>
      )}
      <span className={styles.wideOnly}>
        <Menu label={t('doc.more')} groups={filled([acts.mine, acts.ours, acts.copies, acts.gone])} trigger={more} />
      </span>
      <span className={styles.phoneOnly}>
        <Menu label={t('doc.more')} groups={onPhone} trigger={more} />
      </span>
      <Suspense fallback={null}>
        {to && <StateDialog documentId={documentId} from={state} to={to} onClose={() => setTo(null)} />}
        {document && asked === 'backlinks' && <BacklinksDialog documentId={documentId} onClose={close} />}
        {document && asked === 'export' && <ExportDialog documentId={documentId} onClose={close} />}
        {document && asked === 'template' && <SaveTemplateDialog document={document} onClose={close} />}
        {document && asked === 'access' && <RestrictDialog document={document} onClose={close} />}
      </Suspense>
      {organise.dialog}
    </>
  )
}

type Acts = Pick<Organising, 'mine' | 'ours' | 'copies' | 'gone'>

const filled = (groups: readonly (readonly MenuEntry[])[]) => groups.filter((group) => group.length > 0)

function useActs({ document, demarcheId, demarcheTitle }: Opened, organise: Organising, ask: (what: Asked) => void) {
  const [, go] = useLocation()
  const { mine, ours, copies, gone }: Acts = organise
  if (!document) {
    const act = () => go(`/d/${demarcheId}`)
    const back: MenuAct = { id: 'demarche', label: t('doc.demarche'), note: demarcheTitle, icon: FolderOpen, act }
    return { mine: [back], ours, copies, gone }
  }
  const access: MenuAct = { id: 'access', label: t('doc.access'), icon: Lock, act: () => ask('access') }
  const template: MenuAct = {
    id: 'template',
    label: t('doc.template'),
    icon: LayoutTemplate,
    act: () => ask('template'),
  }
  const past: MenuAct = {
    id: 'history',
    label: t('doc.history'),
    icon: History,
    act: () => go(`/d/${demarcheId}/documents/${document.id}/historique`),
  }
  const note = t('export.menu.note')
  const exporting: MenuAct = { id: 'export', label: t('export.menu'), note, icon: Download, act: () => ask('export') }
  return {
    mine: [past, ...mine, { id: 'backlinks', label: t('doc.backlinks'), icon: Waypoints, act: () => ask('backlinks') }],
    ours: [...(document.mayDo.includes('restrictDocument') ? [access] : []), ...ours],
    copies: [exporting, ...copies, ...(document.mayDo.includes('saveAsTemplate') ? [template] : [])],
    gone,
  }
}

/** What the wide header shows beside the menu has no room on a phone, and stands in the menu. */
function usePhoneGroups({ document, demarcheId, demarcheTitle, mayWrite }: Opened, acts: Acts, moves: MenuAct[]) {
  const [, go] = useLocation()
  const writeFor = useWriteFor(demarcheId)
  const account: MenuAct = { id: 'account', label: t('doc.account'), icon: CircleUser, act: () => go('/compte') }
  if (!document) return [acts.mine, [account]]
  const [exporting, ...copies] = acts.copies
  const rare = [...acts.ours, ...copies]
  const back: MenuAct = {
    id: 'demarche',
    label: t('doc.demarche'),
    note: demarcheTitle,
    icon: FolderOpen,
    act: () => go(`/d/${demarcheId}/documents`),
  }
  const branches: MenuEntry[] = [
    ...(rare.length > 0 ? [{ id: 'organise', label: t('doc.organise'), icon: FolderCog, acts: rare }] : []),
    ...(mayWrite && writeFor ? [{ id: 'writeFor', label: writeFor.said, icon: PenLine, acts: writeFor.acts }] : []),
  ]
  return filled([[back], moves, [...acts.mine, ...(exporting ? [exporting] : [])], branches, [account], acts.gone])
}
