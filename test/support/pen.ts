// People writing in a text at instants that a test chooses, without a room: rows as the product keeps them.
import * as Y from 'yjs'
import { bodyOf } from '../../shared/document/shape.ts'
import { uuidv7 } from '../../shared/ids.ts'
import type { Sql } from '../../server/db/connect.ts'
import { LogWriter, type NewRow } from './log-writer.ts'
import { updatesIn } from './rebuilt.ts'

type Writer = Pick<NewRow, 'actorId'> & Partial<Pick<NewRow, 'organisationId' | 'relayedBy' | 'at' | 'kind'>>

let clients = 7_000_000

export class Pen {
  readonly #log: LogWriter
  readonly #doc: Y.Doc
  readonly #clients = new Map<string, number>()

  private constructor(log: LogWriter, doc: Y.Doc) {
    this.#log = log
    this.#doc = doc
  }

  /** At the end of what the log says. */
  static async in(sql: Sql, documentId: string): Promise<Pen> {
    const doc = new Y.Doc({ gc: false })
    for (const update of await updatesIn(sql, documentId)) Y.applyUpdate(doc, update)
    return new Pen(new LogWriter(sql, documentId), doc)
  }

  /** A paragraph at the end, or a title; gives its id. */
  async write(by: Writer, text: string, level?: number): Promise<string> {
    const id = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
    await this.change(by, (body) => {
      const block = new Y.XmlElement(level === undefined ? 'paragraph' : 'heading')
      block.setAttribute('id', id)
      if (level !== undefined) block.setAttribute('level', level as unknown as string) // numbers are numbers in our texts
      const words = new Y.XmlText()
      words.insert(0, text)
      block.insert(0, [words])
      body.insert(body.length, [block])
    })
    return id
  }

  /** Takes a passage out of the block that says it. */
  async erase(by: Writer, passage: string): Promise<void> {
    await this.change(by, (body) => {
      for (const block of body.toArray()) {
        const words = block instanceof Y.XmlElement ? block.get(0) : null
        const at = words instanceof Y.XmlText ? words.toString().indexOf(passage) : -1
        if (words instanceof Y.XmlText && at >= 0) return words.delete(at, passage.length)
      }
      throw new Error(`nothing says “${passage}”`)
    })
  }

  /** One row with what `act` does. */
  async change(by: Writer, act: (body: Y.XmlFragment) => void): Promise<void> {
    const client = this.#clients.get(by.actorId) ?? ++clients
    this.#clients.set(by.actorId, client)
    this.#doc.clientID = client
    const updates: Uint8Array[] = []
    const hear = (update: Uint8Array) => void updates.push(update)
    this.#doc.on('update', hear)
    this.#doc.transact(() => act(bodyOf(this.#doc)))
    this.#doc.off('update', hear)
    await this.#log.add(updates.map((update) => ({ ...by, update })))
  }
}
