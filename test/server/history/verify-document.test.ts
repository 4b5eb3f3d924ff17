// npm run verify -- DOCUMENT, as people run it, on a running PostgreSQL.
import { expect, test } from 'vitest'
import { connect } from '../../../server/db/connect.ts'
import { keep } from '../../../server/history/checkpoint-rows.ts'
import { documentIn } from '../../../server/cli/verify-document.ts'
import { verifyDatabase } from '../../../server/history/verify-all.ts'
import { looking } from '../../../server/history/log-rows.ts'
import { sittingsIn } from '../../../server/history/answers/sittings.ts'
import { Past } from '../../../server/history/past.ts'
import { readOn } from '../../../server/history/reading.ts'
import { redact } from '../../../server/history/redaction/redacting.ts'
import { reportOn } from '../../../server/history/document-report.ts'
import { carryVersion } from '../../../shared/history/carry.ts'
import { startCommand } from '../../support/commands.ts'
import { urlOf } from '../../support/database-url.ts'
import { enter, type, written } from '../../support/written.ts'

test('[H11] a document that holds is said to; a tampered byte and a missing row are located, with who and when', async () => {
  const { documentId, scene, ben } = await written([
    { who: 1, act: type(25, ' bien'), at: 1 },
    { who: 0, act: enter(18), at: 2 },
    { who: 0, act: type(1, 'Grand '), at: 3 },
  ])
  const { owner, app, access } = scene.stage.database
  const redactor = connect(access, { role: 'redact', max: 1 })
  const order = { documentId, phrases: ['bien'], reason: 'Une erreur', actorId: ben, at: new Date() }
  await redact(redactor, { ...order, makeId: scene.stage.services.id })
  await redactor.end()
  const past = new Past()
  await looking(app, (tx) => readOn(tx, documentId, past))
  sittingsIn(past, new Set())
  await keep(app, documentId, past)
  const report = async () => looking(owner, (tx) => reportOn(tx, documentId))
  expect(await report()).toMatchObject({
    rows: 5,
    findings: [],
    holes: [],
    first: { name: 'Nadia Ferhat' },
    last: { name: 'Ben' },
    redactions: [{ position: 5, name: 'Ben', reason: 'Une erreur', blanked: 2 }],
    checkpoint: { is: 'holds', position: 5 },
    carried: { version: carryVersion, passages: 3 },
  })

  await owner`update document_checkpoint set state = set_byte(state, 60, 255 - get_byte(state, 60))`
  expect(await report()).toMatchObject({
    findings: [{ problem: 'checkpoint', position: 5 }],
    checkpoint: { is: 'altered' },
  })
  expect((await verifyDatabase(owner)).findings).toEqual([{ documentId, problem: 'checkpoint', position: 5 }])
  await owner`update document_checkpoint set state = set_byte(state, 60, 255 - get_byte(state, 60))`
  expect(await report()).toMatchObject({ findings: [], checkpoint: { is: 'holds' } })
  // what is told of a sitting without playing it again: somebody else’s words
  await owner`update document_checkpoint set sittings = replace(sittings::text, '"added": 6', '"added": 60')::jsonb`
  expect(await report()).toMatchObject({ findings: [{ problem: 'checkpoint', position: 4 }] })
  await owner`update document_checkpoint set sittings = '[["3 900", {"done": [], "changes": 0}]]'`
  expect(await report()).toMatchObject({ findings: [{ problem: 'checkpoint', position: 5 }] })
  await owner`update document_checkpoint set version = version + 1`
  expect(await report()).toMatchObject({ findings: [], checkpoint: { is: 'otherVersion' } })

  const env = { DATABASE_URL: urlOf(access) }
  const fine = await startCommand('verify', [`http://localhost:4000/documents/${documentId}`], env)
  expect([fine.code, fine.said]).toEqual([0, ''])
  expect(fine.printed).toContain('La chaîne des empreintes est entière.')
  expect(fine.printed).toContain('3 passages déplacés ou refaits restent à qui les a écrits.')
  expect(fine.printed).toContain('un passage a été effacé de 2 éditions du journal par Ben')
  expect(fine.printed).toContain('Tout concorde. Aucune anomalie.')

  await owner`update document_update set update = set_bit(update, 40, 1 - get_bit(update, 40)) where position = 2`
  await owner`delete from document_update where position = 4`
  const bad = await startCommand('verify', [documentId], env)
  expect(bad.code).toBe(1)
  expect(bad.said).toMatch(
    /édition 2 \(Ben, le 2 novembre 2026 à \d\d:01\)\u202f: le contenu n’est pas celui dont l’empreinte a été prise/,
  )
  expect(bad.said).toContain('édition 5 (Ben')
  expect(bad.said).toContain('éditions absentes\u202f: 4')
  const none = await startCommand('verify', ['01a20700-2301-7003-8543-c5aa579474b6'], env)
  expect([none.code, none.said]).toEqual([
    1,
    'Aucun document de cet identifiant\u202f: 01a20700-2301-7003-8543-c5aa579474b6.\n',
  ])
})

test('[H11] a document is named by its address or its id; all else is an archive', () => {
  const id = '01a20700-2301-7003-8543-c5aa579474b6'
  expect(documentIn(id.toUpperCase())).toBe(id)
  expect(documentIn(`https://vaucombe.example/documents/${id}?a=b#un`)).toBe(id)
  expect(documentIn(`/documents/${id}/historique`)).toBe(id)
  expect(documentIn('maillage.tar')).toBeNull()
  expect(documentIn(`${id}.tar`)).toBeNull()
})
