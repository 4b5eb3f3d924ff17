// Mutations that know nothing of what they change: bits, lengths, ends, slices of one frame in another.
import * as encoding from 'lib0/encoding'
import type { Chance } from '../../support/chance.ts'

/** Bytes that parsers trip over. */
const awkward = [0, 1, 2, 0x7e, 0x7f, 0x80, 0x81, 0xfe, 0xff] as const

/** Numbers that counters and clocks trip over. */
export const awkwardNumbers = [
  0,
  1,
  2,
  127,
  128,
  255,
  65_535,
  65_536,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
  2 ** 32,
  2 ** 52,
  Number.MAX_SAFE_INTEGER - 1,
  Number.MAX_SAFE_INTEGER,
] as const

export const pick = <T>(chance: Chance, from: readonly T[]): T => {
  if (from.length === 0) throw new Error('nothing to pick from')
  return from[chance(from.length)] as T // in range
}

const join = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => Uint8Array.from(part))))

type Mutation = (bytes: Uint8Array, chance: Chance, other: Uint8Array) => Uint8Array

const mutations: Readonly<Record<string, Mutation>> = {
  'a bit turned': (bytes, chance) => changed(bytes, chance(bytes.length), (byte) => byte ^ (1 << chance(8))),
  'an awkward byte': (bytes, chance) => changed(bytes, chance(bytes.length), () => pick(chance, awkward)),
  'any byte': (bytes, chance) => changed(bytes, chance(bytes.length), () => chance(256)),
  truncated: (bytes, chance) => bytes.slice(0, chance(bytes.length)),
  'bytes after the end': (bytes, chance) => join(bytes, noise(chance, 1 + chance(12))),
  'a slice taken out': (bytes, chance) => {
    const at = chance(bytes.length)
    return join(bytes.slice(0, at), bytes.slice(at + 1 + chance(8)))
  },
  'a slice said twice': (bytes, chance) => {
    const at = chance(bytes.length)
    const slice = bytes.slice(at, at + 1 + chance(40))
    return join(bytes.slice(0, at), slice, slice, bytes.slice(at + slice.length))
  },
  'the end of another': (bytes, chance, other) =>
    join(bytes.slice(0, chance(bytes.length)), other.slice(chance(other.length))),
  'a number that never ends': (bytes, chance) => {
    const at = chance(bytes.length)
    return join(bytes.slice(0, at), Array<number>(1 + chance(12)).fill(0xff), bytes.slice(at))
  },
  'an awkward number': (bytes, chance) => {
    const at = chance(bytes.length)
    return join(bytes.slice(0, at), varUint(pick(chance, awkwardNumbers)), bytes.slice(at + 1))
  },
  noise: (_bytes, chance) => noise(chance, chance(300)),
}

function changed(bytes: Uint8Array, at: number, how: (byte: number) => number): Uint8Array {
  const copy = bytes.slice()
  const byte = copy[at]
  if (byte !== undefined) copy[at] = how(byte)
  return copy
}

const noise = (chance: Chance, length: number): Uint8Array => Uint8Array.from({ length }, () => chance(256))

export function varUint(number: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, number)
  return encoding.toUint8Array(encoder)
}

/** One to three of them, one upon the other. */
export function mutateBytes(bytes: Uint8Array, chance: Chance, other: Uint8Array): { bytes: Uint8Array; how: string } {
  const kinds = Object.entries(mutations)
  const names: string[] = []
  let mutant = bytes
  for (let times = 1 + chance(8) ** 2 / 20; times > 0; times--) {
    const [name, mutate] = pick(chance, kinds)
    if (mutant.length === 0) break
    names.push(name)
    mutant = mutate(mutant, chance, other)
  }
  return { bytes: mutant, how: names.join(', ') }
}
