// Ids of new blocks. Randomness is drawn for many at once: a table that is pasted asks for thousands, and each draw costs.
import { uuidv7 } from '../../shared/ids.ts'

const each = 10

/** Makes ids, and draws anew whenever what was drawn is used up; no byte serves twice. */
export function idMaker(
  draw: (bytes: Uint8Array<ArrayBuffer>) => unknown,
  now: () => number,
  many = 256,
): () => string {
  const drawn = new Uint8Array(each * many)
  let used = drawn.length
  return () => {
    if (used === drawn.length) {
      draw(drawn)
      used = 0
    }
    used += each
    return uuidv7(now(), drawn.subarray(used - each, used))
  }
}

export const newBlockId = idMaker((bytes) => crypto.getRandomValues(bytes), Date.now)
