// Checks of the public identifiers of French organisations. Pure.

/** Keeps digits and letters only, upper case: « 732 829 320 00074 » → `73282932000074`. */
export const bareKey = (text: string): string => text.replace(/[^0-9A-Za-z]/g, '').toUpperCase()

/** SIRET: 14 digits under the Luhn key; La Poste (SIREN 356000000) uses a sum divisible by five instead (INSEE). */
export function isSiret(text: string): boolean {
  const digits = bareKey(text)
  if (!/^\d{14}$/.test(digits)) return false
  if (luhn(digits)) return true
  return digits.startsWith('356000000') && sum(digits) % 5 === 0
}

/** RNA number of an association: W and nine digits, or W, a digit, a letter or digit and seven digits (overseas). */
export const isRna = (text: string): boolean => /^W[0-9][0-9A-Z][0-9]{7}$/.test(bareKey(text))

const sum = (digits: string): number => [...digits].reduce((total, digit) => total + Number(digit), 0)

function luhn(digits: string): boolean {
  const total = [...digits].reverse().reduce((acc, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return acc + (value > 9 ? value - 9 : value)
  }, 0)
  return total % 10 === 0
}
