// When a connection to PostgreSQL counts as silent.
import { expect, test } from 'vitest'
import { Silence } from '../../../server/db/silence.ts'

test('[O32] a line is silent from when something was asked on it until anything comes', () => {
  const silence = new Silence()
  const lasted = (bytesRead: number, bytesWritten: number, now: number) => {
    silence.look({ bytesRead, bytesWritten }, now)
    return silence.lasted(now)
  }
  expect(lasted(0, 0, 0)).toBe(0)
  expect(lasted(0, 80, 1_000)).toBe(0)
  expect(lasted(0, 90, 5_000)).toBe(4_000)
  expect(lasted(10, 90, 6_000)).toBe(0)
  expect(lasted(10, 90, 3_600_000), 'nothing was asked').toBe(0)
  expect(silence.quiet(3_600_000)).toBe(3_594_000)
})

test('[O32] what was asked between an answer and the next look is not taken for answered', () => {
  const silence = new Silence()
  silence.look({ bytesRead: 0, bytesWritten: 0 }, 0)
  silence.heard({ bytesRead: 10, bytesWritten: 90 }, 400)
  silence.look({ bytesRead: 10, bytesWritten: 180 }, 1_000)
  silence.look({ bytesRead: 10, bytesWritten: 180 }, 3_000)
  expect(silence.lasted(3_000)).toBe(2_000)
})
