// What the words of a cell are worth: French numbers with their unit, dates. For totals and sorting. Pure.

/** A decimal kept whole: `units` of 10^-`decimals`. Sums of money must not drift. */
export interface Amount {
  readonly units: bigint
  readonly decimals: number
  /** « € », « % », « ETP »… as written; empty when there is none. */
  readonly unit: string
}

const spaces = /[\s\u00a0\u2007\u2009\u202f]+/g
// Digits in threes or together, a comma or a point before decimals, then a short unit without digits.
const amount =
  /^([+\-\u2212\u2013]?) ?(\d{1,3}(?: \d{3})+|\d{1,3}(?:\.\d{3})+(?=,)|\d+)(?:[,.](\d+))? ?([\p{L}%‰€$£°][\p{L}%€²³°/. ]{0,11})?$/u
// « 1.240 » is a thousand for some and one and a quarter for others: it is no number.
const doubtful = /^[^\d]?\d{1,3}\.\d{3}(?!\d*,)\D*$/

/** « 3e », « 1re »: a rank is no quantity. */
const rank = /^\d+ ?(?:er|re|e|nd|nde|[èe]me)$/iu

/** With plain spaces, whatever spaces it was typed with. */
export const plain = (text: string): string => text.replace(spaces, ' ').trim()

/** The number that a cell says, as it is written in French; null for what is none, or is doubtful. */
export function amountOf(text: string): Amount | null {
  const words = plain(text)
  if (words.length > 60 || doubtful.test(words) || rank.test(words)) return null
  const found = amount.exec(words)
  if (!found) return null
  const [, sign, whole = '', part = '', unit = ''] = found
  const units = BigInt(whole.replace(/[ .]/g, '') + part)
  return { units: sign && sign !== '+' ? -units : units, decimals: part.length, unit: unit.trim() }
}

const scaled = ({ units, decimals }: Amount, to: number): bigint => units * 10n ** BigInt(to - decimals)

/** Negative when `a` is the smaller. */
export function compareAmounts(a: Amount, b: Amount): number {
  const decimals = Math.max(a.decimals, b.decimals)
  const difference = scaled(a, decimals) - scaled(b, decimals)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The sum, with as many decimals as the most precise has; null when their units cannot be added. */
export function sumOf(amounts: readonly Amount[]): Amount | null {
  const decimals = Math.max(0, ...amounts.map((one) => one.decimals))
  const named = new Set(amounts.map(({ unit }) => unit.toLocaleLowerCase('fr')))
  const bare = named.delete('')
  if (named.size > 1 || (bare && named.has('%'))) return null
  const units = amounts.reduce((sum, one) => sum + scaled(one, decimals), 0n)
  return { units, decimals, unit: amounts.find(({ unit }) => unit !== '')?.unit ?? '' }
}

/** « 1 240 000,50 € », with narrow no-break spaces between the thousands and a no-break one before the unit. */
export function sayAmount({ units, decimals, unit }: Amount): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, '\u202f')
  const part = decimals > 0 ? `,${digits.slice(-decimals)}` : ''
  const tail = unit === '' ? '' : `${unit === '%' ? '\u202f' : '\u00a0'}${unit}`
  return `${units < 0n ? '\u2212' : ''}${whole}${part}${tail}`
}

const months = ['jan', 'fev', 'mar', 'avr', 'mai', 'juin', 'juil', 'aou', 'sep', 'oct', 'nov', 'dec']
const bareLetters = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function dayNumber(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 0 || day > 31) return null
  return (year < 100 ? 2000 + year : year) * 10_000 + month * 100 + day
}

/** A date as a number that sorts; « mars 2026 » comes before its days. */
export function dateOf(text: string): number | null {
  const words = plain(text)
  const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(words)
  if (numeric) return dayNumber(Number(numeric[3]), Number(numeric[2]), Number(numeric[1]))
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words)
  if (iso) return dayNumber(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const said = /^(?:(?:lun|mar|mer|jeu|ven|sam|dim)\p{L}*\.? )?(?:(\d{1,2})(?:er)? )?(\p{L}{3,9})\.? (\d{4})$/iu.exec(
    words,
  )
  if (!said) return null
  const name = bareLetters(said[2] ?? '')
  const month = months.findIndex((start) => name.startsWith(start)) + 1
  return month === 0 ? null : dayNumber(Number(said[3]), month, Number(said[1] ?? 0))
}
