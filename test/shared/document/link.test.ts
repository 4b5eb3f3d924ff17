// Which addresses may be links, and how what was typed is completed.
import { expect, test } from 'vitest'
import { completeLink, isSafeLink } from '../../../shared/document/nodes/link.ts'

test.each([
  ['https://exemple.fr/a?b#c', 'https://exemple.fr/a?b#c'],
  ['  exemple.fr ', 'https://exemple.fr'],
  ['contact@exemple.fr', 'mailto:contact@exemple.fr'],
  ['mailto:contact@exemple.fr', 'mailto:contact@exemple.fr'],
  ['tel:+33123456789', 'tel:+33123456789'],
])('« %s » is completed to %s', (typed, href) => expect(completeLink(typed)).toBe(href))

test.each([
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'ftp://exemple.fr',
  'https://exemple.fr/a b',
  'un mot',
  'mot',
  '',
  '//exemple.fr/' + 'a'.repeat(3000),
])('%j makes no link', (typed) => {
  expect(completeLink(typed)).toBeNull()
  expect(isSafeLink(typed)).toBe(false)
})
