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
