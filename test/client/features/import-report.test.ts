// What became of the lines of a file, in words and as a spreadsheet: each line with its reason, and nothing that runs.
import { expect, test } from 'vitest'
import { changesOf, reasonsOf, reportCsv, sayOutcome } from '../../../client/features/directory/import-report.ts'
import { parseCsv, tame } from '../../../shared/rules/csv.ts'
import type { ImportedOutcome } from '../../../shared/schemas/directory.ts'

const outcome = (n: number, name: string, more: Partial<ImportedOutcome>): ImportedOutcome => ({
  n,
  name,
  outcome: 'create',
  changed: [],
  problems: [],
  contacts: 0,
  organisation: null,
  like: null,
  ...more,
})
const id = '01890a5d-ac96-774b-bcce-b302099a8057'

test('each line says what became of it, of which organisation, and why [Y8]', () => {
  const joined = outcome(3, 'SCIC du Pont', {
    outcome: 'update',
    changed: ['networks', 'communes'],
    organisation: { id, name: 'Épicerie du Pont' },
    problems: [{ column: 'website', code: 'badValue' }],
  })
  expect(changesOf(joined)).toEqual([
    'C’est «\u202fÉpicerie du Pont\u202f», déjà connue de cet espace.',
    'Change\u202f: Réseaux, Communes et EPCI',
  ])
  expect(reasonsOf(joined)).toEqual(['Site\u202f: illisible, laissé de côté'])
  expect(changesOf(outcome(4, 'ÉPICERIE du pont', { organisation: { id, name: 'Épicerie du Pont' } }))).toEqual([])
  expect(changesOf(outcome(5, 'Neuve', { contacts: 2 }))).toEqual(['Avec 2 contacts'])
  expect(sayOutcome('like', 'report')).toBe('Laissée de côté')
})

test('the report opens in spreadsheets, which run nothing of it and read each name as it was [Y8, Y9]', () => {
  const names = ["=cmd|'/c calc'!A1", '+33 6 12', '@SUM(A1)', '-2+3', '\u0009=1', 'Deux; "trois"\nquatre', '']
  const lines = names.map((name, at) => outcome(at + 2, name, { organisation: name ? { id, name } : null }))
  const refused = outcome(20, 'Fausse', { outcome: 'refuse', problems: [{ column: 'siret', code: 'invalidSiret' }] })
  const csv = reportCsv([...lines, refused])
  expect(csv.startsWith('\uFEFFLigne;Organisation;Résultat;Détail;Nom dans l’annuaire\r\n')).toBe(true)
  const read = parseCsv(csv, { lines: 100, columns: 10, cell: 500 })
  if ('problem' in read) throw new Error(read.problem)
  expect(read.rows.flat().filter((cell) => /^\s*[=+\-@\t\r]/u.test(cell))).toEqual([])
  expect(read.rows.slice(1, 8).map(([, name = '']) => tame(name))).toEqual([
    ...names.slice(0, -1).map((name) => name.trim()),
    '(sans nom)',
  ])
  expect(read.rows.at(-1)).toEqual(['20', 'Fausse', 'Refusée', 'SIRET\u202f: ce numéro est faux', ''])
})
