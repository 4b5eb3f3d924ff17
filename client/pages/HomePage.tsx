// Today: the date, what is expected of me, my démarches, my favourites and what I saw last, the documents that moved last.
import Plus from 'lucide-react/icons/plus'
import { home } from '../../shared/text/fr/home.ts'
import { words } from '../../shared/text/words.ts'
import { sayToday } from '../dates.ts'
import { DemarcheRows } from '../features/demarche/DemarcheRows.tsx'
import { DocumentLinks } from '../features/home/DocumentLinks.tsx'
import { Expected } from '../features/home/Expected.tsx'
import { Happenings } from '../features/home/Happenings.tsx'
import styles from '../features/home/home.module.css'
import { DeviceDocuments } from '../features/document/DeviceDocuments.tsx'
import { DocumentTable } from '../features/document/DocumentTable.tsx'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { useMe } from '../me.tsx'
import { useRead } from '../query.ts'
import { ReadState } from '../ReadState.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Empty, Section } from '../ui/Layout.tsx'
import { PageHead } from '../ui/Page.tsx'

const t = words(home)

export function HomePage() {
  const me = useMe()
  const act = (
    <LinkButton href="/d/nouvelle" icon={Plus}>
      {t('home.newDemarche')}
    </LinkButton>
  )
  return (
    <AppFrame title={t('home.tab')} className={styles.home}>
      <PageHead
        size="mast"
        over={t('home.hello', { name: me.displayName.split(' ')[0] ?? me.displayName })}
        title={sayToday()}
        actions={act}
      />
      <div className="stack-loose">
        <div className={styles.two}>
          <HappensToday />
          <ExpectedOfMe />
        </div>
        <Demarches />
        <Mine />
        <Documents />
      </div>
    </AppFrame>
  )
}

function HappensToday() {
  const today = useRead('readToday', {})
  return (
    <Section title={t('home.today')} small>
      {today.data ? <Happenings happenings={today.data.happenings} /> : <ReadState read={today} lines={2} />}
    </Section>
  )
}

function ExpectedOfMe() {
  const today = useRead('readToday', {})
  const mentions = useRead('listMentions', {})
  if (today.data) return <Expected tasks={today.data.tasks} mentions={mentions.data?.mentions ?? []} />
  if (today.error) return null // told beside, by the day that comes with it
  return (
    <Section title={t('home.expected')} small>
      <ReadState read={today} lines={3} />
    </Section>
  )
}

/** Nothing stands here before there is something: the first page of a newcomer is short. */
function Mine() {
  const { data } = useRead('readToday', {})
  if (!data || data.seen.length + data.favourites.length === 0) return null
  return (
    <div className={styles.half}>
      <Section title={t('home.favourites')} small>
        {data.favourites.length === 0 && <p className="muted">{t('home.favourites.none')}</p>}
        <DocumentLinks documents={data.favourites} />
      </Section>
      <Section title={t('home.seen')} small>
        {data.seen.length === 0 && <p className="muted">{t('home.seen.none')}</p>}
        <DocumentLinks documents={data.seen} />
      </Section>
    </div>
  )
}

function Demarches() {
  const read = useRead('listDemarches', {})
  const demarches = read.data?.demarches
  const begin = (
    <LinkButton href="/d/nouvelle" variant="second" icon={Plus}>
      {t('home.newDemarche')}
    </LinkButton>
  )
  return (
    <Section title={t('home.demarches')} small>
      {!demarches && <ReadState read={read} />}
      {demarches?.length === 0 && (
        <Empty title={t('home.noDemarche')} actions={begin}>
          {t('home.noDemarche.text')}
        </Empty>
      )}
      {demarches && demarches.length > 0 && <DemarcheRows demarches={demarches} />}
    </Section>
  )
}

function Documents() {
  const read = useRead('listRecentDocuments', {})
  const documents = read.data?.documents
  if (read.error?.code === 'offline' && !documents) {
    return (
      <Section title={t('home.device')} small>
        <DeviceDocuments />
      </Section>
    )
  }
  return (
    <Section title={t('home.documents')} small>
      {!documents && <ReadState read={read} />}
      {documents?.length === 0 && <Empty title={t('home.noDocument')}>{t('home.noDocument.text')}</Empty>}
      {documents && documents.length > 0 && <DocumentTable documents={documents} />}
    </Section>
  )
}
