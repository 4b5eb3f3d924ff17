// The sentence that says who sees what one writes now, and under which name. Pure.
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { words } from '../../../shared/text/words.ts'
import type { CollectConfig, Identity } from '../../../shared/workshop/phases.ts'

const t = words(room)

export function sayWhoSees(
  config: CollectConfig,
  identity: Identity,
  isRevealed: boolean,
  isNameless: boolean,
): string {
  const seen = isRevealed || config.visibility === 'all' ? 'all' : config.visibility
  const name = t(isNameless && identity !== 'nameless' ? 'room.under.nobody' : `room.under.${identity}`)
  if (seen === 'all') return `${t(config.moderated ? 'room.sees.moderated' : 'room.sees.all')} ${name}`
  return `${t(`room.sees.${seen}`)} ${name}`
}
