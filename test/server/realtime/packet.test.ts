// The bytes of messages as a websocket takes them.
import { expect, test } from 'vitest'
import { Packet } from '../../../server/realtime/messages.ts'

/** What is in the frames, read by RFC 6455 §5.2. */
function unframed(pieces: readonly Uint8Array[]): Buffer[] {
  const bytes = Buffer.concat(pieces)
  const messages: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    expect(bytes[at]).toBe(0x82) // final and binary
    const short = bytes[at + 1] ?? 0
    const [length, from] =
      short < 126
        ? [short, at + 2]
        : short === 126
          ? [bytes.readUInt16BE(at + 2), at + 4]
          : [Number(bytes.readBigUInt64BE(at + 2)), at + 10]
    messages.push(bytes.subarray(from, from + length))
    at = from + length
  }
  return messages
}

const lengths = [0, 1, 125, 126, 65_535, 65_536, 200_000]

test('[L29] messages of any length are frames that every websocket reads, alone, together and one after others', () => {
  for (const first of lengths) {
    for (const second of lengths) {
      const messages = [new Uint8Array(first).fill(1), new Uint8Array(second).fill(2)]
      const said = Buffer.from([64, 7])
      const together = new Packet(messages)
      expect(unframed(together.pieces).every((message, index) => message.equals(messages[index] as Uint8Array))).toBe(
        true,
      )
      const more = together.followedBy(said)
      expect(more.messages).toHaveLength(3)
      const read = unframed(more.pieces)
      expect(read.map(({ length }) => length)).toEqual([first, second, 2])
      expect(read[2]?.equals(said)).toBe(true)
    }
  }
})

test('what is short leaves in one write', () => {
  const packet = new Packet([new Uint8Array(40), new Uint8Array(300)])
  expect(packet.pieces).toHaveLength(1)
  expect(packet.followedBy(new Uint8Array(2)).pieces).toHaveLength(1)
})
