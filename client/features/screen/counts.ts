// How many are there, and how many have written, as sentences. Pure.
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { plural, words } from '../../../shared/text/words.ts'
import type { HeadView } from '../../../shared/workshop/view.ts'

const t = words(screen)

type Counts = HeadView['counts']

/** « 46 personnes, 6 tables »; no tables where there are none. */
export function sayPeople({ guests, tables }: Counts): string {
  const people = t(plural(guests, 'screen.people.one', 'screen.people.many'), { n: guests })
  if (tables === 0) return people
  return `${people}, ${t(plural(tables, 'screen.tables.one', 'screen.tables.many'), { n: tables })}`
}

/** Of all who came, asleep phones too: a phone that sleeps has not taken back what it sent. */
export const sayWrote = ({ wrote, guests }: Counts): string =>
  t(plural(wrote, 'screen.wrote.one', 'screen.wrote.many'), { n: wrote, total: Math.max(guests, wrote) })

export const sayArrived = ({ guests }: Counts): string =>
  guests === 0
    ? t('screen.arrived.none')
    : t(plural(guests, 'screen.arrived.one', 'screen.arrived.many'), { n: guests })
