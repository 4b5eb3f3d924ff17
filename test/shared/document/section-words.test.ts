// The words of a section: what belongs to it, and what counts as a change of them.
import { describe, expect, test } from 'vitest'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { bodyOfSection, sectionWords, titleOfSection } from '../../../shared/document/section-words.ts'

const [one, two, three] = ['a', 'b', 'c'].map((letter) => `${letter.repeat(8)}-0000-7000-8000-000000000000`) as [
  string,
  string,
  string,
]
const text = (said: string, ...marks: string[]): DocumentJson => ({
  type: 'text',
  text: said,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})
const block = (type: string, content: DocumentJson[], attrs: Record<string, unknown> = {}) => ({ type, attrs, content })
const heading = (id: string | null, level: unknown, said: string) => block('heading', [text(said)], { id, level })
const paragraph = (said: string) => block('paragraph', [text(said)])
const doc = (...content: DocumentJson[]): DocumentJson => ({ type: 'doc', content })

const around = (...inside: DocumentJson[]) =>
  doc(heading(one, 1, 'Avant'), paragraph('Rien'), heading(two, 2, 'Mobilités'), ...inside, heading(three, 2, 'Après'))

describe('[A110] the words of a section', () => {
  test('go from its heading to the next of its level or higher, deeper ones included', () => {
    const json = around(paragraph('Deux lignes.'), heading(null, 3, 'Le bus'), paragraph('Le soir.'))
    const words = sectionWords(json, two)
    expect(words).toBe('Mobilités\nDeux lignes.\nLe bus\nLe soir.')
    expect([titleOfSection(words ?? ''), bodyOfSection(words ?? '')]).toEqual([
      'Mobilités',
      'Deux lignes.\nLe bus\nLe soir.',
    ])
    expect(sectionWords(json, one)).toContain('Mobilités\nDeux lignes.')
    expect(sectionWords(json, three)).toBe('Après')
  })

  test('are none of a heading that is not there, nor of one in a table or a list', () => {
    expect(sectionWords(around(), '00000000-0000-7000-8000-000000000000')).toBeNull()
    expect(sectionWords(doc(block('blockquote', [heading(two, 2, 'Dedans')])), two)).toBeNull()
    expect(sectionWords(doc(), two)).toBeNull()
  })

  test('are read whatever level a text says, and however an id is written', () => {
    const json = doc(heading(two.toUpperCase(), 'deux', 'Titre'), paragraph('Suite'))
    expect(sectionWords(json, two)).toBe('Titre\nSuite')
  })
})

const said = (...inside: DocumentJson[]) => sectionWords(around(...inside), two)

describe('[A112] what changes them', () => {
  const plain = said(paragraph('L’été, deux lignes de bus.'))
  const same: [string, DocumentJson][] = [
    ['bold and links', block('paragraph', [text('L’été, '), text('deux', 'bold'), text(' lignes de bus.', 'link')])],
    [
      'a list in the place of a paragraph',
      block('bulletList', [block('listItem', [paragraph('L’été, deux lignes de bus.')])]),
    ],
    ['a no-break space', paragraph('L’été,\u00a0deux lignes de\u202fbus. ')],
    ['letters composed otherwise', paragraph('L’e\u0301te\u0301, deux lignes de bus.')],
    ['a callout around it', block('callout', [paragraph('L’été, deux lignes de bus.')], { tone: 'decision' })],
    ['an id of a block', block('paragraph', [text('L’été, deux lignes de bus.')], { id: three })],
  ]
  test.each(same)('not %s', (_, inside) => expect(said(inside)).toBe(plain))
  test('not empty lines, nor a level of a title below', () => {
    expect(said(paragraph(''), paragraph('L’été, deux lignes de bus.'), paragraph(' '))).toBe(plain)
    expect(said(heading(null, 3, 'Le bus'))).toBe(said(heading(null, 4, 'Le bus')))
  })

  const others: [string, DocumentJson[]][] = [
    ['a word', [paragraph('L’été, trois lignes de bus.')]],
    ['a capital', [paragraph('L’Été, deux lignes de bus.')]],
    ['punctuation', [paragraph('L’été, deux lignes de bus\u202f?')]],
    ['a paragraph cut in two', [paragraph('L’été, deux lignes'), paragraph('de bus.')]],
    ['a line more', [paragraph('L’été, deux lignes de bus.'), paragraph('Sauf le dimanche.')]],
  ]
  test.each(others)('%s', (_, inside) => expect(said(...inside)).not.toBe(plain))

  test('cells, notes, descriptions of images, and whom the text names by id', () => {
    const cell = (words: string) => block('table', [block('tableRow', [block('tableCell', [paragraph(words)])])])
    expect(said(cell('12'))).not.toBe(said(cell('13')))
    const note = (words: string) => block('paragraph', [text('Ici'), block('footnote', [text(words)])])
    expect(said(note('Source'))).not.toBe(said(note('Autre')))
    const figure = (alt: string | null) => block('figure', [text('Carte')], { alt })
    expect(said(figure('Les lignes'))).not.toBe(said(figure(null)))
    const named = (id: string) =>
      block('paragraph', [text('Par '), { type: 'mention', attrs: { id, kind: 'organisation' } }])
    expect(said(named(one))).not.toBe(said(named(two)))
    expect(said(named(one))).toBe(said(named(one.toUpperCase())))
  })

  test('a text as deep as hands can make it is read', () => {
    let deep: DocumentJson = paragraph('Au fond')
    for (let n = 0; n < 20_000; n += 1) deep = { type: 'blockquote', content: [deep] }
    expect(said(deep)).toBe('Mobilités\nAu fond')
  })
})
