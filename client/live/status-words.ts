// The sentence of each status.
import { live } from '../../shared/text/fr/live.ts'
import { words } from '../../shared/text/words.ts'
import type { LiveStatus } from './status.ts'

const t = words(live)

export function sayStatus(status: LiveStatus): string {
  if (status.is === 'offline' && !status.kept) return t('live.offlineTabOnly')
  return t(`live.${status.is}`)
}
