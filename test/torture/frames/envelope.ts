// Messages of the live protocol around any payload, true or lying about its length.
import * as encoding from 'lib0/encoding'
import { messageType, syncType } from '../../../shared/protocol.ts'
import type { Chance } from '../../support/chance.ts'
import { awkwardNumbers, pick, varUint } from './bytes.ts'

export type SyncKind = keyof typeof syncType

export function syncMessage(kind: SyncKind, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.sync)
  encoding.writeVarUint(encoder, syncType[kind])
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

export function presenceMessage(entries: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.awareness)
  encoding.writeVarUint8Array(encoder, entries)
  return encoding.toUint8Array(encoder)
}

/** A sync message whose length is not that of its payload. */
export function lyingMessage(payload: Uint8Array, chance: Chance): Uint8Array {
  const length = varUint(chance(2) === 0 ? pick(chance, awkwardNumbers) : Math.max(0, payload.length + chance(9) - 4))
  return new Uint8Array([messageType.sync, pick(chance, [0, 1, 2]), ...length, ...payload])
}

/** A type that nobody knows, or one that only the server may say. */
export function strangeMessage(payload: Uint8Array, chance: Chance): Uint8Array {
  const head = pick(chance, [
    [messageType.saved],
    [messageType.refused],
    [2],
    [4],
    [messageType.sync, 3],
    [messageType.sync, 200, 1],
    [255, 255, 255],
  ])
  return new Uint8Array([...head, ...payload])
}

/** Where a client that never was claims to stand. */
export function hostileVector(chance: Chance): Uint8Array {
  const encoder = encoding.createEncoder()
  const said = chance(40)
  encoding.writeVarUint(encoder, chance(3) === 0 ? pick(chance, awkwardNumbers) : said)
  for (let n = 0; n < said; n++) {
    encoding.writeVarUint(encoder, chance(2) === 0 ? pick(chance, awkwardNumbers) : chance(2 ** 32 - 1))
    encoding.writeVarUint(encoder, pick(chance, awkwardNumbers))
  }
  return encoding.toUint8Array(encoder)
}
