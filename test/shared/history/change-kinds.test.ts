// What each thing that people do is called, in the list of what changed: one change, of one kind, by whoever did it.
import { expect, test } from 'vitest'
import { gestures, run, writings, type Act } from '../../support/acts-of-writing.ts'
import { compared, type Compared } from '../../support/compared.ts'
import { cell, h, id, item, p, row, sample } from '../../support/exchange-sample.ts'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { sayChange } from '../../../shared/history/changes/say.ts'
import type { Stroke } from '../../../shared/history/shown.ts'
import { addRowAfter, deleteColumn, deleteRow } from '@tiptap/pm/tables'

const text: DocumentJson = {
  type: 'doc',
  content: [
    h(1, 2, 'Ouvrir des lieux partagés'),
    p(2, 'D’ici à 2029, huit lieux accueillent des activités. La collectivité recense le bâti vacant.'),
    p(3, 'Un fonds de portage, ouvert à la région, achète et garde les murs.'),
    p(4, 'Aucun lieu soutenu ne peut être revendu avant quinze ans.'),
    {
      type: 'bulletList',
      attrs: { id: id(40) },
      content: [item(p(5, 'Les communes du val')), item(p(6, 'Les associations'))],
    },
    {
      type: 'table',
      attrs: { id: id(50) },
      content: ['Halle', 'Sentier', 'Fournil', 'Verger'].map((name, n) =>
        row(cell([p(60 + n, name)]), cell([p(70 + n, `${n + 3}00 euros`)]), cell([p(80 + n, 'La ville')])),
      ),
    },
    { type: 'callout', attrs: { id: id(90), tone: 'note' }, content: [p(91, 'La carte sera refaite avant mars.')] },
    { type: 'figure', attrs: { id: id(92), file: id(93), alt: 'Une place', width: 50 } },
  ],
}

/** Where some words begin in the editor of whoever acts. */
const at =
  (words: string, act: Act, length = 0): Act =>
  (editor) => {
    let found = -1
    editor.state.doc.descendants((node, pos) => {
      const from = node.isText ? (node.text?.indexOf(words) ?? -1) : -1
      if (from >= 0 && found < 0) found = pos + from
      return true
    })
    act(editor, found, found + length)
  }
const of = (name: string): Act => gestures[name] ?? writings[name] ?? (() => {})
const type =
  (words: string): Act =>
  (editor, place) =>
    editor.dispatch(editor.state.tr.insertText(words, place))
const replace =
  (words: string, length: number): Act =>
  (editor, place) =>
    editor.dispatch(editor.state.tr.insertText(words, place, place + length))

/** The second of three people acts, once or several times. */
const by = (...acts: Act[]): Promise<Compared> =>
  compared(
    text,
    acts.map((act) => ({ who: 1, act, at: 0, to: 0 })),
  )

const kindsOf = ({ changes }: Compared): string[] =>
  changes.changes.map(({ kind, words }) => `${kind} +${words.added} -${words.removed}`)

const cases: [what: string, acts: Act[], kinds: string[]][] = [
  ['words in the middle of a line', [at(' accueillent', type(' tenus dans la durée'))], ['added +4 -0']],
  ['words taken out', [at(' accueillent des activités', replace('', 26))], ['removed +0 -3']],
  ['a word for another', [at('huit', replace('douze', 4))], ['replaced +1 -1']],
  ['a letter at the end of a word', [at(' accueillent', type('-dits'))], ['replaced +1 -1']],
  [
    'two words beside one another, each by itself',
    [at('huit', replace('douze', 4)), at('lieux accueillent', replace('fermes', 5))],
    ['replaced +2 -2'],
  ],
  [
    'two words with another between',
    [at('huit', replace('douze', 4)), at('accueillent', replace('auront', 11))],
    ['replaced +1 -1', 'replaced +1 -1'],
  ],
  ['one letter for another', [at('val', replace('c', 1))], ['replaced +1 -1']],
  ['Enter in a line', [at(' La collectivité', of('split'))], ['split +0 -0']],
  ['two lines made one', [at('Un fonds', of('join'))], ['merged +0 -0']],
  ['a paragraph made a title', [at('Un fonds', of('title'))], ['retyped +0 -0']],
  ['a title of another level', [at('Ouvrir', of('otherTitle'))], ['retyped +0 -0']],
  ['a paragraph made a quotation', [at('Un fonds', of('quote'))], ['retyped +0 -0']],
  ['a paragraph made a list', [at('Un fonds', of('list'))], ['retyped +0 -0']],
  ['an item put deeper', [at('Les associations', of('sink'))], ['retyped +0 -0']],
  ['words made bold', [at('fonds de portage', of('bold'), 16)], ['formatted +0 -0']],
  ['words made a link', [at('fonds de portage', of('link'), 16)], ['formatted +0 -0']],
  ['a paragraph moved', [at('Aucun lieu', of('up'))], ['moved +0 -0']],
  ['an item moved', [at('Les associations', of('up'))], ['moved +0 -0']],
  ['a whole table moved', [at('Halle', of('up'))], ['moved +0 -0']],
  ['a callout of another tone', [at('La carte', of('tone'))], ['attribute +0 -0']],
  ['an image of another width', [of('width')], ['attribute +0 -0']],
  ['a line of totals', [at('Halle', of('totals'))], ['attribute +0 -0']],
  ['two cells made one', [at('Halle', of('merge'))], ['attribute +0 -0']],
  ['a row of titles', [at('Halle', of('header'))], ['retyped +0 -0']],
  ['a row more', [at('Halle', (editor, place) => run(editor, place, addRowAfter))], ['rowAdded +0 -0']],
  ['a row less', [at('Sentier', (editor, place) => run(editor, place, deleteRow))], ['rowRemoved +0 -5']],
  ['a row elsewhere', [at('Halle', of('moveRow'))], ['rowMoved +0 -0']],
  ['a column more', [at('Halle', of('addColumn'))], ['columnAdded +0 -0']],
  ['a column less', [at('400 euros', (editor, place) => run(editor, place, deleteColumn))], ['columnRemoved +0 -8']],
  ['a column elsewhere', [at('Halle', of('moveColumn'))], ['columnMoved +0 -0']],
  ['words in a cell, twice', [at('400', replace('450', 3)), at('euros', type('mille '))], ['cell +1 -0', 'cell +1 -1']],
  ['a paragraph more', [at('Un fonds', of('paragraph'))], ['added +7 -0']],
  ['a paragraph less', [at('Un fonds', of('removeBlock'))], ['removed +0 -13']],
  ['a note', [at(', huit', of('note'))], ['added +4 -0']],
  ['somebody named', [at(', huit', of('mention'))], ['added +0 -0']],
  ['a divider', [at('Un fonds', of('divider'))], ['added +0 -0']],
  ['a living block', [at('Un fonds', of('living'))], ['added +0 -0']],
  ['an image with its caption', [at('Un fonds', of('figure'))], ['added +2 -0']],
  ['details', [at('Un fonds', of('details'))], ['added +6 -0']],
  ['a table', [at('Un fonds', of('table'))], ['added +4 -0']],
  [
    'another table in the stead of the one there is',
    [at('Halle', of('removeBlock')), at('Un fonds', of('table'))],
    ['added +4 -0', 'removed +0 -20'],
  ],
  [
    'an image less',
    [
      (editor) =>
        editor.dispatch(editor.state.tr.delete(editor.state.doc.content.size - 2, editor.state.doc.content.size)),
    ],
    ['removed +0 -0'],
  ],
]

