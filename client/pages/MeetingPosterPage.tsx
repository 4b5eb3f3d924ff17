// The poster of a meeting, as it is printed: one code for the day, and what one may choose.
import Printer from 'lucide-react/icons/printer'
import { useParams } from 'wouter'
import { meetingWords } from '../../shared/text/fr/meeting.ts'
import { paperWords } from '../../shared/text/fr/workshop-paper.ts'
import { words } from '../../shared/text/words.ts'
import { AppFrame } from '../features/frame/AppFrame.tsx'
import styles from '../features/workshop/kit.module.css'
import { MeetingPoster } from '../features/workshop/meeting/MeetingPoster.tsx'
import { useRead } from '../query.ts'
import { ReadState } from '../ReadState.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { useGone } from '../use-gone.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

const t = words({ ...paperWords, ...meetingWords })

export function MeetingPosterPage() {
  const { meetingId = '' } = useParams()
  const read = useRead('readMeeting', { meetingId })
  const gone = useGone(read, meetingId)
  if (gone) return <NotFoundPage />
  if (!read.data) {
    return (
      <AppFrame title={t('meeting.poster')}>
        <h1 className="sr-only">{t('meeting.poster')}</h1>
        <ReadState read={read} title lines={8} />
      </AppFrame>
    )
  }
  const title = t('meeting.kit.page', { title: read.data.title })
  return (
    <Page title={title} width="full">
      <div className={styles.asked}>
        <h1>{title}</h1>
        <p>{t('meeting.kit.text')}</p>
        {read.data.code === null && (
          <Banner tone="warn" announce="none">
            {t('meeting.kit.noCode')}
          </Banner>
        )}
        <div className={styles.acts}>
          <Button icon={Printer} onClick={() => print()}>
            {t('kit.print')}
          </Button>
          <LinkButton variant="second" href={`/rencontres/${meetingId}`}>
            {t('meeting.kit.back')}
          </LinkButton>
        </div>
      </div>
      {/* A sheet is wider than a phone, where it scrolls: a keyboard reads it too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.pages} data-theme="light" role="group" aria-label={t('meeting.poster')} tabIndex={0}>
        <MeetingPoster meeting={read.data} />
      </div>
    </Page>
  )
}
