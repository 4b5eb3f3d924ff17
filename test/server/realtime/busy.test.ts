// How busy a thread is said to be, on a clock of our own.
import { expect, test } from 'vitest'
import { busyOfThread } from '../../../server/realtime/busy.ts'

/** A thread that is so much at work and computes so much, for a while. */
function aThread() {
  const spent = { now: 0, active: 0, computed: 0 }
  const busy = busyOfThread({ now: () => spent.now, active: () => spent.active, computed: () => spent.computed })
  return (active: number, computed: number): number => {
    for (let i = 0; i < 50; i++) {
      spent.now += 40
      spent.active += 40 * active
      spent.computed += 40 * computed
      busy()
    }
    return busy()
  }
}

test('[L41] a thread that computes all the time is busy, and one at rest is not', () => {
  const goesOn = aThread()
  expect(goesOn(1, 1)).toBeGreaterThan(0.95)
  expect(goesOn(0, 0)).toBeLessThan(0.05)
})

test('[L41] a thread that waits for its processor is as busy as it computes', () => {
  expect(aThread()(0.95, 0.3)).toBeCloseTo(0.3, 1)
})

test('[L41] what other threads of the process compute does not make this one busy', () => {
  expect(aThread()(0.2, 1.4)).toBeCloseTo(0.2, 1)
})
