// Changes in words: rows of the table, sentences of the summary.
import { describe, expect, test } from 'vitest'
import { namedPlace } from '../../../shared/document/named-places.ts'
import type { Change, SectionSummary } from '../../../shared/history/change.ts'
import { sayChange } from '../../../shared/history/changes/say.ts'
import { sayingsOf } from '../../../shared/history/changes/sayings.ts'
import { tableOf } from '../../../shared/history/changes/table.ts'
import { id } from '../../support/exchange-sample.ts'

const section = { blockId: 'a', title: '2.1 Ouvrir des lieux partagés' }
const names = ['La Remise', 'CRESS', 'Filage', 'Vaucombe Métropole', 'Les Halles Communes']
const say = (summary: Partial<SectionSummary>): string | undefined =>
  sayingsOf(
    [{ section, words: { added: 0, removed: 0 }, kinds: {}, hands: [0], ...summary }],
    (hand) => names[hand] ?? '',
  )[0]

describe('the sentence of a section [H29]', () => {
  test.each<[Partial<SectionSummary>, string]>([
    [
      { words: { added: 41, removed: 6 }, kinds: { added: 3, moved: 1 } },
      'Dans «\u202f2.1 Ouvrir des lieux partagés\u202f», La Remise a ajouté 41 mots et en a retiré 6\u202f; un passage a été déplacé.',
    ],
    [
      { words: { added: 1, removed: 1 }, kinds: { replaced: 1 }, hands: [0, 1] },
      'Dans «\u202f2.1 Ouvrir des lieux partagés\u202f», La Remise et CRESS ont ajouté un mot et en ont retiré un.',
    ],
    [
      { words: { added: 0, removed: 1_200 }, kinds: { removed: 2 }, hands: [0, 1, 2, 3] },
      `Dans «\u202f2.1 Ouvrir des lieux partagés\u202f», La Remise, CRESS, Filage et une autre plume ont retiré ${new Intl.NumberFormat('fr').format(1200)} mots.`,
    ],
    [
      { section: null, kinds: { rowAdded: 2, columnMoved: 1 } },
      'Avant le premier titre, 2 lignes de tableau ont été ajoutées\u202f; une colonne a été déplacée (La Remise).',
    ],
    [
      { section: { blockId: 'b', title: '' }, words: { added: 2, removed: 1 }, kinds: { cell: 1 }, hands: [] },
      'Dans une section sans titre, 2 mots ont été ajoutés et un mot a été retiré.',
    ],
    [{ kinds: { added: 1 } }, 'Dans «\u202f2.1 Ouvrir des lieux partagés\u202f», un élément a été ajouté (La Remise).'],
  ])('%j', (summary, sentence) => {
    expect(say(summary)).toBe(sentence)
  })
})

const look = (type: string, attrs: object = {}, around: string[] = []) => ({ type, attrs: { ...attrs }, around })
const change: Change = {
  id: 4,
  kind: 'replaced',
  by: [
    { hand: 1, position: 8, at: 8_000 },
    { hand: 0, position: 9, at: 9_000 },
  ],
  section,
  blockId: 'b',
  before: `vu avec ${namedPlace({ kind: 'person', id: id(901) })}`,
  after: 'vu avec elle',
  words: { added: 1, removed: 1 },
}

test('a row tells who, for whom, when, what, where, and the text with the names of today [H29]', () => {
  const rows = tableOf(
    { changes: [change, { ...change, id: 5, by: [], section: null }] },
    {
      author: (hand) => ['Nadia Ferhat', 'Ancien membre 7'][hand] ?? '',
      organisation: (hand) => ['La Remise', ''][hand] ?? '',
      relayedBy: (hand) => (hand === 0 ? 'Sékou Diarra' : null),
      nameOf: () => 'Inès Roca',
    },
  )
  expect(rows).toEqual([
    {
      id: 4,
      author: 'Ancien membre 7, Nadia Ferhat (transmis par Sékou Diarra)',
      organisation: 'La Remise',
      at: 9_000,
      kind: 'Remplacement',
      section: '2.1 Ouvrir des lieux partagés',
      before: 'vu avec @Inès Roca',
      after: 'vu avec elle',
    },
    expect.objectContaining({
      id: 5,
      author: 'Inconnu',
      organisation: '',
      at: null,
      section: 'Avant le premier titre',
    }),
  ])
})

test('a row tells who put words in and who took words out, where that is not the same [H29]', () => {
  const strokes = (hand: number) => [{ hand, position: 3, at: 9_000 }]
  const names = { author: (hand: number) => ['Inès Roca', 'Paul Vigne'][hand] ?? '', organisation: () => '' }
  const both = { ...change, by: [...strokes(0), ...strokes(1)], sides: { added: strokes(1), removed: strokes(0) } }
  const [row] = tableOf({ changes: [both] }, { ...names, relayedBy: () => null, nameOf: () => '' })
  expect(row?.author).toBe('Paul Vigne (ajout), Inès Roca (retrait)')
})

describe('a change in a few words [H29]', () => {
  test.each<[Pick<Change, 'kind' | 'looks' | 'marks'>, string]>([
    [
      { kind: 'retyped', looks: { before: look('heading', { level: 2 }), after: look('heading', { level: 3 }) } },
      'Titre 2 → Titre 3',
    ],
    [
      {
        kind: 'retyped',
        looks: { before: look('paragraph'), after: look('paragraph', {}, ['orderedList', 'listItem']) },
      },
      'Paragraphe → Point numéroté',
    ],
    [
      {
        kind: 'retyped',
        looks: {
          before: look('paragraph', {}, ['blockquote', 'blockquote']),
          after: look('paragraph', {}, ['blockquote']),
        },
      },
      'Changement de retrait',
    ],
    [
      { kind: 'retyped', looks: { before: look('tableCell'), after: look('tableHeader') } },
      'Cellule → Cellule d’en-tête',
    ],
    [{ kind: 'formatted', marks: { added: { bold: {}, italic: {} }, removed: {} } }, 'Mis en gras, mis en italique'],
    [
      {
        kind: 'formatted',
        marks: { added: { link: { href: 'https://a.example' } }, removed: { link: { href: '#b' }, bold: {} } },
      },
      'Lien vers #b → https://a.example, gras retiré',
    ],
    [
      {
        kind: 'attribute',
        looks: { before: look('taskItem', { checked: false }), after: look('taskItem', { checked: true }) },
      },
      'Tâche cochée',
    ],
    [{ kind: 'rowMoved' }, 'Ligne déplacée'],
  ])('%j: %s', (said, words) => {
    expect(sayChange(said)).toBe(words)
  })
})
