// Preparing a workshop: what is said of it, its running order, and its opening.
import { Redirect, useParams } from 'wouter'
import type { Workshop } from '../../shared/schemas/workshops.ts'
import { demarche as demarcheWords } from '../../shared/text/fr/demarche.ts'
import { prepareWords } from '../../shared/text/fr/workshop-prepare.ts'
import { words } from '../../shared/text/words.ts'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { FacilitatorsField } from '../features/workshop/FacilitatorsField.tsx'
import { FactsForm } from '../features/workshop/FactsForm.tsx'
import { MeetingOf } from '../features/workshop/meeting/MeetingOf.tsx'
import { Opening } from '../features/workshop/Opening.tsx'
import styles from '../features/workshop/prepare.module.css'
import { Rehearse } from '../features/workshop/Rehearse.tsx'
import { RunningOrder } from '../features/workshop/RunningOrder.tsx'
import { SavedState } from '../features/workshop/SavedState.tsx'
import { useSaving } from '../features/workshop/saving.ts'
import { StageTag } from '../features/workshop/StageTag.tsx'
import { useSteering } from '../features/workshop/steer.ts'
import { TakenWords } from '../features/workshop/TakenWords.tsx'
import { queryClient, useDo, useRead } from '../query.ts'
import { ReadState } from '../ReadState.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Section } from '../ui/Layout.tsx'
import { PageHead } from '../ui/Page.tsx'
import { useGone } from '../use-gone.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

const t = words({ ...prepareWords, ...demarcheWords })

export function PrepareWorkshopPage() {
  const { workshopId = '' } = useParams()
  const read = useRead('readWorkshop', { workshopId })
  const gone = useGone(read, workshopId)
  if (gone) return <NotFoundPage />
  if (read.data?.rehearsalOf) return <Redirect to={`/ateliers/${read.data.rehearsalOf}/preparer`} replace />
  if (read.data) return <Opened key={workshopId} workshop={read.data} />
  return (
    <AppFrame title={t('prepare.loading')}>
      <h1 className="sr-only">{t('prepare.loading')}</h1>
      <ReadState read={read} title lines={8} />
    </AppFrame>
  )
}

function Opened({ workshop }: { workshop: Workshop }) {
  const { id: workshopId, title, demarcheId, demarcheTitle, stage, maySteer } = workshop
  const demarche = useRead('readDemarche', { demarcheId })
  const update = useDo('updateWorkshop')
  const note = useDo('notePhase')
  const saving = useSaving()
  const { steer } = useSteering(workshopId, () => queryClient.invalidateQueries())
  return (
    <AppFrame
      title={t('prepare.title', { title })}
      crumbs={[
        { label: t('demarche.crumb'), href: '/' },
        { label: demarcheTitle, href: `/d/${demarcheId}/ateliers` },
        { label: title },
      ]}
    >
      <PageHead over={<StageTag stage={stage} />} title={title} actions={<SavedState saving={saving} />} />
      {workshop.meeting && <MeetingOf meeting={workshop.meeting} />}
      {!maySteer && <Banner announce="none">{t('prepare.readOnly')}</Banner>}
      <div className={styles.body}>
        <div className="stack-loose">
          {maySteer && stage !== 'draft' && <TakenWords workshopId={workshopId} />}
          <RunningOrder
            workshop={workshop}
            steer={steer}
            onNote={(phaseId, notes) => saving.run(() => note.mutateAsync({ workshopId, phaseId, notes }))}
          />
          <Section title={t('prepare.facts')} small>
            <FactsForm
              workshop={workshop}
              organisations={demarche.data?.organisations ?? []}
              onSave={(facts) => saving.run(() => update.mutateAsync({ workshopId, ...facts }))}
            />
          </Section>
        </div>
        <div className="stack-loose">
          <Opening workshop={workshop} steer={steer} />
          <Rehearse workshop={workshop} />
          <FacilitatorsField
            workshop={workshop}
            members={demarche.data?.members ?? []}
            onSave={(facilitatorIds) => saving.run(() => update.mutateAsync({ workshopId, facilitatorIds }))}
          />
        </div>
      </div>
    </AppFrame>
  )
}
