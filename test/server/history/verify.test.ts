// The verification of logs: silent on what the product writes, and loud on every way of altering it.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Sql } from '../../../server/db/connect.ts'
import type { Tx } from '../../../server/db/transaction.ts'
import { collect } from '../../../server/history/collect.ts'
import { PostgresUpdateLog } from '../../../server/realtime/update-log.ts'
import type { Problem } from '../../../server/history/verify.ts'
import { verifyAll, verifyDatabase } from '../../../server/history/verify-all.ts'
import { bodyOf } from '../../../shared/document/shape.ts'
import type { Author } from '../../support/author.ts'
import { aWholeProduct } from '../../support/whole-product.ts'

/** A document in which two people wrote and deleted, with a snapshot in the middle of its log. */
async function aWrittenDocument() {
  const product = await aWholeProduct()
  const { documentId, database } = product
  const authors = [product.open(product.pilot), product.open(await product.join('writer'))]
  await Promise.all(authors.map((author) => author.whenSynced()))
  const log = new PostgresUpdateLog(database.app)
  const write = async (): Promise<void> => {
    for (let i = 0; i < 6; i++) {
      for (const author of authors) author.type(`mot ${i} `)
      const [one, other] = authors
      if (i % 2 === 1) erase(i % 4 === 1 ? one : other)
      await Promise.all(authors.map((author) => author.whenSaved()))
    }
  }
  await write()
  const rows = await database.owner<{ position: bigint; update: Uint8Array }[]>`
    select position, update from document_update where document_id = ${documentId} order by position`
  const last = rows.at(-1)
  if (!last) throw new Error('nothing was written')
  const snapshot = collect(rows.map(({ update }) => update))
  await log.saveSnapshot(documentId, { position: Number(last.position), ...snapshot }, 1)
  await write()
  return { ...product, middle: Number(last.position) }
}

/** Deletes the first three characters. */
function erase(author: Author | undefined): void {
  const paragraph = author && bodyOf(author.doc).get(0)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (text instanceof Y.XmlText) text.delete(0, 3)
}

/** What is found after a change, which is taken back. */
async function foundAfter(owner: Sql, change: (tx: Tx) => PromiseLike<unknown>): Promise<Problem[]> {
  const undo = new Error('taken back')
  let problems: Problem[] = []
  const changing = owner.begin(async (tx) => {
    await change(tx)
    problems = (await verifyAll(tx)).findings.map(({ problem }) => problem)
    throw undo
  })
  await changing.catch((error: unknown) => {
    if (error !== undo) throw error
  })
  return problems
}

describe('the verification', () => {
  it('[B11] finds nothing in what the product wrote, and every alteration of it, and changes nothing', async () => {
    const { database, middle } = await aWrittenDocument()
    const { owner } = database
    const { findings, ...counts } = await verifyDatabase(owner)
    expect(findings).toEqual([])
    expect(counts).toMatchObject({ documents: 1, snapshots: 1 })
    expect(counts.rows).toBeGreaterThan(10)
    const cases: [string, Problem, (tx: Tx) => PromiseLike<unknown>][] = [
      ['a row is gone', 'gap', (tx) => tx`delete from document_update where position = 4`],
      [
        'the last row is gone',
        'head',
        (tx) => tx`
        delete from document_update where position = (select max(position) from document_update)`,
      ],
      [
        'a byte is other',
        'update',
        (tx) => tx`
        update document_update set update = set_byte(update, length(update) - 1, 7) where position = 5`,
      ],
      [
        'bytes and their hash are other',
        'chain',
        (tx) => tx`
        update document_update set update = '\\x0000', update_hash = sha256('\\x0000') where position = 6`,
      ],
      [
        'somebody else wrote it',
        'chain',
        (tx) => tx`
        update document_update set actor_id = (select id from actor where id <> actor_id limit 1) where position = 3`,
      ],
      [
        'it was written at another time',
        'chain',
        (tx) => tx`
        update document_update set at = at + interval '1 second' where position = 3`,
      ],
      [
        'it says that it inserts something else',
        'content',
        (tx) => tx`
        update document_update set ins = '[[1, 2, 3]]' where position = 3`,
      ],
      ['a hash is other', 'chain', (tx) => tx`update document_update set hash = sha256(hash) where position = 3`],
      ['the head is behind', 'head', (tx) => tx`update document_head set position = position - 1`],
      ['the head is other', 'head', (tx) => tx`update document_head set hash = sha256(hash)`],
      ['the head is gone', 'head', (tx) => tx`delete from document_head`],
      ['a device is nobody’s', 'unbound', (tx) => tx`delete from document_client`],
      [
        'a device is somebody else’s',
        'otherAuthor',
        (tx) => tx`
        update document_client c set actor_id = (select id from actor a where a.id <> c.actor_id limit 1)`,
      ],
      [
        'the snapshot is of another position',
        'snapshot',
        (tx) => tx`
        update document_snapshot set position = ${middle - 1}`,
      ],
      ['the snapshot is ahead of the log', 'snapshot', (tx) => tx`update document_snapshot set position = 100000`],
      [
        'the snapshot is empty',
        'snapshot',
        (tx) => tx`
        update document_snapshot set state = '\\x0000', state_vector = '\\x00', deletes = '\\x0000'`,
      ],
      ['the snapshot cannot be read', 'snapshot', (tx) => tx`update document_snapshot set state = '\\xff'`],
    ]
    for (const [what, problem, change] of cases) expect(await foundAfter(owner, change), what).toContain(problem)
    expect((await verifyDatabase(owner)).findings).toEqual([])
  })

  it('[B11] finds a text in which another has the same hashes but not the same words', async () => {
    const { database } = await aWrittenDocument()
    // the state of the snapshot with one letter changed: same clocks, same deletions
    const found = await foundAfter(
      database.owner,
      (tx) => tx`
        update document_snapshot set state = decode(replace(encode(state, 'hex'), encode('mot', 'hex'), encode('mou', 'hex')), 'hex')`,
    )
    expect(found).toEqual(['snapshot'])
  })
})
