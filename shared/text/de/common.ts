// German of what every screen says.
import type { common as french } from '../fr/common.ts'
import type { Translated } from '../words.ts'

export const common: Translated<typeof french> = {
  'common.brand': 'Maillage',
  'common.cancel': 'Abbrechen',
  'common.close': 'Schließen',
  'common.retry': 'Erneut versuchen',
  'common.skip': 'Zum Inhalt springen',
}
