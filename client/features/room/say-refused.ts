// Why something was refused, in a sentence.
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import type { Refused } from './device-queue.ts'

const t = words({ ...room, ...workshopWords })

export const sayRefused = (refused: Refused): string =>
  refused === 'closed' || refused === 'unreadable' ? t(`room.refused.${refused}`) : t(`workshop.refused.${refused}`)
