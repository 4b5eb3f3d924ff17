// The way to the other workshops of a meeting, and what it does. Comes with what is under « Vous », and with the end.
import Signpost from 'lucide-react/icons/signpost'
import { meetingPhone } from '../../../shared/text/fr/meeting-phone.ts'
import { words } from '../../../shared/text/words.ts'
import type { HeadView } from '../../../shared/workshop/view.ts'
import { LinkButton } from '../../ui/Button.tsx'
import styles from './room.module.css'

const t = words(meetingPhone)

/** `after`: this workshop is over, and the meeting goes on. */
export function OtherRooms({ head, after = false }: { head: HeadView | null; after?: boolean }) {
  const code = head?.meeting?.code
  if (!code) return null
  return (
    <section className="stack" aria-label={t('meetingPhone.others')}>
      {after && <h2 className={styles.heading}>{t('meetingPhone.others')}</h2>}
      <LinkButton variant="second" size={after ? 'lg' : 'md'} block icon={Signpost} href={`/r/${code}`}>
        {t(after ? 'meetingPhone.others.choose' : 'meetingPhone.others')}
      </LinkButton>
      <p className="meta">{t(after ? 'meetingPhone.others.after' : 'meetingPhone.others.text')}</p>
    </section>
  )
}
