// German around dates and times.
import type { dates as french } from '../fr/dates.ts'
import type { Translated } from '../words.ts'

export const dates: Translated<typeof french> = {
  'dates.now': 'gerade eben',
  'dates.minutes': 'vor {n}\u00a0Min.',
  'dates.today': 'heute um {time}',
  'dates.yesterday': 'gestern um {time}',
  'dates.day': 'am {day}',
  'dates.by': '{when}, von {who}',
  'dates.moment': '{day} um {time}',
  'dates.hour': '{hour}\u00a0Uhr',
  'dates.time': '{hour}:{minute}\u00a0Uhr',
}
