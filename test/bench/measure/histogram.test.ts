// The histogram: what it forgets must not change what it says.
import { describe, expect, it } from 'vitest'
import { Histogram } from './histogram.ts'

const of = (...values: number[]): Histogram => {
  const histogram = new Histogram()
  for (const value of values) histogram.record(value)
  return histogram
}

describe('a histogram', () => {
  it('tells quantiles within two percent, from microseconds to minutes', () => {
    for (const scale of [0.01, 1, 100, 1_000]) {
      const histogram = of(...Array.from({ length: 1_000 }, (_, n) => (n + 1) * scale))
      for (const share of [0.05, 0.5, 0.95, 0.99]) {
        const exact = Math.ceil(1_000 * share) * scale
        expect(Math.abs(histogram.quantile(share) - exact) / exact).toBeLessThan(0.02)
      }
    }
  })

  it('says nothing greater than what it was told, and knows count and greatest exactly', () => {
    const histogram = of(3, 1, 2)
    expect(histogram.quantile(1)).toBeLessThanOrEqual(3)
    expect([histogram.count, histogram.greatest]).toEqual([3, 3])
  })

  it('is the same in one piece or put together from parts that crossed a process', () => {
    const whole = of(0, 0.5, 7, 7, 80, 900, 1e9)
    const parts = Histogram.of(of(0, 7, 900).counted())
    parts.add(structuredClone(of(0.5, 7, 80, 1e9).counted()))
    expect(parts.counted()).toEqual(whole.counted())
  })

  it('answers nought when nothing was counted, and counts what is negative as nothing', () => {
    expect(of().quantile(0.95)).toBe(0)
    expect(of(-3).quantile(0.5)).toBe(0)
  })
})
