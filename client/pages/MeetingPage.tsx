// A meeting: its day, the workshops it gathers, its one code, who came, and what it gives back.
import { useParams } from 'wouter'
import type { Meeting } from '../../shared/schemas/meetings.ts'
import { demarche as demarcheWords } from '../../shared/text/fr/demarche.ts'
import { meetingWords } from '../../shared/text/fr/meeting.ts'
import { prepareWords } from '../../shared/text/fr/workshop-prepare.ts'
import { words } from '../../shared/text/words.ts'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import { MeetingChanges } from '../features/restitution/Changes.tsx'
import { MeetingAttendance } from '../features/workshop/meeting/MeetingAttendance.tsx'
import { MeetingFacts } from '../features/workshop/meeting/MeetingFacts.tsx'
import { MeetingOpening } from '../features/workshop/meeting/MeetingOpening.tsx'
import { MeetingProgramme } from '../features/workshop/meeting/MeetingProgramme.tsx'
import { MeetingRestitution } from '../features/workshop/meeting/MeetingRestitution.tsx'
import meetingStyles from '../features/workshop/meeting/meeting.module.css'
import { MeetingTag } from '../features/workshop/meeting/MeetingRow.tsx'
import { sayWhen } from '../features/workshop/meeting/say-when.ts'
import { SavedState } from '../features/workshop/SavedState.tsx'
import { useSaving } from '../features/workshop/saving.ts'
import { useDo, useRead } from '../query.ts'
import { ReadState } from '../ReadState.tsx'
import { Banner } from '../ui/Banner.tsx'
import { classes } from '../ui/classes.ts'
import { useFocusThroughMoves } from '../ui/focus-through-moves.ts'
import { Section } from '../ui/Layout.tsx'
import { PageHead } from '../ui/Page.tsx'
import { useGone } from '../use-gone.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

const t = words({ ...prepareWords, ...demarcheWords, ...meetingWords })

export function MeetingPage() {
  const { meetingId = '' } = useParams()
  const read = useRead('readMeeting', { meetingId })
  const gone = useGone(read, meetingId)
  if (gone) return <NotFoundPage />
  if (read.data) return <Opened key={meetingId} meeting={read.data} />
  return (
    <AppFrame title={t('meeting.loading')}>
      <h1 className="sr-only">{t('meeting.loading')}</h1>
      <ReadState read={read} title lines={8} />
    </AppFrame>
  )
}

function Opened({ meeting }: { meeting: Meeting }) {
  const { id: meetingId, title, demarcheId, demarcheTitle, stage, mayPrepare, framing } = meeting
  const demarche = useRead('readDemarche', { demarcheId })
  const update = useDo('updateMeeting')
  const arrange = useDo('arrangeMeeting')
  const saving = useSaving()
  useFocusThroughMoves()
  const latest = meeting.restitutions[0]
  const lead = [sayWhen(meeting), meeting.place].filter(Boolean).join(' · ')
  // While it is open its code comes first, also on a phone and by keyboard; before, what is to prepare does.
  const opening = (
    <div key="opening" className={meetingStyles.opening}>
      <MeetingOpening meeting={meeting} />
    </div>
  )
  const plan = (
    <div key="plan" className={classes('stack-loose', meetingStyles.plan)}>
      <MeetingProgramme
        meeting={meeting}
        onArrange={(workshopIds) => saving.run(() => arrange.mutateAsync({ meetingId, workshopIds }))}
      />
      {mayPrepare ? (
        <Section title={t('meeting.facts')} small>
          <MeetingFacts
            meeting={meeting}
            pilot={demarche.data?.organisations[0]?.name ?? ''}
            onSave={(facts) => saving.run(() => update.mutateAsync({ meetingId, ...facts }))}
          />
        </Section>
      ) : (
        framing !== '' && (
          <Section title={t('meeting.framing')} small>
            <p className={meetingStyles.framing}>{framing}</p>
          </Section>
        )
      )}
      {mayPrepare && latest && (
        <MeetingChanges meetingId={meetingId} documentHref={`/d/${demarcheId}/documents/${latest.documentId}`} />
      )}
    </div>
  )
  return (
    <AppFrame
      title={t('meeting.page', { title })}
      crumbs={[
        { label: t('demarche.crumb'), href: '/' },
        { label: demarcheTitle, href: `/d/${demarcheId}/ateliers` },
        { label: title },
      ]}
    >
      <PageHead
        over={
          <span className="row">
            {t('meeting.over')} <MeetingTag stage={stage} />
          </span>
        }
        title={title}
        lead={lead || undefined}
        actions={<SavedState saving={saving} />}
      />
      {!mayPrepare && (
        <div className={meetingStyles.readOnly}>
          <Banner announce="none">{t('meeting.readOnly')}</Banner>
        </div>
      )}
      <div className={meetingStyles.body}>
        {stage === 'open' ? [opening, plan] : [plan, opening]}
        <div className={classes('stack-loose', meetingStyles.rest)}>
          <MeetingAttendance attendance={meeting.attendance} />
          <MeetingRestitution meeting={meeting} />
        </div>
      </div>
    </AppFrame>
  )
}
