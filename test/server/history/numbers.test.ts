// Numbers as lib0 writes and reads them.
import fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { longestNumber, NumberReader, writeNumber } from '../../../server/history/numbers.ts'
import { readVector, writeVector } from '../../../server/realtime/messages.ts'

const number = fc.oneof(fc.nat(200), fc.maxSafeNat())

test('a number is written and read as lib0 does', () => {
  fc.assert(
    fc.property(fc.array(number, { maxLength: 20 }), (numbers) => {
      const bytes = new Uint8Array(numbers.length * longestNumber)
      const end = numbers.reduce((at, one) => writeNumber(bytes, at, one), 0)
      const theirs = encoding.encode((encoder) => numbers.forEach((one) => encoding.writeVarUint(encoder, one)))
      expect([...bytes.subarray(0, end)]).toEqual([...theirs])
      const reader = new NumberReader(theirs)
      expect(numbers.map(() => reader.next())).toEqual(numbers)
      expect(reader.isDone).toBe(true)
      expect(() => reader.next()).toThrow('ends early')
    }),
  )
  expect(() => new NumberReader(new Uint8Array(9).fill(255)).next()).toThrow('too large')
})

test('[L25] a vector of any size is written as a client reads it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { maxLength: 300 }), (entries) => {
      const clocks = new Map(entries)
      const bytes = writeVector(clocks)
      expect(readVector(bytes)).toEqual(clocks)
      expect(decoding.readVarUint(decoding.createDecoder(bytes))).toBe(clocks.size)
    }),
  )
})
