// A spreadsheet as a browser reads it: its encoding, its columns, the lines that are sent.
import { describe, expect, test } from 'vitest'
import { batchesOf, decode, linesOf, readFile } from '../../../client/features/directory/import-file.ts'
import { limits } from '../../../shared/rules/directory.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

describe('encodings', () => {
  test('UTF-8 with or without its mark, Windows-1252, UTF-16 [Y8]', () => {
    expect(decode(utf8('Épicerie')).endsWith('Épicerie')).toBe(true)
    expect(decode(Uint8Array.from([0xc9, 0x70, 0x69, 0xab]))).toBe('Épi«')
    expect(decode(Uint8Array.from([0xff, 0xfe, 0xc9, 0x00]))).toBe('É')
  })
})

describe('files', () => {
  const problem = (bytes: Uint8Array) => {
    const read = readFile(bytes)
    return 'problem' in read ? read.problem : null
  }

  test('a workbook, five megabytes too many, headings alone, a picture: each is named [Y8]', () => {
    expect(problem(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toBe('workbook')
    expect(problem(new Uint8Array(limits.bytes + 1))).toBe('tooBig')
    expect(problem(utf8('Nom;SIRET\n'))).toBe('onlyHeadings')
    expect(problem(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]))).toBe('notText')
    expect(problem(utf8(`Nom\n${'a\n'.repeat(limits.lines + 1)}`))).toBe('tooManyLines')
    expect(problem(utf8(`Nom\n${'a\n'.repeat(limits.lines)}`))).toBeNull()
  })

  test('the same lines come from each way that spreadsheets write them, whatever they hold [Y8]', () => {
    const rows = [
      ['Nom', 'Communes', 'Activités'],
      ['Épicerie « du Pont »', 'Île de Vaux', "=cmd|'/c calc'!A1"],
    ]
    const text = (separator: string) => rows.map((row) => row.join(separator)).join('\r\n')
    const windows = (said: string) => Uint8Array.from([...said].map((sign) => sign.charCodeAt(0)))
    const utf16 = (said: string) =>
      Uint8Array.from([...`\uFEFF${said}`].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]))
    for (const separator of [';', '\t', ','])
      for (const written of [
        utf8(text(separator)),
        utf8(`\uFEFF${text(separator)}`),
        windows(text(separator)),
        utf16(text(separator)),
      ]) {
        const read = readFile(written)
        if ('problem' in read) throw new Error(read.problem)
        expect(read).toEqual({ headings: rows[0], rows: rows.slice(1), columns: ['name', 'communes', 'activities'] })
      }
  })

  test('headings are understood as people write them, each column once [Y8]', () => {
    const read = readFile(utf8('RAISON SOCIALE;n° siret;Ville;Commune;Tél.;Autre\nA;;;;;'))
    expect('columns' in read && read.columns).toEqual(['name', 'siret', 'communes', null, 'contactPhone', null])
  })
})

describe('lines', () => {
  test('one that says again what one above says is refused, by number or else by name [Y8]', () => {
    const rows = [
      ['La Halle', '732 829 320 00074'],
      ['Autre nom', '73282932000074'],
      ['Les Aubes', ''],
      ['LES  AUBES', ''],
      ['Ailleurs', ''],
    ]
    const { lines, refused } = linesOf(rows, ['name', 'siret'])
    expect(lines.map(({ n }) => n)).toEqual([2, 4, 6])
    expect(refused.map(({ n, problems }) => [n, problems[0]?.code])).toEqual([
      [3, 'duplicate'],
      [5, 'duplicate'],
    ])
  })

  test('a request holds so many lines and so many characters', () => {
    const line = (n: number, size: number) => ({ n, cells: { name: 'x'.repeat(size) } })
    expect(batchesOf(Array.from({ length: 450 }, (_, n) => line(n + 2, 5))).map((batch) => batch.length)).toEqual([
      200, 200, 50,
    ])
    for (const batch of batchesOf(Array.from({ length: 200 }, (_, n) => line(n + 2, 5000)))) {
      expect(JSON.stringify(batch).length).toBeLessThan(500_000)
    }
  })
})
