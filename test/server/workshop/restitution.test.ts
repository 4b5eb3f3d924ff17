// A workshop written up, approved, corrected and published, over HTTP on PostgreSQL.
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { textToRead } from '../../../server/domain/text-index.ts'
import { writeSeen } from '../../../server/workshop/log.ts'
import { textOf } from '../../../shared/document/shape.ts'
import { openChanges } from '../../../server/db/changes.ts'
import { readDocument } from '../../../server/exchange/read-document.ts'
import { topic } from '../../../shared/topics.ts'
import { unzipSync } from 'fflate'
import { aDemarche, aStranger, type Scene } from '../../support/builders.ts'
import { alone, aRoom, commonOf, done, type Room } from '../../support/workshops.ts'

let scene: Scene

beforeAll(async () => {
  scene = await aDemarche()
})

const canary = 'SERIN-7461'

/** One table and its rapporteur, words that were shown, words that were not, some withdrawn and some hidden. */
async function aClosedWorkshop(of = scene) {
  const room = await aRoom(of.pilot.visitor, of.demarcheId, of.organisationId, {
    phases: [alone(), alone({ title: 'Sans suite' })],
  })
  await done(room.steer({ kind: 'setTables', count: 1 }))
  const tableId = Object.keys(commonOf(await room.console()).tables)[0] ?? ''
  const sekou = await room.join(of.stage.visitor(), { tableId, organisationText: 'Filage' })
  await done(sekou.do({ kind: 'becomeRapporteur' }))
  const nobody = await room.join(of.stage.visitor(), { identity: 'nameless', name: '', college: 'resident', tableId })
  const roundId = await room.roundId()
  const shared = await sekou.send('Des locaux partagés')
  const quiet = await nobody.send('Un bus le soir')
  const withdrawn = await sekou.send(`${canary} retiré`)
  const hidden = await nobody.send(`${canary} masqué`)
  await done(sekou.do({ kind: 'withdraw', contributionId: withdrawn }))
  await done(room.steer({ kind: 'hide', contributionId: hidden, reason: 'personal' }))
  await done(room.steer({ kind: 'reveal', roundId, revealed: true }))
  const clusterId = randomUUID()
  await done(room.steer({ kind: 'makeCluster', clusterId, title: 'Se loger', contributions: [shared] }))
  await done(room.steer({ kind: 'next', roundId }))
  await sekou.send(`${canary} jamais révélé`)
  await done(room.steer({ kind: 'close', roundId: await room.roundId() }))
  return { room, workshopId: room.workshopId, tableId, sekou, nobody, shared, quiet, clusterId }
}

async function textOfDocument(of: Scene, documentId: string): Promise<string> {
  const stored = await textToRead(of.stage.services.sql, documentId)
  return textOf(readDocument(stored?.updates ?? []))
}

const as = (of: Scene = scene) => of.pilot.visitor

test('a closed workshop is written up by the system as a real document, with what the room saw and nothing else [A40, A41]', async () => {
  const { workshopId } = await aClosedWorkshop()
  const { documentId } = await as().call('writeRestitution', { workshopId })
  const text = await textOfDocument(scene, documentId)
  expect(text).toContain('Des locaux partagés')
  expect(text).toContain('Sékou Diarra, Filage, table 1')
  expect(text).toContain('Un bus le soir')
  expect(text).not.toContain(canary)
  const [row] = await scene.stage.services.sql<{ kind: string; template: string; state: string }[]>`
    select a.kind, d.template, d.state from document d join document_update u on u.document_id = d.id
    join actor a on a.id = u.actor_id where d.id = ${documentId}`
  expect(row).toEqual({ kind: 'system', template: 'restitution', state: 'draft' })
  const { documents } = await as().call('listDocuments', { demarcheId: scene.demarcheId })
  expect(documents.map(({ id }) => id)).toContain(documentId)
})

test('it is written once, also by two who ask at the same time; again, a new one stands beside it [A42]', async () => {
  const { workshopId } = await aClosedWorkshop()
  const ask = (again = false) => as().call('writeRestitution', { workshopId, again })
  const [one, other] = await Promise.all([ask(), ask()])
  expect(one).toEqual(other)
  expect(await ask()).toEqual(one)
  const [made, same] = await Promise.all([ask(true), ask(true)])
  expect(made).toEqual(same)
  expect(made).not.toEqual(one)
  const { written } = await as().call('readRestitution', { workshopId })
  expect(written).toMatchObject({ documentId: made.documentId, number: 2, earlier: [{ documentId: one.documentId }] })
})

