// How long each had the floor on the console, and each college, with the turn that is not over.
import { expect, it } from 'vitest'
import { spokenByCollege, spokenByPerson } from '../../../../client/features/workshop/spoken-times.ts'
import type { SpeakerView } from '../../../../shared/workshop/view.ts'

const person = (name: string, college: string, spoken: number): SpeakerView => ({
  speaker: { guestId: name },
  name,
  college,
  spoken,
})
const [awa, luc, lea] = [
  person('Awa', 'elected', 40_000),
  person('Luc', 'ess', 30_000),
  person('Léa', 'ess', 0),
] as const

it('counts the turn that is not over, of whoever spoke before and of whoever speaks for the first time', () => {
  const told = (who: SpeakerView) =>
    spokenByPerson({ speaker: { who, since: 1_000 }, waiting: [], heard: [awa, luc] }, 21_000).map(
      (one) => [one.who.name, one.milliseconds] as const,
    )
  expect(told(luc)).toEqual([
    ['Luc', 50_000],
    ['Awa', 40_000],
  ])
  expect(told(lea)).toEqual([
    ['Awa', 40_000],
    ['Luc', 30_000],
    ['Léa', 20_000],
  ])
})

it('adds up by college [A96]', () => {
  const times = spokenByPerson({ speaker: { who: lea, since: 0 }, waiting: [], heard: [awa, luc] }, 20_000)
  expect(spokenByCollege(times)).toEqual([
    { college: 'ess', milliseconds: 50_000 },
    { college: 'elected', milliseconds: 40_000 },
  ])
})
