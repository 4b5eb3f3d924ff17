// An edit that the server makes in somebody's name: a connection without a line joins the room, says it, and leaves once it is
// written. So it has its place among the others, in one log, and reaches everybody by the way that all edits take.
import * as decoding from 'lib0/decoding'
import { AppError } from '../../shared/errors.ts'
import { messageType, type RefusalReason } from '../../shared/protocol.ts'
import type { ServerEdit } from '../context.ts'
import type { Packet } from './messages.ts'
import type { Rooms } from './rooms.ts'
import type { Peer } from './seat.ts'

/** Resolves to the position at which it is written, or after which somebody else's row already is. */
export async function editThrough(
  rooms: Rooms,
  documentId: string,
  edit: ServerEdit,
  { now, id }: { now: number; id: string },
): Promise<number> {
  const generation = await rooms.generationOf(documentId)
  if (generation === null) throw new AppError('notFound')
  const peer = new ServerPeer(edit, id)
  const room = await rooms.join(documentId, peer, generation)
  if (typeof room === 'number') throw new AppError('unavailable')
  try {
    room.receive(peer, 'update', edit.update, now)
    const position = await rooms.flush(documentId)
    if (peer.refusal !== null) throw new AppError(peer.refusal === 'frozen' ? 'frozen' : 'unavailable')
    return position
  } finally {
    room.leave(peer)
  }
}

class ServerPeer implements Peer {
  readonly connectionId: string
  readonly actorId: string
  readonly organisationId: string | null
  readonly rowKind: ServerEdit['kind']
  readonly stamp: Peer['stamp']
  readonly showsPresence = false
  readonly writing = 'allowed'
  readonly seesHistory = true
  readonly ours = true
  readonly waiting = 0
  refusal: RefusalReason | null = null

  constructor({ actorId, organisationId, kind }: ServerEdit, connectionId: string) {
    this.connectionId = connectionId
    this.actorId = actorId
    this.organisationId = organisationId
    this.rowKind = kind
    this.stamp = { actorId, name: '', initials: '', hue: null, organisation: null }
  }

  /** All that it wants to know is whether it was refused. */
  send({ messages }: Packet): void {
    for (const message of messages) {
      if (message[0] !== messageType.refused) continue
      const decoder = decoding.createDecoder(message.subarray(1))
      decoding.readVarUint(decoder) // the only frame it sent
      this.refusal = decoding.readVarString(decoder) as RefusalReason // our own message
    }
  }

  /** Sent away with the room: what was not written by then is refused. */
  close(): void {
    this.refusal ??= 'overloaded'
  }
}
