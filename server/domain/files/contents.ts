// The bytes of files in Postgres, by their SHA-256 and cut into slices. Object storage may take this place: see ContentStore.
import type { ContentStore } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'

/** Of the bytes of a file: so much of it is in memory at once when it is read, saved or moved. */
export const sliceBytes = 256 * 1024

export const contentsIn = (sql: Sql): ContentStore => ({
  async put(tx, { hash, size, pieces }, now) {
    // Beside all who keep, against whoever takes away what nothing shows: what is there stays until the file is written.
    await tx`select pg_advisory_xact_lock_shared(hashtextextended('contents of files', 0))`
    const [isNew] = await tx`
      insert into file_content (hash, size, stored_at) values (${hash}, ${size}, ${now}) on conflict do nothing returning 1`
    if (!isNew) return
    let number = 0
    for (const bytes of slicesOf(pieces)) {
      await tx`insert into file_slice (hash, number, bytes) values (${hash}, ${++number}, ${bytes})`
    }
  },
  async *read(hash) {
    for (let number = 1; ; number++) {
      const [slice] = await sql<{ bytes: Uint8Array }[]>`
        select bytes from file_slice where hash = ${hash} and number = ${number}`
      if (!slice) return
      yield slice.bytes
    }
  },
})

/** The same bytes in slices of one length, the last one shorter. */
function* slicesOf(pieces: readonly Uint8Array[]): Generator<Buffer> {
  let waiting: Uint8Array[] = []
  let length = 0
  for (const piece of pieces) {
    for (let rest = piece; rest.length > 0;) {
      const part = rest.subarray(0, sliceBytes - length)
      rest = rest.subarray(part.length)
      waiting.push(part)
      length += part.length
      if (length < sliceBytes) continue
      yield Buffer.concat(waiting, length)
      waiting = []
      length = 0
    }
  }
  if (length > 0) yield Buffer.concat(waiting, length)
}
