// German of what whoever reports for a table reads again on their phone.
import type { tableReport as french } from '../fr/table-report.ts'
import type { Translated } from '../words.ts'

export const tableReport: Translated<typeof french> = {
  'report.title': 'Der Ergebnisbericht Ihres Tisches',
  'report.lead':
    'Sie berichten für Tisch {n}. Hier sind die Stellen des Ergebnisberichts, die von dort kommen. Wenn etwas nicht stimmt, sagen Sie es der Person, die moderiert, bevor Sie zustimmen.',
  'report.none': 'Keine Stelle kommt von Ihrem Tisch.',
  'report.approve': 'Zustimmen',
  'report.approved': 'Sie haben für Tisch {n} zugestimmt.',
}