test('a workshop that runs is not written up, and nobody but its facilitators asks for it [A42]', async () => {
  const room = await aRoom(as(), scene.demarcheId, scene.organisationId)
  const ask = { workshopId: room.workshopId }
  await expect(as().call('writeRestitution', ask)).rejects.toMatchObject({ code: 'staleState' })
  const member = await scene.join('member')
  await expect(member.visitor.call('writeRestitution', ask)).rejects.toMatchObject({ code: 'notAllowed' })
  const elsewhere = await aStranger(scene)
  for (const name of [
    'writeRestitution',
    'readRestitution',
    'openCorrections',
    'listChanges',
    'readAttendance',
  ] as const) {
    await expect(elsewhere.visitor.call(name, ask)).rejects.toMatchObject({ code: 'notFound' })
  }
  for (const name of [
    'openCorrections',
    'publishRestitution',
    'listChanges',
    'readAttendance',
    'exportAttendance',
  ] as const) {
    await expect(member.visitor.call(name, ask)).rejects.toMatchObject({ code: 'notAllowed' })
  }
})

test('a block tells whose words it quotes, and a contribution where it is quoted, as may be seen today [A43]', async () => {
  const { workshopId, shared, quiet, clusterId, room } = await aClosedWorkshop()
  const { documentId } = await as().call('writeRestitution', { workshopId })
  const { blocks } = await as().call('listQuotes', { workshopId, contributionId: shared })
  expect(blocks.map(({ section }) => section)).toEqual([
    'Ce qui a été dit',
    'Besoins, obstacles à lever, leviers à promouvoir',
  ])
  const blockId = blocks[0]?.blockId ?? ''
  const from = () => as().call('listBlockSources', { documentId, blockId })
  expect((await from()).sources).toEqual([
    {
      contributionId: shared,
      clusterId: null,
      type: 'need',
      text: 'Des locaux partagés',
      corrected: false,
      table: 1,
      author: 'Sékou Diarra',
      organisation: 'Filage',
      gone: null,
    },
  ])
  await done(room.steer({ kind: 'hide', contributionId: shared, reason: 'personal' }))
  expect((await from()).sources).toMatchObject([{ text: null, author: null, gone: 'hidden' }])
  const all = (await as().call('listQuotingBlocks', { workshopId })).blocks
  const ofQuiet = await as().call('listQuotes', { workshopId, contributionId: quiet })
  const [nameless] = (await as().call('listBlockSources', { documentId, blockId: ofQuiet.blocks[0]?.blockId ?? '' }))
    .sources
  expect(nameless).toMatchObject({ text: 'Un bus le soir', author: null, organisation: null })
  const title = all.find(({ text }) => text === 'Se loger')
  expect((await as().call('listBlockSources', { documentId, blockId: title?.blockId ?? '' })).sources).toMatchObject([
    { clusterId, text: 'Se loger' },
  ])
  expect((await as().call('listBlockSources', { documentId, blockId: randomUUID() })).sources).toEqual([])
  const observer = await scene.join('observer')
  await expect(observer.visitor.call('listBlockSources', { documentId, blockId })).rejects.toMatchObject({
    code: 'notFound',
  })
})

test('a rapporteur approves from their phone, or by word of mouth that a facilitator writes down [A45]', async () => {
  const { workshopId, sekou, nobody, tableId } = await aClosedWorkshop()
  await as().call('writeRestitution', { workshopId })
  const ofGuest = ({ guestId }: { guestId: string }) => ({ workshopId, guestId })
  const report = await sekou.visitor.call('readTableReport', ofGuest(sekou))
  expect(report).toMatchObject({ table: 1, approvedAt: null })
  expect(report.lines.map(({ text }) => text).join('\n')).toContain('Des locaux partagés')
  expect(await nobody.visitor.call('readTableReport', ofGuest(nobody))).toEqual({
    table: null,
    approvedAt: null,
    lines: [],
  })
  await expect(nobody.visitor.call('approveRestitution', ofGuest(nobody))).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(nobody.visitor.call('approveRestitution', ofGuest(sekou))).rejects.toMatchObject({
    code: 'notYourGuest',
  })
  const step = async () => (await as().call('readRestitution', { workshopId })).written
  await as().call('recordApproval', { workshopId, tableId, approved: true, note: 'Dit à la fin' })
  expect(await step()).toMatchObject({
    step: 'approved',
    tables: [{ approval: { isByWord: true, note: 'Dit à la fin' } }],
  })
  await as().call('recordApproval', { workshopId, tableId, approved: false })
  expect(await step()).toMatchObject({ step: 'draft' })
  await sekou.visitor.call('approveRestitution', ofGuest(sekou))
  await as().call('recordApproval', { workshopId, tableId, approved: false })
  expect(await step()).toMatchObject({
    step: 'approved',
    tables: [{ approval: { by: 'Sékou Diarra', isByWord: false } }],
  })
})

