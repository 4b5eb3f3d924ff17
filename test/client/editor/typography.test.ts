// What French typography puts in place of what was typed: the table of it, letter by letter.
import { expect, test } from 'vitest'
import { replacements } from '../../../client/editor/typography.ts'

/** Types letter by letter; the first rule that applies replaces, as in the editor. */
function typed(letters: string): string {
  let text = ''
  for (const letter of letters) {
    text += letter
    for (const [find, put] of replacements) {
      const match = find.exec(text)
      if (!match) continue
      text = text.slice(0, match.index) + put.replace('$1', match[1] ?? '')
      break
    }
  }
  return text
}

test.each([
  ['Il dit "oui" et part', 'Il dit «\u202foui\u202f» et part'],
  ['un écran de 15" large', 'un écran de 15" large'],
  ['"Oui"', '«\u202fOui\u202f»'],
  ['Il dit « oui » et part', 'Il dit «\u202foui\u202f» et part'],
  ['Pourquoi ?', 'Pourquoi\u202f?'],
  ['Oui ; non : bien !', 'Oui\u202f; non\u202f: bien\u202f!'],
  ['35 % des lieux', '35\u202f% des lieux'],
  ["l'essentiel d'abord", 'l’essentiel d’abord'],
  ['Et puis...', 'Et puis…'],
  ['Loger -- et financer', 'Loger – et financer'],
  ['https://exemple.fr?a=1', 'https://exemple.fr?a=1'],
  ['14:30', '14:30'],
  ['--- ', '--- '],
])('[D11] %s', (letters, text) => {
  expect(typed(letters)).toBe(text)
})
