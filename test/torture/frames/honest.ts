// Someone who types while others send hostile frames, and who is stricter than the stock client: whatever cannot be
// applied, drawn or believed is a failure.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { bodyOf } from '../../../shared/document/shape.ts'
import { textDoc } from '../../../shared/document/collectable.ts'
import { messageType, syncType } from '../../../shared/protocol.ts'
import type { Chance } from '../../support/chance.ts'
import { presenceMessage, syncMessage } from './envelope.ts'

export class Honest {
  readonly doc = textDoc()
  readonly awareness: Awareness
  readonly failures: string[] = []
  closedWith: number | null = null
  sent = 0
  saved = 0
  #send: (message: Uint8Array) => void = () => undefined
  readonly #name: string

  constructor(name: string, client: number) {
    this.#name = name
    this.doc.clientID = client
    this.awareness = new Awareness(this.doc)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#up(syncMessage('update', update))
    })
  }

  /** A line is there: says where it stands. */
  open(send: (message: Uint8Array) => void): void {
    this.#send = send
    this.sent = this.saved = 0
    this.#up(syncMessage('step1', Y.encodeStateVector(this.doc)))
    this.awareness.setLocalState({ cursor: null })
    this.#up(presenceMessage(encodeAwarenessUpdate(this.awareness, [this.doc.clientID])))
  }

  /** A letter or a word in a paragraph of its own, which it makes if it is not there any more. */
  type(chance: Chance): void {
    const own = bodyOf(this.doc)
      .toArray()
      .filter((node): node is Y.XmlElement => node instanceof Y.XmlElement && node.getAttribute('id') === this.#name)
    const text = own[0]?.get(0)
    if (text instanceof Y.XmlText) return text.insert(text.length, 'abcdef'.slice(0, 1 + chance(5)))
    this.doc.transact(() => {
      const paragraph = new Y.XmlElement('paragraph')
      bodyOf(this.doc).insert(0, [paragraph])
      paragraph.setAttribute('id', this.#name)
      paragraph.insert(0, [new Y.XmlText('•')])
    })
  }

  hear(message: Uint8Array): void {
    try {
      this.#read(message)
    } catch (error) {
      this.failures.push(`${this.#name} cannot read what it is sent: ${String(error)}`)
    }
  }

  #read(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message)
    const type = decoding.readVarUint(decoder)
    if (type === messageType.sync) return this.#sync(decoder)
    if (type === messageType.saved) this.saved = decoding.readVarUint(decoder)
    if (type === messageType.refused) this.failures.push(`${this.#name} is refused: ${message.join(',')}`)
    if (type !== messageType.awareness) return
    applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), this)
    for (const [client, state] of this.awareness.getStates()) if (client !== this.doc.clientID) this.#draw(state)
  }

  #sync(decoder: decoding.Decoder): void {
    const sync = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (sync === syncType.step1) {
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, messageType.sync)
      syncProtocol.writeSyncStep2(encoder, this.doc, payload)
      return this.#up(encoding.toUint8Array(encoder))
    }
    Y.applyUpdate(this.doc, payload, this)
    if (this.doc.store.pendingStructs !== null) throw new Error('it leans on what is not there')
  }

  /** As the editor draws a caret. [L32] */
  #draw(state: Record<string, unknown>): void {
    const user = state['user'] as { name?: unknown } | undefined // the server's stamp
    if (!/^(hostile|honest)-/.test(String(user?.name)))
      throw new Error(`a presence that calls itself ${String(user?.name)}`)
    const cursor = state['cursor'] as { anchor: unknown; head: unknown } | null | undefined
    if (cursor == null) return
    for (const end of [cursor.anchor, cursor.head]) {
      Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(end), this.doc)
    }
  }

  #up(message: Uint8Array): void {
    if (message[0] === messageType.sync && message[1] !== syncType.step1) this.sent++
    this.#send(message)
  }

  end(): void {
    this.awareness.destroy()
  }
}
