// What a line of text becomes on its way in.
import { expect, test } from 'vitest'
import { line } from '../../../shared/schemas/text.ts'

test('white space is folded and trimmed, and the no-break spaces of French stay', () => {
  expect(line(60).parse('  Un\t projet\u202f:  «\u00a0le lieu\u00a0»\n')).toBe('Un projet\u202f: «\u00a0le lieu\u00a0»')
})

test('a line of white space only is no line', () => {
  expect(line(60).safeParse(' \u00a0\u202f ').success).toBe(false)
})
