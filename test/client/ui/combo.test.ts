// What a combo box proposes, and where its arrows go.
import { describe, expect, it } from 'vitest'
import { fold, proposals, reach } from '../../../client/ui/combo.ts'

const options = [
  { id: '1', name: 'Département de la Lisse' },
  { id: '2', name: 'Les Halles Communes', note: 'Association' },
  { id: '3', name: 'Œuvres de l’Économie' },
]
const ids = (typed: string) => proposals(options, typed).map(({ id }) => id)

describe('proposals', () => {
  it('are all when nothing is typed', () => {
    expect(ids('')).toEqual(['1', '2', '3'])
    expect(ids('  ')).toEqual(['1', '2', '3'])
  })

  it('ignore accents, case, apostrophes and ligatures', () => {
    expect(fold('L’ŒUVRE  Économique')).toBe('l oeuvre economique')
    expect(ids('departement')).toEqual(['1'])
    expect(ids('oeuvres ECO')).toEqual(['3'])
  })

  it('match the start of any word, and every word typed', () => {
    expect(ids('hal')).toEqual(['2'])
    expect(ids('alles')).toEqual([])
    expect(ids('com hal')).toEqual(['2'])
    expect(ids('hal lisse')).toEqual([])
    expect(ids('asso')).toEqual(['2'])
  })
})

it('the arrows turn around at both ends, and reach nothing in an empty list', () => {
  expect(reach(-1, 3, 1)).toBe(0)
  expect(reach(-1, 3, -1)).toBe(2)
  expect(reach(2, 3, 1)).toBe(0)
  expect(reach(0, 3, -1)).toBe(2)
  expect(reach(-1, 0, 1)).toBe(-1)
})
