// What is said of a meeting before it begins, each answer saved as one leaves it.
import { instantAt } from '../../../../shared/local-instant.ts'
import type { Meeting, MeetingFacts as Facts } from '../../../../shared/schemas/meetings.ts'
import { meetingWords } from '../../../../shared/text/fr/meeting.ts'
import { prepareWords } from '../../../../shared/text/fr/workshop-prepare.ts'
import { words } from '../../../../shared/text/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { KeptField } from '../KeptField.tsx'
import { fieldOf } from '../field-of.ts'
import styles from '../prepare.module.css'

const t = words({ ...prepareWords, ...meetingWords })

export interface MeetingFactsProps {
  meeting: Meeting
  /** Who answers for the data, proposed with the notice. */
  pilot: string
  onSave: (facts: Partial<Facts>) => Promise<boolean>
}

const instantOf = (text: string): string | null => (text === '' ? null : instantAt(text).toISOString())

export function MeetingFacts({ meeting, pilot, onSave }: MeetingFactsProps) {
  const { startsAt, endsAt, mayPrepare } = meeting
  const disabled = !mayPrepare
  const isAfter = (text: string) => text === '' || startsAt === null || instantAt(text) > new Date(startsAt)
  return (
    <div className="stack">
      <KeptField
        label={t('meeting.create.title')}
        value={meeting.title}
        most={160}
        disabled={disabled}
        check={(text) => (text.trim() === '' ? t('meeting.create.title.error') : null)}
        onKeep={(title) => onSave({ title })}
      />
      <div className={styles.pair}>
        <KeptField
          label={t('meeting.startsAt')}
          type="datetime-local"
          optional
          value={startsAt ? fieldOf(startsAt) : ''}
          disabled={disabled}
          onKeep={(text) => onSave({ startsAt: instantOf(text) })}
        />
        <KeptField
          label={t('meeting.endsAt')}
          type="datetime-local"
          optional
          value={endsAt ? fieldOf(endsAt) : ''}
          disabled={disabled}
          check={(text) => (isAfter(text) ? null : t('meeting.endsAt.error'))}
          onKeep={(text) => onSave({ endsAt: instantOf(text) })}
        />
      </div>
      <div className={styles.pair}>
        <KeptField
          label={t('meeting.place')}
          value={meeting.place}
          most={200}
          optional
          disabled={disabled}
          onKeep={(place) => onSave({ place })}
        />
        <KeptField
          label={t('prepare.feedbackDue')}
          hint={t('meeting.feedbackDue.hint')}
          type="date"
          value={meeting.feedbackDue ?? ''}
          disabled={disabled}
          onKeep={(text) => onSave({ feedbackDue: text === '' ? null : text })}
        />
      </div>
      <KeptField
        label={t('meeting.framing')}
        hint={t('meeting.framing.hint')}
        lines={4}
        most={4_000}
        optional
        value={meeting.framing}
        disabled={disabled}
        onKeep={(framing) => onSave({ framing })}
      />
      <KeptField
        key={meeting.notice === '' ? 'empty' : 'written'}
        label={t('prepare.notice')}
        hint={t('meeting.notice.hint')}
        lines={4}
        most={800}
        value={meeting.notice}
        disabled={disabled}
        onKeep={(notice) => onSave({ notice })}
      />
      {meeting.notice === '' && mayPrepare && (
        <div>
          <Button
            size="sm"
            variant="second"
            onClick={() =>
              void onSave({ notice: t('prepare.notice.default', { pilot: pilot || t('prepare.notice.nobody') }) })
            }
          >
            {t('prepare.notice.propose')}
          </Button>
        </div>
      )}
    </div>
  )
}
