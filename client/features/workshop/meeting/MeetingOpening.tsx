// Opening a meeting: what is missing, the one code of the day with its link and poster, and its end.
import Play from 'lucide-react/icons/play'
import Printer from 'lucide-react/icons/printer'
import { useState } from 'react'
import type { Meeting } from '../../../../shared/schemas/meetings.ts'
import { meetingWords } from '../../../../shared/text/fr/meeting.ts'
import { words, plural } from '../../../../shared/text/words.ts'
import { spacedCode } from '../../../../shared/workshop/code.ts'
import { ConfirmDialog } from '../../../ConfirmDialog.tsx'
import { sayList } from '../../../dates.ts'
import { FormError } from '../../../FormError.tsx'
import { useDo } from '../../../query.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { CopyField } from '../../../ui/CopyField.tsx'
import { Section } from '../../../ui/Layout.tsx'
import { QrCode } from '../../../ui/QrCode.tsx'
import { useSaid } from '../../../ui/said.tsx'
import prepare from '../prepare.module.css'
import styles from './meeting.module.css'

const t = words(meetingWords)

export function MeetingOpening({ meeting }: { meeting: Meeting }) {
  const { id: meetingId, stage, code, mayPrepare } = meeting
  const { said, say } = useSaid()
  const [isClosing, setClosing] = useState(false)
  const close = useDo('closeMeeting')
  return (
    <Section title={t('meeting.opening')} small>
      {said}
      <div className="stack">
        {stage === 'draft' && <Missing meeting={meeting} />}
        {stage === 'closed' && <p>{t('meeting.closed')}</p>}
        {stage !== 'open' && <Open meeting={meeting} onOpened={() => say(t('meeting.open.said'))} />}
        {stage === 'open' && code !== null && <DayCode code={code} />}
        <div className={styles.poster}>
          <LinkButton size="sm" variant="second" icon={Printer} href={`/rencontres/${meetingId}/affiche`}>
            {t('meeting.poster')}
          </LinkButton>
          <p className="meta">{t('meeting.poster.hint')}</p>
        </div>
        {stage === 'open' && mayPrepare && (
          <div>
            <Button size="sm" variant="quiet" flush onClick={() => setClosing(true)}>
              {t('meeting.close')}
            </Button>
          </div>
        )}
      </div>
      {isClosing && (
        <ConfirmDialog
          title={t('meeting.close.title')}
          confirm={t('meeting.close')}
          busy={close.isPending}
          error={close.error}
          onClose={() => setClosing(false)}
          onConfirm={() =>
            close.mutate(
              { meetingId },
              {
                onSuccess: () => {
                  setClosing(false)
                  say(t('meeting.close.said'))
                },
              },
            )
          }
        >
          <div className="stack">
            <p>{t('meeting.close.text')}</p>
            {saysStill(meeting) && <p>{saysStill(meeting)}</p>}
          </div>
        </ConfirmDialog>
      )}
    </Section>
  )
}

/** Those that people may still be in. */
function saysStill({ workshops }: Meeting): string {
  const still = workshops.filter(({ stage }) => stage === 'open' || stage === 'running')
  const n = still.length
  if (n === 0) return ''
  const titles = sayList(still.map(({ title }) => t('meeting.quoted', { title })))
  return plural(n, t('meeting.close.still.one', { titles }), t('meeting.close.still.many', { n, titles }))
}

const Missing = ({ meeting: { missing } }: { meeting: Meeting }) =>
  missing.length > 0 && (
    <div>
      <p>{t('meeting.missing')}</p>
      <ul className={prepare.missing}>
        {missing.map((one) => (
          <li key={one}>{t(`meeting.missing.${one}`)}</li>
        ))}
      </ul>
    </div>
  )

function Open({ meeting: { id: meetingId, stage, missing, restitutions, mayPrepare }, onOpened }: OpenProps) {
  const open = useDo('openMeeting')
  const isAgain = stage === 'closed'
  if (!mayPrepare || missing.length > 0 || (isAgain && restitutions.length > 0)) return null
  return (
    <>
      <p>{t(isAgain ? 'meeting.reopen.hint' : 'meeting.open.hint')}</p>
      <Button
        block
        variant={isAgain ? 'second' : 'live'}
        icon={Play}
        busy={open.isPending}
        // a promise is answered also when this button is gone with what it opened; a failure is told under it
        onClick={() => void open.mutateAsync({ meetingId }).then(onOpened, () => undefined)}
      >
        {t(isAgain ? 'meeting.reopen' : 'meeting.open')}
      </Button>
      <FormError error={open.error} />
    </>
  )
}

type OpenProps = { meeting: Meeting; onOpened: () => void }

function DayCode({ code }: { code: string }) {
  const link = `${location.origin}/r/${code}`
  return (
    <>
      <div className={prepare.opened}>
        <p className={prepare.codeName}>{t('meeting.code')}</p>
        <p className={prepare.code}>
          <span className="sr-only">{[...code].join(' ')}</span>
          <span aria-hidden="true">{spacedCode(code)}</span>
        </p>
        <QrCode className={styles.qr} text={link} title={t('meeting.code.qr', { code: spacedCode(code) })} />
        <p className={styles.codeText}>{t('meeting.code.text')}</p>
      </div>
      <CopyField label={t('meeting.link')} value={link} />
    </>
  )
}
