// Why something was refused, in a sentence.
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { phoneWords } from '../../../shared/text/fr/workshop-phone.ts'
import { words } from '../../../shared/text/words.ts'
import type { Refused } from './device-queue.ts'

const t = words({ ...room, ...phoneWords })

export const sayRefused = (refused: Refused): string =>
  refused === 'closed' || refused === 'unreadable' ? t(`room.refused.${refused}`) : t(`workshop.refused.${refused}`)
