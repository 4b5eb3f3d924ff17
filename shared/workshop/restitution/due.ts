// The day that somebody wrote in a commitment, as they wrote it.

const month =
  '(?:janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre)'
const written = new RegExp(
  [
    String.raw`\d{1,2}(?:er)?\s+${month}(?:\s+\d{4})?`,
    String.raw`\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?`,
    String.raw`(?:début|mi|fin)[\s-]+${month}(?:\s+\d{4})?`,
    String.raw`${month}(?:\s+\d{4})?`,
  ]
    .map((form) => `(?<![\\p{L}\\p{N}])${form}(?![\\p{L}\\p{N}])`)
    .join('|'),
  'iu',
)

/** Empty where none is written: a date is never guessed. */
export const dueIn = (text: string): string => written.exec(text)?.[0].replace(/\s+/gu, ' ') ?? ''
