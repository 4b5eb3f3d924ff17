// Reads just enough of a frame to know what it is. Nothing here applies or stores anything.
import * as decoding from 'lib0/decoding'
import { messageType, refusalReasons, syncType, type RefusalReason } from '../../shared/protocol.ts'

/** A `reply` answers the server's question (all that it lacks); an `update` is one edit; the rest carries no text. */
export type FrameKind = 'reply' | 'update' | 'other'

export function kindOf(frame: Uint8Array): FrameKind {
  if (frame[0] !== messageType.sync) return 'other' // every type below 128 is one byte
  if (frame[1] === syncType.step2) return 'reply'
  return frame[1] === syncType.update ? 'update' : 'other'
}

/** How many update frames of this connection are durable. */
export const readSaved = (decoder: decoding.Decoder): number => decoding.readVarUint(decoder)

export type Refusal = { frame: number; reason: RefusalReason }

/** A reason that this page does not know yet is read as `frozen`: the edit was not taken, that much is sure. */
export function readRefused(decoder: decoding.Decoder): Refusal {
  const frame = decoding.readVarUint(decoder)
  const word = decoding.readVarString(decoder)
  return { frame, reason: refusalReasons.find((reason) => reason === word) ?? 'frozen' }
}
