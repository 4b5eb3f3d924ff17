// Comma-separated text: what spreadsheets write is read, what is out of bounds stops, and nothing written runs.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCsv, tame, writeCsv } from '../../../shared/rules/csv.ts'

const limits = { lines: 20, columns: 5, cell: 50 }
const rows = (text: string) => {
  const read = parseCsv(text, limits)
  return 'rows' in read ? read.rows : read.problem
}

describe('reading', () => {
  test('semicolons, commas or tabs, by what the headings are parted with [Y8]', () => {
    expect(rows('Nom;Ville\nA, B;Lissac')).toEqual([
      ['Nom', 'Ville'],
      ['A, B', 'Lissac'],
    ])
    expect(rows('Nom,Ville\r\nA,Lissac\r\n')).toEqual([
      ['Nom', 'Ville'],
      ['A', 'Lissac'],
    ])
    expect(rows('\uFEFFNom\tVille\nA\tLissac')).toEqual([
      ['Nom', 'Ville'],
      ['A', 'Lissac'],
    ])
  })

  test('quotes hold separators, ends of lines and quotes; empty lines count for nothing [Y8]', () => {
    expect(rows('Nom;Objet\n"La ""Halle""";"un;deux\r\ntrois"\n;;\n\nB;"x"y')).toEqual([
      ['Nom', 'Objet'],
      ['La "Halle"', 'un;deux\ntrois'],
      ['B', 'xy'],
    ])
  })

  test('what is no text, never ends, or goes beyond the limits is refused [Y8]', () => {
    expect(rows('a;b\0')).toBe('notText')
    expect(rows('')).toBe('empty')
    expect(rows(' ;\n\n')).toBe('empty')
    expect(rows('a;b\n"c;d\ne;f')).toBe('openQuote')
    expect(rows('a\n'.repeat(22))).toBe('tooManyLines')
    expect(rows('a\n'.repeat(21))).toHaveLength(21)
    expect(rows('a;b;c;d;e;f')).toBe('tooManyColumns')
    expect(rows(`a\n${'x'.repeat(51)}`)).toBe('cellTooLong')
    expect(rows(`a\n"${'x""'.repeat(26)}"`)).toBe('cellTooLong')
  })

  test('five megabytes of quotes or separators are read no more than once', () => {
    for (const bomb of ['"', '""', ';', '";"', '\n', '"\n']) {
      expect(rows(bomb.repeat(5_000_000 / bomb.length))).toEqual(expect.any(String))
    }
  })
})

describe('writing', () => {
  test('no cell is a formula, and each reads as it was [Y9]', () => {
    const dangerous = ['=cmd|"/c calc"!A1', '+33 6 12', '-1', '@SUM(A1)', '\tx', 'juste', 'a;b', '"', '']
    const text = writeCsv([dangerous])
    expect(text.startsWith('\uFEFF')).toBe(true)
    const [cells = []] = (() => {
      const read = parseCsv(text, { ...limits, columns: 20 })
      return 'rows' in read ? read.rows : []
    })()
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(cells.map(tame)).toEqual(dangerous.map((cell) => cell.trim()).map((cell, at) => (at === 4 ? 'x' : cell)))
  })

  test('whatever is written is read again, cell by cell', () => {
    const cell = fc.string({ maxLength: 20 }).filter((text) => !text.includes('\0') && !text.includes('\r'))
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 10 }),
        (written) => {
          const kept = written.filter((row) => row.some((one) => one.trim() !== ''))
          fc.pre(kept.length > 0 && kept[0] === written[0])
          const read = parseCsv(writeCsv(written), limits)
          const untamed = kept.map((row) =>
            row.map((one) => (/^'*\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u.test(one) ? `'${one}` : one)),
          )
          expect('rows' in read ? read.rows : read.problem).toEqual(untamed)
        },
      ),
    )
  })
})
