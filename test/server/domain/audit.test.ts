// The audit log: every act, in the transaction that did it, for ever.
import { expect, test } from 'vitest'
import { actVerbs } from '../../../shared/rules/acts.ts'
import { recordAct } from '../../../server/domain/audit.ts'
import { transaction } from '../../../server/db/transaction.ts'
import { aDemarche, aStranger, passphrase } from '../../support/builders.ts'
import { contextOf } from '../../support/stage.ts'

test('what people do is told by who did it, latest first, and never holds a secret [P12]', async () => {
  const scene = await aDemarche()
  const writer = await scene.join('writer')
  const stranger = await aStranger(scene)
  const documentId = await scene.aDocument({ state: 'submitted' })
  await stranger.visitor.call('requestAccess', { documentId, message: 'Mon message' })
  await writer.visitor.call('updateMe', { grammaticalForm: 'masculine' })
  const { entries } = await scene.admin.visitor.call('listAudit', {})
  expect(entries[0]).toMatchObject({ verb: 'updateMe', actorName: writer.me.displayName, objectId: writer.me.id })
  expect(entries[1]).toMatchObject({ verb: 'requestAccess', actorName: stranger.me.displayName })
  expect(entries.map(({ verb }) => verb)).toContain('setUp')
  const all = JSON.stringify(await scene.stage.database.owner`select * from audit_log`)
  for (const kept of [passphrase, 'Mon message', writer.me.email]) expect(all).not.toContain(kept)
  const verbs = new Set<string>(actVerbs)
  expect(entries.filter(({ verb }) => !verbs.has(verb))).toEqual([])
})

test('an administrator reads no title in it, of documents and démarches that are not theirs to see [R1] [R2]', async () => {
  const scene = await aDemarche()
  const { entries: before } = await scene.admin.visitor.call('listAudit', {})
  const pilot = await scene.join('pilot')
  const { demarcheId } = scene
  const made = { demarcheId, title: 'Fusion des services', template: 'note', restricted: true } as const
  const { documentId } = await pilot.visitor.call('createDocument', made)
  await pilot.visitor.call('renameDocument', { documentId, title: 'Fusion reportée' })
  const { entries } = await scene.admin.visitor.call('listAudit', {})
  expect(entries.length).toBeGreaterThan(before.length)
  expect(JSON.stringify(entries)).not.toMatch(/Fusion|Schéma de l’ESS/)
})

test('a page of the log begins where the last one ended [P12]', async () => {
  const scene = await aDemarche()
  for (let n = 0; n < 60; n++) await scene.admin.visitor.call('updateMe', { grammaticalForm: 'feminine' })
  const first = await scene.admin.visitor.call('listAudit', {})
  const second = await scene.admin.visitor.call('listAudit', { before: first.entries.at(-1)?.id })
  const ids = [...first.entries, ...second.entries].map(({ id }) => id)
  expect(first.entries).toHaveLength(50)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual([...ids].sort().reverse())
})

test('an act that is undone is not told [P12]', async () => {
  const scene = await aDemarche()
  const ctx = contextOf(scene.stage.services, scene.admin.principal)
  const undone = transaction(ctx.sql, async (tx) => {
    await recordAct(tx, ctx, 'signOut', { kind: 'person', id: null })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await ctx.sql`select 1 from audit_log where verb = 'signOut'`).toHaveLength(0)
})

test.each([
  'update audit_log set verb = verb',
  'delete from audit_log',
  'truncate audit_log',
  'update document_state_change set reason = reason',
  'delete from document_state_change',
])('the running product cannot « %s » [P12]', async (statement) => {
  const scene = await aDemarche()
  await expect(scene.stage.database.app.unsafe(statement)).rejects.toMatchObject({ code: '42501' })
})
