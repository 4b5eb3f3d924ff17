// Who was at a workshop, by half-day: for those who run it, to print or to take away.
import Download from 'lucide-react/icons/download'
import Printer from 'lucide-react/icons/printer'
import { useParams } from 'wouter'
import type { Reply } from '../../shared/api.ts'
import { attendanceWords } from '../../shared/text/fr/attendance.ts'
import { demarche as demarcheWords } from '../../shared/text/fr/demarche.ts'
import { words } from '../../shared/text/words.ts'
import { sayFailure } from '../error-words.ts'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import styles from '../features/restitution/restitution.module.css'
import { Sheet } from '../features/restitution/Sheet.tsx'
import { useDo, useRead } from '../query.ts'
import { ReadState } from '../ReadState.tsx'
import { save } from '../save-file.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Layout.tsx'
import { PageHead } from '../ui/Page.tsx'
import { useGone } from '../use-gone.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

const t = words({ ...attendanceWords, ...demarcheWords })

export function AttendancePage() {
  const { workshopId = '' } = useParams()
  const read = useRead('readAttendance', { workshopId })
  const gone = useGone(read, workshopId)
  if (gone) return <NotFoundPage />
  if (read.data) return <Opened workshopId={workshopId} attendance={read.data} />
  return (
    <AppFrame title={t('attendance.title')}>
      <h1 className="sr-only">{t('attendance.title')}</h1>
      <ReadState read={read} title lines={8} />
    </AppFrame>
  )
}

function Opened({ workshopId, attendance }: { workshopId: string; attendance: Reply<'readAttendance'> }) {
  const { title, demarcheId, demarcheTitle, place, pilot, halfDays } = attendance
  const taken = useDo('exportAttendance')
  const download = () =>
    taken.mutate(
      { workshopId },
      { onSuccess: ({ csv }) => save(t('attendance.csv.file'), csv, 'text/csv;charset=utf-8') },
    )
  const acts = (
    <div className={`row ${styles.noPrint}`}>
      <Button variant="second" icon={Download} busy={taken.isPending} onClick={download}>
        {t('attendance.csv')}
      </Button>
      <Button icon={Printer} onClick={() => window.print()}>
        {t('attendance.print')}
      </Button>
    </div>
  )
  return (
    <AppFrame
      title={t('attendance.page', { title })}
      crumbs={[
        { label: t('demarche.crumb'), href: '/' },
        { label: demarcheTitle, href: `/d/${demarcheId}/ateliers` },
        { label: t('attendance.back'), href: `/ateliers/${workshopId}/restitution` },
        { label: t('attendance.title') },
      ]}
    >
      <PageHead
        over={[pilot, place].filter(Boolean).join(', ')}
        title={t('attendance.page', { title })}
        lead={t('attendance.lead')}
        actions={halfDays.length > 0 && acts}
      />
      {taken.error && <Banner tone="danger">{sayFailure(taken.error)}</Banner>}
      {halfDays.length === 0 ? (
        <Empty title={t('attendance.none')} level={2}>
          {t('attendance.none.text')}
        </Empty>
      ) : (
        <div className={`stack-loose ${styles.sheet}`}>
          {halfDays.map((halfDay) => (
            <Sheet key={halfDay.id} halfDay={halfDay} />
          ))}
        </div>
      )}
    </AppFrame>
  )
}
