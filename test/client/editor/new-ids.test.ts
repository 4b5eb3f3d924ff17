// Ids of new blocks: randomness is drawn in batches, and no byte of it serves twice.
import { expect, it } from 'vitest'
import { idMaker } from '../../../client/editor/new-ids.ts'
import { isUuid } from '../../../shared/ids.ts'

it('draws randomness once for many ids, which all differ', () => {
  let draws = 0
  const makeId = idMaker(
    (bytes) => {
      draws++
      crypto.getRandomValues(bytes)
    },
    () => 1_700_000_000_000, // of one instant: only the random bytes tell them apart
    100,
  )
  const ids = Array.from({ length: 1_000 }, makeId)
  expect(new Set(ids).size).toBe(1_000)
  expect(ids.every(isUuid)).toBe(true)
  expect(draws).toBe(10)
})