test('open to corrections for seven days, then published: the text is open to all, then moves no more, and what is corrected stands beside it [A44, A46, A52]', async () => {
  const own = await aDemarche()
  const { workshopId, room, sekou, shared, tableId } = await aClosedWorkshop(own)
  const call = own.pilot.visitor
  const observer = await own.join('observer')
  const { documentId } = await call.call('writeRestitution', { workshopId })
  expect((await observer.visitor.call('readRestitution', { workshopId })).written).toBeNull()
  await call.call('openCorrections', { workshopId })
  await expect(call.call('openCorrections', { workshopId })).rejects.toMatchObject({ code: 'staleState' })
  expect((await observer.visitor.call('readDocument', { documentId })).state).toBe('consultation')
  const [reopened] = await room.steer({ kind: 'reopen', reason: 'Oubli' })
  expect(reopened).toMatchObject({ refused: 'notNow' })
  const publish = (verbatimOnly = true) => call.call('publishRestitution', { workshopId, verbatimOnly })
  await expect(publish(false)).rejects.toThrow(/notApproved.*notSynthesised/)
  await call.call('recordApproval', { workshopId, tableId, approved: true })
  await expect(publish(false)).rejects.toThrow(/\["notSynthesised"\]/)
  await publish()
  const { written, stage } = await observer.visitor.call('readRestitution', { workshopId })
  expect({ stage, step: written?.step }).toEqual({ stage: 'published', step: 'published' })
  expect(await call.call('readDocument', { documentId })).toMatchObject({ state: 'submitted' })
  const [kept] = await own.stage.services.sql<{ same: boolean }[]>`
    select r.published_position = h.position and r.published_hash = h.hash as same
    from restitution r join document_head h on h.document_id = r.document_id where r.document_id = ${documentId}`
  expect(kept?.same).toBe(true)
  const verbs = await own.stage.services.sql<{ verb: string }[]>`
    select verb from audit_log where object_id = ${workshopId} order by id`
  expect(verbs.map(({ verb }) => verb)).toEqual(
    expect.arrayContaining(['writeRestitution', 'openCorrections', 'recordApproval', 'publishRestitution']),
  )
  // The seven days are not over: what is corrected now stands beside the text, which moves no more.
  const before = await textOfDocument(own, documentId)
  const reword = { kind: 'reword', contributionId: shared, type: 'need', text: 'Des locaux pour dix ans' } as const
  await done(sekou.do(reword))
  expect(await textOfDocument(own, documentId)).toBe(before)
  const { blocks } = await observer.visitor.call('listQuotes', { workshopId, contributionId: shared })
  const ask = { documentId, blockId: blocks[0]?.blockId ?? '' }
  expect((await observer.visitor.call('listBlockSources', ask)).sources).toMatchObject([
    { text: 'Des locaux pour dix ans', corrected: true },
  ])
})

test('seven days stand for the rapporteurs who said nothing; what was taken back has to be taken out first [A44, A46]', async () => {
  const own = await aDemarche()
  const { workshopId, room, shared } = await aClosedWorkshop(own)
  const call = own.pilot.visitor
  await call.call('writeRestitution', { workshopId })
  await done(room.steer({ kind: 'hide', contributionId: shared, reason: 'personal' }))
  const { changes } = await call.call('listChanges', { workshopId })
  expect(changes).toMatchObject([{ sourceId: shared, change: 'hidden', text: null, carried: null }])
  expect(changes[0]?.blocks.map(({ text }) => text)).toContain('Des locaux partagés')
  await call.call('openCorrections', { workshopId })
  own.stage.clock.at = new Date(own.stage.clock.at.getTime() + 7 * 24 * 60 * 60 * 1000)
  const publish = () => call.call('publishRestitution', { workshopId, verbatimOnly: true })
  await expect(publish()).rejects.toThrow(/\["notRemoved"\]/)
  await call.call('carryChange', { workshopId, sourceId: shared, change: 'hidden', revision: 0, carried: true })
  expect((await call.call('listChanges', { workshopId })).changes).toMatchObject([{ carried: { by: 'Nadia Ferhat' } }])
  await publish()
})

test('words of a group that change afterwards are told, with where they are quoted; again when they change again [A46]', async () => {
  const { workshopId, room, clusterId } = await aClosedWorkshop()
  await as().call('writeRestitution', { workshopId })
  expect((await as().call('listChanges', { workshopId })).changes).toEqual([])
  await done(room.steer({ kind: 'nameCluster', clusterId, title: 'Se loger ici' }))
  const [change] = (await as().call('listChanges', { workshopId })).changes
  expect(change).toMatchObject({
    kind: 'cluster',
    change: 'corrected',
    text: 'Se loger ici',
    blocks: [{ text: 'Se loger' }],
  })
  const revision = change?.revision ?? 0
  await as().call('carryChange', { workshopId, sourceId: clusterId, change: 'corrected', revision, carried: true })
  await done(room.steer({ kind: 'nameCluster', clusterId, title: 'Habiter ici' }))
  expect((await as().call('listChanges', { workshopId })).changes).toMatchObject([
    { text: 'Habiter ici', carried: null },
  ])
})

