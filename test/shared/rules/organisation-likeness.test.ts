// Which organisations are proposed as one under two names, and which are left apart.
import { describe, expect, test } from 'vitest'
import {
  inOrder,
  LikenessIndex,
  likelyPairs,
  tellingWords,
  type Described,
} from '../../../shared/rules/organisation-likeness.ts'

const described = (id: string, name: string, more: Partial<Described> = {}): Described => ({
  id,
  name,
  siret: null,
  rna: null,
  ...more,
})

const reasonOf = (one: string, other: string, numbers: [Partial<Described>, Partial<Described>] = [{}, {}]) =>
  new LikenessIndex([described('one', one, numbers[0])]).like(described('other', other, numbers[1]))[0]?.reason ?? null

describe('[Y11] likely one', () => {
  test.each([
    ['Régie des Aubes', 'REGIE DES AUBES', 'sameName'],
    ['La Remise', 'Association La Remise (loi 1901)', 'sameName'],
    ['SCIC L’Œuvre partagée', 'Loeuvre Partagée', 'closeName'],
    ['SCIC Œuvre partagée', 'oeuvre partagee', 'sameName'],
    ['Pont, épicerie du', 'L’Épicerie du Pont', 'sameName'],
    ['Épicerie du Pont', 'Épiceries du Pont', 'closeName'],
    ['Régie de quartier des Aubes', 'Régie de quartiers des Aubes', 'closeName'],
    ['Régie de quartier des Aubes', 'Régie de quartier des Ormes', null],
    ['Régie des Aubes', 'Régie de quartier des Aubes', 'closeName'],
    ['Épicerie du Pont', 'Épicerie du Pond', 'closeName'],
    ['Remise', 'Remise solidaire', null],
    ['Secours populaire', 'Secours populaire du département', null],
    ['Commune de Lissac', 'CCAS de Lissac', null],
    ['Commune de Lissac', 'Communauté de communes de Lissac', null],
    ['Collège Jean Moulin 1', 'Collège Jean Moulin 2', null],
    ['Léo Lagrange Nord', 'Léo Lagrange Sud', null],
    ['Secours populaire', 'Secours catholique', null],
    ['Les', 'Des', null],
    ['دار الثقافة', 'Дом культуры', null],
  ] as const)('%s, %s: %s', (one, other, reason) => {
    expect(reasonOf(one, other)).toBe(reason)
    expect(reasonOf(other, one)).toBe(reason)
  })
})

test('two establishments of one company are told, after names; numbers that differ say that they are two [Y11]', () => {
  const [here, there] = [{ siret: '73282932000074' }, { siret: '73282932000082' }]
  expect(reasonOf('Atelier nord', 'Boutique', [here, there])).toBe('sameSiren')
  expect(reasonOf('La Remise', 'La Remise', [here, { siret: '35600000000048' }])).toBeNull()
  expect(reasonOf('La Remise', 'La Remise', [{ rna: 'W131234567' }, { rna: 'W131234568' }])).toBeNull()
  expect(reasonOf('La Remise', 'La Remise', [here, { rna: 'W131234568' }])).toBe('sameName')
})

test('a name of little words only still has words', () => {
  expect(tellingWords('Le Collectif')).toEqual(['collectif', 'le'])
})

test('each pair once, the surest first, and in five thousand too [Y11]', () => {
  const many = Array.from({ length: 5000 }, (_, at) => described(`o${at}`, `Organisation ${at} de la ville ${at % 90}`))
  const pairs = [
    ...likelyPairs([
      ...many,
      described('a', 'Épicerie du Pont'),
      described('b', 'Régie des Aubes'),
      described('c', 'Épiceries du Pont'),
      described('d', 'SCIC régie des aubes'),
    ]),
  ].flat()
  expect(inOrder(pairs)).toEqual([
    { oneId: 'b', otherId: 'd', reason: 'sameName' },
    { oneId: 'a', otherId: 'c', reason: 'closeName' },
  ])
})
