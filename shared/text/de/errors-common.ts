// German of the failures that a phone can meet.
import type { commonErrors as french } from '../fr/errors-common.ts'
import type { Translated } from '../words.ts'

export const commonErrors: Translated<typeof french> = {
  'error.badInput': 'Es wurde nichts geändert: Prüfen Sie die genannten Felder.',
  'error.tooManyTries':
    'Zu viele Versuche hintereinander. Zum Schutz warten Sie {wait}, bevor Sie es erneut versuchen.',
  'error.wrongCode':
    'Kein Workshop hat diesen Code. Prüfen Sie ihn auf der Leinwand oder auf dem Plakat: weder O noch I, weder null noch eins.',
  'error.roomClosed':
    'Dieser Workshop ist nicht geöffnet. Es wurde nichts gesendet: Wenden Sie sich an die Person, die moderiert.',
  'error.roomFull':
    'Dieser Workshop ist voll. Es wurde nichts gesendet: Wenden Sie sich an die Person, die moderiert; sie kann mehr Plätze freigeben.',
  'error.notYourGuest':
    'Dieses Gerät wird für diesen Workshop nicht mehr erkannt. Was Sie gesendet haben, ist gespeichert: Nehmen Sie mit dem Code noch einmal teil.',
  'error.tooLarge': 'Das ist zu lang: Kürzen Sie es oder senden Sie es in mehreren Teilen.',
  'error.busy':
    'Viele Personen verbinden sich gleichzeitig. Nichts ist verloren: Versuchen Sie es in ein paar Sekunden erneut.',
  'error.unavailable': 'Der Server kann im Moment nicht speichern: Versuchen Sie es gleich noch einmal.',
  'error.diskFull':
    'Der Speicher des Servers ist voll: Es wurde nichts geändert. Sagen Sie der Verwaltung dieser Plattform Bescheid.',
  'error.bug': 'Fehler des Servers: Versuchen Sie es erneut und melden Sie sonst die Nummer {requestId}.',
  'error.network':
    'Der Server antwortet nicht. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut: Nichts ist verloren gegangen.',
  'wait.second': 'eine Sekunde',
  'wait.seconds': '{n} Sekunden',
  'wait.minute': 'eine Minute',
  'wait.minutes': '{n} Minuten',
  'wait.hour': 'eine Stunde',
  'wait.hours': '{n} Stunden',
}
