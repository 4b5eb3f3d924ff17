// Who came over the day, by college, each person once.
import type { Meeting } from '../../../../shared/schemas/meetings.ts'
import { meetingWords } from '../../../../shared/text/fr/meeting.ts'
import { takingPartWords } from '../../../../shared/text/fr/workshop-taking-part.ts'
import { words } from '../../../../shared/text/words.ts'
import { colleges } from '../../../../shared/workshop/colleges.ts'
import { Section } from '../../../ui/Layout.tsx'
import { Table } from '../../../ui/Table.tsx'

const t = words({ ...meetingWords, ...takingPartWords })

export function MeetingAttendance({ attendance: { people, byCollege } }: Pick<Meeting, 'attendance'>) {
  const rows = colleges.flatMap((college) => {
    const n = byCollege.find((one) => one.college === college)?.people ?? 0
    return n === 0 ? [] : [{ id: college as string, name: t(`workshop.college.${college}`), n }]
  })
  return (
    <Section title={t('meeting.attendance')} small>
      {people === 0 ? (
        <p className="muted">{t('meeting.attendance.none')}</p>
      ) : (
        <div className="stack">
          <Table
            caption={t('meeting.attendance')}
            captionHidden
            columns={[
              { id: 'college', name: t('meeting.attendance.college'), cell: ({ name }) => name },
              { id: 'people', name: t('meeting.attendance.people'), number: true, cell: ({ n }) => n },
            ]}
            rows={[...rows, { id: 'total', name: t('meeting.attendance.total'), n: people }]}
            rowId={({ id }) => id}
          />
          <p className="meta">{t('meeting.attendance.hint')}</p>
        </div>
      )}
    </Section>
  )
}
