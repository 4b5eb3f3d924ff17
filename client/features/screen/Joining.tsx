// How one comes in, the same on the band and, larger, on arrival: the QR and the code of the room that this screen is in, and
// under them the code of the day. Where the room cannot be joined, the code of the day leads on instead.
import { meetingScreen } from '../../../shared/text/fr/meeting-screen.ts'
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { words } from '../../../shared/text/words.ts'
import { spacedCode } from '../../../shared/workshop/code.ts'
import type { HeadView } from '../../../shared/workshop/view.ts'
import { QrCode } from '../../ui/QrCode.tsx'
import { joiningOf } from './joining.ts'
import styles from './screen.module.css'

const t = words({ ...screen, ...meetingScreen })

export function Joining({ head }: { head: Pick<HeadView, 'code' | 'meeting'> }) {
  const joining = joiningOf(head)
  if (joining === null) return null
  const { code, to, day } = joining
  return (
    <>
      {to === 'meeting' && <p className={styles.strong}>{t('meetingScreen.others')}</p>}
      <QrCode
        className={styles.qr}
        text={`${location.origin}/r/${code}`}
        title={t('screen.join.qr', { code: spacedCode(code) })}
      />
      <p className={styles.host}>{`${location.host}/r`}</p>
      <p className={styles.code}>
        <span className="sr-only">{t('screen.join.code', { letters: [...code].join(' ') })}</span>
        <span aria-hidden="true">{spacedCode(code)}</span>
      </p>
      {day !== null && (
        <p className={styles.day}>
          <span className="sr-only">{t('meetingScreen.day.spelled', { letters: [...day].join(' ') })}</span>
          <span aria-hidden="true">
            {t('meetingScreen.day')} <b>{spacedCode(day)}</b>
          </span>
        </p>
      )}
    </>
  )
}
