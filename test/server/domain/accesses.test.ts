// What people may do in documents, asked in the same moment: each is answered for themselves.
import { expect, test } from 'vitest'
import { accessOf, Accesses } from '../../../server/domain/access.ts'
import { aDemarche, aStranger } from '../../support/builders.ts'
import { counted } from '../../support/counted.ts'

test('[L85] everyone asks for everything at once: one statement, and the answers that each would get alone', async () => {
  const scene = await aDemarche()
  const { organisationId, stage } = scene
  const people = [
    scene.pilot.principal,
    (await scene.join('writer', { organisationId, name: 'Ana Roux' })).principal,
    (await scene.join('observer', { name: 'Ben Diallo' })).principal,
    (await aStranger(scene)).principal,
  ]
  const documents = [
    await scene.aDocument(),
    await scene.aDocument({ state: 'consultation' }),
    await scene.aDocument({ state: 'consultation', restricted: true }),
    stage.services.id(), // there is none
  ]
  // each twice, and the second time in another order, so that places in a list would not do
  const pairs = documents.flatMap((documentId) => people.map((principal) => ({ principal, documentId })))
  const wishes = [...pairs, ...pairs.toReversed()]
  const alone = []
  for (const { principal, documentId } of wishes) alone.push(await accessOf(stage.database.app, principal, documentId))

  const count = counted(stage.database.app)
  const accesses = new Accesses(count.sql)
  const together = await Promise.all(wishes.map(({ principal, documentId }) => accesses.of(principal, documentId)))
  expect(together).toEqual(alone)
  expect(count.statements).toBe(1)
  const names = together.map((access) => access?.stamp.name)
  expect(names.slice(0, 4)).toEqual(['Nadia Ferhat', 'Ana Roux', undefined, undefined]) // of a draft
  expect(names.slice(4, 8)).toEqual(['Nadia Ferhat', 'Ana Roux', 'Ben Diallo', undefined])
  expect(together.slice(4, 7).map((access) => access?.mayWrite)).toEqual([true, true, false])
  expect(together.slice(-4)).toEqual(together.slice(0, 4).toReversed())
})

test('[L85] two sessions of one person have one answer, each with its own session in it', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument()
  const accesses = new Accesses(scene.stage.database.app)
  const sessionIds = [scene.pilot.me.sessionId, scene.stage.services.id()]
  const given = await Promise.all(
    sessionIds.map((sessionId) => accesses.of({ ...scene.pilot.principal, sessionId }, documentId)),
  )
  expect(given.map((access) => access?.sessionId)).toEqual(sessionIds)
})

test('[L85] a right that was taken away is nobody’s for whoever asks from then on, whatever is under way', async () => {
  const scene = await aDemarche()
  const { demarcheId, pilot } = scene
  const documentId = await scene.aDocument()
  const ana = await scene.join('writer')
  const accesses = new Accesses(scene.stage.database.app)
  const before = [ana, pilot].map(({ principal }) => accesses.of(principal, documentId))
  await pilot.visitor.call('removeMember', { demarcheId, personId: ana.me.id })
  const after = await Promise.all([ana, pilot].map(({ principal }) => accesses.of(principal, documentId)))
  expect(after.map((access) => access?.personId)).toEqual([undefined, pilot.me.id])
  expect((await Promise.all(before))[1]?.personId).toBe(pilot.me.id)
})
