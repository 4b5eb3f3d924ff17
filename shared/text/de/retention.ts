// German of how long what says who took part is kept: what those who take part are told.
import type { Told } from '../fr/retention.ts'

export const toldRetention: Told = {
  'retention.months.one': '{n} Monat',
  'retention.months.many': '{n} Monate',
  'retention.years.one': '{n} Jahr',
  'retention.years.many': '{n} Jahre',
  'retention.say.contacts':
    'Ausgetauschte Kontakte werden gelöscht: {months} nach der Veröffentlichung des Ergebnisberichts.',
  'retention.say.links':
    'Was Ihren Namen mit dem verbindet, was Sie geschrieben haben, wird gelöscht: {months} danach. Ihre Worte bleiben, ohne Namen. Was der Ergebnisbericht veröffentlicht, bleibt darin.',
  'retention.say.attendance': 'Aufbewahrung der Anwesenheitsliste: {months}.',
  'retention.say.attendance.asked': 'Aufbewahrung der Anwesenheitsliste: {months} ({reason}).',
  'retention.say.from': 'Ohne veröffentlichten Ergebnisbericht zählen diese Fristen ab dem Ende des Workshops.',
}
