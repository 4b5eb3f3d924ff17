// The codes that people type: which letters they are made of, and what was meant by what was typed. [A13]

/** Thirty-two, without those that are taken for one another. */
export const codeLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
export const codeLength = 6

/** As it is kept, whatever the case and whatever stands between; null for what cannot be one. */
export function meantCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s.\-–_]/gu, '')
  return code.length === codeLength && [...code].every((letter) => codeLetters.includes(letter)) ? code : null
}

/** « HTK 4R7 »: two groups of three are read and told more easily. */
export const spacedCode = (code: string): string => code.replace(/^(.{3})(?=.)/, '$1\u00a0')
