// That one's own reason is hidden from the others, and why. [A94]
import { ballot } from '../../../../shared/text/fr/workshop-ballot.ts'
import { phoneWords } from '../../../../shared/text/fr/workshop-phone.ts'
import { within, words } from '../../../../shared/text/words.ts'
import type { OwnView } from '../../../../shared/workshop/view.ts'
import roomStyles from '../room.module.css'

const t = words({ ...ballot, ...phoneWords })

export function HiddenReason({ own: { vote }, subjectId }: { own: OwnView; subjectId: string }) {
  const why = vote?.hidden?.[subjectId]
  if (!why) return null
  return <p className={roomStyles.note}>{t('ballot.reason.hidden', { reason: within(t(`workshop.hidden.${why}`)) })}</p>
}
