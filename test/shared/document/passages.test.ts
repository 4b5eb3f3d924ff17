// What a text says piece by piece, for searching and for the tray of mentions.
import { expect, test } from 'vitest'
import { readPassages } from '../../../shared/document/passages.ts'

test('[Q1] a passage that names somebody shows where, and leaves who to those who may know', () => {
  const id = '01890a5d-ac96-774b-bcce-b302099a8057'
  const text = (words: string) => ({ type: 'text', text: words })
  const mention = { type: 'mention', attrs: { kind: 'person', id } }
  const line = { type: 'paragraph', content: [text('Voir avec '), mention, text(' pour les chiffres.')] }
  const { passages, references } = readPassages({ type: 'doc', content: [line] })
  expect(passages.map(({ text: said }) => said)).toEqual(['Voir avec @… pour les chiffres.'])
  expect(references.map(({ targetId }) => targetId)).toEqual([id])
})