test.each(cases)('%s: told as what it is, and of whoever did it [H27]', async (_, acts, kinds) => {
  const done = await by(...acts)
  expect(kindsOf(done)).toEqual(kinds)
  for (const change of done.changes.changes) {
    expect(change.by.map(({ hand }) => done.changes.hands[hand]?.actorId)).toEqual(['person 1'])
  }
})

test('the look that a block had and has is told in words', async () => {
  const said = async (...acts: Act[]) => (await by(...acts)).changes.changes.map(sayChange)
  expect(await said(at('Ouvrir', of('otherTitle')))).toEqual(['Titre 2 → Titre 3'])
  expect(await said(at('Un fonds', of('quote')))).toEqual(['Paragraphe → Citation'])
  expect(await said(at('Les associations', of('sink')))).toEqual(['Puce → Puce de niveau 2'])
  expect(await said(at('fonds de portage', of('bold'), 16))).toEqual(['Mis en gras'])
  expect(await said(of('width'))).toEqual(['Largeur de l’image\u00a0: 50\u202f% → 25\u202f%'])
  expect(await said(at('La carte', of('tone')))).toEqual(['Type d’encadré\u00a0: À noter → Exemple'])
  expect(await said(at('Halle', of('merge')))).toEqual(['Cellules fusionnées'])
})

test('who took something out is told, not who had written it, nor who moved it before [H28]', async () => {
  const done = await compared(
    text,
    [
      { who: 0, act: at(' accueillent', type(' tenus dans la durée')), at: 0, to: 0 },
      { who: 1, act: at('D’ici', of('title')), at: 0, to: 0 },
      { who: 2, act: at(' tenus dans la durée', replace('', 20)), at: 0, to: 0 },
    ],
    1,
  )
  const removed = done.changes.changes.find(({ kind }) => kind === 'removed')
  expect(removed?.before).toBe('tenus dans la durée')
  expect(removed?.by.map(({ hand }) => done.changes.hands[hand]?.actorId)).toEqual(['person 2'])
  const retyped = done.changes.changes.find(({ kind }) => kind === 'retyped')
  expect(retyped?.by.map(({ hand }) => done.changes.hands[hand]?.actorId)).toEqual(['person 1'])
})

test('several who wrote one passage are told, whoever wrote most first', async () => {
  const done = await compared(text, [
    { who: 0, act: at(' accueillent', type(' tenus')), at: 0, to: 0 },
    { who: 1, act: at(' accueillent', type(' longtemps par leurs usagers')), at: 0, to: 0 },
  ])
  expect(done.changes.changes).toHaveLength(1)
  expect(done.changes.changes[0]?.by.map(({ hand }) => done.changes.hands[hand]?.actorId)).toEqual([
    'person 1',
    'person 0',
  ])
})

test('of words in the place of others, who put them in and who took those out are told apart [H28]', async () => {
  const done = await compared(text, [
    { who: 0, act: at('huit lieux', replace('', 10)), at: 0, to: 0 },
    { who: 1, act: at(' accueillent', type('douze fermes')), at: 0, to: 0 },
  ])
  const [change, ...others] = done.changes.changes
  expect(others).toEqual([])
  const whose = (strokes: readonly Stroke[] = []) => strokes.map(({ hand }) => done.changes.hands[hand]?.actorId)
  expect(change?.kind).toBe('replaced')
  expect([whose(change?.sides?.removed), whose(change?.sides?.added)]).toEqual([['person 0'], ['person 1']])
  const alone = await by(at('huit lieux', replace('douze fermes', 10)))
  expect(alone.changes.changes.map(({ sides }) => sides)).toEqual([undefined])
})

test('the sample of every block is compared with itself row by row without any change', async () => {
  expect((await compared(sample, [])).changes.changes).toEqual([])
})
