// Whether a text says what somebody wrote, word for word, whatever its typography made of it.

/** Small letters without accents; one kind of apostrophe, of space; no quotation marks, no point at its end. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’ʼ]/gu, "'")
    .replace(/[«»“”"]/gu, ' ')
    .replace(/\s+([,;:!?.…])/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[.…!?;:,\s]+$/u, '')

/** A word or two say nothing of anybody: they have to be the whole text. */
const leastWords = 3

/** A long contribution is also found by any of its lines. `least`: how many words need not be the whole text. */
export function quotes(text: string, words: string, least = leastWords): boolean {
  const said = plain(text)
  return [words, ...words.split('\n')].some((part) => {
    const sought = plain(part)
    if (sought === '') return false
    if (said === sought) return true
    return sought.split(' ').length >= least && ` ${said} `.search(bounded(sought)) !== -1
  })
}

const bounded = (sought: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${sought.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u')
