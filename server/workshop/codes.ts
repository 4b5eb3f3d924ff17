// Codes to join by, as they are drawn. Which are free is asked of the rows: see log.ts. [A13]
import { randomBytes } from 'node:crypto'
import { codeLength, codeLetters } from '../../shared/workshop/code.ts'

/** Thirty-two letters: each byte gives one, none more often than another. */
export const freshCode = (): string =>
  [...randomBytes(codeLength)].map((byte) => codeLetters[byte % codeLetters.length]).join('')
