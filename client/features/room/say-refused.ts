// Why something was refused, in a sentence.
import { roomLater } from '../../../shared/text/fr/workshop-room-later.ts'
import { refusalWords } from '../../../shared/text/fr/workshop-refusals.ts'
import { words } from '../../../shared/text/words.ts'
import type { Refused } from './device-queue.ts'

const t = words({ ...roomLater, ...refusalWords })

export const sayRefused = (refused: Refused): string =>
  refused === 'closed' || refused === 'unreadable' ? t(`room.refused.${refused}`) : t(`workshop.refused.${refused}`)
