// Which addresses may be links, and how what was typed is completed.
import { expect, test } from 'vitest'
import { completeLink, hrefOf, insideLink, isSafeLink } from '../../../shared/document/link-address.ts'

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

const [a, b] = ['0190d3a4-7b1c-7a2e-9f00-000000000001', '0190d3a4-7b1c-7a2e-9f00-000000000002']

test.each([
  [`/documents/${a}`, { documentId: a, blockId: null }],
  [`/documents/${a}#${b}`, { documentId: a, blockId: b }],
  [`#${b}`, { documentId: null, blockId: b }],
])('%s leads inside', (href, place) => {
  expect(insideLink(href)).toEqual(place)
  expect(hrefOf(place.documentId, place.blockId)).toBe(href)
  expect(isSafeLink(href)).toBe(true)
})

test.each(['', '#', '#haut', '/documents/1', `/documents/${a}/edit`, `//documents/${a}`, `/documents/${a}?x#${b}`])(
  '%j leads nowhere inside',
  (href) => expect(insideLink(href)).toBeNull(),
)
