// A passage that must go from all that was ever written of a text: npm run redact -- DOCUMENT, as people run it, on a running PostgreSQL.
import { expect, test } from 'vitest'
import { connect } from '../../../server/db/connect.ts'
import type { Sql } from '../../../server/db/connect.ts'
import { keep } from '../../../server/history/checkpoint-rows.ts'
import { looking } from '../../../server/history/log-rows.ts'
import { Past } from '../../../server/history/past.ts'
import { readOn } from '../../../server/history/reading.ts'
import { verifyDatabase } from '../../../server/history/verify-all.ts'
import { indexStale } from '../../../server/indexing/indexer.ts'
import { indexText } from '../../../server/indexing/index-text.ts'
import { blank } from '../../../shared/history/redaction.ts'
import { tablesSaying } from '../../support/canary.ts'
import { startCommand } from '../../support/commands.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { redactIn, redactNow, urlOfAll } from '../../support/redactor.ts'
import { enter, erase, type, written, type Act } from '../../support/written.ts'

const passage = 'Zoubida Quatrebarbes'
const address = 'zoubida@exemple.example'
/** Parts of them, without accents and short enough to be found when they are cut. */
const words = ['zoubida', 'quatrebarb']

const link: Act = (editor) => {
  const { schema, tr } = editor.state
  const mark = schema.marks['link']
  if (mark === undefined) throw new Error('texts have links')
  editor.dispatch(tr.addMark(10, 14, mark.create({ href: `mailto:${address}` })))
}

/** What was printed, with plain spaces. */
const plain = (printed: string): string => printed.replace(/[\u00a0\u202f]/g, ' ')

/** A text in which the passage was written, cut in two by Enter, partly joined again, linked to, and written once more. */
const leaked = () =>
  written([
    { who: 1, act: type(25, ` ; appelez ${passage} vite`), at: 1 },
    { who: 0, act: enter(44), at: 2 },
    { who: 0, act: erase(40, 52), at: 3 },
    { who: 1, act: link, at: 4 },
    { who: 1, act: type(1, `${passage}. `), at: 5 },
  ])

type Leaked = Awaited<ReturnType<typeof leaked>>

const indexed = (app: Sql): Promise<number> => {
  const now = () => new Date(Date.now() + 60_000) // nobody writes meanwhile
  return indexStale({ sql: app, log: quietLog, now, index: (documentId) => indexText(app, documentId, now()) })
}

/** All that is made of a text and kept: what is searched, a checkpoint, a copy that goes on, a template and a text begun with it, names. */
async function spread({ scene, documentId, history }: Leaked) {
  const { app } = scene.stage.database
  const call = scene.pilot.visitor.call.bind(scene.pilot.visitor)
  await call('renameDocument', { documentId, title: `Note sur ${passage}` })
  await call('renameDocument', { documentId, title: 'Note' })
  await call('nameVersion', { documentId, name: `Avec ${passage}`, description: address })
  const named = await call('nameVersion', { documentId, name: 'Retenue', position: 2 })
  await call('lockVersion', { documentId, ...named, reason: 'kept' })
  const { documentId: copyId } = await call('duplicateDocument', { documentId, title: 'Copie', kind: 'duplicate' })
  await scene.stage.live.write(copyId, scene.pilot.me.actorId)
  const past = new Past()
  await looking(app, (tx) => readOn(tx, documentId, past))
  await keep(app, documentId, past)
  await indexed(app)
  await history.find(documentId, passage) // in the memory of the thread from now on
  return { copyId }
}

