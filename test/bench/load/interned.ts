// Every sync payload that came, kept once per process however many clients it came to, and decoded at most once.
import { crc32 } from 'node:zlib'
import * as Y from 'yjs'

/** Characters that an update brings: inserted or deleted. */
export type Ranges = readonly (readonly [client: number, clock: number, length: number])[]
export type Contents = { inserted: Ranges; deleted: Ranges }

export class Interned {
  readonly #byDigest = new Map<number, number[]>()
  readonly #payloads: Buffer[] = []
  readonly #contents: (Contents | undefined)[] = []
  /** The number that came last: most often the next client gets the same. */
  #bytes = 0

  get bytes(): number {
    return this.#bytes
  }

  /** The number of these very bytes. They are copied if they are new. */
  take(bytes: Uint8Array): number {
    const digest = crc32(bytes)
    const known = this.#byDigest.get(digest)
    if (known !== undefined) {
      for (const index of known) if (this.#payloads[index]?.equals(bytes)) return index
    }
    const index = this.#payloads.length
    this.#payloads.push(Buffer.from(bytes))
    this.#bytes += bytes.length
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
    return (this.#contents[index] ??= contentsOf(this.payload(index)))
  }
}

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
