// What the answers of organisations about a section come to, in sentences. Pure.
import type { ConsentedSection, SectionConsent } from '../../../shared/schemas/consents.ts'
import { consentWords } from '../../../shared/text/fr/consent.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { sayDay } from '../../dates.ts'

const t = words(consentWords)

type Answer = Pick<SectionConsent, 'value' | 'at' | 'staleAt'>
export type Answered = Pick<ConsentedSection, 'isGone'> & { consents: readonly Answer[] }

export const isStale = ({ consents }: Answered): boolean => consents.some(({ staleAt }) => staleAt !== null)

/** « Consentie par 3 organisations sur 4, le 12 mars, une réserve »: a reservation consents, an abstention and an objection do not. */
function sayGiven(consents: readonly Answer[], now: Date): string {
  const count = (...values: Answer['value'][]) => consents.filter(({ value }) => values.includes(value)).length
  const n = count('consent', 'reservation')
  const day = sayDay(new Date(latest(consents.map(({ at }) => at))), now)
  const said = n === 0 ? 'consent.given.none' : plural(n, 'consent.given.one', 'consent.given.many')
  const reservations = count('reservation')
  const objections = count('objection')
  return [
    t(said, { n, total: consents.length, day }),
    reservations > 0 &&
      t(plural(reservations, 'consent.reservations.one', 'consent.reservations.many'), { n: reservations }),
    objections > 0 && t(plural(objections, 'consent.objections.one', 'consent.objections.many'), { n: objections }),
  ]
    .filter(Boolean)
    .join(', ')
}

/** One sentence each; never that it is consented to where the words have changed. */
export function saySection(section: Answered, now = new Date()): string[] {
  const { consents, isGone } = section
  const stale = consents.filter(({ staleAt }) => staleAt !== null)
  if (stale.length === 0) return [`${sayGiven(consents, now)}.`]
  const since = sayDay(new Date(earliest(stale.flatMap(({ staleAt }) => staleAt ?? []))), now)
  const before = t('consent.stale.before', { said: lowered(sayGiven(stale, now)) })
  if (isGone) return [t('consent.gone', { day: since }), `${before}.`]
  if (stale.length === consents.length) return [`${t('consent.stale', { day: since })}.`, `${before}.`]
  const fresh = consents.filter(({ staleAt }) => staleAt === null)
  const some = plural(stale.length, 'consent.stale.some.one', 'consent.stale.some.many')
  return [`${sayGiven(fresh, now)}.`, `${t(some, { n: stale.length })}.`]
}

const lowered = (text: string): string => text.charAt(0).toLocaleLowerCase('fr') + text.slice(1)
const earliest = (instants: readonly string[]): string => instants.reduce((one, other) => (other < one ? other : one))
const latest = (instants: readonly string[]): string => instants.reduce((one, other) => (other > one ? other : one))
