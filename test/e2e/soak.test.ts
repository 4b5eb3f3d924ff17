// A few seconds of `npm run torture soak`: that it runs, and that log and snapshots are whole. Half an hour shows the rest.
import { expect, test } from 'vitest'
import { carryOut } from '../torture/part.ts'
import { soak } from '../torture/soak.ts'

test('[L3, L10] people type and others come and go: the log rebuilds what all of them have', async () => {
  const { counts, failures } = await carryOut(soak)
  expect(failures).toEqual([])
  expect(Number(counts['rows of the log read again, chained and rebuilt'])).toBeGreaterThan(100)
})
