// How long a turn lasts, for whom and under which load.
import { expect, test } from 'vitest'
import { Gauge, windowFor } from '../../../server/realtime/window.ts'

test('[L41] a few people on a thread at rest wait for no window', () => {
  expect(windowFor({ people: 2, busy: 0 })).toBe(0)
  expect(windowFor({ people: 4, busy: 0.1 })).toBe(0)
  expect(windowFor({ people: 3, busy: 0.4 })).toBe(windowFor({ people: 300, busy: 0.4 }))
})

test('[L41] the window grows with the load, without a step, from 5 ms to 50', () => {
  let before = windowFor({ people: 100, busy: 0 })
  expect(before).toBe(5)
  for (let busy = 0; busy <= 1.0001; busy += 0.001) {
    const window = windowFor({ people: 100, busy })
    expect(window).toBeGreaterThanOrEqual(before)
    expect(window - before).toBeLessThan(0.5)
    before = window
  }
  expect(windowFor({ people: 100, busy: 0.4 })).toBeLessThan(10)
  expect(windowFor({ people: 100, busy: 0.8 })).toBe(20)
  expect(windowFor({ people: 100, busy: 1 })).toBe(50)
})

test('[L41] one long turn hardly moves the gauge, a crowd does', () => {
  const gauge = new Gauge(300)
  gauge.add(1, 30)
  expect(gauge.value).toBeLessThan(0.1)
  for (let i = 0; i < 20; i++) gauge.add(1, 30)
  expect(gauge.value).toBeGreaterThan(0.8)
  for (let i = 0; i < 40; i++) gauge.add(0, 30)
  expect(gauge.value).toBeLessThan(0.1)
})
