// The day that somebody wrote in a commitment, as they wrote it.
import { restitutionText } from '../../text/fr/restitution-text.ts'

const names = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('fr', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month, 1)),
)
const month = `(?:${[...names, ...names.map((name) => name.normalize('NFD').replace(/\p{M}/gu, ''))].join('|')})`
const part = `(?:${restitutionText['restitution.due.parts']})`

const written = new RegExp(
  [
    String.raw`\d{1,2}(?:er)?\s+${month}(?:\s+\d{4})?`,
    String.raw`\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?`,
    String.raw`${part}[\s-]+${month}(?:\s+\d{4})?`,
    String.raw`${month}(?:\s+\d{4})?`,
  ]
    .map((form) => `(?<![\\p{L}\\p{N}])${form}(?![\\p{L}\\p{N}])`)
    .join('|'),
  'iu',
)

/** Empty where none is written: a date is never guessed. */
export const dueIn = (text: string): string => written.exec(text)?.[0].replace(/\s+/gu, ' ') ?? ''
