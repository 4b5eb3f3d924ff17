// A statement that fails after some of its rows came: whatever is asked next on that connection is answered whole.
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../../../server/db/connect.ts'
import { transaction } from '../../../server/db/transaction.ts'
import { indexStale } from '../../../server/indexing/indexer.ts'
import { aDemarche } from '../../support/builders.ts'
import { aDatabase } from '../../support/database.ts'
import { quietLog } from '../../support/quiet-log.ts'

type Pool = ReturnType<typeof connect>

function onOneConnection(access: Parameters<typeof connect>[0]): Pool {
  const sql = connect(access, { role: 'app', max: 1 })
  onTestFinished(() => sql.end())
  return sql
}

/** Four rows come, then an error. */
const fails = (sql: Pool) =>
  expect(sql`select 10 / (5 - n) as part from generate_series(1, 10) n`).rejects.toThrow('division by zero')

test('the next answer begins with its first row, in order, however it is asked for', async () => {
  const { access } = await aDatabase({ empty: true })
  const sql = onOneConnection(access)
  const three = () => sql<{ n: number }[]>`select n from generate_series(1, 3) n`
  await fails(sql)
  expect([...(await three())]).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
  await fails(sql)
  expect([...(await sql.unsafe('select 7 as n'))]).toEqual([{ n: 7 }])
  await fails(sql)
  expect(await three().values()).toHaveLength(3)
  await fails(sql)
  expect(await transaction(sql, async (tx) => [...(await tx`select 8 as n`)])).toEqual([{ n: 8 }])
  await fails(sql)
  const pages: unknown[] = []
  for await (const rows of three().cursor(2)) pages.push([...rows])
  expect(pages).toEqual([[{ n: 1 }, { n: 2 }], [{ n: 3 }]])
  await fails(sql)
  expect(await sql`select 1 where false`).toHaveLength(0)
})

test('two statements sent one behind the other do not share their rows either', async () => {
  const { access } = await aDatabase({ empty: true })
  const sql = onOneConnection(access)
  const [, rows] = await Promise.all([fails(sql), sql`select n from generate_series(1, 2) n`])
  expect([...rows]).toEqual([{ n: 1 }, { n: 2 }])
})

test('the index is asked for documents that there are [Q1]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument({ title: 'Note' })
  const sql = onOneConnection(scene.stage.database.access)
  await fails(sql)
  const asked: unknown[] = []
  const now = () => new Date(Date.now() + 60_000)
  const index = (id: string) => Promise.resolve(void asked.push(id))
  await indexStale({ sql, log: quietLog, now, index })
  expect(asked).toContain(documentId)
  expect(asked).not.toContain(undefined)
})