test('[H100] the command says where a passage was ever written, and changes nothing until it is told to', async () => {
  const { documentId, scene, log, ana } = await leaked()
  const { database } = scene.stage
  await log.add([{ actorId: ana, update: new Uint8Array([0, 0]) }])
  const other = await scene.aDocument({ title: 'Autre note' })
  await database.owner`
    insert into document_passage (document_id, place, is_heading, text, words)
    values (${other}, 999, false, ${`Voir ${passage.toUpperCase()}`}, '')`
  const before = await database.owner`select * from document_update order by document_id, position`
  const dry = await redactIn(database, documentId, '--phrase', passage.toUpperCase(), '--phrase', address)
  expect([dry.code, dry.said]).toEqual([0, ''])
  expect(plain(dry.printed)).toContain(`« Le schéma répond ; appelez ${passage} vite. »`)
  expect(plain(dry.printed)).toMatch(
    /écrit par Ben, le 2 novembre 2026 à \d\d:01 \(édition 2\), retiré par Nadia Ferhat/,
  )
  expect(plain(dry.printed)).toContain('section « Le lac »')
  expect(plain(dry.printed)).toContain('et toujours là')
  expect(plain(dry.printed)).toMatch(/signes à effacer dans 5 éditions : 2, 3, 4, 5, 6/)
  expect(plain(dry.printed)).toContain(
    `ailleurs, où cette commande ne va pas :\n  le document « Autre note » (${other})`,
  )
  expect(plain(dry.printed)).toContain('Rien n’a été modifié.')
  expect(await database.owner`select * from document_update order by document_id, position`).toEqual(before)
  expect(await database.owner`select from document_redaction`).toHaveLength(0)

  const nowhere = await redactIn(database, documentId, '--phrase', 'Gontran Bonheur')
  expect([nowhere.code, nowhere.printed]).toEqual([0, expect.stringContaining('n’a jamais été écrit')])
  const short = await redactIn(database, documentId, '--phrase', 'le!')
  expect([short.code, short.said]).toEqual([1, expect.stringContaining('trop courte')])
  const order = ['--yes', '--by', 'nadia@vaucombe.example', '--reason']
  const telling = await redactIn(database, documentId, '--phrase', passage, ...order, `Nom de ${passage}`)
  expect([telling.code, telling.said]).toEqual([1, expect.stringContaining('La raison dit le passage')])
  const nobody = ['--yes', '--by', 'personne@exemple.example', '--reason', 'Erreur']
  const unknown = await redactIn(database, documentId, '--phrase', passage, ...nobody)
  expect([unknown.code, unknown.said]).toEqual([1, expect.stringContaining('Aucun compte actif')])
  expect((await redactIn(database, documentId, '--phrase', passage, '--yes')).code).toBe(2)
  expect(await database.owner`select * from document_update order by document_id, position`).toEqual(before)
})

test('[H100] [H101] of a passage nothing is left in any table, copies and templates included; verification holds and tells of it', async () => {
  const story = await leaked()
  const { documentId, scene, history } = story
  const { database } = scene.stage
  const { owner, app } = database
  const { copyId } = await spread(story)
  const template = { documentId: copyId, name: 'Modèle', description: `Pour ${passage}` }
  await scene.pilot.visitor.call('saveTemplate', template)
  expect(await tablesSaying(owner, words)).toEqual([
    'document_checkpoint',
    'document_index',
    'document_passage',
    'document_rename',
    'document_template',
    'document_update',
    'document_version',
  ])
  const [lengths] =
    await owner`select sum(length(ins::text)) as ins, sum(length(del::text)) as del from document_update`

  const done = await redactNow(database, documentId, passage, address)
  expect([done.code, done.said]).toEqual([0, ''])
  expect(plain(done.printed)).toMatch(/Effacé : \d+ signes dans 5 éditions de « Note » \(édition 7 du journal\)/)
  expect(plain(done.printed)).toMatch(/Effacé : \d+ signes dans 1 éditions? de « Copie »/)
  expect(plain(done.printed)).toContain('1 version verrouillée ne dit plus ce passage')
  expect(await tablesSaying(owner, words)).toEqual([])
  expect(await indexed(app)).toBeGreaterThan(0)
  expect(await tablesSaying(owner, words)).toEqual([])
  const [after] = await owner`
    select sum(length(ins::text)) as ins, sum(length(del::text)) as del from document_update where kind <> 'redaction'`
  expect(after).toEqual(lengths)
  expect(await owner`select title from document where id = ${documentId}`).toEqual([{ title: 'Note' }])
  expect(await owner`select to_title from document_rename order by at`).toMatchObject([
    { toTitle: `Note sur ${blank.repeat(passage.length)}` },
    { toTitle: 'Note' },
  ])

  const { findings } = await verifyDatabase(owner)
  expect(findings).toEqual([])
  const verified = await startCommand('verify', [documentId], { DATABASE_URL: urlOfAll(database) })
  expect([verified.code, verified.said]).toEqual([0, ''])
  expect(plain(verified.printed)).toMatch(
    /Édition 7 : un passage a été effacé de 5 éditions du journal par Nadia Ferhat, le .+\. Raison : Collé par erreur\./,
  )
  expect(plain(verified.printed)).toContain('Tout concorde. Aucune anomalie.')
  // authorship is as it was: the thread plays the log again
  expect((await history.find(documentId, 'appelez')).found).toHaveLength(1)
  expect((await history.find(documentId, passage)).found).toEqual([])
  const comparison = await scene.pilot.visitor.call('readComparison', { documentId, from: 5, to: 6 })
  expect(JSON.stringify(comparison.changes)).not.toContain(blank)
  expect(comparison.changes[0]).toMatchObject({
    section: { title: '[passage retiré]. Le lac' },
    after: expect.stringContaining('[passage retiré]'),
  })
  // what is blanked already is not blanked again
  expect((await redactNow(database, documentId, passage)).printed).toContain('n’a jamais été écrit')
})

