// German of rehearsals.
import type { rehearsalWords as french } from '../fr/rehearsal.ts'
import type { Translated } from '../words.ts'

export const rehearsalWords: Translated<typeof french> = {
  'rehearsal.banner': 'Probe – alles wird gelöscht',
  'rehearsal.banner.console': 'Die anwesenden Personen sind erfunden; Sie können auch mit echten Telefonen teilnehmen.',
  'rehearsal.banner.phone': 'Das ist noch nicht der Workshop: Nichts, was Sie hier schreiben, wird behalten.',
  'rehearsal.room.title': 'Probe: {title}',
  'rehearsal.room.notice': 'Dies ist eine Probe: Alles, was Sie schreiben, wird gelöscht.',
  'rehearsal.title': 'Proben',
  'rehearsal.text':
    'Spielen Sie den Workshop allein durch, mit erfundenen Personen, die schreiben, zusammenlegen und abstimmen, während Sie zusehen. Am Ende wird alles gelöscht, und der Workshop bleibt so, wie Sie ihn vorbereitet haben.',
  'rehearsal.people': 'Erfundene Personen',
  'rehearsal.people.n': '{n} Personen',
  'rehearsal.start': 'Proben',
  'rehearsal.noPhases': 'Fügen Sie dem Ablauf zuerst eine Phase hinzu.',
  'rehearsal.running': 'Eine Probe mit {n} erfundenen Personen läuft. Sie löscht sich nach einem Tag von selbst.',
  'rehearsal.resume': 'Probe fortsetzen',
  'rehearsal.end': 'Probe beenden',
  'rehearsal.end.title': 'Probe beenden?',
  'rehearsal.end.text':
    'Alles, was dort geschrieben, abgestimmt und zusammengelegt wurde, wird gelöscht, auch was echte Telefone gesendet haben. Der Workshop, den Sie vorbereiten, ändert sich nicht.',
  'rehearsal.ended': 'Die Probe ist gelöscht.',
}
