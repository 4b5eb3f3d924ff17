// What is seldom told: that this is a rehearsal, where those meet who are elsewhere, what facilitators wish of phones, refusals that belong to no contribution (of a vote, of the floor, of the table), and that the tag of another language may tell who writes.
import Drama from 'lucide-react/icons/drama'
import Video from 'lucide-react/icons/video'
import { roomLater } from '../../../shared/text/fr/workshop-room-later.ts'
import { rehearsalWords } from '../../../shared/text/fr/rehearsal.ts'
import { language, words } from '../../../shared/text/words.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Checkbox } from '../../ui/inputs.tsx'
import { sayIn } from '../../ui/Wording.tsx'
import { strayRefusals } from './own-part.ts'
import { sayRefused } from './say-refused.ts'
import type { Tagging } from './tagging.ts'
import type { RoomNow } from './use-room.ts'
import { Wished } from './Wished.tsx'

const t = words({ ...roomLater, ...rehearsalWords })

type Now = Pick<RoomNow, 'queue' | 'dismiss' | 'common' | 'notes'>

export type RareNoticesProps = { now: Now }

export const RareNotices = ({ now }: RareNoticesProps) => (
  <>
    {now.common?.head.rehearsal && (
      <Banner tone="warn" icon={Drama} title={t('rehearsal.banner')} announce="none">
        {t('rehearsal.banner.phone')}
      </Banner>
    )}
    {now.common?.head.videoUrl && (
      <a
        className={buttonClass({ variant: 'second', block: true })}
        href={now.common.head.videoUrl}
        target="_blank"
        rel="noopener noreferrer"
      >
        <Icon of={Video} />
        {t('room.video')}
      </a>
    )}
    {now.common?.head.wish && <Wished now={now} wish={now.common.head.wish} />}
    <StrayRefusals now={now} />
  </>
)

/** Each on its own, until it is read. */
function StrayRefusals({ now }: { now: Now }) {
  return strayRefusals(now.queue.items).map(({ id, refused }) => (
    <Banner
      key={id}
      tone="warn"
      actions={
        <Button variant="second" size="sm" onClick={() => now.dismiss(id)}>
          {t('room.refusal.dismiss')}
        </Button>
      }
    >
      {refused && sayRefused(refused)}
    </Banner>
  ))
}

export type TagChoiceProps = { tagging: Tagging }

/** Where nobody is told who writes, under the field: what the tag may tell, and whether it is sent. [A115] */
export const TagChoice = ({ tagging }: TagChoiceProps) => (
  <Checkbox
    label={t('room.tag.send', { in: sayIn(language) })}
    hint={t('room.tag.note', { in: sayIn(language) })}
    checked={tagging.isSent}
    onChange={({ target }) => tagging.turn(target.checked)}
  />
)
