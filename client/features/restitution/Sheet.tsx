// The attendance of one half-day, to be read and printed.
import { timeZone } from '../../../shared/local-time.ts'
import type { HalfDay } from '../../../shared/schemas/restitution.ts'
import { attendanceWords } from '../../../shared/text/fr/attendance.ts'
import { takingPartWords } from '../../../shared/text/fr/workshop-taking-part.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { colleges } from '../../../shared/workshop/colleges.ts'
import { sayDay } from '../../dates.ts'
import { Section } from '../../ui/Layout.tsx'
import { Table, type Column } from '../../ui/Table.tsx'
import styles from './restitution.module.css'

const t = words({ ...attendanceWords, ...takingPartWords })

type Line = HalfDay['lines'][number]

export function Sheet({ halfDay: { id, people, nameless, lines } }: { halfDay: HalfDay }) {
  const title = sayHalfDay(id)
  const columns: [Column<Line>, ...Column<Line>[]] = [
    { id: 'name', name: t('attendance.name'), cell: ({ name }) => name },
    { id: 'organisation', name: t('attendance.organisation'), cell: ({ organisation }) => organisation },
    { id: 'college', name: t('attendance.college'), cell: ({ college }) => sayCollege(college) },
    { id: 'from', name: t('attendance.from'), cell: ({ from }) => sayHour(from) },
    { id: 'until', name: t('attendance.until'), cell: ({ until }) => sayHour(until) },
    { id: 'signature', name: t('attendance.signature'), cell: () => <div className={styles.signature} /> },
  ]
  const unnamed = { n: nameless }
  return (
    <Section
      title={title}
      small
      aside={plural(people, t('attendance.people.one', { n: people }), t('attendance.people.many', { n: people }))}
    >
      {lines.length > 0 && (
        <Table caption={title} captionHidden columns={columns} rows={lines} rowId={({ id: lineId }) => lineId} />
      )}
      {nameless > 0 && (
        <p className={styles.organisations}>
          {plural(nameless, t('attendance.nameless.one', unnamed), t('attendance.nameless.many', unnamed))}
        </p>
      )}
    </Section>
  )
}

function sayHalfDay(id: string): string {
  const [date = '', part] = id.split(' ')
  const day = sayDay(new Date(`${date}T12:00:00Z`))
  return part === 'am' ? t('attendance.day.am', { day }) : t('attendance.day.pm', { day })
}

function sayCollege(said: string): string {
  const college = colleges.find((one) => one === said)
  return college ? t(`workshop.college.${college}`) : ''
}

/** « 09 h 05 », where the workshop is. */
const sayHour = (at: string | null): string =>
  at === null
    ? ''
    : new Intl.DateTimeFormat('fr', { hour: '2-digit', minute: '2-digit', timeZone })
        .format(new Date(at))
        .replace(':', '\u00a0h\u00a0')
