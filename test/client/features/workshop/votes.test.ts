// What a ballot gave as the console tells it, and the console without names.
import { describe, expect, it } from 'vitest'
import { veiled } from '../../../../client/features/workshop/veiled.ts'
import { rankedSubjects, readOut, votersOf } from '../../../../client/features/workshop/votes.ts'
import type { CommonView, ResultsView, SubjectResult } from '../../../../shared/workshop/view.ts'

const subject = (id: string, more: Partial<SubjectResult> = {}): SubjectResult => ({
  id,
  label: id,
  total: 0,
  answers: [],
  place: null,
  places: [],
  given: [],
  ...more,
})
const results = (method: ResultsView['method'], subjects: SubjectResult[]): ResultsView => ({
  roundId: 'r',
  method,
  secrecy: 'named',
  voters: 3,
  subjects,
  colleges: [],
})

describe('results on the console', () => {
  it('rank those that got as much together', () => {
    const ranked = rankedSubjects([subject('a', { total: 3 }), subject('b', { total: 6 }), subject('c', { total: 3 })])
    expect(ranked.map(({ id, rank, share }) => [id, rank, share])).toEqual([
      ['b', 1, 1],
      ['a', 2, 0.5],
      ['c', 2, 0.5],
    ])
  })

  it('have objections read out before reservations, and nobody who consents or abstains without a word [A60]', () => {
    const given = [
      { name: 'Oui', answer: 0, reason: '' },
      { name: 'Réserve', answer: 1, reason: 'Un bilan dans un an' },
      { name: 'Abstention', answer: 3, reason: '' },
      { name: 'Objection', answer: 2, reason: 'Sans délibération' },
    ]
    expect(readOut(results('consent', [subject('a', { given })])).map(({ name, answer }) => [name, answer])).toEqual([
      ['Objection', 'workshop.consent.objection'],
      ['Réserve', 'workshop.consent.reservation'],
    ])
    const answers = [0, 2, 4, 5, 7].map((answer) => ({ name: String(answer), answer, reason: '' }))
    expect(readOut(results('gradient', [subject('a', { given: answers })])).map(({ name }) => name)).toEqual([
      '7',
      '5',
      '2',
    ])
    expect(readOut(results('dots', [subject('a', { given })]))).toEqual([])
  })

  it('count organisations where a ballot is of organisations', () => {
    const person = (organisation: string | null) => ({
      name: '',
      organisation,
      college: 'ess',
      tableId: null,
      isHere: true,
    })
    const view = (secrecy: string) =>
      ({
        head: { counts: { guests: 4 }, phase: { config: { mechanism: 'ballot', secrecy } } },
        people: { a: person('Halles'), b: person('Halles'), c: person('Remise'), d: person(null) },
      }) as unknown as CommonView // of a view, what is counted
    expect(votersOf(view('organisation'))).toBe(2)
    expect(votersOf(view('secret'))).toBe(4)
  })
})

describe('the console without names [A62]', () => {
  it('says none anywhere, while people stay apart', () => {
    const who = { name: 'CANARY', organisation: 'CANARY', organisationId: 'o' }
    const person = { name: 'CANARY', organisation: 'CANARY', college: 'ess', tableId: null, isHere: true }
    const speaker = { speaker: { guestId: 'g2' }, name: 'CANARY', college: 'ess', spoken: 0 }
    const view = {
      contributions: { c: { author: who, text: 'Un local' } },
      tables: { t: { rapporteur: 'CANARY' } },
      people: { g1: person, g2: person },
      floor: { speaker: { who: speaker, since: 0 }, waiting: [speaker], heard: [speaker] },
      results: results('consent', [subject('a', { given: [{ name: 'CANARY', answer: 1, reason: 'Parce que' }] })]),
    } as unknown as CommonView // of a view, all that holds names
    const shown = veiled(view)
    expect(JSON.stringify(shown)).not.toContain('CANARY')
    expect(Object.values(shown.people).map(({ name }) => name)).toEqual(['Personne 1', 'Personne 2'])
    expect(shown.floor?.waiting[0]?.name).toBe('Personne 2')
    expect(shown.floor?.heard[0]?.name).toBe('Personne 2')
    expect(shown.contributions['c']?.text).toBe('Un local')
  })
})
