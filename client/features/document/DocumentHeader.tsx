// The band above an open text: its title, state, save state, who is here, and what can be done with it.
import CircleUser from 'lucide-react/icons/circle-user'
import Download from 'lucide-react/icons/download'
import Ellipsis from 'lucide-react/icons/ellipsis'
import FolderOpen from 'lucide-react/icons/folder-open'
import LayoutTemplate from 'lucide-react/icons/layout-template'
import Lock from 'lucide-react/icons/lock'
import Waypoints from 'lucide-react/icons/waypoints'
import { Suspense, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { transitionBetween, type DocumentState } from '../../../shared/rules/document-states.ts'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { exchangeEntries } from '../../../shared/text/fr/exchange-entries.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import { sayShown, stops, type ShownStatus } from './shown-status.ts'
import { Menu, type MenuAct } from '../../ui/aria/Menu.tsx'
import { Brand } from '../../ui/Brand.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { SaveState, Status, Tag, type SaveStatus } from '../../ui/Status.tsx'
import styles from './document.module.css'
import type { Opened } from './opened.ts'
import { TitleField } from './TitleField.tsx'
import { useOrganising } from './use-organising.tsx'
import { Where } from './Where.tsx'
import { useWriteFor, WriteFor } from './WriteFor.tsx'
import { lazily } from '../../lazily.ts'

const t = words({ ...documentWords, ...exchangeEntries, ...roleWords })

/** Each is loaded when it is asked for: all of them need the server anyway. */
const RestrictDialog = lazily(() => import('./RestrictDialog.tsx'), 'RestrictDialog')
const BacklinksDialog = lazily(() => import('./BacklinksDialog.tsx'), 'BacklinksDialog')
const StateDialog = lazily(() => import('./StateDialog.tsx'), 'StateDialog')
const SaveTemplateDialog = lazily(() => import('./SaveTemplateDialog.tsx'), 'SaveTemplateDialog')
const ExportDialog = lazily(() => import('./ExportDialog.tsx'), 'ExportDialog')

export interface DocumentHeaderProps {
  opened: Opened
  status: ShownStatus
  /** Who is here. */
  presence: ReactNode
  /** The account menu of the frame. */
  account: ReactNode
}

export function DocumentHeader({ opened, status, presence, account }: DocumentHeaderProps) {
  const { documentId, demarcheId, title, state, document } = opened
  return (
    <header className={styles.header} data-region="header" data-band="">
      <Brand href="/" compact />
      <div className={styles.title}>
        <Where opened={opened} />
        <TitleField
          documentId={documentId}
          title={title}
          mayRename={document?.mayDo.includes('renameDocument') ?? false}
        />
        <div className={styles.facts}>
          <Status status={state} />
          {document?.restricted && (
            <span className={styles.restricted}>
              <Tag tone="line">{t('doc.restricted')}</Tag>
            </span>
          )}
          <span className={styles.save} data-is={status.is}>
            <SaveState
              state={saveStates[status.is]}
              words={<Sentence text={sayShown(status)} />}
              quiet={stops(status)}
            />
          </span>
          {document && opened.mayWrite && (
            <span className={styles.wideOnly}>
              <WriteFor demarcheId={demarcheId} />
            </span>
          )}
        </div>
      </div>
      <div className={styles.end}>
        <div className={styles.wideOnly}>{presence}</div>
        <Acts opened={opened} />
        <div className={styles.wideOnly}>{account}</div>
      </div>
    </header>
  )
}

/** On a phone only what comes before the colon is shown: a banner tells the rest. */
function Sentence({ text }: { text: string }) {
  const [, start = text, rest = ''] = /^(.*?)(\s:.*)$/.exec(text) ?? []
  return (
    <>
      {start}
      {rest && <span className={styles.rest}>{rest}</span>}
    </>
  )
}

const saveStates: Record<ShownStatus['is'], SaveStatus> = {
  opening: 'saving',
  saved: 'saved',
  saving: 'saving',
  offline: 'offline',
  reconnecting: 'saving',
  roomFull: 'waiting',
  busy: 'waiting',
  readOnly: 'readOnly',
  frozen: 'readOnly',
  signedOut: 'expired',
  noRight: 'failed',
  reload: 'reload',
  tooManyTabs: 'failed',
  unavailable: 'failed',
}

/** The moves of state, and the menu of the rest. On a phone, one menu holds both. */
function Acts({ opened: { documentId, demarcheId, demarcheTitle, state, document, mayWrite } }: { opened: Opened }) {
  const [, go] = useLocation()
  const [to, setTo] = useState<DocumentState | null>(null)
  const [restricting, setRestricting] = useState(false)
  const [keeping, setKeeping] = useState(false)
  const [exporting, setExporting] = useState(false)
  const [linking, setLinking] = useState(false)
  const moves = (document?.mayMoveTo ?? []).flatMap((next): MenuAct[] => {
    const transition = transitionBetween(state, next)
    if (!transition) return []
    const label = t(`transition.${transition.name}`)
    return [{ id: next, label, note: t(`stateHint.${next}`), act: () => setTo(next) }]
  })
  const rest: MenuAct[] = [
    {
      id: 'demarche',
      label: t('doc.demarche'),
      note: demarcheTitle,
      icon: FolderOpen,
      act: () => go(`/d/${demarcheId}`),
    },
  ]
  if (document?.mayDo.includes('restrictDocument')) {
    rest.push({ id: 'access', label: t('doc.access'), icon: Lock, act: () => setRestricting(true) })
  }
  if (document?.mayDo.includes('saveAsTemplate')) {
    rest.push({ id: 'template', label: t('doc.template'), icon: LayoutTemplate, act: () => setKeeping(true) })
  }
  if (document) {
    const note = t('export.menu.note')
    rest.push({ id: 'export', label: t('export.menu'), note, icon: Download, act: () => setExporting(true) })
    rest.push({ id: 'backlinks', label: t('doc.backlinks'), icon: Waypoints, act: () => setLinking(true) })
  }
  const organise = useOrganising(document)
  const writeFor = useWriteFor(demarcheId)
  const forWhom: MenuAct[] =
    document && mayWrite ? (writeFor?.acts ?? []).map((act) => ({ ...act, note: t('writeFor.label') })) : []
  const account: MenuAct[] = [{ id: 'account', label: t('doc.account'), icon: CircleUser, act: () => go('/compte') }]
  const onPhone = [rest, ...organise.groups, moves, forWhom, account].filter((group) => group.length > 0)
  const more = <IconButton icon={Ellipsis} label={t('doc.more')} />
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
        <Menu label={t('doc.more')} groups={[rest, ...organise.groups]} trigger={more} />
      </span>
      <span className={styles.phoneOnly}>
        <Menu label={t('doc.more')} groups={onPhone} trigger={more} />
      </span>
      <Suspense fallback={null}>
        {to && <StateDialog documentId={documentId} from={state} to={to} onClose={() => setTo(null)} />}
        {linking && document && <BacklinksDialog documentId={documentId} onClose={() => setLinking(false)} />}
        {exporting && document && <ExportDialog documentId={documentId} onClose={() => setExporting(false)} />}
        {keeping && document && <SaveTemplateDialog document={document} onClose={() => setKeeping(false)} />}
        {restricting && document && <RestrictDialog document={document} onClose={() => setRestricting(false)} />}
      </Suspense>
      {organise.dialog}
    </>
  )
}
