// German of what is said of a page that stopped.
import type { crash as french } from '../fr/crash.ts'
import type { Translated } from '../words.ts'

export const crash: Translated<typeof french> = {
  'crash.title': 'Diese Seite ist stehen geblieben',
  'crash.body':
    'Was gespeichert war, ist weiterhin gespeichert. Laden Sie die Seite neu; wenn es wieder geschieht, sagen Sie der Verwaltung dieser Plattform Bescheid.',
  'crash.reload': 'Seite neu laden',
}
