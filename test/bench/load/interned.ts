// Every sync payload that came, kept once per process however many clients it came to, and decoded at most once.
import { crc32 } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { message, sync } from './messages.ts'

/** Characters that an update brings: inserted or deleted. */
export type Ranges = readonly (readonly [client: number, clock: number, length: number])[]
export type Contents = { inserted: Ranges; deleted: Ranges }

export class Interned {
  readonly #byDigest = new Map<number, number[]>()
  readonly #payloads: Buffer[] = []
  readonly #contents: (Contents | undefined)[] = []
  readonly #bundles = new Set<number>()

  /** The number of these very bytes. They are copied if they are new. A bundle is several messages, one after the other. */
  take(bytes: Uint8Array, isBundle = false): number {
    const digest = digestOf(bytes)
    const known = this.#byDigest.get(digest)
    if (known !== undefined) {
      for (const index of known) if (this.#payloads[index]?.equals(bytes)) return index
    }
    const index = this.#payloads.length
    this.#payloads.push(Buffer.from(bytes))
    if (isBundle) this.#bundles.add(index)
    if (known === undefined) this.#byDigest.set(digest, [index])
    else known.push(index)
    return index
  }

  payload(index: number): Uint8Array {
    const payload = this.#payloads[index]
    if (payload === undefined) throw new Error(`payload ${index} was never taken`)
    return payload
  }

  contents(index: number): Contents {
    return (this.#contents[index] ??= together(this.updates(index).map(contentsOf)))
  }

  /** The Yjs updates that a payload is: itself, or all those of a bundle. */
  updates(index: number): Uint8Array[] {
    const payload = this.payload(index)
    return this.#bundles.has(index) ? updatesIn(payload) : [payload]
  }
}

/** The ends suffice to find it again: whether it is the same is compared byte by byte. */
const digestOf = (bytes: Uint8Array): number =>
  bytes.length <= 1024 ? crc32(bytes) : crc32(bytes.subarray(-512), crc32(bytes.subarray(0, 512), bytes.length))

/** The updates among messages of y-websocket that stand one after the other. */
function updatesIn(messages: Uint8Array): Uint8Array[] {
  const updates: Uint8Array[] = []
  const decoder = decoding.createDecoder(messages)
  while (decoding.hasContent(decoder)) {
    const type = decoding.readVarUint(decoder)
    const isUpdate = type === message.sync && decoding.readVarUint(decoder) !== sync.step1
    const payload = decoding.readVarUint8Array(decoder)
    if (isUpdate) updates.push(payload)
  }
  return updates
}

const together = (list: readonly Contents[]): Contents => ({
  inserted: list.flatMap(({ inserted }) => inserted),
  deleted: list.flatMap(({ deleted }) => deleted),
})

export function contentsOf(update: Uint8Array): Contents {
  const { structs, ds } = Y.decodeUpdate(update)
  const inserted = structs
    .filter((struct) => !(struct instanceof Y.Skip))
    .map(({ id, length }) => [id.client, id.clock, length] as const)
  const deleted = [...ds.clients].flatMap(([client, items]) =>
    items.map(({ clock, len }) => [client, clock, len] as const),
  )
  return { inserted, deleted }
}