test('[H101] a row that was changed without a redaction, a redaction that says something else, and one that is gone, are found', async () => {
  const { documentId, scene } = await leaked()
  const { database } = scene.stage
  const { owner } = database
  await redactNow(database, documentId, passage)
  await redactNow(database, documentId, 'appelez', address)
  expect((await verifyDatabase(owner)).findings).toEqual([])
  const found = async () => (await verifyDatabase(owner)).findings.map(({ problem, position }) => [problem, position])
  const [second] = await owner`select update from document_update where position = 2`
  await owner`update document_update set update = set_bit(update, 40, 1 - get_bit(update, 40)) where position = 2`
  expect(await found()).toContainEqual(['update', 2])
  await owner`update document_update set update = ${second?.['update']} where position = 2`
  expect(await found()).toEqual([])

  await owner`update document_redaction set reason = 'Autre chose' where position = 8`
  expect(await found()).toEqual([
    ['update', 2],
    ['redaction', 8],
  ])
  await owner`update document_redaction set reason = 'Collé par erreur' where position = 8`
  expect(await found()).toEqual([])
  // another text in the place of the blanks, told as if it were the redaction's
  await owner`
    update document_redaction set rows = jsonb_set(rows, '{0,2}', to_jsonb(repeat('0', 64))) where position = 7`
  expect(await found()).toContainEqual(['redaction', 7])
  await owner`delete from document_redaction where position = 7`
  expect(await found()).toContainEqual(['redaction', 7])
  await expect(scene.stage.services.history.moment(documentId, 2)).rejects.toMatchObject({ code: 'brokenLog' })
})

test('[H101] only the role of the command may blank, and of a row nothing but its bytes', async () => {
  const { documentId, scene } = await leaked()
  const { app, access } = scene.stage.database
  const redactor = connect(access, { role: 'redact', max: 1 })
  const denied = { code: '42501' }
  await expect(app`update document_update set update = '\\x0000'`).rejects.toMatchObject(denied)
  await expect(app`
    insert into document_redaction (document_id, position, reason, rows, versions)
    values (${documentId}, 1, 'Sans droit', '[]', '[]')`).rejects.toMatchObject(denied)
  await expect(redactor`update document_update set actor_id = relayed_by`).rejects.toMatchObject(denied)
  await expect(redactor`update document_update set update_hash = hash`).rejects.toMatchObject(denied)
  await expect(redactor`delete from document_update`).rejects.toMatchObject(denied)
  await expect(redactor`update document_redaction set reason = ''`).rejects.toMatchObject(denied)
  await expect(redactor`update person set email = ''`).rejects.toMatchObject(denied)
  await redactor.end()
})

test('[H102] nothing is blanked in a log that does not hold: nothing at all is changed', async () => {
  const { documentId, scene } = await leaked()
  const { database } = scene.stage
  const { owner } = database
  await owner`update document_update set update_hash = prev_hash where position = 5`
  const before = await owner`select * from document_update order by position`
  const refused = await redactNow(database, documentId, passage)
  expect(refused.code).toBe(1)
  expect(await owner`select * from document_update order by position`).toEqual(before)
  expect(await tablesSaying(owner, words)).toContain('document_update')
})
