// Whom an « @ » proposes, and in which order.
import { expect, test } from 'vitest'
import { namedLike } from '../../../client/editor/insert/MentionMenu.tsx'
import type { Mentionable } from '../../../client/editor/help.ts'

const known: Mentionable[] = [
  { id: 'halles', kind: 'organisation', name: 'Les Halles Communes' },
  { id: 'sekou', kind: 'person', name: 'Sékou Diarra', note: 'Les Halles Communes' },
  { id: 'halima', kind: 'person', name: 'Halima Sorel', note: 'SCIC La Remise' },
]
const found = (query: string) => namedLike(known, query).map(({ id }) => id)

test('those who bear the name that is typed come before those who only write for who bears it; people first', () => {
  expect(found('halles')).toEqual(['halles', 'sekou'])
  expect(found('hal')).toEqual(['halima', 'halles', 'sekou'])
  expect(found('sek')).toEqual(['sekou'])
  expect(found('')).toEqual(['sekou', 'halima', 'halles'])
})

test('of two hundred people each is found by some letters of their name, whatever its script, however it was typed', () => {
  const many = Array.from({ length: 200 }, (_, n): Mentionable => ({
    id: `p${n}`,
    kind: 'person',
    name: `Élodie Nº${n}`,
  }))
  const all = [...many, { id: 'maryam', kind: 'person', name: '\u200fمريم حداد' } as const, ...known]
  expect(namedLike(all, '')).toHaveLength(204)
  expect(namedLike(all, 'e\u0301lo')).toHaveLength(200)
  expect(namedLike(all, 'elodie nº199').map(({ id }) => id)).toEqual(['p199'])
  expect(namedLike(all, 'مريم').map(({ id }) => id)).toEqual(['maryam'])
  expect(namedLike(all, '('.repeat(5_000))).toEqual([])
})
