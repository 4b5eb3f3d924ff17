// The poster of a meeting on A4: its code and QR, and the programme with hours and rooms.
import type { Meeting } from '../../../../shared/schemas/meetings.ts'
import { meetingWords } from '../../../../shared/text/fr/meeting.ts'
import { paperWords } from '../../../../shared/text/fr/workshop-paper.ts'
import { words } from '../../../../shared/text/words.ts'
import { spacedCode } from '../../../../shared/workshop/code.ts'
import { Brand } from '../../../ui/Brand.tsx'
import { QrCode } from '../../../ui/QrCode.tsx'
import kit from '../kit.module.css'
import styles from './poster.module.css'
import { sayHour, sayWhen } from './say-when.ts'

const t = words({ ...paperWords, ...meetingWords })

export function MeetingPoster({ meeting }: { meeting: Meeting }) {
  const { title, place, code, workshops, startsAt } = meeting
  const planned = workshops.filter(({ stage }) => stage !== 'cancelled')
  const size = planned.length > 8 ? 'dense' : undefined
  return (
    <section className={`${kit.page} ${styles.poster}`} data-size={size} aria-label={t('meeting.kit.join')}>
      <header>
        <Brand />
        <p>{[sayWhen(meeting), place].filter(Boolean).join(' · ')}</p>
      </header>
      <h2>{title}</h2>
      {code !== null && (
        <div className={styles.join}>
          <QrCode
            className={styles.qr}
            text={`${location.origin}/r/${code}`}
            title={t('meeting.code.qr', { code: spacedCode(code) })}
          />
          <div>
            <p className={styles.joinTitle}>{t('meeting.kit.join')}</p>
            <p>{t('meeting.kit.how', { address: `${location.host}/r` })}</p>
            <p className={styles.code}>
              <span className="sr-only">{t('meeting.code.spelled', { letters: [...code].join(' ') })}</span>
              <span aria-hidden="true">{spacedCode(code)}</span>
            </p>
          </div>
        </div>
      )}
      {planned.length > 0 && (
        <table className={styles.programme}>
          <caption>{t('meeting.kit.programme')}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('meeting.kit.hour')}</th>
              <th scope="col">{t('meeting.kit.what')}</th>
              <th scope="col">{t('meeting.kit.where')}</th>
            </tr>
          </thead>
          <tbody>
            {planned.map((one) => (
              <tr key={one.id}>
                <td className={styles.hour}>{one.startsAt ? sayHour(one.startsAt, startsAt) : ''}</td>
                <th scope="row">
                  {one.title}
                  <span>
                    {[one.kind === 'panel' && t('meeting.workshop.kind.panel'), one.pilot].filter(Boolean).join(' · ')}
                  </span>
                </th>
                <td className={styles.where}>{one.place}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.foot}>{t('meeting.kit.nothing')}</p>
    </section>
  )
}