test('pages of a workshop that is over hear of all that happens in it, also where nothing else quotes it [A46]', async () => {
  const { workshopId, sekou, shared, room } = await aClosedWorkshop()
  await as().call('writeRestitution', { workshopId })
  const changes = await openChanges(scene.stage.database.access)
  onTestFinished(() => changes.close())
  let heard = 0
  changes.listen(topic.workshop(workshopId), () => heard++)
  await done(sekou.do({ kind: 'reword', contributionId: shared, type: 'need', text: 'Des baux de trente-six mois' }))
  await expect.poll(() => heard).toBeGreaterThan(0)
  const before = heard
  await done(room.steer({ kind: 'hide', contributionId: shared, reason: 'personal' }))
  await expect.poll(() => heard).toBeGreaterThan(before)
})

async function exported(documentId: string, format: string): Promise<Uint8Array> {
  const { base, cookie } = as()
  const response = await fetch(`${base}/api/documents/${documentId}/export/${format}`, { headers: { cookie } })
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

test('markup in the title of a group, in words and in names is text in the document and in the page it leaves as [A40]', async () => {
  const markup = '<script>alert(1)</script><img src=x onerror=alert(1)>[lien](javascript:alert(1))'
  const room = await aRoom(as(), scene.demarcheId, scene.organisationId)
  const guest = await room.join(scene.stage.visitor(), { name: '<b>Sékou</b>', organisationText: '<i>Filage</i>' })
  const shared = await guest.send(markup)
  const roundId = await room.roundId()
  await done(room.steer({ kind: 'reveal', roundId, revealed: true }))
  const group = { clusterId: randomUUID(), title: markup, contributions: [shared] }
  await done(room.steer({ kind: 'makeCluster', ...group }, { kind: 'close', roundId }))
  const { documentId } = await as().call('writeRestitution', { workshopId: room.workshopId })
  expect((await textOfDocument(scene, documentId)).split(markup).length).toBeGreaterThan(2)
  const page = Buffer.from(await exported(documentId, 'html')).toString()
  expect(page).toContain('&lt;script')
  expect(page).not.toMatch(/<script>alert|<img src=x|<b>Sékou|<i>Filage|href="javascript:/)
})

test('it leaves as a file of any format', async () => {
  const { workshopId } = await aClosedWorkshop()
  const { documentId } = await as().call('writeRestitution', { workshopId })
  const docx = await exported(documentId, 'docx')
  expect(Object.keys(unzipSync(docx))).toContain('word/document.xml')
  const pdf = await exported(documentId, 'pdf')
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
})

test('attendance is by half-day in Paris, with names where they were given, and leaves as a sheet [A47]', async () => {
  const own = await aDemarche()
  own.stage.clock.at = new Date('2026-11-24T11:30:00Z') // half past twelve
  const { workshopId, sekou, room } = await aRunning(own)
  const late = new Map([[sekou.guestId, new Date('2026-11-24T12:10:00Z')]])
  await writeSeen(own.stage.database.app, workshopId, late)
  own.stage.clock.at = new Date('2026-11-24T14:00:00Z')
  await done(room.steer({ kind: 'close', roundId: await room.roundId() }))
  await writeSeen(own.stage.database.app, workshopId, new Map([[sekou.guestId, new Date('2026-11-25T09:00:00Z')]]))
  const { halfDays } = await own.pilot.visitor.call('readAttendance', { workshopId })
  expect(halfDays.map(({ id, people, nameless }) => ({ id, people, nameless }))).toEqual([
    { id: '2026-11-24 am', people: 2, nameless: 1 },
    { id: '2026-11-24 pm', people: 1, nameless: 0 },
  ])
  const { csv } = await own.pilot.visitor.call('exportAttendance', { workshopId })
  expect(csv).toContain("'=1+1")
  expect(csv).not.toContain(canary)
  expect(csv.split('\r\n')[1]).toContain('24/11/2026 matin')
})

async function aRunning(
  own: Scene,
): Promise<{ room: Room; workshopId: string; sekou: Awaited<ReturnType<Room['join']>> }> {
  const room = await aRoom(own.pilot.visitor, own.demarcheId, own.organisationId)
  const sekou = await room.join(own.stage.visitor(), { name: '=1+1', organisationText: 'Filage' })
  await room.join(own.stage.visitor(), { identity: 'pseudonym', name: canary })
  return { room, workshopId: room.workshopId, sekou }
}
