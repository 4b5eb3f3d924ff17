// The bytes of all that is deleted in a text: a Yjs update that says nothing else. Read and written without an object for
// each of tens of thousands of ranges, which a process that has just begun takes fifty milliseconds for. Pure.
import { RangeSet } from '../../shared/history/ranges.ts'
import { longestNumber, NumberReader, writeNumber } from './numbers.ts'

export function writeDeletions(deletions: RangeSet): Uint8Array {
  const clients = [...deletions.spans()]
  const numbers = clients.reduce((sum, [, spans]) => sum + 2 + spans.length, 2)
  const bytes = new Uint8Array(numbers * longestNumber)
  // No struct of any client comes before them.
  let at = writeNumber(bytes, 1, clients.length)
  for (const [client, spans] of clients) {
    at = writeNumber(bytes, at, client)
    at = writeNumber(bytes, at, spans.length / 2)
    for (let i = 0; i < spans.length; i += 2) {
      const start = spans[i] as number // in range: i < length, which is even
      at = writeNumber(bytes, at, start)
      at = writeNumber(bytes, at, (spans[i + 1] as number) - start)
    }
  }
  return bytes.slice(0, at)
}

/** Adds them to a set and gives it. Throws if the bytes are anything else. */
export function readDeletions(bytes: Uint8Array, into = new RangeSet()): RangeSet {
  const reader = new NumberReader(bytes)
  if (reader.next() !== 0) throw new Error('expected an update that only deletes')
  for (let clients = reader.next(); clients > 0; clients--) {
    const client = reader.next()
    const spans: number[] = []
    let end = -1
    for (let ranges = reader.next(); ranges > 0; ranges--) {
      const start = reader.next()
      if (start <= end) throw new Error('expected deletions in order')
      end = start + reader.next()
      spans.push(start, end)
    }
    into.addSpans(client, spans)
  }
  if (!reader.isDone) throw new Error('bytes after the end of the deletions')
  return into
}
