// Presence as no client sends it: hostile JSON, foreign clientIDs, clocks at the edge, carets that lead nowhere.
import * as encoding from 'lib0/encoding'
import type { Chance } from '../../support/chance.ts'
import { awkwardNumbers, pick } from './bytes.ts'

const id = { client: 7, clock: 1 }
const caret = { type: null, tname: null, item: id, assoc: 0 }

/** JSON that parses and should move nobody, and JSON that does not parse. */
export const hostileStates: readonly string[] = [
  'null',
  '',
  '{',
  '[]',
  '1',
  '"x"',
  '{}',
  '{"__proto__":{"user":{"name":"Le Préfet"}},"constructor":null,"toString":1,"toJSON":1}',
  '{"user":{"name":"Le Préfet","color":"url(javascript:1)"},"user":null}',
  '{"cursor":1}',
  '{"cursor":{}}',
  '{"cursor":[]}',
  '{"cursor":"x"}',
  '{"cursor":{"anchor":null,"head":null}}',
  '{"cursor":{"anchor":1,"head":"x"}}',
  '{"cursor":{"anchor":{},"head":{}}}',
  JSON.stringify({ cursor: { anchor: { ...caret, item: {} }, head: { ...caret, item: 5 } } }),
  JSON.stringify({ cursor: { anchor: { ...caret, item: { client: -1, clock: 0.5 } }, head: caret } }),
  JSON.stringify({ cursor: { anchor: { ...caret, item: { client: 7, clock: 1e300 } }, head: caret } }),
  JSON.stringify({ cursor: { anchor: { type: null, tname: {}, item: null, assoc: 0 }, head: caret } }),
  JSON.stringify({ cursor: { anchor: { type: null, tname: '__proto__', item: null, assoc: 0 }, head: caret } }),
  JSON.stringify({ cursor: { anchor: { type: id, tname: null, item: null, assoc: 'x' }, head: caret } }),
  JSON.stringify({ cursor: { anchor: caret, head: caret } }),
  JSON.stringify({ cursor: { anchor: caret } }),
  `{"lonely":"\\ud800","worse":"\\udfff\\ud800"}`,
  `{"raw":"\ud800"}`,
  `{"deep":${'['.repeat(2_000)}${']'.repeat(2_000)}}`,
  `{"deeper":${'{"a":'.repeat(680)}1${'}'.repeat(680)}}`,
  `{"long":"${'x'.repeat(4_000)}"}`,
  `{"tooLong":"${'x'.repeat(5_000)}"}`,
  `{"number":1e999,"precise":0.${'1'.repeat(500)}}`,
  '{"\u0000":"\u2028"}',
]

/** Entries with lies in the count, the ids and the clocks. */
export function hostilePresence(own: number, chance: Chance): Uint8Array {
  const encoder = encoding.createEncoder()
  const entries = chance(5) === 0 ? chance(300) : 1 + chance(3)
  encoding.writeVarUint(encoder, chance(8) === 0 ? pick(chance, awkwardNumbers) : entries)
  for (let n = 0; n < entries; n++) {
    encoding.writeVarUint(encoder, chance(3) === 0 ? pick(chance, [...awkwardNumbers, 7, chance(1_000)]) : own)
    encoding.writeVarUint(encoder, chance(12) === 0 ? pick(chance, awkwardNumbers) : 1 + chance(2 ** 30))
    encoding.writeVarString(encoder, pick(chance, hostileStates))
  }
  return encoding.toUint8Array(encoder)
}
