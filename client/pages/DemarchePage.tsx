// A démarche: its masthead, and six views that each have an address.
import FilePlus from 'lucide-react/icons/file-plus'
import FileUp from 'lucide-react/icons/file-up'
import { Suspense, useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import type { Reply } from '../../shared/api.ts'
import { counted } from '../../shared/text/counted.ts'
import { demarche as demarcheWords } from '../../shared/text/fr/demarche.ts'
import { documentWords } from '../../shared/text/fr/document.ts'
import { exchangeEntries } from '../../shared/text/fr/exchange-entries.ts'
import { plural, words } from '../../shared/text/words.ts'
import { AccessRequests } from '../features/demarche/AccessRequests.tsx'
import styles from '../features/demarche/demarche.module.css'
import { EditDialog } from '../features/demarche/EditDialog.tsx'
import { Invitations } from '../features/demarche/Invitations.tsx'
import { InviteDialog } from '../features/demarche/InviteDialog.tsx'
import { Masthead } from '../features/demarche/Masthead.tsx'
import { Members } from '../features/demarche/Members.tsx'
import { OrganisationGroups } from '../features/demarche/Organisations.tsx'
import { stepOfTemplate } from '../features/demarche/steps.ts'
import { Thread } from '../features/demarche/Thread.tsx'
import { DirectoryTab } from '../features/directory/DirectoryTab.tsx'
import { CreateDialog } from '../features/document/CreateDialog.tsx'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { useMe } from '../me.tsx'
import { lazily } from '../lazily.ts'
import { useRead } from '../query.ts'
import { ReadState } from '../ReadState.tsx'
import { useGone } from '../use-gone.ts'
import { Button } from '../ui/Button.tsx'
import { Section, Skeleton } from '../ui/Layout.tsx'
import { TabLinks } from '../ui/TabLinks.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'

const t = words({ ...demarcheWords, ...documentWords, ...exchangeEntries })

// The tree and what moves it are of one view only.
const DemarcheDocuments = lazily(
  () => import('../features/document/organising/DemarcheDocuments.tsx'),
  'DemarcheDocuments',
)

const WorkshopsTab = lazily(() => import('../features/workshop/WorkshopsTab.tsx'), 'WorkshopsTab')

const Activity = lazily(() => import('../features/history/Activity.tsx'), 'Activity')

const Retention = lazily(() => import('../features/workshop/Retention.tsx'), 'Retention')

const tabs = ['', 'ateliers', 'documents', 'organisations', 'membres', 'activite'] as const
type Tab = (typeof tabs)[number]

type Asked = 'edit' | 'invite' | 'create' | 'import' | null

const ImportDialog = lazily(() => import('../features/document/ImportDialog.tsx'), 'ImportDialog')

export function DemarchePage() {
  const { demarcheId = '', tab: named = '' } = useParams()
  const tab = tabs.find((one) => one === named)
  const read = useRead('readDemarche', { demarcheId })
  const gone = useGone(read, demarcheId)
  if (tab === undefined || gone) return <NotFoundPage />
  if (read.data) return <Opened demarche={read.data} tab={tab} />
  return (
    <AppFrame title={t('demarche.loading')}>
      <h1 className="sr-only">{t('demarche.loading')}</h1>
      <ReadState read={read} title lines={6} />
    </AppFrame>
  )
}

function Opened({ demarche, tab }: { demarche: Reply<'readDemarche'>; tab: Tab }) {
  const [, go] = useLocation()
  const [asked, setAsked] = useState<Asked>(null)
  const list = useRead('listDocuments', { demarcheId: demarche.id })
  const close = () => setAsked(null)
  return (
    <AppFrame
      title={titleOf(demarche.title, tab)}
      crumbs={[{ label: t('demarche.crumb'), href: '/' }, { label: demarche.title }]}
    >
      <Masthead
        demarche={demarche}
        documents={list.data?.total ?? null}
        onEdit={() => setAsked('edit')}
        onInvite={() => setAsked('invite')}
      />
      <TabLinks label={t('demarche.tabs')} links={linksOf(demarche, tab, list.data?.total)} />
      {tab === '' && <ThreadTab demarche={demarche} list={list} onAsk={setAsked} />}
      {tab === 'documents' && (
        <DocumentsTab demarche={demarche} hasDocuments={list.data?.total !== 0} onAsk={setAsked} />
      )}
      {tab === 'ateliers' && (
        <div className={`${styles.single} stack-loose`}>
          <Suspense fallback={<Skeleton />}>
            <WorkshopsTab demarcheId={demarche.id} />
            <Retention demarcheId={demarche.id} />
          </Suspense>
        </div>
      )}
      {tab === 'organisations' && <OrganisationsTab demarche={demarche} />}
      {tab === 'membres' && <MembersTab demarche={demarche} />}
      {tab === 'activite' && (
        <div className={styles.single}>
          <Section title={t('demarche.tab.activity')} small>
            <Suspense fallback={<Skeleton />}>
              <Activity demarcheId={demarche.id} />
            </Suspense>
          </Section>
        </div>
      )}
      {asked === 'edit' && <EditDialog demarche={demarche} onClose={close} />}
      {asked === 'invite' && <InviteDialog demarche={demarche} onClose={close} />}
      {asked === 'import' && (
        <Suspense fallback={null}>
          <ImportDialog
            demarcheId={demarche.id}
            onClose={close}
            onOpen={(documentId) => go(`/d/${demarche.id}/documents/${documentId}`)}
          />
        </Suspense>
      )}
      {asked === 'create' && (
        <CreateDialog
          demarcheId={demarche.id}
          onClose={close}
          onCreated={(documentId) => go(`/d/${demarche.id}/documents/${documentId}`)}
        />
      )}
    </AppFrame>
  )
}

const tabNames = {
  ateliers: 'workshops',
  documents: 'documents',
  organisations: 'organisations',
  membres: 'members',
  activite: 'activity',
} as const

/** Each view is a page with its own name. */
const titleOf = (title: string, tab: Tab) => (tab === '' ? title : `${t(`demarche.tab.${tabNames[tab]}`)} · ${title}`)

function linksOf(demarche: Reply<'readDemarche'>, here: Tab, documents: number | undefined) {
  const base = `/d/${demarche.id}`
  return [
    { href: base, label: t('demarche.tab.thread'), here: here === '' },
    { href: `${base}/ateliers`, label: t('demarche.tab.workshops'), here: here === 'ateliers' },
    { href: `${base}/documents`, label: t('demarche.tab.documents'), count: documents, here: here === 'documents' },
    {
      href: `${base}/organisations`,
      label: t('demarche.tab.organisations'),
      count: demarche.organisations.length + demarche.listed,
      here: here === 'organisations',
    },
    {
      href: `${base}/membres`,
      label: t('demarche.tab.members'),
      count: demarche.members.length,
      here: here === 'membres',
    },
    { href: `${base}/activite`, label: t('demarche.tab.activity'), here: here === 'activite' },
  ]
}

interface TabProps {
  demarche: Reply<'readDemarche'>
  list: ReturnType<typeof useRead<'listDocuments'>>
  onAsk: (asked: Asked) => void
}

function ThreadTab({ demarche, list, onAsk }: TabProps) {
  const documents = list.data?.documents
  const others = documents?.filter(({ template }) => stepOfTemplate(template) === null) ?? []
  const n = demarche.organisations.length
  const all = <Link href={`/d/${demarche.id}/organisations`}>{t('organisations.all')}</Link>
  return (
    <div className={styles.body}>
      <div>
        {documents ? (
          <Thread
            current={demarche.step}
            documents={documents}
            onBegin={demarche.mayDo.includes('createDocument') ? () => onAsk('create') : undefined}
          />
        ) : (
          <ReadState read={list} lines={6} />
        )}
      </div>
      <div className={styles.side}>
        <Section
          title={plural(n, t('organisations.title.one', { n }), t('organisations.title.many', { n: counted(n) }))}
          aside={all}
          small
        >
          <OrganisationGroups organisations={demarche.organisations} />
        </Section>
        {others.length > 0 && (
          <Section title={t('thread.notes')} small>
            <ul role="list" className={styles.notes}>
              {others.map(({ id, title }) => (
                <li key={id}>
                  <Link href={`/d/${demarche.id}/documents/${id}`}>{title}</Link>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </div>
  )
}

function DocumentsTab({ demarche, hasDocuments, onAsk }: Omit<TabProps, 'list'> & { hasDocuments: boolean }) {
  const create = demarche.mayDo.includes('createDocument') && (
    <div className="row">
      <Button size="sm" variant="second" icon={FileUp} onClick={() => onAsk('import')}>
        {t('import.menu')}
      </Button>
      <Button size="sm" icon={FilePlus} onClick={() => onAsk('create')}>
        {t('demarche.newDocument')}
      </Button>
    </div>
  )
  return (
    <div className={styles.single}>
      <Section title={t('demarche.tab.documents')} aside={hasDocuments && create} small>
        <Suspense fallback={<Skeleton />}>
          <DemarcheDocuments demarche={demarche} create={create} />
        </Suspense>
      </Section>
    </div>
  )
}

function OrganisationsTab({ demarche }: Pick<TabProps, 'demarche'>) {
  return (
    <div className={styles.single}>
      <DirectoryTab demarche={demarche} title={t('organisations.directory')} />
    </div>
  )
}

function MembersTab({ demarche }: Pick<TabProps, 'demarche'>) {
  const me = useMe()
  const [, go] = useLocation()
  const n = demarche.members.length
  return (
    <div className={`${styles.single} stack-loose`}>
      {demarche.mayDo.includes('answerRequests') && <AccessRequests demarcheId={demarche.id} />}
      <Section title={plural(n, t('members.title.one', { n }), t('members.title.many', { n: counted(n) }))} small>
        <Members demarche={demarche} myId={me.id} onLeft={() => go('/')} />
      </Section>
      {demarche.mayDo.includes('invite') && <Invitations demarcheId={demarche.id} />}
    </div>
  )
}
