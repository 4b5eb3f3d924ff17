// The mirror of co-construction as it is put together for the screen.
import { describe, expect, test } from 'vitest'
import { leadOf, mirrorRows, overTime, partiesOf } from '../../../client/features/history/mirror.ts'
import type { Mirror, NamedHand } from '../../../shared/schemas/history.ts'

const hand = (name: string, organisation: string | null, more: Partial<NamedHand> = {}): NamedHand => ({
  actorId: `actor of ${name}`,
  name,
  isSystem: false,
  isMe: false,
  hue: 4,
  organisation: organisation === null ? null : { id: organisation, name: organisation, hue: 2, pattern: 3 },
  relayedBy: null,
  ...more,
})
const nadia = hand('Nadia Ferhat', 'La Remise')
const paul = hand('Paul Vigne', 'La Remise')
const sekou = hand('Sékou Diarra', null)

describe('the mirror', () => {
  const mirror: Mirror = {
    position: 9,
    at: null,
    hands: [nadia, paul, sekou],
    colleges: { 'La Remise': 'Acteurs de l’ESS' },
    whole: [
      { hand: 0, standing: 30, added: 40, removed: 2 },
      { hand: 1, standing: 20, added: 20, removed: 0 },
      { hand: 2, standing: 50, added: 60, removed: 9 },
    ],
    sections: [],
    overTime: [
      {
        position: 4,
        at: 'a',
        standing: [
          { hand: 1, words: 7 },
          { hand: 0, words: 3 },
        ],
      },
    ],
    silent: [],
  }

  test('[H81] words are put together by organisation, by collège or by person', () => {
    const rows = (grouping: 'organisation' | 'college' | 'person') =>
      mirrorRows(mirror.whole, partiesOf(mirror, grouping)).map(({ party, standing, percent, added, removed }) => [
        party.name,
        standing,
        percent,
        added,
        removed,
      ])
    expect(rows('organisation')).toEqual(
      [
        ['Sékou Diarra', 50, 50, 60, 9],
        ['La Remise', 50, 50, 60, 2],
      ].reverse(),
    )
    expect(rows('college').map(([name]) => name)).toEqual(['Acteurs de l’ESS', 'Sans collège'])
    expect(rows('person').map(([name]) => name)).toEqual(['Sékou Diarra', 'Nadia Ferhat', 'Paul Vigne'])
  })

  test('[H81] what the text began with is told last, and is in no share', () => {
    const template = hand('Trame du modèle', null, { isSystem: true })
    const begun = { ...mirror, hands: [...mirror.hands, template] }
    const whole = [...mirror.whole, { hand: 3, standing: 900, added: 900, removed: 0 }]
    for (const grouping of ['organisation', 'college', 'person'] as const) {
      const rows = mirrorRows(whole, partiesOf(begun, grouping))
      expect(rows.at(-1)).toMatchObject({ party: { name: 'Trame du modèle' }, standing: 900, percent: null })
      const empty = mirrorRows(
        [...mirror.whole, { hand: 3, standing: 0, added: 0, removed: 0 }],
        partiesOf(begun, grouping),
      )
      expect(empty.map(({ party }) => party.name)).not.toContain('Trame du modèle')
      expect(rows.reduce((sum, { percent }) => sum + (percent ?? 0), 0)).toBe(100)
    }
  })

  test('[H42] whoever is told no author from before they came is not told that nobody wrote', () => {
    const since = (isEmpty: boolean) => leadOf({ isEmpty, isNow: true, sinceArrival: true })
    expect([since(true), since(false)]).toEqual(['mirror.empty.arrival', 'mirror.lead.arrival'])
    expect(leadOf({ isEmpty: true, isNow: true, sinceArrival: false })).toBe('mirror.empty')
  })

  test('[H81] over time the same parties are counted in the same order', () => {
    const parties = partiesOf(mirror, 'organisation')
    const rows = mirrorRows(mirror.whole, parties)
    expect(overTime(mirror.overTime, parties, rows).map(({ words }) => words)).toEqual([[10, 0]])
  })
})
