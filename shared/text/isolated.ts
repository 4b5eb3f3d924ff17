// Names that are written from right to left, within sentences that are read from left to right. Pure.

/** Letters of scripts that go from right to left, and the marks that make others do so. */
const rightToLeft = /[\u0590-\u08ff\u200f\u061c\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

const [first, last] = ['\u2068', '\u2069']

/** Such a name between the signs that isolate it, so that it turns neither what follows it nor what stands before. */
export const isolated = (text: string): string => (rightToLeft.test(text) ? `${first}${text}${last}` : text)

/** Without those signs: for what is written down, where they are refused as hidden. */
export const unisolated = (text: string): string => text.replaceAll(first, '').replaceAll(last, '')
