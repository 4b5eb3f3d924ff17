// Days and hours by the clock in Paris, whatever the clock of the machine.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sayDay, saySince, sayTime } from '../../client/dates.ts'
import { askedBy } from '../../client/features/history/Filters.tsx'
import { fieldOf } from '../../client/features/workshop/field-of.ts'
import { momentOf } from '../../server/cli/archive/say.ts'
import { instantAt } from '../../shared/local-instant.ts'
import { localDay, localTime } from '../../shared/local-time.ts'

describe.each(['UTC', 'Europe/Paris', 'America/Cayenne', 'Pacific/Noumea'])('on a machine in %s', (zone) => {
  const before = process.env.TZ
  beforeEach(() => void (process.env.TZ = zone))
  afterEach(() => {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  })

  test('[H130] screens and commands tell the hour of Paris', () => {
    const at = new Date('2026-03-11T23:30:00Z') // 12 March there, and another day in Cayenne
    expect([sayTime(at), sayDay(at, at)]).toEqual(['0\u00a0h\u00a030', '12\u00a0mars'])
    expect(saySince(at.getTime(), new Date('2026-03-12T22:30:00Z'))).toBe('aujourd’hui à 0\u00a0h\u00a030')
    expect(saySince(at.getTime(), new Date('2026-03-12T23:30:00Z'))).toBe('hier à 0\u00a0h\u00a030')
    expect(localTime(at)).toBe('2026-03-12T00:30:00')
    expect(momentOf(at.toISOString())).toMatch(/^12 mars 2026.*00:30$/)
  })

  test('[H130] what is typed is taken by it, also around the nights when it changes', () => {
    expect(instantAt('2026-03-12').toISOString()).toBe('2026-03-11T23:00:00.000Z')
    for (const local of [
      '2026-01-15T09:00',
      '2026-07-15T09:00',
      '2026-03-29T01:30',
      '2026-03-29T03:30',
      '2026-10-25T04:00',
    ])
      expect(fieldOf(instantAt(local).toISOString())).toBe(local)
    expect(instantAt('2026-03-29T02:30').toISOString()).toBe('2026-03-29T01:30:00.000Z')
    expect(localDay(instantAt('2026-10-25'))).toBe('2026-10-25')
  })

  test('[H130] a day that filters the history is a day in Paris, of 23 or 25 hours where the clock changes', () => {
    expect(askedBy({ since: '2026-03-29', until: '2026-03-29' })).toEqual({
      since: '2026-03-28T23:00:00.000Z',
      until: '2026-03-29T22:00:00.000Z',
    })
    expect(askedBy({ since: '2026-10-25', until: '2026-10-25' })).toEqual({
      since: '2026-10-24T22:00:00.000Z',
      until: '2026-10-25T23:00:00.000Z',
    })
    expect(askedBy({ since: 'hier' })).toEqual({})
  })
})
