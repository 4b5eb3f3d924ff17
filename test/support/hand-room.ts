// A room by hand, without a loop or a store, and one of those who have its document open: what it is sent, and when.
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { messageType, syncType } from '../../shared/protocol.ts'
import { genesis } from '../../server/history/chain.ts'
import type { KnownRow } from '../../server/realtime/ledger.ts'
import type { Packet } from '../../server/realtime/messages.ts'
import { Room } from '../../server/realtime/room.ts'
import type { Peer } from '../../server/realtime/seat.ts'

type Surroundings = ConstructorParameters<typeof Room>[2]

/** A room whose log holds these rows. */
export function handRoom(tail: readonly KnownRow[] = [], around: Partial<Surroundings> = {}): Room {
  const loaded = {
    generation: 1,
    position: tail.length,
    hash: genesis,
    snapshot: null,
    tail,
    relayed: [],
    bound: new Map(),
  }
  return new Room('document', loaded, {
    changed: () => undefined,
    unsavedLimit: 1e9,
    hasRoomFor: () => true,
    ...around,
  })
}

export class HandPeer implements Peer {
  readonly connectionId: string
  readonly actorId = 'ana'
  readonly organisationId = null
  readonly stamp = { actorId: 'ana', name: 'Ana', initials: 'A', hue: 1, organisation: null }
  readonly showsPresence = true
  readonly seesHistory: boolean
  readonly writing = 'allowed'
  readonly ours = true
  waiting = 0
  readonly heard: Uint8Array[] = []

  constructor(name: string, seesHistory = true) {
    this.connectionId = name
    this.seesHistory = seesHistory
  }

  send(packet: Packet): void {
    this.heard.push(...packet.messages)
  }

  close(): void {}

  get isSynced(): boolean {
    return this.heard.some((message) => message[0] === messageType.sync && message[1] === syncType.step2)
  }

  /** The types of the messages it heard. */
  get heardTypes(): number[] {
    return this.heard.map(([type]) => type ?? -1)
  }

  /** What it reads, as Yjs understands it: of one who came with nothing, or with what is in `doc` already. */
  read(doc = new Y.Doc()): string {
    for (const message of this.heard) {
      const decoder = decoding.createDecoder(message)
      if (decoding.readVarUint(decoder) !== messageType.sync) continue
      if (decoding.readVarUint(decoder) !== syncType.step1) Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
    }
    return doc.getText('text').toString()
  }
}
