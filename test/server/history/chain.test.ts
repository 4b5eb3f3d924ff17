// What the hash of a row is made of.
import { expect, test } from 'vitest'
import { instantText, rangesText } from '../../../server/history/chain.ts'
import type { Range } from '../../../shared/history/ranges.ts'

test('[L3] ranges and instants are written as they always were, or no earlier row would have its hash', () => {
  const some: Range[][] = [
    [],
    [[1, 0, 1]],
    [
      [4_294_967_295, 9_007_199_254, 12],
      [7, 3, 1_000_000],
      [7, 1_000_009, 1],
    ],
  ]
  for (const ranges of some) expect(rangesText(ranges)).toBe(JSON.stringify(ranges))
  const [one, other] = [new Date(1_700_000_000_123), new Date(1_700_000_000_124)]
  for (const at of [one, one, other, new Date(one), other]) expect(instantText(at)).toBe(at.toISOString())
})
