// The restitution of a workshop: where it stands, what tables say of it, what is to be corrected, and where each passage comes from.
import ClipboardList from 'lucide-react/icons/clipboard-list'
import Download from 'lucide-react/icons/download'
import FileText from 'lucide-react/icons/file-text'
import { Suspense, useState } from 'react'
import { Link, useParams } from 'wouter'
import type { Restitution } from '../../shared/schemas/restitution.ts'
import { demarche as demarcheWords } from '../../shared/text/fr/demarche.ts'
import { restitutionWords } from '../../shared/text/fr/restitution.ts'
import { words } from '../../shared/text/words.ts'
import { sayDay, saySince } from '../dates.ts'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { Changes } from '../features/restitution/Changes.tsx'
import { Figures } from '../features/restitution/Figures.tsx'
import { NextStep } from '../features/restitution/NextStep.tsx'
import { Quoted } from '../features/restitution/Quoted.tsx'
import styles from '../features/restitution/restitution.module.css'
import { StepPath } from '../features/restitution/StepPath.tsx'
import { TablesRead } from '../features/restitution/TablesRead.tsx'
import { Unwritten } from '../features/restitution/Unwritten.tsx'
import { WriteAgain } from '../features/restitution/WriteAgain.tsx'
import { lazily } from '../lazily.ts'
import { useRead } from '../query.ts'
import { ReadState } from '../ReadState.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import '../ui/document-font.ts'
import { Section } from '../ui/Layout.tsx'
import { PageHead } from '../ui/Page.tsx'
import { useGone } from '../use-gone.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

const t = words({ ...restitutionWords, ...demarcheWords })
const ExportDialog = lazily(() => import('../features/document/ExportDialog.tsx'), 'ExportDialog')

export function RestitutionPage() {
  const { workshopId = '' } = useParams()
  const read = useRead('readRestitution', { workshopId })
  const gone = useGone(read, workshopId)
  if (gone) return <NotFoundPage />
  if (read.data) return <Opened key={workshopId} restitution={read.data} />
  return (
    <AppFrame title={t('restitution.loading')}>
      <h1 className="sr-only">{t('restitution.loading')}</h1>
      <ReadState read={read} title lines={8} />
    </AppFrame>
  )
}

type Written = NonNullable<Restitution['written']>

function Opened({ restitution }: { restitution: Restitution }) {
  const { workshopId, title, question, demarcheId, demarcheTitle, written, maySteer } = restitution
  return (
    <AppFrame
      title={t('restitution.page', { title })}
      crumbs={[
        { label: t('demarche.crumb'), href: '/' },
        { label: demarcheTitle, href: `/d/${demarcheId}/ateliers` },
        { label: t('restitution.crumb') },
      ]}
    >
      <PageHead
        size="mast"
        over={sayOver(restitution)}
        title={title}
        lead={question || undefined}
        actions={<HeadActs restitution={restitution} />}
      />
      <StepPath written={written} />
      {written === null ? (
        <Unwritten restitution={restitution} />
      ) : (
        <div className={styles.body}>
          <div className={classes('stack-loose', styles.aside)}>
            {maySteer && <NextStep workshopId={workshopId} written={written} />}
            <Figures {...restitution} />
            <Earlier restitution={restitution} written={written} />
          </div>
          <div className="stack-loose">
            <TablesRead
              workshopId={workshopId}
              tables={written.tables}
              mayRecord={maySteer && written.step !== 'published'}
            />
            {maySteer && (
              <Changes
                workshopId={workshopId}
                documentHref={hrefOf(demarcheId, written.documentId)}
                isClosed={written.step === 'published'}
              />
            )}
            <Quoted workshopId={workshopId} />
          </div>
        </div>
      )}
    </AppFrame>
  )
}

const hrefOf = (demarcheId: string, documentId: string): string => `/d/${demarcheId}/documents/${documentId}`

function sayOver({ startsAt, place }: Restitution): string {
  const when = startsAt ? t('restitution.over.dated', { day: sayDay(new Date(startsAt)) }) : t('restitution.over')
  return place === '' ? when : t('restitution.over.placed', { when, place })
}

function HeadActs({ restitution: { written, demarcheId, workshopId, maySteer } }: { restitution: Restitution }) {
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      {maySteer && (
        <LinkButton variant="quiet" icon={ClipboardList} href={`/ateliers/${workshopId}/emargement`}>
          {t('restitution.attendance')}
        </LinkButton>
      )}
      {written && (
        <>
          <Button variant="second" icon={Download} onClick={() => setAsked(true)}>
            {t('restitution.download')}
          </Button>
          <LinkButton icon={FileText} href={hrefOf(demarcheId, written.documentId)}>
            {t('restitution.open')}
          </LinkButton>
          {isAsked && (
            <Suspense fallback={null}>
              <ExportDialog documentId={written.documentId} onClose={() => setAsked(false)} />
            </Suspense>
          )}
        </>
      )}
    </>
  )
}

function Earlier({ restitution, written }: { restitution: Restitution; written: Written }) {
  const { workshopId, demarcheId, maySteer, stage } = restitution
  const mayAgain = maySteer && stage === 'closed'
  if (written.earlier.length === 0 && !mayAgain) return null
  return (
    <Section title={t('restitution.earlier')} small>
      {written.earlier.length > 0 && (
        <ul role="list" className="stack">
          {written.earlier.map(({ documentId, number, writtenAt }) => (
            <li key={documentId}>
              <Link href={hrefOf(demarcheId, documentId)}>
                {t('restitution.earlier.one', { n: number, when: saySince(writtenAt) })}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {mayAgain && <WriteAgain workshopId={workshopId} />}
    </Section>
  )
}
