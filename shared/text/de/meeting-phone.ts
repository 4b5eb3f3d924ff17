// German of a meeting on phones.
import type { meetingPhone as french } from '../fr/meeting-phone.ts'
import type { Translated } from '../words.ts'

export const meetingPhone: Translated<typeof french> = {
  'meetingPhone.over': 'Veranstaltung',
  'meetingPhone.choose': 'Wählen Sie Ihren Workshop',
  'meetingPhone.choose.hint': 'Sie können später wechseln: Was Sie gesendet haben, bleibt gespeichert.',
  'meetingPhone.about': 'Die Veranstaltung in wenigen Zeilen',
  'meetingPhone.pilot': 'Federführung: {name}',
  'meetingPhone.open': 'Geöffnet',
  'meetingPhone.running': 'Läuft',
  'meetingPhone.full': 'Voll',
  'meetingPhone.full.hint': 'Sie kommen hinein, wenn Sie schon dabei waren.',
  'meetingPhone.draft': 'Noch nicht geöffnet',
  'meetingPhone.over.one': 'Beendet',
  'meetingPhone.cancelled': 'Abgesagt',
  'meetingPhone.none': 'Im Moment ist kein Workshop geöffnet',
  'meetingPhone.none.text': 'Lassen Sie diese Seite geöffnet: Sie aktualisiert sich von selbst.',
  'meetingPhone.allOver': 'Die Workshops der Veranstaltung sind beendet. Vielen Dank, dass Sie da waren.',
  'meetingPhone.waiting': 'Diese Seite aktualisiert sich von selbst.',
  'meetingPhone.late': 'Keine Verbindung: Diese Liste ist von {time}.',
  'meetingPhone.gone': 'Die Veranstaltung ist abgeschlossen. Ihr Code führt nicht mehr zu den Workshops.',
  'meetingPhone.said.open': '„{title}“ ist geöffnet.',
  'meetingPhone.said.running': '„{title}“ beginnt.',
  'meetingPhone.said.full': '„{title}“ ist voll.',
  'meetingPhone.said.free': 'In „{title}“ ist wieder Platz.',
  'meetingPhone.said.over': '„{title}“ ist beendet.',

  'meetingPhone.same.title': 'Mit demselben Namen teilnehmen?',
  'meetingPhone.same.lead':
    'Mit diesem Telefon wurde schon an einem anderen Workshop dieser Veranstaltung teilgenommen.',
  'meetingPhone.same.as': 'Als {name} teilnehmen',
  'meetingPhone.same.asOf': 'Als {name} ({organisation}) teilnehmen',
  'meetingPhone.same.nameless': 'Ohne Namen teilnehmen, wie im anderen Workshop',
  'meetingPhone.same.namelessOf': 'Ohne Namen teilnehmen ({organisation})',
  'meetingPhone.same.text':
    'Sie werden für den ganzen Tag nur einmal gezählt, und ein einziger Sechs-Wörter-Code findet alles wieder, was Sie geschrieben haben.',
  'meetingPhone.same.other': 'Anders teilnehmen',
  'meetingPhone.same.other.hint': 'Mit einem anderen Namen oder als andere Person auf diesem Telefon.',
  'meetingPhone.same.busy': 'Einen Moment\u00a0…',

  'meetingPhone.others': 'Die anderen Workshops der Veranstaltung',
  'meetingPhone.others.choose': 'Einen anderen Workshop wählen',
  'meetingPhone.others.text':
    'Ihr Platz hier und was Sie gesendet haben, bleiben Ihnen. Am anderen Workshop nehmen Sie unter demselben Namen teil und kommen zurück, wann Sie wollen.',
  'meetingPhone.others.after':
    'Die Veranstaltung geht weiter: Sie können unter demselben Namen an einem anderen Workshop teilnehmen.',
}
