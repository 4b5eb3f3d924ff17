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

test('of two hundred people fifty are shown at once, and every one of them is reached by typing their name', () => {
  const hall = Array.from({ length: 200 }, (_, n): Mentionable => ({
    id: `p${n}`,
    kind: 'person',
    name: `\u200fPersonne ${String.fromCodePoint(97 + (n % 26))}${n}`, // names may begin with a sign of their direction
    note: 'Les Halles Communes',
  }))
  expect(namedLike(hall, '')).toHaveLength(50)
  expect(namedLike(hall, 'halles')).toHaveLength(50)
  expect(namedLike(hall, 'pers')).toHaveLength(50)
  for (const { id, name } of hall) expect(namedLike(hall, name.split(' ')[1] ?? '').map((one) => one.id)).toContain(id)
  expect(namedLike(hall, 'personne z199999')).toEqual([])
  expect(namedLike(hall, '('.repeat(5_000))).toEqual([])
})
