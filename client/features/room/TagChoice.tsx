// Where nobody is told who writes, the tag of another language may: it is said, and whoever writes sends it or not. [A115]
import { roomLater } from '../../../shared/text/fr/workshop-room-later.ts'
import { language, words } from '../../../shared/text/words.ts'
import { Checkbox } from '../../ui/inputs.tsx'
import { sayIn } from '../../ui/Wording.tsx'
import type { Tagging } from './tagging.ts'

const t = words(roomLater)

export const TagChoice = ({ tagging }: { tagging: Tagging }) => (
  <Checkbox
    label={t('room.tag.send', { in: sayIn(language) })}
    hint={t('room.tag.note', { in: sayIn(language) })}
    checked={tagging.isSent}
    onChange={({ target }) => tagging.turn(target.checked)}
  />
)
