// Lines of paper as they are typed, and the raw contributions as they are given to a spreadsheet.
import { contribution } from '../../../../client/gallery/room-samples.ts'
import { describe, expect, it } from 'vitest'
import { contributionsCsv } from '../../../../client/features/workshop/contributions-csv.ts'
import { veiled } from '../../../../client/features/workshop/veiled.ts'
import { lettersOf, readLine, type PaperRules } from '../../../../client/features/workshop/paper.ts'
import { parseCsv } from '../../../../shared/rules/csv.ts'
import { contributionTypes } from '../../../../shared/workshop/phases.ts'
import type { CommonView, ContributionView } from '../../../../shared/workshop/view.ts'

const rules = (more: Partial<PaperRules> = {}): PaperRules => ({
  letters: lettersOf(['need', 'obstacle', 'lever']),
  tables: [1, 2, 3],
  table: null,
  most: 60,
  ...more,
})

describe('a line of paper', () => {
  it('names its table and its sort, then says what is written [A63]', () => {
    const said = { table: 3, type: 'need', text: 'Le bail est trop court' }
    expect(readLine('3 b Le bail est trop court', rules())).toEqual(said)
    expect(readLine('  3b Le bail est trop court ', rules())).toEqual(said)
    expect(readLine('T3 B : Le bail est trop court', rules())).toEqual(said)
    expect(readLine('table 3 b. Le bail est trop court', rules())).toEqual(said)
  })

  it('is of the table that is chosen where it names none, and may begin with a figure of its own', () => {
    expect(readLine('o 23 mois de bail', rules({ table: 2 }))).toEqual({
      table: 2,
      type: 'obstacle',
      text: '23 mois de bail',
    })
    expect(readLine('l Un fonds', rules())).toEqual({ table: null, type: 'lever', text: 'Un fonds' })
  })

  it('needs no letter where there is one sort only', () => {
    const one = rules({ letters: lettersOf(['word']) })
    expect(readLine('2 Un comptable partagé', one)).toEqual({ table: 2, type: 'word', text: 'Un comptable partagé' })
    expect(readLine('2 À plusieurs', one)).toEqual({ table: 2, type: 'word', text: 'À plusieurs' })
  })

  it('says what is to correct', () => {
    expect(readLine('9 b Rien', rules())).toEqual({ is: 'table', n: 9 })
    expect(readLine('3 Le bail est trop court', rules())).toEqual({ is: 'letter' })
    expect(readLine('3 z Le bail', rules())).toEqual({ is: 'letter' })
    expect(readLine('3 b', rules())).toEqual({ is: 'empty' })
    expect(readLine('3 b  ', rules())).toEqual({ is: 'empty' })
    expect(readLine('', rules())).toEqual({ is: 'empty' })
    expect(readLine(`b ${'é'.repeat(61)}`, rules())).toEqual({ is: 'long', n: 61 })
  })

  it('has a letter of its own for each sort that a phase may have', () => {
    const letters = lettersOf(contributionTypes).map(({ letter }) => letter)
    expect(new Set(letters).size).toBe(contributionTypes.length)
    for (const letter of letters) expect(letter).toMatch(/^[a-z]$/)
    expect(
      lettersOf(['strength', 'weakness', 'opportunity', 'threat'])
        .map(({ letter }) => letter)
        .join(''),
    ).toBe('afom')
  })
})

const one = (more: Partial<ContributionView>): ContributionView =>
  contribution(1, 'Un local', { id: 'c1', roundId: 'r2', tableId: 't3', ...more })

function csvOf(...cards: ContributionView[]) {
  return read(viewOf(...cards))
}

function viewOf(...cards: ContributionView[]): CommonView {
  const plan = [
    {
      id: 'p',
      kind: 'alone',
      title: 'Seul',
      minutes: 5,
      skipped: false,
      rounds: 2,
      roundIds: ['r1', 'r2'],
      withheld: [],
    },
  ]
  return {
    contributions: Object.fromEntries(cards.map((card) => [card.id, card])),
    clusters: {
      g: { id: 'g', tableId: null, title: 'Des lieux', synthesis: '', top: false, disagreed: false, items: [] },
    },
    tables: { t3: { id: 't3', number: 3, rapporteur: null, people: 0, wrote: 0, finished: 0, extra: 0 } },
    plan,
    people: {},
    floor: null,
    results: null,
    panels: [{ roundId: 'r2', title: '', secondsEach: 60, speakers: [{ id: 's1', name: 'Léa' }] }],
  } as unknown as CommonView // of a view, what the spreadsheet is made of
}

function read(view: CommonView) {
  const text = contributionsCsv(view)
  const csv = parseCsv(text, { lines: 100, columns: 20, cell: 2_000 })
  return { text, rows: 'rows' in csv ? csv.rows : [] }
}

describe('the raw contributions', () => {
  it('of a console that hides names have none [A62] [A65]', () => {
    const author = { name: 'Mireille', organisation: 'La Remise', organisationId: null }
    const { text } = read(veiled(viewOf(one({ author }))))
    expect(text).toContain('Un local')
    expect(text).not.toMatch(/Mireille|La Remise/)
  })

  it('say in which language each is [A98]', () => {
    const { rows } = csvOf(one({}), one({ id: 'c2', text: 'Mehr Busse', language: 'de' }))
    expect(rows.map((row) => row.at(-1))).toEqual(['Langue', 'fr', 'de'])
    expect(rows[2]).toContain('Mehr Busse')
  })

  it('open as a table in spreadsheets, in the order in which they came, with their phase, round and table [A65]', () => {
    const author = { name: 'Mireille', organisation: 'La Remise', organisationId: null }
    const { text, rows } = csvOf(one({ author, clusterId: 'g', supporters: 2 }), one({ id: 'c2', text: 'a ; "b"\nc' }))
    expect(text.startsWith('\uFEFF')).toBe(true)
    expect(rows[1]).toEqual([
      'Seul',
      '2',
      '3',
      'Besoin',
      'Un local',
      'Mireille',
      'La Remise',
      'téléphone',
      'Des lieux',
      '1',
      '2',
      '',
      'c1',
      '',
      '',
      'fr',
    ])
    expect(rows[2]?.[4]).toBe('a ; "b"\nc')
  })

  it('say of a question to a panel to whom it is, and whether it was put [A80]', () => {
    const asked = [
      { to: 's1', asked: true },
      { to: null, asked: false },
    ].map((question) => one({ type: 'question', question }))
    const { rows } = csvOf(...asked.map((each, n) => ({ ...each, id: `q${n}` })))
    expect(rows.slice(1).map((row) => row.slice(-3, -1))).toEqual([
      ['Léa', 'Oui'],
      ['À toute la table ronde', 'Non'],
    ])
  })

  it('run nothing, and say no name that the console does not [A65]', () => {
    const { text, rows } = csvOf(
      one({ text: '=HYPERLINK("http://x")' }),
      one({ id: 'c2', hidden: 'personal', parked: true }),
    )
    expect(rows[1]?.[4]).toBe(`'=HYPERLINK("http://x")`)
    expect(rows[1]?.slice(5, 7)).toEqual(['', ''])
    expect(rows[2]?.[11]).toBe('masquée\u202f: Données personnelles, mise de côté')
    expect(text).not.toContain('null')
  })
})
