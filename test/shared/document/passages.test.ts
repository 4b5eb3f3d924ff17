// What a text says piece by piece, for searching and for the tray of mentions.
import { expect, test } from 'vitest'
import { namedIn, namedPlace, withNames } from '../../../shared/document/named-places.ts'
import { readPassages } from '../../../shared/document/passages.ts'

test('[Q1] a passage that names somebody shows where, and leaves who to those who may know', () => {
  const id = '01890a5d-ac96-774b-bcce-b302099a8057'
  const text = (words: string) => ({ type: 'text', text: words })
  const mention = { type: 'mention', attrs: { kind: 'person', id } }
  const line = { type: 'paragraph', content: [text('Voir avec '), mention, text(' pour les chiffres.')] }
  const { passages, references } = readPassages({ type: 'doc', content: [line] })
  expect(passages.map(({ text: said }) => withNames(said))).toEqual(['Voir avec @… pour les chiffres.'])
  expect(passages.map(({ text: said }) => withNames(said, (named) => (named.id === id ? 'Ana' : '?')))).toEqual([
    'Voir avec @Ana pour les chiffres.',
  ])
  expect(references.map(({ targetId }) => targetId)).toEqual([id])
})

test('[Q12] a sign that is cut, written by hand or empty shows nothing of itself', () => {
  const id = '01890a5d-ac96-774b-bcce-b302099a8057'
  const whole = namedPlace({ kind: 'organisation', id })
  const nameOf = () => 'La Halle'
  expect(withNames(`${whole} et ${whole}`, nameOf)).toBe('@La Halle et @La Halle')
  expect(namedIn([whole, `a ${whole}`, 'b'])).toEqual([{ kind: 'organisation', id }])
  for (const end of [1, 3, 14, 30, whole.length - 1])
    expect(withNames(`Avec ${whole.slice(0, end)}`, nameOf)).toBe('Avec ')
  expect(withNames('\uFDD1a\uFDD0guest:1\uFDD1', nameOf)).toBe('aguest:1')
  const nobody = { type: 'mention', attrs: { kind: 'person', id: 'Nadia' } }
  const { passages } = readPassages({ type: 'doc', content: [{ type: 'paragraph', content: [nobody] }] })
  expect(passages.map(({ text }) => withNames(text, nameOf))).toEqual(['@…'])
})
